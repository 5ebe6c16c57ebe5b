"""Who is who in one article: each name and description becomes a figure, the same one wherever it is meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kg.extraction.names import Name, names
from kg.model import Label, Post, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from kg.extraction.names import Matcher
    from kg.gazetteer import Entry
    from kg.model import Article
    from kg.nlp import Sentence
    from kg.ontology import Lexicon


@dataclass(eq=False, slots=True)
class Figure:
    """Something that takes part in what an article tells; grows as the article is read, then becomes an Entity."""

    key: str
    label: Label
    name: str
    known: str = ""  # id in the gazetteer
    wikidata: str = ""
    geonames: str = ""
    mentions: dict[Span, str] = field(default_factory=dict)
    posts: dict[Post, None] = field(default_factory=dict)
    principals: dict[str, None] = field(default_factory=dict)  # keys of the figures it speaks for or serves
    unnamed: bool = False
    reason: str = ""

    def see(self, span: Span, text: str) -> None:
        """Record a surface form at its place."""
        if text:
            self.mentions.setdefault(span, text)


@dataclass(frozen=True, slots=True)
class Party:
    """A figure where it stands in a sentence: tokens `start` to `end`."""

    figure: Figure
    start: int
    end: int
    elsewhere: Sentence | None = None  # the sentence, where it is not that of the statement

    def words(self, sentence: Sentence) -> TokenSpan:
        """Give the tokens, `sentence` being that of the statement."""
        return (self.elsewhere or sentence).doc[self.start : self.end]

    def place(self, sentence: Sentence) -> Span:
        """Give the characters in the article, `sentence` being that of the statement."""
        words = self.words(sentence)
        return (self.elsewhere or sentence).chars(words[0], words[-1])


class Cast:
    """The figures of one article and the names of its parsed sentences."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], lexicon: Lexicon, matcher: Matcher) -> None:
        """Find all names first, so that a surname finds its full name wherever that stands."""
        self.article, self.lexicon, self.gazetteer = article, lexicon, matcher.gazetteer
        self.figures: dict[str, Figure] = {}
        self.sentences = sentences
        self.names: dict[int, tuple[Name, ...]] = {}
        self._at: dict[tuple[int, int], Name] = {}
        self._people: dict[str, list[str]] = {}  # surname -> full names in the article
        self._aliases: dict[str, Figure] = {}
        self._named: dict[tuple[int, int], Figure] = {}  # by sentence and first token, once all aliases are known
        self.suffixes = lexicon.words("name-suffix")
        for sentence in sentences:
            if sentence.parsed:
                self._index(sentence, names(sentence.doc, matcher, lexicon))
        for sentence in sentences:
            for name in self.names.get(sentence.index, ()):
                self._alias(sentence, name)

    def _in_dateline(self, sentence: Sentence, name: Name) -> bool:
        """`BERLIN, Nov 24 -`: where an article was written acts in nothing."""
        article, place = self.article, sentence.chars(sentence.doc[name.start], sentence.doc[name.end - 1])
        head = len(article.title)  # the capital that a headline names does act
        opens = head <= place.start and not article.text[head : place.start].strip()
        return opens and place.of(article.text).casefold() == article.dateline.casefold()

    def _index(self, sentence: Sentence, everything: tuple[Name, ...]) -> None:
        found = tuple(name for name in everything if not self._in_dateline(sentence, name))
        self.names[sentence.index] = found
        for name in found:
            for i in range(name.start, name.end):
                self._at[sentence.index, i] = name
            if name.label is Label.PERSON and name.entry is None:
                words = self.bare(sentence, name).split()
                if len(words) > 1:
                    full = self._people.setdefault(words[-1].casefold(), [])
                    full.append(" ".join(words))

    def _alias(self, sentence: Sentence, name: Name) -> None:
        """`Coalition for X (CFX)`: the acronym in brackets after a name is another name of the same figure."""
        doc = sentence.doc
        if name.end + 2 < len(doc) and doc[name.end].text == "(" and doc[name.end + 2].text == ")":
            acronym = doc[name.end + 1].text
            if len(acronym) > 1 and acronym[:1].isupper() and sum(map(str.isupper, acronym)) * 2 > len(acronym):
                self._aliases.setdefault(acronym, self._read(sentence, name))

    def name_at(self, sentence: Sentence, i: int) -> Name | None:
        """Give the name that covers token `i`."""
        return self._at.get((sentence.index, i))

    def is_named(self, sentence: Sentence, token: Token, label: Label) -> bool:
        """Tell whether `token` is in the name of something of a class."""
        name = self.name_at(sentence, token.i)
        return name is not None and name.label is label

    def bare(self, sentence: Sentence, name: Name) -> str:
        """Give the words of a name without titles before it."""
        titles = self.lexicon.words("honorific") | (
            self.lexicon.words("office") if name.label is Label.PERSON else frozenset()
        )
        start = name.start
        while start < name.end - 1 and sentence.doc[start].lower_ in titles:
            start += 1
        end = name.end
        while name.label is Label.PERSON and end - 1 > start and sentence.doc[end - 1].lower_ in self.suffixes:
            end -= 1  # `Romeo Brawner Jr.`
        return sentence.doc[start:end].text.strip()

    def named(self, sentence: Sentence, name: Name) -> Figure:
        """Give the figure that a name means."""
        place = sentence.index, name.start
        if place not in self._named:
            self._named[place] = self._read(sentence, name)
        return self._named[place]

    def _read(self, sentence: Sentence, name: Name) -> Figure:
        text = self.bare(sentence, name)
        figure = self._of_name(name, text)
        last = sentence.doc[name.end - 1]
        if text.endswith(last.text):
            start = name.end - len(text.split()) if name.label is Label.PERSON else name.start
            figure.see(sentence.chars(sentence.doc[max(start, name.start)], last), text)
        figure.see(sentence.chars(sentence.doc[name.start], last), sentence.doc[name.start : name.end].text)
        return figure

    def _of_name(self, name: Name, text: str) -> Figure:
        if name.entry is not None:
            return self.known(name.entry)
        if text in self._aliases:
            return self._aliases[text]
        if name.label is Label.PERSON or (name.end - name.start == 1 and text.casefold() in self._people):
            full = self.full_name(text)
            return self.figure("person:" + full.casefold(), Label.PERSON, full, reason="name in the article")
        return self.figure("name:" + text.casefold(), name.label, text, reason="name in the article")

    def known(self, entry: Entry) -> Figure:
        """Give the figure of a gazetteer entry; a state's organ speaks for it, and who holds it in fact on that day."""
        new = entry.id not in self.figures
        figure = self.figure(
            entry.id,
            entry.label,
            entry.name,
            known=entry.id,
            wikidata=entry.wikidata,
            geonames=entry.geonames,
            reason="gazetteer",
        )
        if new:
            if entry.label is Label.GOVERNMENT_BODY and entry.country.startswith("state/"):
                self.known(self.gazetteer.entry(entry.country))
                figure.principals.setdefault(entry.country)
            day = self.article.published or date.max  # undated text is read with the rules that hold now
            for rule in self.gazetteer.rules:
                if rule.ruler == entry.id and rule.holds(day) and rule.state.startswith("state/"):
                    self.known(self.gazetteer.entry(rule.state))
                    figure.principals.setdefault(rule.state)
        return figure

    def full_name(self, text: str) -> str:
        """Give the fullest name in the article that a surname or a shorter name belongs to."""
        words = text.split()
        known = self._people.get(words[-1].casefold(), [])
        if len(words) == 1:
            return known[0] if known else text
        return next((k for k in known if k != text and set(words) < set(k.split())), text)

    def figure(self, key: str, label: Label, name: str, **known: str) -> Figure:
        """Give the figure with `key`, made on its first mention."""
        if key not in self.figures:
            unnamed = bool(known.pop("unnamed", ""))
            self.figures[key] = Figure(
                key,
                label,
                name,
                known.get("known", ""),
                known.get("wikidata", ""),
                known.get("geonames", ""),
                unnamed=unnamed,
                reason=known.get("reason", ""),
            )
        return self.figures[key]

    def is_surname(self, text: str) -> bool:
        """Tell whether somebody in the article is called so."""
        return text.casefold() in self._people

    def surname(self, text: str) -> Figure | None:
        """Give the person whose surname a word is that the recogniser passed over."""
        if text.casefold() not in self._people:
            return None
        full = self.full_name(text)
        return self.figure("person:" + full.casefold(), Label.PERSON, full, reason="surname")

    def person(self, words: list[str]) -> Figure:
        """Give the person whom a line in capitals names: the one in the article with that surname, or a new one."""
        while len(words) > 1 and words[-1].casefold() in self.suffixes:
            words = words[:-1]
        known = self.surname(words[-1])
        if known is not None:
            return known
        full = " ".join(word.title() if word.isupper() else word for word in words)
        return self.figure("person:" + full.casefold(), Label.PERSON, full, reason="line that names its speaker")

    def names_in(self, sentence: Sentence, tokens: Iterator[Token] | list[Token]) -> Iterator[Name]:
        """Yield the distinct names that cover the tokens, in order."""
        seen: set[int] = set()
        for token in tokens:
            name = self.name_at(sentence, token.i)
            if name is not None and name.start not in seen:
                seen.add(name.start)
                yield name
