"""Figures that add up over articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """The share as a number, 0 of nothing."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision is a share of what was predicted, recall a share of what gold requires."""

    precision: Share = Share()
    recall: Share = Share()

    def __add__(self, other: Measure) -> Measure:
        return Measure(self.precision + other.precision, self.recall + other.recall)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        p, r = self.precision.value, self.recall.value
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Groups:
    """A measure for each group of claims, such as each kind; sorted by name."""

    measures: tuple[tuple[str, Measure], ...] = ()

    def __add__(self, other: Groups) -> Groups:
        total: dict[str, Measure] = {}
        for name, measure in (*self.measures, *other.measures):
            total[name] = total.get(name, Measure()) + measure
        return Groups(tuple(sorted(total.items())))


def groups(predicted: Iterable[tuple[str, bool]], required: Iterable[tuple[str, bool]]) -> Groups:
    """Measure each group: the predictions of it that are right, and what gold requires of it that was found.

    >>> groups([("Crime", True), ("Crime", False)], [("Crime", True)]).measures
    (('Crime', Measure(precision=Share(right=1, of=2), recall=Share(right=1, of=1))),)
    """
    precision = (Groups(((name, Measure(precision=Share(right, 1))),)) for name, right in predicted)
    recall = (Groups(((name, Measure(recall=Share(found, 1))),)) for name, found in required)
    return sum((*precision, *recall), start=Groups())


def share(answers: Iterable[bool]) -> Share:
    """Count how many of the answers are yes.

    >>> share([True, False, True])
    Share(right=2, of=3)
    """
    given = tuple(answers)
    return Share(sum(given), len(given))
