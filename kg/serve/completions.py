"""What the editor completes: our prefixes, classes and properties, the kinds of accusation, and named parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import pyoxigraph as ox

from kg.rdf.names import RDF_TYPE
from kg.serve.worker import PREFIXES
from kg.terms import KG, KIND

if TYPE_CHECKING:
    from kg.serve.offers import Offers
    from kg.store import Graph

OWL = PREFIXES["owl"]
CLASSES = (OWL + "Class", PREFIXES["rdfs"] + "Class")
PROPERTIES = (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty")
STANDARD = tuple(PREFIXES["rdfs"] + name for name in ("label", "subClassOf"))  # of others' words, those in our queries


class Completions(TypedDict):
    """IRIs to choose from, each list sorted; a party and a kind stand with their name."""

    prefixes: dict[str, str]
    classes: list[str]
    properties: list[str]
    things: list[tuple[str, str]]


def completions(graph: Graph, offers: Offers) -> Completions:
    """Read the vocabulary from the graph."""
    kinds = [(KIND + local, text) for local, text in offers.kinds]
    parties = [(iri, name) for name, iri in offers.parties]
    return Completions(
        prefixes=PREFIXES,
        classes=_ours(graph, CLASSES),
        properties=sorted([*_ours(graph, PROPERTIES), *STANDARD]),
        things=[*kinds, *parties],
    )


def _ours(graph: Graph, types: tuple[str, ...]) -> list[str]:
    """Give our terms that have one of the types."""
    found = (
        quad.subject.value
        for kind in types
        for quad in graph.store.quads_for_pattern(None, RDF_TYPE, ox.NamedNode(kind), None)
        if isinstance(quad.subject, ox.NamedNode)
    )
    return sorted({iri for iri in found if iri.startswith(KG)})
