"""What is in a graph, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.rdf.names import RDF_TYPE, term
from kg.runs import Entry, entries
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pyoxigraph import Quad

    from kg.store import Graph

Counts = tuple[tuple[str, int], ...]
ARTICLES = "articles"
OFFICES = ("Post", "Tenure")  # described beside the entities, and none of them
UNKNOWN = "not given"


@dataclass(frozen=True, slots=True)
class Info:
    """Counts, the greatest first. `triples` are those of the articles' graphs a statement, evidence included."""

    articles: int
    statements: int
    publishers: Counts
    languages: Counts
    years: Counts
    kinds: Counts
    entities: Counts
    quads: Counts  # by named graph, those of all articles together
    triples: float
    runs: tuple[Entry, ...]


def info(graph: Graph, folder: Path | None = None) -> Info:
    """Count what is in a graph; `folder` is where its log is.

    A counter-accusation has two classes and is counted in each.
    """
    find = graph.store.quads_for_pattern
    ids = {quad.subject for quad in find(None, RDF_TYPE, term("Article"), graph.names.graph("registry"))}
    statements = {quad.subject for quad in find(None, term("evidence"), None)}
    quads = Counter(_graph_of(_text(quad.graph_name), graph) for quad in graph.store)
    typed = list(find(None, RDF_TYPE, None))
    entities = graph.names.graph("entities")
    return Info(
        articles=len(ids),
        statements=len(statements),
        publishers=_values(graph, "publisher", len(ids)),
        languages=_values(graph, "language", len(ids)),
        years=tuple(sorted(_values(graph, "published", len(ids), length=4))),
        kinds=_ranked(_class(quad) for quad in typed if quad.subject in statements),
        entities=_ranked(_class(quad) for quad in typed if quad.graph_name == entities and _class(quad) not in OFFICES),
        quads=tuple(sorted(quads.items(), key=_rank)),
        triples=round(quads[ARTICLES] / len(statements), 2) if statements else 0.0,
        runs=entries(folder) if folder else (),
    )


def _values(graph: Graph, name: str, articles: int, *, length: int | None = None) -> Counts:
    """Count the values of a property of articles, cut to `length`, and the articles that have none."""
    rows = graph.store.quads_for_pattern(None, term(name), None, graph.names.graph("registry"))
    counts = Counter(_text(row.object)[:length] for row in rows)
    missing = articles - counts.total()
    return tuple(sorted([*counts.items(), *([(UNKNOWN, missing)] if missing else [])], key=_rank))


def _ranked(names: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(names).items(), key=_rank))


def _rank(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _class(quad: Quad) -> str:
    return _text(quad.object).removeprefix(KG)


def _graph_of(iri: str, graph: Graph) -> str:
    own = graph.names.graph("").value
    return iri.removeprefix(own) if iri.startswith(own) else ARTICLES


def _text(value: object) -> str:
    return str(getattr(value, "value", value))
