"""Where the nodes of a network stand: computed once, so that a page opens settled, and opens the same each time.

No call of BLAS or LAPACK: their threads add in an order of their own, and the last digits would differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Points: TypeAlias = NDArray[np.float64]
    Pairs: TypeAlias = NDArray[np.intp]

SEED = 1  # any will do; the same one gives the same picture
STEPS = 80  # at 60, 120 and 240 arrows of 300 and 2,000 nodes are as even
SMOOTH = 25  # rounds before the springs; 10 and 60 end alike
NEAR = 14  # neighbours that push a node; with 24 arrows are as even, and take a fifth to a half longer
LINK = 165.0  # pixels between neighbours: an arrow's label of 14 characters fits between two circles
LINE = 75.0  # pixels from a node to the next below, its label between them
LETTER = 13.0  # pixels of a letter, as large as a page writes it when a few dozen parties fill a screen
WIDEST = 24  # letters; a page wraps longer names
GAP = 45.0  # pixels between parts
ASPECT = 1.25  # of the whole picture, width to height: a screen less legend and panel


@dataclass(frozen=True, slots=True)
class Part:
    """Nodes that hang together, each at its place in a box, labels included."""

    places: Mapping[str, tuple[float, float]]
    width: float
    height: float


def layout(network: nx.MultiDiGraph[str], names: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Give each node a place in pixels; `names` are the labels that must not overlap.

    Parts without an arrow between them are settled apart, and set in rows, the largest first.
    """
    parts = sorted(nx.weakly_connected_components(network), key=lambda part: (-len(part), min(part)))
    return _rows([_settled(network, sorted(part), names) for part in parts])


def _settled(network: nx.MultiDiGraph[str], nodes: list[str], names: Mapping[str, str]) -> Part:
    rank = {node: i for i, node in enumerate(nodes)}
    links = {(rank[a], rank[b]) for a in nodes for b in network.successors(a)}
    pairs = np.array(sorted({(min(link), max(link)) for link in links if link[0] != link[1]}), dtype=np.intp)
    widths = np.array([max(LINE, LETTER * min(len(names[node]) + 1, WIDEST)) for node in nodes])
    points = _apart(_springs(len(nodes), pairs.reshape(-1, 2)) * LINK, widths)
    left, right = (points[:, 0] - widths / 2).min(), (points[:, 0] + widths / 2).max()
    top, bottom = points[:, 1].min() - LINE / 2, points[:, 1].max() + LINE
    places = {node: (float(x - left), float(y - top)) for node, (x, y) in zip(nodes, points, strict=True)}
    return Part(places, float(right - left) + GAP, float(bottom - top) + GAP)


def _springs(count: int, pairs: Pairs) -> Points:
    """Let arrows pull and near nodes push, ever less; the unit is the length of an arrow."""
    points = _start(count, pairs)
    if count < 3:  # noqa: PLR2004 - two stand side by side already
        return points
    degree = np.bincount(pairs.ravel(), minlength=count)
    for heat in np.linspace(1.0, 0.02, STEPS):
        move = _push(points) + _pull(points, pairs, degree) - 0.02 * points
        length = np.hypot(move[:, 0], move[:, 1])[:, None]
        points = points + move / np.maximum(length, 1e-9) * np.minimum(length, heat)
    return _levelled(points) * (1.2, 1.0)  # labels are wider than high


def _levelled(points: Points) -> Points:
    """Turn the longest extent level, so that rows of parts leave little empty."""
    x, y = (points - points.mean(axis=0)).T
    angle = np.arctan2(2 * (x * y).sum(), (x * x - y * y).sum()) / 2
    return np.stack((x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)), axis=1)


def _start(count: int, pairs: Pairs) -> Points:
    """Begin where neighbours are near: random places, each drawn to the mean of its neighbours a few times.

    The two axes are kept from growing alike; ranks in place of values keep a far branch from making the rest small.
    """
    if count < 3:  # noqa: PLR2004
        return np.array([(float(i), 0.0) for i in range(count)])
    points = np.random.default_rng(SEED).standard_normal((count, 2))
    degree = np.bincount(pairs.ravel(), minlength=count)[:, None]
    for _ in range(SMOOTH):
        points = (points + _sums(points[pairs[:, ::-1]], pairs, count) / degree) / 2
        points = points - points.mean(axis=0)
        x, y = points.T
        points = np.stack((x, y - x * ((x * y).sum() / (x * x).sum())), axis=1)
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    return (ranks / count - 0.5) * sqrt(count)


def _push(points: Points) -> Points:
    distances, near = cKDTree(points).query(points, k=min(len(points), NEAR + 1))
    offsets: Points = points[:, None] - points[near]
    forces = offsets / np.maximum(distances, 0.05)[:, :, None] ** 2
    total: Points = forces.sum(axis=1)
    return total


def _pull(points: Points, pairs: Pairs, degree: NDArray[np.intp]) -> Points:
    """Pull as the distance squared; the arrows of a hub share its strength, or it would swallow its neighbours."""
    offsets = points[pairs[:, 1]] - points[pairs[:, 0]]
    strength = np.hypot(offsets[:, 0], offsets[:, 1]) / np.sqrt(degree[pairs].min(axis=1))
    pull = offsets * strength[:, None]
    return _sums(np.stack((pull, -pull), axis=1), pairs, len(points))


def _sums(values: Points, pairs: Pairs, count: int) -> Points:
    """Add up the vectors that belong to each node; `values` has one for each end of each pair."""
    ends = pairs.ravel()
    flat = values.reshape(-1, 2)
    return np.stack([np.bincount(ends, weights=flat[:, axis], minlength=count) for axis in (0, 1)], axis=1)


def _apart(points: Points, widths: NDArray[np.float64]) -> Points:
    """Move nodes whose labels overlap, along the shorter way out, until none does or 60 rounds are over."""
    for _ in range(60):
        pairs = cKDTree(points).query_pairs(float(widths.max()), output_type="ndarray")
        gap = points[pairs[:, 1]] - points[pairs[:, 0]]
        size = np.stack(((widths[pairs[:, 0]] + widths[pairs[:, 1]]) / 2, np.full(len(pairs), LINE)), axis=1)
        overlap = size - np.abs(gap)
        hit = (overlap > 1).all(axis=1)
        if not hit.any():
            break
        way = (overlap == overlap.min(axis=1, keepdims=True)) * np.where(gap < 0, -1.0, 1.0) * overlap / 3
        points = points + _sums(np.stack((-way[hit], way[hit]), axis=1), pairs[hit], len(points))
    return points


def _rows(parts: Sequence[Part]) -> dict[str, tuple[int, int]]:
    """Set the parts in rows from left to right, as wide as makes the whole fit its ASPECT largest."""
    if not parts:
        return {}
    widest, total = max(part.width for part in parts), sum(part.width for part in parts)
    return min((_shelves(parts, width) for width in np.linspace(widest, total, 40)), key=_extent)


def _shelves(parts: Sequence[Part], width: float) -> dict[str, tuple[int, int]]:
    places: dict[str, tuple[int, int]] = {}
    x = y = row = 0.0
    for part in parts:
        if x + part.width > width + 1:
            x, y, row = 0.0, y + row, 0.0
        places.update({node: (round(x + a), round(y + b)) for node, (a, b) in part.places.items()})
        x, row = x + part.width, max(row, part.height)
    return places


def _extent(places: Mapping[str, tuple[int, int]]) -> float:
    xs, ys = zip(*places.values(), strict=True)
    widest: float = max((max(xs) - min(xs)) / ASPECT, max(ys) - min(ys))
    return widest
