"""Keep one of equal accusations: in a sentence, and between the sentences of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.drafting import ACCUSATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Claim


def in_sentence(claims: Iterable[Claim]) -> list[Claim]:
    """Keep one accusation of a sentence against the same party by the same source, or by a source and by none."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (not c.entities("accuser"), c.directness)):
        if not any(_covers(k, claim) for k in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: c.cue.start)


def _covers(kept: Claim, claim: Claim) -> bool:
    if kept.kind != ACCUSATION or claim.kind != ACCUSATION:
        return False
    accuser = set(claim.entities("accuser"))
    same = set(claim.entities("accused")) <= set(kept.entities("accused"))
    return same and (not accuser or bool(accuser & set(kept.entities("accuser"))))


def in_article(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Keep the first of the accusations of one kind by the same source against the same parties."""
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        key = (claim.accusation_kind, *(frozenset(claim.entities(role)) for role in ("accuser", "accused")))
        if claim.kind != ACCUSATION or key not in seen:
            seen.add(key)
            yield claim
