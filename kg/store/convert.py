"""From pyoxigraph to rdflib: the only place where both are at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib

from kg.errors import StoreError

if TYPE_CHECKING:
    Node = rdflib.URIRef | rdflib.BNode | rdflib.Literal

STRING = "http://www.w3.org/2001/XMLSchema#string"


def to_rdflib(store: ox.Store) -> rdflib.Dataset:
    """Copy all named graphs; the default graph of the copy is their union.

    Raises:
        StoreError: a triple speaks of a triple, which rdflib 7 cannot hold.
    """
    copy = rdflib.Dataset(default_union=True)
    for name in sorted(store.named_graphs(), key=str):
        graph = copy.graph(_node(name))
        quads = store.quads_for_pattern(None, None, None, name)
        graph.addN((_node(q.subject), _node(q.predicate), _node(q.object), graph) for q in quads)
    return copy


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal(language=str(tag)):
            return rdflib.Literal(term.value, lang=tag)
        case ox.Literal():
            datatype = None if term.datatype.value == STRING else rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise StoreError(f"{term}: rdflib cannot hold a triple within a triple; ask with select or construct")
