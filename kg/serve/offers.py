"""What the forms of the site offer to choose from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.library import load, names
from kg.rdf.names import RDF_TYPE, term
from kg.serve.links import PREF_LABEL, label, texts
from kg.terms import KIND

if TYPE_CHECKING:
    from kg.library import Query
    from kg.store import Graph

MOST = 1000  # names that a list offers; a browser with more is slow, and any other can still be typed
CONCEPT = ox.NamedNode("http://www.w3.org/2004/02/skos/core#Concept")


@dataclass(frozen=True, slots=True)
class Offers:
    """The shipped queries, the entities that most articles mention, and the kinds with their labels."""

    queries: tuple[Query, ...]
    entities: tuple[str, ...]
    parties: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    articles: int
    statements: int


def offers(graph: Graph) -> Offers:
    """Read what there is to choose from; once at the start, since the graph does not change."""
    mentioned = Counter(q.object for q in graph.store.quads_for_pattern(None, term("mentions"), None, None))
    often = (node.value for node, _ in mentioned.most_common(MOST) if isinstance(node, ox.NamedNode))
    parties = sorted((label(graph, iri), iri) for iri in often if "/unnamed/" not in iri)
    concepts = [q.subject for q in graph.store.quads_for_pattern(None, RDF_TYPE, CONCEPT, None)]
    kinds = (
        (concept.value.removeprefix(KIND), text)
        for concept in concepts
        if isinstance(concept, ox.NamedNode) and concept.value.startswith(KIND)
        for text in texts(graph, concept, PREF_LABEL)[:1]
    )
    return Offers(
        queries=tuple(map(load, names())),
        entities=tuple(sorted({name for name, _ in parties})),
        parties=tuple(parties),
        kinds=tuple(sorted(kinds, key=lambda kind: kind[1])),
        articles=graph.manifest.articles,
        statements=graph.manifest.statements,
    )
