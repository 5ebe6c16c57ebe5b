"""One attack told in several sentences is one: what points back is added to what it points back to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Precision

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spacy.tokens import Token

    from kg.model import Claim, Span
    from kg.nlp import Sentence

ATTACK, RESPONSIBILITY, CASUALTIES = "Attack", "ResponsibilityClaim", "CasualtyReport"
PERPETRATOR, TYPE = "reportedPerpetrator", "attackType"
GENERAL = "other"
CLOSE = 400  # characters: how far after an attack those whom it killed may be counted
PLACES = frozenset({"GPE", "LOC", "FAC"})
ALIKE = (frozenset({"bombing", "suicide bombing"}), frozenset({"airstrike", "shelling", "bombing"}))
OWN = frozenset({"amod", "compound", "nmod", "poss", "prep", "acl", "relcl", "nummod"})  # what makes a mention its own


def points_back(token: Token, definite: Collection[str], *, bare: bool = True) -> bool:
    """Tell whether `token` is a noun like `the attack`, which means one told before; `bare` asks for nothing more."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    children = list(token.children)
    article = any(c.dep_ in {"det", "predet", "amod", "poss"} and c.lower_ in definite for c in children)
    return (article or (not children and token.dep_ == "pobj")) and not (bare and any(c.dep_ in OWN for c in children))


class Retold:
    """Joins the attacks of one article."""

    def __init__(self, sentences: Sequence[Sentence], title: int, definite: Collection[str]) -> None:
        """Take the sentences that the attacks were read in; the first `title` characters are the headline."""
        self.sentences, self.title, self.definite = sentences, title, definite
        self.claims: list[Claim] = []
        self.counted: frozenset[Span] = frozenset()  # the cues of numbers of casualties

    def joined(self, claims: Sequence[Claim]) -> tuple[list[Claim], dict[str, str]]:
        """Give the claims with each attack once, and for each attack left out the id of the one that it is.

        A headline's attack is left to the sentence of the text that tells it.
        """
        kept: dict[str, Claim] = {}
        same: dict[str, str] = {}
        attacks = [c for c in claims if c.kind == ATTACK]
        self.claims = [c for c in claims if c.kind == RESPONSIBILITY]
        self.counted = frozenset(c.cue for c in claims if c.kind == CASUALTIES)
        body = [c for c in attacks if c.evidence.start >= self.title]
        for attack in [*body, *(c for c in attacks if c not in body)]:
            first = self._first(attack, tuple(kept.values()))
            if first is None:
                kept[attack.id] = attack
                continue
            best, other = (attack, first) if _tells_more(attack, first) else (first, attack)
            kept.pop(other.id, None)
            kept[best.id] = _added(best, other)
            same = {**{k: best.id if v == other.id else v for k, v in same.items()}, other.id: best.id}
        return [kept.get(c.id, c) for c in claims if c.id not in same], same

    def _first(self, attack: Claim, before: Sequence[Claim]) -> Claim | None:
        """Give the nearest attack told before that `attack` may be, for a headline the first of the text."""
        heading = attack.evidence.start < self.title
        if not heading and not self._back(attack):
            return None
        found = next((c for c in (before if heading else reversed(before)) if _alike(c, attack)), None)
        apart = found is not None and attack.cue in self.counted and _distance(found, attack) > CLOSE
        return None if apart else found

    def _back(self, attack: Claim) -> bool:
        token = self._token(attack.cue)
        if token is None or points_back(token, self.definite, bare=False):
            return token is not None
        if _is_called(token) or self._counts(attack, token):
            return True
        return token.pos_ == "VERB" and not attack.entities(PERPETRATOR) and self._claimed(attack)

    def _counts(self, attack: Claim, token: Token) -> bool:
        """`Nine people were killed`: where it only numbers those killed, it tells of the attack right before it."""
        placed = any(c.ent_type_ in PLACES for p in token.children if p.dep_ == "prep" for c in p.children)
        told = attack.entities(PERPETRATOR) or dict(attack.values).get(TYPE, GENERAL) != GENERAL
        return attack.cue in self.counted and token.pos_ == "VERB" and not placed and not told

    def _claimed(self, attack: Claim) -> bool:
        """`claimed responsibility, saying it had killed soldiers`: what is said beside the claim is what is claimed."""
        return any(c.evidence == attack.evidence and c.cue < attack.cue and not c.words("content") for c in self.claims)

    def _token(self, cue: Span) -> Token | None:
        for sentence in self.sentences:
            if sentence.parsed and sentence.span.covers(cue):
                return next((t for t in sentence.doc if t.idx == cue.start - sentence.span.start), None)
        return None


def alike(types: Collection[str]) -> bool:
    """Tell whether types of attack may be those of one."""
    return len(types) < 2 or any(known.issuperset(types) for known in ALIKE)  # noqa: PLR2004 - one type is like itself


def _is_called(token: Token) -> bool:
    """`It was the second attack`, `this is an act of terror`: the attack is one that stands before."""
    subjects = (c for c in token.head.children if c.dep_ == "nsubj")
    return token.dep_ == "attr" and any(c.pos_ in {"PRON", "DET"} for c in subjects)


def _distance(first: Claim, later: Claim) -> int:
    return abs(later.evidence.start - first.evidence.start)


def _alike(one: Claim, other: Claim) -> bool:
    types = {str(dict(c.values).get(TYPE, GENERAL)) for c in (one, other)}
    if GENERAL not in types and not alike(types):
        return False
    days = {c.happened.day for c in (one, other) if c.happened and c.happened.precision is Precision.DAY}
    doers = [set(c.entities(PERPETRATOR)) for c in (one, other)]
    return len(days) < 2 and (not all(doers) or bool(doers[0] & doers[1]))  # noqa: PLR2004 - two days are two attacks


def _tells_more(later: Claim, first: Claim) -> bool:
    return bool(later.entities(PERPETRATOR)) and not first.entities(PERPETRATOR)


def _added(kept: Claim, other: Claim) -> Claim:
    """Give `kept` with the type and the day that only the other sentence tells; roles stand where they are told."""
    values: Mapping[str, str | int] = {**dict(other.values), **{k: v for k, v in kept.values if v != GENERAL}}
    return replace(kept, values=tuple(values.items()), happened=kept.happened or other.happened)
