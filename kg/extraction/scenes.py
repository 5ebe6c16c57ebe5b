"""Where something was done or said: the places in the phrases of a sentence that belong to a deed or a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.spots import LOCATIVE, Spot, Spots
from kg.model import Filler, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Cast
    from kg.extraction.places import Places
    from kg.nlp import Sentence

STRUCK = frozenset({"on", "of", "into", "onto"})  # between a deed and the place that it struck: `shelling of Kharkiv`
TOUCHING = frozenset({"of", "with", "over", "about", "against", "to"})  # `convicted of murder`: elsewhere
SAID = frozenset({"in", "at"})
OWN_CLAUSE = frozenset({"ccomp", "parataxis", "relcl", "ROOT", "pcomp"})  # what stands above tells something else
APART = frozenset({"ccomp", "parataxis", "relcl"})
WAYS = 8  # steps in the parse between a deed and the preposition of its place


class Scenes:
    """Finds the places of deeds and statements in the sentences of one article."""

    def __init__(self, cast: Cast, places: Places) -> None:
        """Tell what names mean with `places`."""
        self.cast, self.places, self.spots = cast, places, Spots(cast)
        self.audience = cast.lexicon.words("audience")

    def of_deed(self, sentence: Sentence, deed: Token) -> tuple[Filler, ...]:
        """Give where a deed was done that is told at `deed`: the nearest place in its clause, or what it struck."""
        ways = [(way, p.i, p) for p in sentence.doc if p.lower_ in LOCATIVE and (way := _way(deed, p)) is not None]
        return self._nearest(sentence, deed, ways)

    def of_content(self, sentence: Sentence, content: Token) -> tuple[Filler, ...]:
        """Give where that was done which an accusation tells below `content`."""
        inside = [t for t in content.subtree if t.lower_ in LOCATIVE]
        ways = [(way, p.i, p) for p in inside if (way := _down(content, p)) is not None]
        return self._nearest(sentence, content, ways)

    def _nearest(self, sentence: Sentence, deed: Token, ways: list[tuple[int, int, Token]]) -> tuple[Filler, ...]:
        """Give the place after the nearest preposition, or what was struck: in that place, or nearer to the deed."""
        told = ((p, self._after(sentence, p)) for _, _, p in sorted(ways, key=lambda w: w[:2]))
        preposition, found = next((pair for pair in told if pair[1]), (deed, ()))
        around = tuple(f.span.of(self.cast.article.text) for f in found)
        struck = self._struck(sentence, deed, around)
        inside = all(self.places.holds(f.entity, s.entity) for f in found for s in struck)
        return struck if struck and (inside or not deed.is_ancestor(preposition)) else found

    def of_statement(self, sentence: Sentence, cue: Token, content: Token | None) -> tuple[Filler, ...]:
        """`said in Geneva that`, `told reporters in Kyiv`: the town where something was said, before what was said."""
        inside = {t.i for t in content.subtree} if content is not None and content != cue else set()
        starts = min((i for i in inside if i > cue.i), default=len(sentence.doc))
        heard = (c for c in cue.children if c.lower_ in self.audience and c.i < starts)
        for holder in (cue, *heard):
            for preposition in holder.children:
                inner = grammar.child(preposition, "pobj")
                beside = preposition.lower_ in SAID and preposition.i < starts and preposition.i not in inside
                if beside and inner is not None and cue.pos_ in grammar.VERBS:
                    found = self._fillers(sentence, inner, "venue")
                    if found and self.places.figures[found[0].entity].label is Label.PLACE:
                        return found
        return ()

    def _after(self, sentence: Sentence, preposition: Token) -> tuple[Filler, ...]:
        if self.cast.name_at(sentence, preposition.i) is not None:
            return ()  # `Army of the North in Norland` is a name
        inner, head = grammar.child(preposition, "pobj"), preposition.head
        name = self.cast.name_at(sentence, head.i)
        held = self.spots.is_place(head) or (name is not None and name.label is Label.PLACE)
        if inner is None or (preposition.lower_ == "on" and inner.lower_ not in self.spots.parts):
            return ()  # `shelled the town of Oster in the north`: the town
        return (self._fillers(sentence, head, "place") if held else ()) or self._fillers(sentence, inner, "place")

    def _struck(self, sentence: Sentence, deed: Token, around: tuple[str, ...]) -> tuple[Filler, ...]:
        """`shelled Oster`, `an attack on the town of Oster`, `the Oster bombing`: what was struck is where it was."""
        verb = complements.governor(deed) if deed.pos_ == "NOUN" and deed.dep_ in {"dobj", "pobj"} else None
        beside = [c for c in verb.children if c.i > deed.i or c.dep_ == "dobj"] if verb is not None else []
        things = [c for c in deed.children if c.dep_ in {"dobj", "nsubjpass", "compound"}]
        things += [c for c in beside if c.dep_ == "dobj" and c != deed]
        on = [c for c in deed.children if c.lower_ in STRUCK] + [c for c in beside if c.lower_ == "on"]
        things += filter(None, (grammar.child(c, "pobj") for c in on))
        for thing in things:
            found = self._fillers(sentence, thing, "place", around)
            if found and (thing.dep_ == "pobj" or self.places.figures[found[0].entity].label is Label.PLACE):
                return found
        return ()

    def _fillers(self, sentence: Sentence, noun: Token, role: str, around: tuple[str, ...] = ()) -> tuple[Filler, ...]:
        return tuple(self._filler(sentence, spot, key, role) for spot, key in self._found(sentence, noun, around))

    def _filler(self, sentence: Sentence, spot: Spot, key: str, role: str) -> Filler:
        span = sentence.chars(sentence.doc[spot.start], sentence.doc[spot.end - 1])
        self.places.see(key, span, spot, self.cast.named(sentence, spot.name) if spot.name is not None else None)
        return Filler(role, span, key)

    def _found(self, sentence: Sentence, noun: Token, around: tuple[str, ...]) -> Iterator[tuple[Spot, str]]:
        """Yield the places that a noun phrase tells, one for each of its coordinated nouns that says something new."""
        told: list[str] = []
        reach = 0
        for one in grammar.conjuncts(noun):
            spots = list(self.spots.of(sentence, one, (*self.spots.names_around(sentence, noun), *around)))
            if one.i < reach:  # `in Oster, East, Norland`: what looks like another place tells where the first is
                continue
            reach = max((spot.reach for spot in spots), default=0)
            meant = ((spot, self.places.meant(spot)) for spot in spots)
            found = next((pair for pair in meant if pair[1]), None)
            if found is not None and not any(self.places.holds(found[1], key) for key in told):
                told.append(found[1])
                yield found


def _way(deed: Token, preposition: Token) -> int | None:
    """Give the steps from a deed to a preposition, None where another clause lies between."""
    token = deed
    for up in range(WAYS):
        if (down := _down(token, preposition)) is not None:
            return up + down
        if _closed(token) or (token.dep_ == "conj" and grammar.child(token, "nsubj", "nsubjpass") is not None):
            return None
        token = token.head
    return None


def _closed(token: Token) -> bool:
    """Tell whether what stands above tells something else: a clause about the deed, what somebody was punished for."""
    touching = token.lower_ == "for" or (token.lower_ in TOUCHING and token.head.pos_ in {"VERB", "ADJ"})
    return (
        token.dep_ in OWN_CLAUSE or (token.dep_ == "prep" and touching) or (token.dep_ == "acl" and token.tag_ == "VBN")
    )


def _down(top: Token, token: Token) -> int | None:
    """Give the steps from `token` up to `top`, None where they lead out of another clause."""
    for steps in range(WAYS):
        if token == top:
            return steps
        apart = token.dep_ in APART and token.head != top
        if apart or token.dep_ == "ROOT" or (token.dep_ == "conj" and grammar.child(token, "nsubj", "nsubjpass")):
            return None
        token = token.head
    return None
