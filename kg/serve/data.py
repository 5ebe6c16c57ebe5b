"""The data behind a page, as RDF."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.names import term
from kg.serve.worker import PREFIXES, RDF_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.serve.accept import Format
    from kg.store import Graph


def about(graph: Graph, node: ox.NamedNode, *, most: int) -> Iterable[ox.Quad]:
    """Give what the graph says of a node, what shows it where it is a statement, and where it is named; `most` triples.

    An article has its own graph too: all that it says.
    """
    quads = graph.store.quads_for_pattern
    shown = (quad.object for quad in quads(node, term("evidence"), None))
    passages = chain.from_iterable(quads(each, None, None) for each in shown if isinstance(each, ox.NamedNode))
    whole = chain(quads(node, None, None), passages, quads(None, None, None, node), quads(None, None, node))
    return islice(dict.fromkeys(whole), most)


def vocabulary(graph: Graph, start: str) -> Iterable[ox.Quad]:
    """Give all that a vocabulary says: what its IRIs begin with is `start`."""
    quads = graph.store.quads_for_pattern(None, None, None, graph.names.graph("ontology"))
    return (quad for quad in quads if isinstance(quad.subject, ox.NamedNode) and _within(quad.subject.value, start))


def _within(iri: str, start: str) -> bool:
    return iri.startswith(start) or iri == start.rstrip("#")


def write(quads: Iterable[ox.Quad], form: Format) -> bytes:
    """Write triples, sorted: the same page gives the same bytes."""
    triples = sorted((quad.triple for quad in quads), key=str)
    return ox.serialize(triples, format=RDF_FORMATS[form.name], prefixes=PREFIXES) or b""
