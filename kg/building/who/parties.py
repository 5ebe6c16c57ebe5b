"""What the parties of a graph are called before any is resolved to another: what users name in a judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.building.who.people import PERSON
from kg.library import one_called
from kg.rdf.names import RDFS_LABEL, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.building.index import Index
    from kg.store import Graph


def party(graph: Graph, index: Index, name: str) -> str:
    """Find the id of the party that is called `name`, by name, id or IRI.

    Raises:
        QueryError: none or several are; the message offers the nearest, or all.
    """
    base = graph.names.base
    return one_called(dict.fromkeys(_called(graph, index)), name, base).removeprefix(base)


def _called(graph: Graph, index: Index) -> Iterator[tuple[str, str]]:
    for row in index.values():
        yield from ((graph.names.iri(told.id).value, told.name) for told in row.people)
    people = graph.names.iri(PERSON).value
    for quad in graph.store.quads_for_pattern(None, RDFS_LABEL, None, graph.names.graph("entities")):
        iri = getattr(quad.subject, "value", "")
        if not iri.startswith(people):
            yield iri, getattr(quad.object, "value", "")
    names = {
        quad.subject: getattr(quad.object, "value", "")
        for quad in graph.store.quads_for_pattern(None, term("identifiedName"), None)
    }
    for quad in graph.store.quads_for_pattern(None, term("identified"), None):
        yield getattr(quad.object, "value", ""), names.get(quad.subject, "")
