"""Articles as pages: their text, with the passages that show something."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.names import RDF_TYPE, term
from kg.serve.gate import WEB
from kg.serve.links import Ref, refer, texts
from kg.serve.things import Said, statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store import Graph


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the text, and the statements that it shows; none for what stands between passages."""

    text: str
    shows: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list; `statements` counts what it reports."""

    ref: Ref
    publisher: str
    published: str
    statements: int


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article to read; `url` is empty where it is no address of the web."""

    ref: Ref
    publisher: str
    published: str
    url: str
    runs: tuple[Run, ...]
    statements: int
    mentions: tuple[Ref, ...]


def article(graph: Graph, node: ox.NamedNode) -> ArticlePage:
    """Read an article."""
    text, publisher, published, url = (_text(graph, node, name) for name in ("text", "publisher", "published", "url"))
    shows = list(_passages(graph, node))
    mentions = sorted(refer(graph, iri) for iri in texts(graph, node, term("mentions")))
    return ArticlePage(
        ref=refer(graph, node.value),
        publisher=publisher,
        published=published,
        url=url if url.startswith(WEB) else "",
        runs=tuple(runs(text, shows)),
        statements=len(shows),
        mentions=tuple(mentions),
    )


def _passages(graph: Graph, node: ox.NamedNode) -> Iterator[tuple[int, int, Said]]:
    quads = graph.store.quads_for_pattern(None, term("evidence"), None, node)
    for quad in sorted(quads, key=str):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            start, end = (int(_text(graph, quad.object, name) or 0) for name in ("start", "end"))
            yield start, end, statement(graph, quad.subject)


def runs(text: str, shows: Iterable[tuple[int, int, Said]]) -> Iterator[Run]:
    """Cut a text where a passage begins or ends; joined again, the runs are the text."""
    shows = list(shows)
    cuts = sorted({0, len(text), *(place for start, end, _ in shows for place in (start, end) if place <= len(text))})
    for start, end in pairwise(cuts):
        yield Run(text[start:end], tuple(said for first, last, said in shows if first <= start and end <= last))


def entries(graph: Graph) -> tuple[Entry, ...]:
    """Give all articles, the newest first."""
    nodes = graph.store.quads_for_pattern(None, RDF_TYPE, term("Article"), None)
    found = [_entry(graph, quad.subject) for quad in nodes if isinstance(quad.subject, ox.NamedNode)]
    return tuple(sorted(found, key=lambda entry: (entry.published, entry.ref.iri), reverse=True))


def _entry(graph: Graph, node: ox.NamedNode) -> Entry:
    count = sum(1 for _ in graph.store.quads_for_pattern(None, term("evidence"), None, node))
    return Entry(refer(graph, node.value), _text(graph, node, "publisher"), _text(graph, node, "published"), count)


def _text(graph: Graph, node: ox.NamedNode, name: str) -> str:
    return next(iter(texts(graph, node, term(name))), "")
