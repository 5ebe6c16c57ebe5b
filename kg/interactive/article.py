"""An article of a graph, shown in a notebook: its text with all statements marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError
from kg.interactive.marks import Mark, to_html
from kg.model import Span
from kg.rdf.names import RDF_TYPE, term
from kg.terminal import shown
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Graph

PLACE = re.compile(r"(\w+) (\d+)-(\d+)")  # in kg:roleSpans


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """A text, where it is from, its marks sorted by place, and how many statements made them."""

    id: str
    text: str
    publisher: str
    published: str
    marks: tuple[Mark, ...]
    statements: int

    def _repr_html_(self) -> str:
        count = f"{self.statements} statement{'' if self.statements == 1 else 's'}"
        return to_html(self.text, self.marks, source=(self.publisher, self.published, self.id), end=count)


def marked_article(graph: Graph, article_id: str) -> MarkedArticle:
    """Give an article with the words marked that stand in a role of one of its statements.

    Raises:
        QueryError: the graph has no article of that id.
    """
    article = graph.names.article(article_id)
    if article_id not in graph.articles():
        raise QueryError(f"no article has the id '{shown(article_id)}'; graph.articles() gives all")
    text, publisher, published = (_value(graph, article, name) for name in ("text", "publisher", "published"))
    quads = graph.store.quads_for_pattern(None, term("roleSpans"), None, article)
    said = sorted((q.subject.value, q.object.value) for q in quads)  # type: ignore[union-attr]
    marks = {mark for statement, spans in said for mark in _marks(graph, ox.NamedNode(statement), spans)}
    return MarkedArticle(article_id, text, publisher, published, tuple(sorted(marks)), len(said))


def _marks(graph: Graph, statement: ox.NamedNode, spans: str) -> Iterator[Mark]:
    kinds = (quad.object.value for quad in graph.store.quads_for_pattern(statement, RDF_TYPE, None))  # type: ignore[union-attr]
    kind = min(iri.removeprefix(KG) for iri in kinds)
    for role, start, end in PLACE.findall(spans):
        if role == "kind":
            continue
        quads = sorted(graph.store.quads_for_pattern(statement, term(role), None), key=str)
        who = ", ".join(graph.label(q.object.value) for q in quads if isinstance(q.object, ox.NamedNode))
        yield Mark(Span(int(start), int(end)), role, f"{kind}: {role} {who}".strip())


def _value(graph: Graph, article: ox.NamedNode, name: str) -> str:
    found = graph.store.quads_for_pattern(article, term(name), None)
    return min((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), default="")
