"""Shapes of parties and lines of relations, as the palette has them, and their legend."""

from __future__ import annotations

from math import atan2, cos, degrees, pi, sin
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.figures.markup import Markup, joined, number, tag, width
from kg.figures.sheet import GROUND, INK, NORMAL, Block, label
from kg.palette import FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kg.palette import Style

CORNERS: Mapping[str, tuple[int, float]] = {  # of a regular polygon: how many, and at which angle the first stands
    "square": (4, pi / 4),
    "diamond": (4, 0.0),
    "triangle": (3, -pi / 2),
    "triangleDown": (3, pi / 2),
    "hexagon": (6, 0.0),
    "star": (10, -pi / 2),
}
HEAD = 11.0  # pixels of an arrow's head


def want(term: str, known: Sequence[Style]) -> Style:
    """Give the entry of a class or relation.

    Raises:
        OntologyError: the palette has none.
    """
    for style in known:
        if style.id == term:
            return style
    raise OntologyError(FILE, f"kg:{term}", "has no entry, so it cannot be drawn; add one")


def shape(style: Style, x: float, y: float, size: float) -> Markup:
    """Draw a party; who is not named is a hollow ring."""
    look: dict[str, str | float] = {"fill": style.colour, "stroke": INK, "stroke_width": 1.4}
    if style.marker == "ring":
        look = {"fill": GROUND, "stroke": style.colour, "stroke_width": 1.6, "stroke_dasharray": "3 3"}
    if style.marker not in CORNERS:
        return tag("circle", cx=x, cy=y, r=size, **look)
    count, first = CORNERS[style.marker]
    points = []
    for i in range(count):
        far = size * (0.5 if style.marker == "star" and i % 2 else 1.15)
        angle = first + 2 * pi * i / count
        points.append(f"{number(x + far * cos(angle))},{number(y + far * sin(angle))}")
    return tag("polygon", points=" ".join(points), **look)


def line(style: Style, path: str, wide: float = 2.0) -> Markup:
    """Draw a line in the colour and the dashes of a relation."""
    dashes = {"stroke_dasharray": " ".join(map(str, style.dash))} if style.dash else {}
    return tag("path", d=path, fill="none", stroke=style.colour, stroke_width=wide, **dashes)


def head(style: Style, point: tuple[float, float], way: tuple[float, float], scale: float = 1) -> Markup:
    """Draw an arrow's head with its point there, going that way."""
    angle = degrees(atan2(way[1], way[0]))
    turn = f"translate({number(point[0])} {number(point[1])}) rotate({number(angle)}) scale({number(scale)})"
    return tag("path", d=f"M0 0L{-HEAD:g} {HEAD / 2:g}L{-HEAD:g} {-HEAD / 2:g}z", fill=style.colour, transform=turn)


def cross(x: float, y: float, size: float = 5.0) -> Markup:
    """Mark what is denied or rejected."""
    strokes = (
        f"M{number(x - size)} {number(y - size)}l{2 * size:g} {2 * size:g}m0 {-2 * size:g}l{-2 * size:g} {2 * size:g}"
    )
    return joined(
        tag("circle", cx=x, cy=y, r=size * 1.4, fill=GROUND),
        tag("path", d=strokes, stroke=INK, stroke_width=2.2, fill="none"),
    )


def legend(occurring: Collection[str], known: Sequence[Style], wide: float, *, crossed: bool) -> Block:
    """Explain what occurs: a sample and its name each, relations first."""
    entries = [*_entries(occurring, known)]
    if crossed:
        entries.append((cross(22, -5), "denied or rejected"))
    made, x, y = [], 0.0, NORMAL
    for sample, name in entries:
        step = 46 + width(name, NORMAL) + 20
        if x and x + step > wide:
            x, y = 0.0, y + NORMAL * 1.7
        made.append(tag("g", sample, label(name, 46, 0), transform=f"translate({number(x)} {number(y)})"))
        x += step
    return Block(joined(*made), 0, y + NORMAL / 2)


def _entries(occurring: Collection[str], known: Sequence[Style]) -> Iterator[tuple[Markup, str]]:
    for style in sorted(known, key=lambda style: bool(style.marker)):
        if style.id in occurring and style.marker:
            yield shape(style, 22, -5, 7), style.legend
        elif style.id in occurring:
            yield joined(line(style, "M2 -5H30"), head(style, (40, -5), (1, 0))), style.legend
