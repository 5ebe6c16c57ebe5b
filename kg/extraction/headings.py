"""Who the author of an official statement is: its heading, its byline or its publisher tells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.bylines import MAKING, maker
from kg.extraction.nouns import SERVED
from kg.model import Label, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Cast, Figure, Party
    from kg.extraction.parties import Parties
    from kg.gazetteer import Entry, Gazetteer
    from kg.model import Article
    from kg.nlp import Sentence

LAST = 3  # lines at the bottom one of which may sign the text
LONGEST = 5  # words of the name that signs it
HEADING = 3  # sentences at the top that may name the author: title, byline, who released the text
AFTER = frozenset({",", "(", "–", "—", "-"})  # what stands between a name and its office at the head of a text
TITLES = frozenset({"PROPN", "NOUN", "ADJ"})  # what stands before a name at the beginning of a line


def issuer(publisher: str, gazetteer: Gazetteer) -> Entry | None:
    """Give the gazetteer's entry of the publisher where it speaks for itself: a ministry, a party, but no outlet."""
    entries = (entry for entry, _ in gazetteer.find(publisher))
    return next((e for e in entries if e.label in SERVED and e.label is not Label.MEDIA), None)


class Headings:
    """Reads the sentences at the top of one official statement."""

    def __init__(self, cast: Cast, parties: Parties) -> None:
        """Read names with `parties`."""
        self.cast, self.parties = cast, parties
        words = cast.lexicon.words
        self.closings = tuple([word] for word in sorted(words("closing")))
        self.texts, self.ways = words("communication"), (("by", words("authorship")), ("to", words("ascribed")))

    def authors(self, article: Article) -> tuple[Figure, ...]:
        """Give those who speak throughout, the publisher where nobody is named, nobody where it is an outlet."""
        entry = issuer(article.publisher, self.cast.gazetteer) if article.publisher else None
        if entry is None:
            return ()
        publisher = self.cast.known(entry)
        named = next(filter(None, map(self._named, self.cast.sentences[:HEADING])), ())
        for party in named:
            if not party.figure.principals and party.figure.label is Label.PERSON:
                party.figure.principals.setdefault(publisher.key)
        return tuple(dict.fromkeys(p.figure for p in named)) or self._signed(article, publisher) or (publisher,)

    def _signed(self, article: Article, publisher: Figure) -> tuple[Figure, ...]:
        """`Sincerely, ANA RUIZ`: the name alone in one of the last lines, after the words that close a letter."""
        lines = [line.strip() for line in article.text.split("\n") if line.strip()]
        for before, line in list(pairwise(lines))[-LAST:]:
            words = line.split()
            closed = before.rstrip(",.").casefold().split()[-1:] in self.closings
            if closed and 1 < len(words) <= LONGEST and all(word[0].isupper() for word in words):
                figure = self.cast.person(words)
                figure.principals.setdefault(publisher.key)
                start = article.text.rfind(line)
                figure.see(Span(start, start + len(line)), line)
                return (figure,)
        return ()

    def _named(self, sentence: Sentence) -> tuple[Party, ...]:
        if not sentence.parsed:
            return ()
        for token in self._makers(sentence):
            found = tuple(p for p in self.parties.of(sentence, token) if p.figure.label is not Label.PLACE)
            if found and all(not p.figure.unnamed or self._names_some(sentence, p) for p in found):
                return found
        return ()

    def _names_some(self, sentence: Sentence, party: Party) -> bool:
        """Tell whether a description holds a name: `the G7 foreign ministers`."""
        return any(self.cast.names_in(sentence, list(sentence.doc[party.start : party.end])))

    def _makers(self, sentence: Sentence) -> Iterator[Token]:
        """Yield the nouns that may name the author: `Statement by X`, `X's statement`, `X, Secretary of State`."""
        yield from self._released(sentence)
        opening = maker(sentence.doc, self.cast.lexicon)
        named = grammar.child(sentence.doc[opening], "pobj") if opening else None
        if named is not None:
            yield named
        if _tells(sentence):
            return
        for text in (t for t in sentence.doc if t.lower_ in self.texts):
            made = (grammar.child(c, "pobj") for c in text.children if c.dep_ == "prep" and c.lower_ in MAKING)
            for noun in filter(None, made):
                yield from (c for c in noun.children if c.dep_ == "poss" and text.i < c.i)
                yield noun
            yield from (c for c in text.children if c.dep_ == "poss")
        names = self.cast.names.get(sentence.index, ())
        first = next((n for n in names if n.label is Label.PERSON), None)
        alone = first is not None and (first.end == len(sentence.doc) or sentence.doc[first.end].text in AFTER)
        if first is not None and alone and self._is_byline(sentence, first.start):
            yield sentence.doc[first.start : first.end].root

    def _released(self, sentence: Sentence) -> Iterator[Token]:
        """`The text was released by X`, `The below is attributable to X`: who is named after the word for a text."""
        text = next((t.i for t in sentence.doc if t.lower_ in self.texts), len(sentence.doc))
        for preposition, made in self.ways:
            for word in (t for t in sentence.doc[text:] if t.lower_ in made):
                found = grammar.agent(word) if preposition == "by" else None
                found = found or next(complements.prepositional(word, {preposition}), None)
                if found is not None:
                    yield found

    def _is_byline(self, sentence: Sentence, start: int) -> bool:
        """Tell whether a sentence says no more than who somebody is: a title, a name, an office."""
        before = sentence.doc[:start]
        titles = all(t.pos_ in TITLES for t in before) and (not start or any(map(self.parties.posts.is_office, before)))
        return titles and any(map(self.parties.posts.is_office, sentence.doc))


def _tells(sentence: Sentence) -> bool:
    return any(t.pos_ in grammar.VERBS for t in sentence.doc)
