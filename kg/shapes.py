"""Validates a graph against `ontology/shapes.ttl`, one article at a time: what is wrong is told with its article.

The validator is the `shacl` package, compiled from Rust: 1 ms an article where pySHACL takes 70 to 130 (48 packaged
and 100 synthetic articles). Tests hold it to pySHACL: on some forty broken graphs both find the same.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import pyoxigraph as ox
from shacl import Shapes

from kg.data import ontology_folder
from kg.errors import OntologyError
from kg.findings import Finding, Severity
from kg.rdf.names import RDF_TYPE, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from shacl import Result

    from kg.store import Graph

MADE = {"derived": ("Edge", "SideEdge", "Dispute"), "resolution": ("Identity",)}  # by graph, what builds make
AT_ONCE = 5_000  # edges and disputes
BELONGS = ("accusationOf", "answerOf")
SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


class Validator:
    """The compiled shapes, with the classes of the graph that they are asked about."""

    def __init__(self, graph: Graph, shapes: Path | None = None) -> None:
        """Compile `shapes`, the packaged ones where None.

        Raises:
            OntologyError: the shapes are no Turtle.
        """
        path = shapes or ontology_folder() / "shapes.ttl"
        try:
            self.shapes = Shapes.from_file(str(path))
        except (ValueError, OSError) as error:
            raise OntologyError(path.name, "shapes", f"cannot be read: {error}") from error
        self.graph = graph
        self.classes = _triples(graph.store.quads_for_pattern(None, SUBCLASS, None))

    def data(self, article_id: str) -> bytes:
        """Give the N-Triples that are validated for an article, sorted: it, its registry row, its entities, its run."""
        return _triples(about(self.graph, self.graph.names.article(article_id)))

    def findings(self, article_id: str, data: bytes) -> Iterator[Finding]:
        """Validate the `data` of an article."""
        report = self.shapes.validate_text((self.classes + data).decode(), format="ntriples")
        place = self.graph.names.article(article_id).value
        yield from sorted({_finding(result, place) for result in report.results})

    def derived_findings(self) -> Iterator[Finding]:
        """Validate the edges, disputes and identities, some at a time: a report takes memory for each."""
        for name, classes in MADE.items():
            place = self.graph.names.graph(name)
            for quads in _some(drawn(self.graph, place, classes)):
                report = self.shapes.validate_text((self.classes + _triples(quads)).decode(), format="ntriples")
                yield from sorted({_finding(result, place.value) for result in report.results})


def shape_findings(graph: Graph, shapes: Path | None = None) -> Iterator[Finding]:
    """Validate each article with its row of the registry and the entities it mentions.

    Raises:
        OntologyError: the shapes are no Turtle.
    """
    validator = Validator(graph, shapes)
    for article_id in graph.articles():
        yield from validator.findings(article_id, validator.data(article_id))


def about(graph: Graph, article: ox.NamedNode) -> Iterator[ox.Quad]:
    """Give the quads that tell of an article: what it says, its row, whom it mentions with their posts, its run."""
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


def drawn(graph: Graph, place: ox.NamedNode, classes: Iterable[str]) -> Iterator[list[ox.Quad]]:
    """Give the quads of each thing of some classes, with what is said to belong to it."""
    find = graph.store.quads_for_pattern
    for name in classes:
        for quad in find(None, RDF_TYPE, term(name), place):
            belonging = [find(None, term(link), quad.subject, place) for link in BELONGS] if name == "Dispute" else []
            yield [*find(quad.subject, None, None, place), *chain.from_iterable(belonging)]


def _some(things: Iterable[list[ox.Quad]]) -> Iterator[list[ox.Quad]]:
    remaining = iter(things)
    while some := list(islice(remaining, AT_ONCE)):
        yield list(chain.from_iterable(some))


def _triples(quads: Iterable[ox.Quad]) -> bytes:
    lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))


def _finding(result: Result, place: str) -> Finding:
    messages = " ".join(sorted(result.messages))
    return Finding(
        place,
        result.focus_node.removeprefix("<").removesuffix(">"),
        Severity(result.severity.lower()),
        messages,
        (result.path or "").removeprefix("<").removesuffix(">"),
        result.component_iri,
    )
