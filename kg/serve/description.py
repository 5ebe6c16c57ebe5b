"""What the endpoint says of itself: https://www.w3.org/TR/sparql11-service-description/ ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.names import RDF_TYPE
from kg.serve.accept import ROWS, TRIPLES
from kg.serve.worker import PREFIXES, RDF_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.serve.accept import Format
    from kg.store import Graph

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
}
GRAPHS = {"ttl": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD", "rdf": "RDF_XML"}


def describe(endpoint: str, graph: Graph, form: Format) -> bytes:
    """Describe the service at `endpoint`, as RDF in the format chosen."""
    prefixes = {**PREFIXES, "sd": SD, "void": VOID}
    return ox.serialize(_triples(endpoint, graph), format=RDF_FORMATS[form.name], prefixes=prefixes) or b""


def _triples(endpoint: str, graph: Graph) -> Iterator[ox.Triple]:
    service, dataset, union = (ox.NamedNode(endpoint + part) for part in ("#service", "#dataset", "#union"))
    yield ox.Triple(service, RDF_TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint))
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for each in (*ROWS, *TRIPLES):
        name = RESULTS.get(each.name) or GRAPHS[each.name]
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(FORMATS + name))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, RDF_TYPE, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), union)
    yield ox.Triple(union, RDF_TYPE, _sd("Graph"))
    yield ox.Triple(union, ox.NamedNode(f"{VOID}triples"), ox.Literal(graph.manifest.quads))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
