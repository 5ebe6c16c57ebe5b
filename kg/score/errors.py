"""What went wrong with the accusations, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.score.annotation import names
from kg.score.constructions import base, construction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.score.annotation import Accusation, Annotation

NAMES = 2  # of each side: enough to find the place


def misses(match: Mapping[int, int], given: Annotation, gold: Annotation) -> Iterator[str]:
    """Yield a line for each accusation that was missed, then for each that was made up."""
    for accusation in _missed(match, gold):
        yield f"MISSED {gold.id} [{accusation.directness}] {_line(accusation)}"
    for accusation in _made_up(match, given):
        yield f"SPURIOUS {gold.id} {_line(accusation)}"


def confusions(match: Mapping[int, int], given: Annotation, gold: Annotation) -> Iterator[str]:
    """Yield the same with construction and cue, and what was found but told wrongly: `KIND given for right`."""
    for accusation in _missed(match, gold):
        yield f"MISSED {gold.id} [{_how(accusation)}, {accusation.kind}] {_line(accusation)}"
    for accusation in _made_up(match, given):
        yield f"SPURIOUS {gold.id} [{_how(accusation)}, {accusation.rule or '?'}] {_line(accusation)}"
    for told, right in ((given.accusations[i], gold.accusations[j]) for i, j in match.items()):
        sources = names(told.accuser), names(right.accuser)
        if told.kind != right.kind:
            yield f"KIND {gold.id} {told.kind} for {right.kind}: {told.evidence.text}"
        if right.accuser and not sources[0] & sources[1]:
            yield f"SOURCE {gold.id} {_some(sources[0])} for {_some(sources[1])}: {told.evidence.text}"


def _missed(match: Mapping[int, int], gold: Annotation) -> Iterator[Accusation]:
    found = set(match.values())
    yield from (a for j, a in enumerate(gold.accusations) if j not in found and not a.optional)


def _made_up(match: Mapping[int, int], given: Annotation) -> Iterator[Accusation]:
    yield from (a for i, a in enumerate(given.accusations) if i not in match)


def _how(accusation: Accusation) -> str:
    return f"{construction(accusation)}, {base(accusation.cue)}"


def _line(accusation: Accusation) -> str:
    return f"{_some(accusation.sources)} -> {_some(names(accusation.accused))}: {accusation.evidence.text}"


def _some(parties: frozenset[str]) -> str:
    return ", ".join(sorted(parties)[:NAMES]) or "?"
