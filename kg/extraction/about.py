"""Which attack an accusation, a claim of responsibility or a number of casualties is about, within one article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extraction.retold import Retold
    from kg.model import Claim

CASUALTIES = "CasualtyReport"
WINDOW = 1500  # characters: how far after an attack somebody may claim it
CLOSE = 400  # characters: how far before; and how far after an attack its dead may be counted


def about_attacks(claims: Sequence[Claim], retold: Retold) -> Iterator[Claim]:
    """Yield the claims with each attack once, and those about an attack linked to it.

    A number of casualties is kept where it is about an attack, the same number by the same source once.
    """
    attacks = [c for c in claims if c.kind == "Attack"]
    once, same = retold.joined(claims)
    seen: set[tuple[object, ...]] = set()
    for claim in once:
        find = ABOUT.get(claim.kind)
        told = find(claim, attacks) if find is not None else ""
        linked = replace(claim, about=same.get(told, told))
        key = linked.about, linked.entities("reporter"), linked.values
        if claim.kind != CASUALTIES or (told and key not in seen):
            yield linked
        if claim.kind == CASUALTIES:
            seen.add(key)


def claimed(claim: Claim, attacks: Sequence[Claim]) -> str:
    """Give the id of the attack that somebody claims: in the words of the claim, told before it, or right after it."""
    words = [span for role in ("content", "target") for span in claim.words(role)]
    inside = [a for a in attacks if any(span.covers(a.cue) for span in words)]
    told = [a for a in attacks if a.evidence != claim.evidence or a.cue.start < claim.cue.start]
    best = max(inside or told, key=lambda a: _nearness(claim, a), default=None)
    return best.id if best is not None and (inside or _nearness(claim, best) > 0) else ""


def alleged(accusation: Claim, attacks: Sequence[Claim]) -> str:
    """Give the id of the attack that the words of an accusation tell."""
    words = accusation.words("allegation")
    return next((a.id for a in attacks if any(span.covers(a.cue) for span in words)), "")


def suffered(report: Claim, attacks: Sequence[Claim]) -> str:
    """Give the id of the attack whose dead and injured are counted: in the same sentence, or the last one before."""
    here = [a for a in attacks if a.evidence == report.evidence]
    before = [a for a in attacks if 0 < report.evidence.start - a.evidence.start < CLOSE]
    best = min(here, key=lambda a: abs(a.cue.start - report.cue.start), default=before[-1] if before else None)
    return best.id if best is not None else ""


def _nearness(claim: Claim, attack: Claim) -> float:
    distance = claim.evidence.start - attack.evidence.start
    if not -CLOSE < distance < WINDOW:
        return 0.0
    return 1 - abs(distance) / (2 * WINDOW) - (0.3 if distance < 0 else 0.0)


ABOUT = {"Accusation": alleged, "ResponsibilityClaim": claimed, CASUALTIES: suffered}
