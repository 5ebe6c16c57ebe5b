"""Validates a graph against `ontology/shapes.ttl`, one article at a time, since time grows faster than size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import pyoxigraph as ox
from pyshacl import validate
from rdflib import Graph as RdfGraph
from rdflib.namespace import RDF, SH

from kg.data import ontology_folder
from kg.errors import OntologyError
from kg.rdf.names import term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib.term import Node

    from kg.store import Graph

SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


class Severity(StrEnum):
    """How bad a finding is, in the words of SHACL."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in a graph that should be looked at: `focus` is the IRI it is about, `place` the graph it stands in."""

    place: str
    focus: str
    severity: Severity
    message: str


def shape_findings(graph: Graph, shapes: Path | None = None) -> Iterator[Finding]:
    """Validate each article with its row of the registry and the entities it mentions.

    Raises:
        OntologyError: the shapes are no Turtle.
    """
    rules = _read(shapes or ontology_folder() / "shapes.ttl")
    classes = list(graph.store.quads_for_pattern(None, SUBCLASS, None))
    for article_id in graph.articles():
        article = graph.names.article(article_id)
        data = _rdflib([*classes, *_about(graph, article)])
        _, report, _ = validate(data, shacl_graph=rules)
        yield from sorted(_results(report, article.value))


def _read(path: Path) -> RdfGraph:
    try:
        return RdfGraph().parse(path, format="turtle")
    except (SyntaxError, OSError) as error:
        raise OntologyError(path.name, "shapes", f"cannot be read: {error}") from error


def _about(graph: Graph, article: ox.NamedNode) -> Iterator[ox.Quad]:
    find = graph.store.quads_for_pattern
    yield from find(None, None, None, article)
    described = {
        article,
        *(quad.object for name in ("extractedBy", "mentions") for quad in find(article, term(name), None)),
    }
    tenures = {quad.subject for entity in described for quad in find(None, term("holder"), entity)}
    for subject in described | tenures:
        if isinstance(subject, ox.NamedNode):
            for place in ("registry", "entities"):
                yield from find(subject, None, None, graph.names.graph(place))


def _rdflib(quads: list[ox.Quad]) -> RdfGraph:
    lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return RdfGraph().parse(data=lines, format="nt")


def _results(report: RdfGraph, place: str) -> Iterator[Finding]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        severity = Severity(str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)).lower())
        yield Finding(place, str(report.value(result, SH.focusNode)), severity, _message(report, result))


def _message(report: RdfGraph, result: Node) -> str:
    path = report.value(result, SH.resultPath)
    message = " ".join(sorted(str(text) for text in report.objects(result, SH.resultMessage)))
    return f"{path}: {message}" if path else message
