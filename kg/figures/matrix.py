"""Who accuses whom, as a table: rows are accusers, columns accused, and a cell counts how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.figures.wording import contested, count, hidden
from kg.network import actor, communities, edges
from kg.palette import styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from kg.network import Actor, Edge
    from kg.palette import Style

ACCUSES = "accuses"
CAUTION = "A number counts how often articles report that one party accuses the other, not what is true."
MOST = 40  # rows, and columns: more are too small to read on a sheet


@dataclass(frozen=True, slots=True)
class Matrix:
    """Accusations by accuser and accused; both in the order of their communities, and of these the busy first."""

    rows: Sequence[Actor]
    columns: Sequence[Actor]
    cells: Mapping[tuple[Actor, Actor], tuple[Edge, ...]]  # newest first
    made: Mapping[Actor, int]  # accusations, in the whole network
    met: Mapping[Actor, int]
    community: Mapping[Actor, int]
    contested: frozenset[str]  # statements
    known: Sequence[Style]
    told: str  # what is shown, and what is not

    def denied(self, cell: Iterable[Edge]) -> int:
        """Count the statements that are denied or rejected."""
        return sum(edge.statement in self.contested for edge in cell)


def matrix(network: nx.MultiDiGraph[str], most: int | None = MOST) -> Matrix:
    """Count who accuses whom; of more than `most` accusers or accused, those of most accusations. None takes all."""
    known = styles()
    found = sorted(edges(network), key=lambda edge: (edge.date, edge.statement), reverse=True)
    accusations = [edge for edge in found if edge.relation == ACCUSES]
    made, met = Counter(edge.tail for edge in accusations), Counter(edge.head for edge in accusations)
    groups = {actor(network, node): number for node, number in communities(network).items()}
    cells: dict[tuple[Actor, Actor], list[Edge]] = defaultdict(list)
    rows, columns = _ordered(made, made + met, groups, most), _ordered(met, made + met, groups, most)
    for edge in accusations:
        if edge.tail in rows and edge.head in columns:
            cells[edge.tail, edge.head].append(edge)
    return Matrix(
        rows=[one for one in rows if any((one, other) in cells for other in columns)],
        columns=[one for one in columns if any((other, one) in cells for other in rows)],
        cells={ends: tuple(cell) for ends, cell in cells.items()},
        made=made,
        met=met,
        community=groups,
        contested=contested(found, known),
        known=known,
        told=_told(network, {edge.statement for cell in cells.values() for edge in cell}, found),
    )


def _ordered(
    wanted: Mapping[Actor, int], busy: Mapping[Actor, int], groups: Mapping[Actor, int], most: int | None
) -> list[Actor]:
    kept = sorted(wanted, key=lambda one: (-wanted[one], one.name, one))[:most]
    return sorted(kept, key=lambda one: (groups[one], -busy[one], one.name, one))


def _told(network: nx.MultiDiGraph[str], shown: set[str], found: Sequence[Edge]) -> str:
    accusations = {edge.statement for edge in found if edge.relation == ACCUSES}
    beyond, others = len(accusations - shown), len({edge.statement for edge in found} - accusations)
    rest = [
        count(beyond, "accusation by or of others", "accusations by or of others") if beyond else "",
        count(others, "statement of another relation", "statements of other relations") if others else "",
    ]
    denied = len(shown & contested(found, styles()))
    said = f"Shown: {count(len(shown), 'accusation')}, {denied} of them denied or rejected."
    return " ".join(part for part in (CAUTION, said, hidden(network, *rest)) if part)
