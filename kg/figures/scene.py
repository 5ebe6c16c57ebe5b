"""What a picture of a network is made of: the arrows that are drawn, and where all stands."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from kg.figures.geometry import Box, bends, box, curve
from kg.figures.markup import lines, width
from kg.figures.wording import contested, name
from kg.layout import layout
from kg.network import UNNAMED, actor, edges
from kg.network.content import arrows, shown
from kg.palette import styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import networkx as nx

    from kg.figures.geometry import Curve
    from kg.network import Edge
    from kg.network.content import Arrow, Shown
    from kg.palette import Style

NAME = 19.0  # pixels of a party's name; a layout has room for these
WIDEST = 24  # letters of a line of a name, as a layout counts them


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, and where in pixels; the arrows in the order of the key."""

    network: nx.MultiDiGraph[str]
    known: Sequence[Style]
    threads: Mapping[Arrow, tuple[Edge, ...]]  # the statements of each arrow, newest first
    contested: frozenset[str]  # statements
    places: Mapping[str, tuple[int, int]]
    ways: Mapping[Arrow, Curve]
    above: frozenset[str]  # parties whose name stands above the shape, because their arrows lead down

    def crossed(self, arrow: Arrow) -> bool:
        """Tell whether one of the statements is denied or rejected."""
        return any(edge.statement in self.contested for edge in self.threads[arrow])

    def caption(self, node: str) -> list[str]:
        """Give the lines of a party's name."""
        return lines(name(actor(self.network, node)), WIDEST, 2)

    def baseline(self, node: str) -> float:
        """Give the height at which the first line of a party's name stands."""
        far, rows = size(self.network, node), len(self.caption(node))
        away = -far - NAME * (1.15 * (rows - 1) + 0.3) if node in self.above else far + NAME * 0.95
        return self.places[node][1] + away

    def taken(self) -> Iterator[Box]:
        """Give the places of shapes and names."""
        for node, (x, y) in self.places.items():
            far, rows = size(self.network, node), self.caption(node)
            yield Box(x - far, y - far, x + far, y + far)
            middle = self.baseline(node) - 0.35 * NAME + 0.575 * NAME * (len(rows) - 1)
            yield box(max(rows, key=lambda row: width(row, NAME)), x, middle, NAME, len(rows))


def scene(network: nx.MultiDiGraph[str]) -> Scene:
    """Place all that a network has."""
    known, found = styles(), list(edges(network))
    statements = shown(found)
    doubted = contested(found, known)
    merged = _ranked(arrows(found, statements), statements, known, doubted)
    places = layout(network, {node: name(actor(network, node)) for node in network})
    gaps = {node: size(network, node) + 3 for node in network}
    return Scene(
        network=network,
        known=known,
        threads={one: tuple(statements[i].edge for i in one.statements) for one in merged},
        contested=doubted,
        places=places,
        ways={
            one: curve(places[one.tail], places[one.head], bend, (gaps[one.tail], gaps[one.head]))
            for one, bend in bends(merged).items()
        },
        above=_above(merged, places),
    )


def _ranked(
    merged: Iterable[Arrow], statements: Sequence[Shown], known: Sequence[Style], doubted: frozenset[str]
) -> list[Arrow]:
    """Put accusations first, and of these the denied, the often reported, and those of who is named."""
    order = {style.id: i for i, style in enumerate(known)}

    def rank(arrow: Arrow) -> tuple[int, bool, int, bool]:
        group = [statements[i].edge for i in arrow.statements]
        denied = any(edge.statement in doubted for edge in group)
        return (
            order.get(arrow.relation, 0),
            not denied,
            -len(group),
            UNNAMED in {group[0].tail.label, group[0].head.label},
        )

    return sorted(merged, key=rank)


def size(network: nx.MultiDiGraph[str], node: str) -> float:
    """Give the pixels from the middle of a shape to its edge; more statements, more pixels."""
    return 8 + min(14.0, 2 * sqrt(network.degree(node)))


def _above(merged: Sequence[Arrow], places: Mapping[str, tuple[int, int]]) -> frozenset[str]:
    down = dict.fromkeys(places, 0.0)
    for arrow in merged:
        (x, y), (u, v) = places[arrow.tail], places[arrow.head]
        slope = (v - y) / (abs(u - x) + abs(v - y) or 1)
        down[arrow.tail] += slope
        down[arrow.head] -= slope
    return frozenset(node for node, slope in down.items() if slope > 0)
