"""Link responses to the accusations they answer, within one article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Claim, Link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kg.extraction.cast import Figure

DENIALS = frozenset({"Denial", "Rejection"})
RESPONSES = DENIALS | {"Admission", "Justification"}
NEAR, SAME_PARTY, KIN = 0.3, 0.5, 0.35  # order candidates, not measured: distance only breaks ties between equals
WINDOW = 1500  # characters: about ten sentences back, five forward
ENOUGH = 0.4
CLOSE = 400  # characters: a bare "denied the claim" answers what was said in this sentence or the one before


def linked(claims: Sequence[Claim], figures: Mapping[str, Figure]) -> Iterator[Claim]:
    """Yield the claims of an article, responses linked to the accusations that they answer."""
    accusations = [c for c in claims if c.kind == "Accusation"]
    for claim in claims:
        if claim.kind in RESPONSES:
            yield replace(claim, responds_to=answered(claim, accusations, figures))
        else:
            yield claim


def answered(response: Claim, accusations: Sequence[Claim], figures: Mapping[str, Figure]) -> tuple[Link, ...]:
    """Give the accusations that `response` answers: the likeliest one, its equals in the same sentence, and its like.

    What is denied is denied to everybody who has said it: the same kind of wrong, by the same party, told before.
    """
    scored = [
        (score, reason, a) for a in accusations for score, reason in [_score(response, a, figures)] if score >= ENOUGH
    ]
    if not scored:
        return ()
    best = max(scored, key=lambda item: (item[0], -abs(item[2].cue.start - response.cue.start)))
    together = [
        item
        for item in scored
        if (item[2].evidence == best[2].evidence and item[0] >= best[0] - 0.01) or _like(item[2], best[2], response)
    ]
    return tuple(Link(a.id, round(score, 2), reason) for score, reason, a in together)


def _like(accusation: Claim, answered: Claim, response: Claim) -> bool:
    """Tell whether an accusation is `answered` in other words: before the response, of one kind and accused."""
    before = accusation.cue.start < response.cue.start
    kind = accusation.accusation_kind and accusation.accusation_kind == answered.accusation_kind
    accused = set(accusation.entities("accused")) & set(answered.entities("accused"))
    return bool(before and kind and accused)


def _score(response: Claim, accusation: Claim, figures: Mapping[str, Figure]) -> tuple[float, str]:
    distance = response.cue.start - accusation.cue.start
    later = distance < 0 and response.evidence != accusation.evidence
    near = max(0.0, NEAR * (1 - abs(distance) / WINDOW) * (0.7 if later else 1))
    responders, accused = set(response.entities("responder")), set(accusation.entities("accused"))
    if responders & accused and distance > -WINDOW / 2:
        return near + SAME_PARTY + 0.15, "the responder is the accused"
    if not -WINDOW / 2 < distance < WINDOW:
        return 0.0, "too far apart"
    if kin(responders, figures) & kin(accused, figures):
        return near + KIN + 0.15, "the responder speaks for the accused or belongs to it"
    accusers = kin(accusation.entities("accuser"), figures)
    others = response.kind in DENIALS and not kin(responders, figures) & accusers
    if abs(distance) < CLOSE and others:
        return near + 0.15, "the nearest accusation before"
    return 0.0, "other parties"


def kin(keys: Collection[str], figures: Mapping[str, Figure]) -> set[str]:
    """Give the keys with all whom they speak for or serve."""
    found, todo = set(keys), list(keys)
    while todo:
        figure = figures.get(todo.pop())
        for principal in figure.principals if figure else ():
            if principal not in found:
                found.add(principal)
                todo.append(principal)
    return found
