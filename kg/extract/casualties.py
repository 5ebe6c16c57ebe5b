"""How many were killed and injured, with the bounds that the words set, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import grammar
from kg.extract.numbers import Numbers

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
        self.limits = tuple((words(name), bounds) for name, bounds in LIMITS)
        self.quantities = lexicon.valued("quantity")
        self.number, self.links = Numbers(lexicon).of, words("range-link")

    def of(self, sentence: Sentence) -> Iterator[Toll]:
        """Yield the numbers in the order of the text."""
        taken: set[int] = set()
        for token in sentence.doc:
            for what, words in self.classes:
                number = self._counted(token) if {token.lemma_.lower(), token.lower_} & words else None
                if number is not None and number.i not in taken:
                    taken.add(number.i)
                    bounds = self._bounds(number)
                    if bounds is not None:
                        yield Toll(token, what, bounds)

    def _counted(self, token: Token) -> Token | None:
        """Give the number of those that `token` (killed, dead, deaths) is said of."""
        for noun in self._people(token):
            found = next((c for c in (noun, *noun.children) if self._is_number(c)), None)
            if found is not None:
                return found
        return None

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
            yield token.head if token.head.pos_ not in grammar.VERBS else (grammar.patient(token.head) or token.head)

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
        return (token.dep_ in COUNTING or token.pos_ in {"NUM", "NOUN"}) and self._figure(token) is not None

    def _figure(self, token: Token) -> tuple[int, int] | None:
        """Give where a number begins and its value: a figure, a word, `thirty-two`, `two dozen`."""
        doc, i = token.doc, token.i
        value = self.number(token.lower_)
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
        before = [t.lower_ for t in number.doc[max(0, start - REACH) : start]]
        low, high = self._end(before[::-1]), self._end([t.lower_ for t in number.doc[number.i + 1 : number.i + 3]])
        if low is not None and low < value:
            return Bounds(low, value)
        if high is not None and high > value:
            return Bounds(value, high)
        return self._limited(number, value, " ".join(before))

    def _end(self, words: list[str]) -> int | None:
        """Give the other end of a range, from the words that lead away from a number: `to 30`, `20 to` backwards."""
        return self.number(words[1]) if len(words) > 1 and words[0] in self.links else None

    def _limited(self, number: Token, value: int, before: str) -> Bounds:
        for words, (least, most) in self.limits:
            if any(before == word or before.endswith(f" {word}") for word in words):
                return Bounds(None if least is None else value + least, None if most is None else value + most)
        open_ended = number.lower_ in self.quantities and number.lower_.endswith("s")  # `dozens`: who knows how many
        return Bounds(value, None if open_ended else value)
