"""Who accuses whom: the pairs of parties in an article's accusations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.score.measure import Measure, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.score.annotation import Accusation
    from kg.score.measure import Share


@dataclass(frozen=True, slots=True)
class Pair:
    """A source, with those it speaks for, and an accused; `key` are the ids under which the pair counts once."""

    key: tuple[str, str]
    sources: frozenset[str]
    accused: frozenset[str]

    def found_in(self, others: Iterable[Pair]) -> bool:
        """Tell whether one of the others means the same two; a source that is not told agrees with any."""
        return any(
            self.accused & other.accused and (self.sources & other.sources or not (self.sources and other.sources))
            for other in others
        )


def pair_measure(given: Sequence[Accusation], gold: Sequence[Accusation]) -> Measure:
    """Compare the distinct pairs; an optional one of gold is right when predicted and costs nothing when missed."""
    predicted, required = _predicted(given), _distinct(pair for a in gold if _counts(a) for pair in _told(a))
    optional = [pair for a in gold if not _counts(a) for pair in _told(a)]
    return Measure(
        share(pair.found_in([*required, *optional]) for pair in predicted),
        share(pair.found_in(predicted) for pair in required),
    )


def pair_recall(directness: str, given: Sequence[Accusation], gold: Sequence[Accusation]) -> Share:
    """Give the share of gold's required pairs that are told that way and were found, each telling on its own."""
    predicted = _predicted(given)
    required = (pair for a in gold if _counts(a) and a.directness == directness for pair in _told(a))
    return share(pair.found_in(predicted) for pair in required)


def _predicted(given: Iterable[Accusation]) -> tuple[Pair, ...]:
    """Give the distinct pairs that a prediction is held to: one for every source that it names."""
    return _distinct(pair for a in given for pair in _pairs(a, [p.id for p in a.accuser or a.principals] or [""]))


def _told(accusation: Accusation) -> Iterator[Pair]:
    """Yield a pair for each accused: where gold names several accusers, they accuse together."""
    return _pairs(accusation, [accusation.accuser[0].id if accusation.accuser else ""])


def _pairs(accusation: Accusation, sources: Iterable[str]) -> Iterator[Pair]:
    for source in sources:
        for accused in accusation.accused:
            yield Pair((source, accused.id), accusation.sources, accused.names)


def _distinct(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    first: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        first.setdefault(pair.key, pair)
    return tuple(first.values())


def _counts(accusation: Accusation) -> bool:
    return bool(accusation.accuser) and not accusation.optional
