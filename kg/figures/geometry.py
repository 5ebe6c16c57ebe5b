"""Where arrows run, and which place a text takes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, TypeAlias

from kg.figures.markup import number, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.network.content import Arrow

Point: TypeAlias = tuple[float, float]
BEND = 0.13  # of an arrow's length: how far a bent one leaves the straight line, the next as much again
LOOP = 34.0  # pixels


@dataclass(frozen=True, slots=True)
class Box:
    """A place that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether both take a place."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def box(text: str, x: float, y: float, size: float, rows: int = 1) -> Box:
    """Give the place of `rows` lines as wide as `text`, centred on (x, y)."""
    half = width(text, size) / 2 + 3
    return Box(x - half, y - rows * size * 0.6 - 2, x + half, y + rows * size * 0.6 + 2)


@dataclass(frozen=True, slots=True)
class Curve:
    """A way from tail to head, drawn to one side by its middle point."""

    tail: Point
    middle: Point
    head: Point

    def at(self, along: float) -> Point:
        """Give the point that is so far along, from 0 to 1."""
        a, b, c = (1 - along) ** 2, 2 * along * (1 - along), along**2
        return (
            a * self.tail[0] + b * self.middle[0] + c * self.head[0],
            a * self.tail[1] + b * self.middle[1] + c * self.head[1],
        )

    def near(self, far: float) -> Point:
        """Give the point so many pixels from the tail."""
        return self.at(min(far / (2 * hypot(self.middle[0] - self.tail[0], self.middle[1] - self.tail[1]) or 1), 0.5))

    @property
    def path(self) -> str:
        """The way in the language of SVG."""
        x, y = map(number, self.tail), map(number, self.head)
        middle = " ".join(map(number, self.middle))
        return f"M{' '.join(x)}Q{middle} {' '.join(y)}"


def curve(tail: Point, head: Point, bend: float, gaps: tuple[float, float]) -> Curve:
    """Lead a way from one party to another, from the edge of the one to the edge of the other."""
    if tail == head:
        return Curve((tail[0] - gaps[0], tail[1]), (tail[0] - LOOP, tail[1] - 2 * LOOP), (tail[0], tail[1] - gaps[1]))
    dx, dy = head[0] - tail[0], head[1] - tail[1]
    middle = ((tail[0] + head[0]) / 2 + bend * 2 * dy, (tail[1] + head[1]) / 2 - bend * 2 * dx)
    return Curve(toward(tail, middle, gaps[0]), middle, toward(head, middle, gaps[1]))


def toward(start: Point, goal: Point, far: float) -> Point:
    """Go so far from a point to another, but not more than half way."""
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    part = min(far / (hypot(dx, dy) or 1), 0.5)
    return start[0] + part * dx, start[1] + part * dy


def bends(arrows: Iterable[Arrow]) -> Mapping[Arrow, float]:
    """Bend arrows between the same two parties apart; those of opposite ways bend to opposite sides by themselves."""
    pairs: dict[tuple[str, ...], list[Arrow]] = defaultdict(list)
    for arrow in arrows:
        pairs[tuple(sorted((arrow.tail, arrow.head)))].append(arrow)
    found = {}
    for pair in pairs.values():
        before: dict[str, int] = defaultdict(int)
        for arrow in pair:
            found[arrow] = BEND * (1 + before[arrow.tail]) if len(pair) > 1 else 0.0
            before[arrow.tail] += 1
    return found
