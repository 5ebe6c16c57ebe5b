"""What goes into a graph: one article's quads, and the ontology's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from kg.data import Sources, ontology_sources
from kg.errors import OntologyError
from kg.rdf.entities import entity_quads
from kg.rdf.names import Names
from kg.rdf.registry import article_quads, run_quads
from kg.rdf.statements import statement_quads
from kg.terms import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import NamedNode

    from kg.model import Reading, Run

SHIPPED = (
    "kg.ttl",
    "kinds.ttl",
    "claims/*.ttl",
    "confidence.ttl",
)  # no gazetteer: a graph describes only whom its articles mention


def quads(reading: Reading, run: Run, *, base: str = DATA) -> Iterator[Quad]:
    """Give all quads of one article: its statements, its entities and its row in the registry.

    What two articles say of one entity, and the run they share, comes twice: a graph is a set.
    """
    names = Names(base)
    for claim in reading.claims:
        yield from statement_quads(claim, reading.article, names)
    for entity in reading.entities:
        yield from entity_quads(entity, names)
    yield from article_quads(reading, run, names)
    yield from run_quads(run, names)


def ontology_quads(*, base: str = DATA, folder: Path | None = None) -> Iterator[Quad]:
    """Give classes, properties, kinds of accusation and cues, from `folder`; where None, those in use.

    Raises:
        OntologyError: a file is no Turtle, or has a blank node, whose name would change from build to build.
    """
    sources, graph = Sources(folder) if folder else ontology_sources(), Names(base).graph("ontology")
    for path, name in sources.terms(*SHIPPED):
        yield from _file_quads(path, name, graph)


def _file_quads(path: Path, name: str, graph: NamedNode) -> Iterator[Quad]:
    try:
        for subject, predicate, value, _ in parse(path=path, format=RdfFormat.TURTLE):
            if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
                raise OntologyError(name, predicate.value, "stands at a blank node; give it an IRI")
            yield Quad(subject, predicate, value, graph)
    except SyntaxError as error:
        raise OntologyError(name, f"line {error.lineno}", " ".join(str(error.msg).split())) from error
