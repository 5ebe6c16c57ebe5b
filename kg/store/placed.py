"""When each statement was made, and where it stands: what puts statements in an order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.rdf.names import term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.rdf.names import Value
    from kg.store.graph import Graph


@dataclass(frozen=True, slots=True)
class Place:
    """A statement with its date (a day, month or year; its own, or its article's) and the place of its evidence."""

    iri: NamedNode
    date: Literal | None
    article: str
    start: int

    @property
    def day(self) -> str:
        """Give the date as text, empty where none is known."""
        return self.date.value if self.date else ""

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Give what statements are sorted by."""
        return (self.day, self.article, self.start, self.iri.value)


def placed(graph: Graph) -> dict[NamedNode, Place]:
    """Give each statement its place, in the order of the places."""
    own, published, start = (first(graph, name) for name in ("statementDate", "published", "start"))
    found = []
    for quad in graph.store.quads_for_pattern(None, term("evidence"), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
            date, at = own.get(quad.subject) or published.get(quad.graph_name), start.get(quad.object)
            dated = date if isinstance(date, Literal) else None
            found.append(Place(quad.subject, dated, quad.graph_name.value, int(at.value) if at else 0))
    return {place.iri: place for place in sorted(found, key=lambda p: p.order)}


def values(graph: Graph, name: str) -> Mapping[object, list[Value]]:
    """Give the values of a property by subject, sorted."""
    found: defaultdict[object, list[Value]] = defaultdict(list)
    for quad in graph.store.quads_for_pattern(None, term(name), None):
        if isinstance(quad.object, NamedNode | Literal):
            found[quad.subject].append(quad.object)
    return {subject: sorted(all_, key=str) for subject, all_ in found.items()}


def first(graph: Graph, name: str) -> dict[object, Value]:
    """Give the first value of a property by subject."""
    return {subject: all_[0] for subject, all_ in values(graph, name).items()}
