"""Which article prints what another printed before it (`kg:copyOf`), so that stories count and not their copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.copies import Print, stories
from kg.rdf.names import term
from kg.store.placed import first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.rdf.names import Value
    from kg.store.graph import Graph


def copies(graph: Graph) -> Iterator[Quad]:
    """Give for each article that is a copy the one that was published first of its story."""
    place, days, publishers = graph.names.graph("derived"), first(graph, "published"), first(graph, "publisher")

    def said(values: Mapping[object, Value], article: NamedNode) -> str:
        return values[article].value if article in values else ""

    def text(name: str) -> str:
        found = (quad.object for quad in graph.store.quads_for_pattern(NamedNode(name), term("text"), None))
        return next((text.value for text in found if isinstance(text, Literal)), "")

    prints = (
        Print(quad.subject.value, said(days, quad.subject), said(publishers, quad.subject), quad.object.value)
        for quad in graph.store.quads_for_pattern(None, term("signature"), None)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    )
    for original, *others in stories(prints, text):
        for copy in others:
            yield Quad(NamedNode(copy.name), term("copyOf"), NamedNode(original.name), place)
