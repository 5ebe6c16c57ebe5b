"""How many were killed and injured, with the bounds that the words set, and who says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.extraction.numbers import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.nlp import Sentence
    from kg.ontology import Lexicon

COUNTING = frozenset({"nummod", "quantmod", "amod", "advmod", "det", "predet", "compound"})
# what the words before a number add to it at either end, None where they set no limit; the first that fits
LIMITS: tuple[tuple[str, tuple[int | None, int | None]], ...] = (
    ("at-least", (0, None)),
    ("at-most", (None, 0)),
    ("less-than", (None, -1)),
    ("more-than", (1, None)),
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
REACH = 4  # words before a number that may bound it: "no fewer than", "somewhere between"


@dataclass(frozen=True, slots=True)
class Bounds:
    """From `least` to `most` people, None where the words set no limit."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people killed or injured, told at `token`."""

    token: Token
    what: str  # killed | injured
    bounds: Bounds

    def values(self) -> Iterator[tuple[str, int]]:
        """Give the properties of the ontology with their values."""
        if self.bounds.least is not None:
            yield f"{self.what}Min", self.bounds.least
        if self.bounds.most is not None:
            yield f"{self.what}Max", self.bounds.most


class Casualties:
    """Finds the numbers of killed and injured in sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the word classes once."""
        words = lexicon.words
        self.words = words
        self.classes = (("killed", words("killing")), ("injured", words("injuring")))
        self.known = words("killing") | words("injuring")
        self.limits = tuple((words(name), bounds) for name, bounds in LIMITS)
        self.quantities = lexicon.valued("quantity")
        self.number, self.links = Numbers(lexicon).of, words("range-link")

    def of(self, sentence: Sentence) -> Iterator[Toll]:
        """Yield the numbers in the order of the text."""
        taken: set[int] = set()
        for token in sentence.doc:
            if token.lower_ not in self.known and token.lemma_.lower() not in self.known:
                continue
            for what, words in self.classes:
                found = self._counted(token) if {token.lemma_.lower(), token.lower_} & words else ()
                numbers = [n for n in found if n.i not in taken]
                taken.update(n.i for n in numbers)
                bounds = _sum([b for b in map(self._bounds, numbers) if b is not None])
                if bounds is not None:
                    yield Toll(token, what, bounds)

    def _counted(self, token: Token) -> tuple[Token, ...]:
        """Give the numbers of those that `token` (killed, dead, deaths) is said of: `ten soldiers and two officers`."""
        for noun in self._people(token):
            found = self._number_of(noun)
            if found is not None:
                others = [c for c in grammar.conjuncts(noun) if c != noun and not self._fares_otherwise(c)]
                return (found, *filter(None, map(self._number_of, others)))
        return ()

    def _number_of(self, noun: Token) -> Token | None:
        return next((c for c in (noun, *noun.children) if self._is_number(c)), None)

    def _fares_otherwise(self, noun: Token) -> bool:
        """`killed five and 20 others injured`: the parser takes the injured for more of the killed."""
        if {noun.lemma_.lower(), noun.lower_} & (self.classes[0][1] | self.classes[1][1]):
            return True
        return any(c.dep_ in {"acl", "relcl", "amod"} and c.tag_ in {"VBN", "VBD"} for c in noun.children)

    def _people(self, token: Token) -> Iterator[Token]:
        """Yield the nouns that may be those killed: object, subject, what `dead` goes with, `deaths of`, `toll of`."""
        if token.pos_ in grammar.VERBS:
            yield from filter(None, (grammar.patient(token), self._sufferer(token)))
            between = (c for c in token.children if c.dep_ == "prep" and c.lower_ == "between")
            yield from filter(None, (grammar.child(c, "pobj") for c in between))
            return
        yield token
        of = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "to"})
        yield from filter(None, (grammar.child(c, "pobj") for c in of))
        if token.lower_ in self.words("toll"):
            yield from self._after_verb(token.head)
        elif token.pos_ == "ADJ":
            yield from self._described(token)

    def _described(self, word: Token) -> Iterator[Token]:
        """`dead soldiers`, `left nine dead`, `ten people are dead`."""
        if word.head.pos_ not in grammar.VERBS:
            yield word.head
            return
        found = grammar.patient(word.head) or (grammar.surface_subject(word.head) if word.dep_ == "acomp" else None)
        yield found or word.head

    def _sufferer(self, verb: Token) -> Token | None:
        """`two were killed`, `nine die`: a subject, but not of a verb that has an object."""
        own = grammar.child(verb, "dobj", "obj")
        lost = own is None or own.lemma_.lower() in self.words("life")
        return grammar.surface_subject(verb) if lost else None

    def _after_verb(self, verb: Token) -> Iterator[Token]:
        """`the toll rises to 26`, `stands at nine`."""
        prepositions = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"to", "at"})
        yield from filter(None, (grammar.child(c, "pobj") for c in prepositions))

    def _is_number(self, token: Token) -> bool:
        counts = token.dep_ in COUNTING or token.pos_ in {"NUM", "NOUN"}
        return counts and self._figure(token) is not None and not self._is_year(token)

    def _is_year(self, token: Token) -> bool:
        """`the massacre of 1961`, `the 2014 shooting`: a year, unless it stands before people or their deaths."""
        counts = {token.head.lemma_.lower(), token.head.lower_} & self.words("casualty-word")
        counts = counts or {token.head.lower_} - self.classes[0][1] if token.head.tag_ in {"NNS", "NNPS"} else counts
        return YEAR.fullmatch(token.text) is not None and not (token.dep_ in COUNTING and counts)

    def _figure(self, token: Token) -> tuple[int, int] | None:
        """Give where a number begins and its value: a figure, a word, `thirty-two`, `two dozen`."""
        doc, i = token.doc, token.i
        span = self._joined(token)
        value = span.most if span is not None else self.number(token.lower_)
        if i + 1 < len(doc) and value is not None and doc[i + 1].lower_ in self.quantities:
            return self._quantity(doc[i + 1])
        if value is None:
            return self._quantity(token)
        if i > 1 and doc[i - 1].text == "-":
            joined = self.number(f"{doc[i - 2].lower_}-{token.lower_}")
            return (i - 2, joined) if joined is not None else (i, value)
        return i, value

    def _quantity(self, token: Token) -> tuple[int, int] | None:
        value = self.quantities.get(token.lower_)
        if value is None:
            return None
        times = self.number(token.nbor(-1).lower_) if token.i else None
        return (token.i - 1, times * value) if times else (token.i, value)

    def _bounds(self, number: Token) -> Bounds | None:
        figure = self._figure(number)
        if figure is None:
            return None
        start, value = figure
        joined = self._joined(number)
        if joined is not None:
            return joined
        before = [t.lower_ for t in number.doc[max(0, start - REACH) : start]]
        low, high = self._end(before[::-1]), self._end([t.lower_ for t in number.doc[number.i + 1 : number.i + 3]])
        if low is not None and low < value:
            return Bounds(low, value)
        if high is not None and high > value:
            return Bounds(value, high)
        return self._limited(number, value, " ".join(before))

    def _joined(self, token: Token) -> Bounds | None:
        """Give the ends of a range that is one token: `20–30`."""
        link = next((link for link in sorted(self.links) if link in token.text[1:-1] and not link.isalpha()), None)
        low, _, high = token.lower_.partition(link) if link is not None else ("", "", "")
        least, most = self.number(low), self.number(high)
        return Bounds(least, most) if least is not None and most is not None and least < most else None

    def _end(self, words: list[str]) -> int | None:
        """Give the other end of a range, from the words that lead away from a number: `to 30`, `20 to` backwards."""
        return self.number(words[1]) if len(words) > 1 and words[0] in self.links else None

    def _limited(self, number: Token, value: int, before: str) -> Bounds:
        for words, (least, most) in self.limits:
            if any(before == word or before.endswith(f" {word}") for word in words):
                return Bounds(None if least is None else value + least, None if most is None else value + most)
        open_ended = number.lower_ in self.quantities and number.lower_.endswith("s")  # `dozens`: who knows how many
        return Bounds(value, None if open_ended else value)


def _sum(parts: list[Bounds]) -> Bounds | None:
    """Give the bounds of several numbers together: an end is known where that of each is."""
    if not parts:
        return None
    least, most = [p.least for p in parts], [p.most for p in parts]
    return Bounds(
        sum(n for n in least if n is not None) if None not in least else None,
        sum(n for n in most if n is not None) if None not in most else None,
    )
