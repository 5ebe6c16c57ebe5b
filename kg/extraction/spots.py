"""The names of places in a noun phrase, and what beside a name tells which place it means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.gazetteer import Usage
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.extraction.cast import Cast
    from kg.extraction.names import Name
    from kg.nlp import Sentence

LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "within", "throughout", "off", "on"})
SEEN = frozenset({"GPE", "LOC", "FAC"})
BESIDE = ("compound", "nmod", "amod", "poss")


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens of a sentence that may name a place, and what beside them tells which."""

    start: int
    end: int
    text: str
    name: Name | None
    town: bool | None = None  # a noun says that it is a town, or a division of a state
    after: tuple[str, ...] = ()  # names after its comma, one of which it must lie in: `Hyderabad, Pakistan`
    around: tuple[str, ...] = ()  # other names of its phrase, one of which it may lie in: `the Syrian city of Idlib`
    sure: bool = False  # the sentence calls it a place: `the town of Masisi`
    reach: int = 0  # where the names after its comma end
    seen: bool = False  # the recogniser takes it for a place, whatever it may do in the sentence


class Spots:
    """Reads the phrases of one article."""

    def __init__(self, cast: Cast) -> None:
        """Take the word classes once."""
        self.cast, words = cast, cast.lexicon.words
        self.towns, self.divisions, self.elsewhere = words("town-noun"), words("division-noun"), words("landscape-noun")
        self.parts = words("part-noun") | words("district-noun")

    def is_place(self, noun: Token) -> bool:
        """Tell whether a noun says that it is a town, a division of a state or a part of one."""
        return noun.pos_ == "NOUN" and (self._kind(noun) is not None or noun.lower_ in self.parts)

    def of(self, sentence: Sentence, noun: Token, around: tuple[str, ...]) -> Iterator[Spot]:
        """Yield what may be the place in a phrase, the most exact first; `around` are names beside the phrase."""
        spots = list(self._named(sentence, noun, around))
        yield from spots
        for spot in spots:
            yield from self._after_comma(sentence, spot.start, spot.end)
        yield from self._adjective(sentence, noun)

    def _named(self, sentence: Sentence, noun: Token, around: tuple[str, ...]) -> Iterator[Spot]:
        name = self.cast.name_at(sentence, noun.i)
        if name is not None or noun.pos_ == "PROPN":
            yield self._spot(sentence, noun, around, town=self._called(noun))
            held = (grammar.child(c, "pobj") for c in noun.children if c.dep_ == "prep" and c.lower_ in LOCATIVE)
            for holder in filter(None, held):  # `a village in Norland`, where the village is unknown
                yield self._spot(sentence, holder, around, town=self._called(holder))
            return
        for inner, kind, sure in self._inner(noun):
            known = self.cast.name_at(sentence, inner.i)
            acting = inner.dep_ in BESIDE and known is not None and known.label is Label.STATE
            if not acting or self.is_place(inner.head):  # `U.S. airstrikes` are not in the United States
                yield self._spot(sentence, inner, around, town=kind, sure=sure)

    def _inner(self, noun: Token) -> Iterator[tuple[Token, bool | None, bool]]:
        """Yield the nouns of a description that may be names, whether they are towns, and whether they are places.

        `a market in Quetta`, `the town of Beni`, `the capital, Kabul`, `Quetta hospital`, `Pakistan's Sindh province`.
        """
        kind = self._kind(noun)
        place = kind is not None or noun.lower_ in self.parts
        for c in noun.children:
            inner = grammar.child(c, "pobj") if c.dep_ == "prep" else None
            if inner is not None and (c.lower_ in LOCATIVE or (c.lower_ == "of" and place)):
                found = list(self._inner(inner)) if inner.pos_ == "NOUN" else []
                yield from found or [(inner, kind if c.lower_ == "of" else self._called(inner), c.lower_ == "of")]
        yield from ((c, kind, kind is not None) for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN")
        if noun.lower_ not in self.elsewhere:
            before = [c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN"]
            yield from ((one, kind, False) for c in reversed(before) for one in grammar.conjuncts(c))
            yield from ((c, None, False) for c in noun.children if place and c.dep_ == "poss" and c.pos_ == "PROPN")

    def _kind(self, noun: Token) -> bool | None:
        if noun.lower_ in self.towns:
            return True
        return False if noun.lower_ in self.divisions else None

    def _called(self, noun: Token) -> bool | None:
        """`Quetta, the capital of Balochistan`: what a name is said to be."""
        beside = [c for c in noun.children if c.dep_ in {"appos", "compound"} and c.pos_ == "NOUN"]
        return next((k for c in beside if (k := self._kind(c)) is not None), None)

    def _spot(
        self, sentence: Sentence, noun: Token, around: tuple[str, ...], *, town: bool | None, sure: bool = False
    ) -> Spot:
        doc, name = sentence.doc, self.cast.name_at(sentence, noun.i)
        start, end = (name.start, name.end) if name is not None else _run(noun)
        while start < end - 1 and not doc[start].text[:1].isupper():
            start += 1
        text = doc[start:end].text if self._whole(sentence, end) else ""
        others = tuple(other for other in around if other != text)
        spot = self._whole_name(sentence, Spot(start, end, text, name, town, (), others, sure))
        after = list(self._after_comma(sentence, spot.start, spot.end))
        reach = after[-1].end if after else spot.end
        return replace(spot, after=tuple(a.text for a in after), reach=reach, seen=doc[end - 1].ent_type_ in SEEN)

    def _adjective(self, sentence: Sentence, noun: Token) -> Iterator[Spot]:
        """`a Syrian village`: the state, where nothing tells more."""
        if noun.lower_ in self.towns | self.divisions | self.parts:
            for name in self.cast.names_in(sentence, [c for c in noun.children if c.dep_ == "amod"]):
                if name.entry is not None and name.usage is Usage.DEMONYM:
                    yield Spot(name.start, name.end, name.entry.name, replace(name, usage=Usage.NAME))

    def _whole_name(self, sentence: Sentence, spot: Spot) -> Spot:
        """`Niger State`: with its noun the name of a state is that of a division, wherever that lies."""
        doc = sentence.doc
        last = doc[spot.end] if spot.name is not None and spot.end < len(doc) else doc[spot.end - 1]
        state = spot.name is not None and spot.name.label is Label.STATE
        if not (last.text[:1].isupper() and last.lower_ in self.divisions and (state or spot.name is None)):
            return spot
        text = doc[spot.start : last.i + 1].text
        return replace(spot, end=last.i + 1, text=text, name=None, town=False, sure=True)

    def _whole(self, sentence: Sentence, end: int) -> bool:
        """Tell whether a name ends there: not in `Suffolk county`, nor `Victoria Street`."""
        after = sentence.doc[end] if end < len(sentence.doc) else None
        if after is None or after.lower_ in self.towns | self.divisions | self.parts:
            return True
        return after.lower_ not in self.elsewhere and (after.pos_ != "PROPN" or after.dep_ != "pobj")

    def _after_comma(self, sentence: Sentence, start: int, end: int) -> Iterator[Spot]:
        """Yield the names that follow one after the other, each behind a comma.

        The subject after a phrase that opens a clause is none: `In Oster, Norland said ...`.
        """
        doc = sentence.doc
        opens = _opens(doc, start)
        while end + 1 < len(doc) and doc[end].text == ",":
            name = self.cast.name_at(sentence, end + 1)
            if name is None or name.label not in {Label.STATE, Label.PLACE} or name.usage is Usage.DEMONYM:
                return
            if opens and doc[name.start : name.end].root.dep_ in grammar.SUBJECTS:
                return
            spot = Spot(name.start, name.end, doc[name.start : name.end].text, name, town=False)
            spot = self._whole_name(sentence, spot)
            yield spot
            end = spot.end

    def names_around(self, sentence: Sentence, noun: Token) -> Iterator[str]:
        """Yield the other names of a phrase: before it, in apposition, after its prepositions of place."""
        for name in self.cast.names_in(sentence, list(_phrase(noun))):
            if name.label in {Label.STATE, Label.PLACE, Label.POPULATION}:
                yield sentence.doc[name.start : name.end].text


def _opens(doc: Doc, start: int) -> bool:
    """Tell whether the phrase of the name at `start` opens its clause."""
    while start and doc[start - 1].pos_ in {"DET", "ADJ", "ADV", "NOUN", "PROPN"}:
        start -= 1
    return start < 2 or doc[start - 2].is_punct or doc[start - 2].pos_ in {"CCONJ", "SCONJ"}  # noqa: PLR2004 - a preposition before it


def _phrase(noun: Token) -> Iterator[Token]:
    """Yield the tokens of a phrase that may tell where the place lies."""
    yield noun
    for c in noun.children:
        if c.dep_ in BESIDE or c.dep_ == "appos":
            yield from _phrase(c)
        elif c.dep_ == "prep" and c.lower_ in LOCATIVE | {"of"}:
            yield from (t for inner in c.children if inner.dep_ == "pobj" for t in _phrase(inner))


def _run(noun: Token) -> tuple[int, int]:
    """Give the bounds of the capitalised nouns around one that the recogniser took for no name."""
    start = noun.i
    while start and noun.doc[start - 1].pos_ == "PROPN" and noun.doc[start - 1].head == noun:
        start -= 1
    return start, noun.i + 1
