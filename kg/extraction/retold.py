"""One attack told in several sentences is one: what points back is added to what it points back to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.responses import kin
from kg.model import Label, Precision

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spacy.tokens import Token

    from kg.extraction.cast import Cast
    from kg.model import Claim, Span

ATTACK, RESPONSIBILITY, CASUALTIES = "Attack", "ResponsibilityClaim", "CasualtyReport"
PERPETRATOR, TYPE = "reportedPerpetrator", "attackType"
GENERAL = "other"
CLOSE = 400  # characters: how far after an attack those whom it killed may be counted
PLACES = frozenset({"GPE", "LOC", "FAC"})
ALIKE = (frozenset({"bombing", "suicide bombing"}), frozenset({"airstrike", "shelling", "bombing"}))
OWN = frozenset({"amod", "compound", "nmod", "poss", "prep", "acl", "relcl", "nummod"})  # what makes a mention its own


def points_back(token: Token, definite: Collection[str], *, bare: bool = True) -> bool:
    """Tell whether `token` is a noun like `the attack`, which means one told before; `bare` asks for nothing more."""
    children = list(token.children)
    gerund = token.tag_ == "VBG" and any(c.dep_ == "det" for c in children)  # `the stabbing`, whatever the tagger says
    if token.pos_ not in {"NOUN", "PROPN"} and not gerund:
        return False
    article = any(c.dep_ in {"det", "predet", "amod", "poss"} and c.lower_ in definite for c in children)
    return (article or (not children and token.dep_ == "pobj")) and not (bare and any(c.dep_ in OWN for c in children))


class Retold:
    """Joins the attacks of one article."""

    def __init__(self, cast: Cast, title: int) -> None:
        """Take whose sentences the attacks were read in; the first `title` characters are the headline."""
        self.sentences, self.title, self.figures = cast.sentences, title, cast.figures
        self.definite, self.killing = cast.lexicon.words("retelling"), cast.lexicon.words("killing")
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
            return next((c for c in before if self._victims(c) & self._victims(attack)), None)
        near = [c for c in (before if heading else reversed(before)) if self._alike(c, attack)]
        same = (c for c in near if type_of(c) == type_of(attack) != GENERAL)  # `the airstrike`: not just any attack
        found = next(same, next(iter(near), None))
        apart = found is not None and attack.cue in self.counted and _distance(found, attack) > CLOSE
        return None if apart else found

    def _back(self, attack: Claim) -> bool:
        token = self._token(attack.cue)
        if token is None or points_back(token, self.definite, bare=False):
            return token is not None
        if _is_called(token) or self._counts(attack, token):
            return True
        return token.pos_ == "VERB" and not attack.entities(PERPETRATOR) and self._claimed(attack)

    def _alike(self, one: Claim, other: Claim) -> bool:
        """Tell whether type, day and doers of two attacks agree, as far as they are told.

        `Police shoot man`, says a headline, and below it `the officers shot him`: nobody is named, so nobody differs.
        """
        types = {type_of(one), type_of(other)}
        if GENERAL not in types and not alike(types):
            return False
        days = {c.happened.day for c in (one, other) if c.happened and c.happened.precision is Precision.DAY}
        doers = [kin(c.entities(PERPETRATOR), self.figures) for c in (one, other)]
        headed = min(one.evidence.start, other.evidence.start) < self.title and len(types) == 1
        loose = headed and all(any(self.figures[key].unnamed for key in keys) for keys in doers)
        return len(days) < 2 and (loose or not all(doers) or bool(doers[0] & doers[1]))  # noqa: PLR2004 - two days are two attacks

    def _victims(self, attack: Claim) -> set[str]:
        """Give the persons with a name who were killed: nobody is killed twice."""
        token = self._token(attack.cue)
        killed = token is not None and {token.lemma_.lower(), token.lower_} & self.killing
        named = (key for key in attack.entities("target") if self.figures[key].label is Label.PERSON)
        return {key for key in named if killed and not self.figures[key].unnamed}

    def _counts(self, attack: Claim, token: Token) -> bool:
        """`Nine people were killed`: where it only numbers those killed, it tells of the attack right before it."""
        placed = any(c.ent_type_ in PLACES for p in token.children if p.dep_ == "prep" for c in p.children)
        told = attack.entities(PERPETRATOR) or type_of(attack) != GENERAL
        return attack.cue in self.counted and token.pos_ == "VERB" and not placed and not told

    def _claimed(self, attack: Claim) -> bool:
        """`claimed responsibility, saying it had killed soldiers`: what is said beside the claim is what is claimed."""
        return any(c.evidence == attack.evidence and c.cue < attack.cue and not c.words("content") for c in self.claims)

    def _token(self, cue: Span) -> Token | None:
        for sentence in self.sentences:
            if sentence.parsed and sentence.span.covers(cue):
                return next((t for t in sentence.doc if t.idx == cue.start - sentence.span.start), None)
        return None


def type_of(attack: Claim) -> str:
    """Give the type of an attack, `other` where its words do not tell one."""
    return str(dict(attack.values).get(TYPE, GENERAL))


def alike(types: Collection[str]) -> bool:
    """Tell whether types of attack may be those of one."""
    return len(types) < 2 or any(known.issuperset(types) for known in ALIKE)  # noqa: PLR2004 - one type is like itself


def _is_called(token: Token) -> bool:
    """`It was the second attack`, `this is an act of terror`: the attack is one that stands before."""
    subjects = (c for c in token.head.children if c.dep_ == "nsubj")
    return token.dep_ == "attr" and any(c.pos_ in {"PRON", "DET"} for c in subjects)


def _distance(first: Claim, later: Claim) -> int:
    return abs(later.evidence.start - first.evidence.start)


def _tells_more(later: Claim, first: Claim) -> bool:
    return bool(later.entities(PERPETRATOR)) and not first.entities(PERPETRATOR)


def _added(kept: Claim, other: Claim) -> Claim:
    """Give `kept` with the type and the day that only the other sentence tells; roles stand where they are told."""
    values: Mapping[str, str | int] = {**dict(other.values), **{k: v for k, v in kept.values if v != GENERAL}}
    return replace(kept, values=tuple(values.items()), happened=kept.happened or other.happened)
