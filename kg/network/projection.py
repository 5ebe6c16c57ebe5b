"""From a graph to edges: who says what about whom, with the passage that shows it."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from kg.library import load
from kg.network.values import UNNAMED, Actor, Edge
from kg.rdf.names import digest
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.store import Graph

QUERY = Path(__file__).with_name("statements.rq")


class _Row(NamedTuple):
    """The variables of `statements.rq`, in its order."""

    statement: str
    relation: str
    tails: str
    heads: str
    speakers: str
    principals: str
    answers: str
    words: str
    kind: str
    confidence: str
    article: str
    title: str
    publisher: str
    url: str
    date: str
    start: str
    quotation: str
    before: str
    after: str
    spans: str


def statements(graph: Graph) -> Iterator[Edge]:
    """Give an edge for each statement and each pair of its parties; negated and hypothetical ones are left out.

    An answer points at who made the statement answered; an attack and a claim of one at the target.
    """
    base = graph.names.base
    actors = actors_of(graph)
    last = ""
    for row in (_Row(*texts) for texts in graph.select(QUERY.read_text(encoding="utf-8")).texts()):
        if row.statement != last:  # a statement shown by two passages is drawn with the first
            yield from _edges(row, base, actors)
        last = row.statement


def actors_of(graph: Graph) -> dict[str, Actor]:
    """Give the actors by IRI, each by its longest name."""
    found: dict[str, Actor] = {}
    for iri, name, kind in graph.select(load("actors").text).texts():
        found.setdefault(iri, Actor(iri.removeprefix(graph.names.base), name, kind.removeprefix(KG)))
    return found


def _edges(row: _Row, base: str, actors: Mapping[str, Actor]) -> Iterator[Edge]:
    tails = _parties(row.tails, base, actors) or (_nobody(row, base, ""),)
    heads = _parties(row.heads, base, actors) or (_nobody(row, base, row.words),)
    if {actor.label for actor in (*tails, *heads)} == {UNNAMED}:
        return
    for tail, head in product(tails, heads):
        yield Edge(
            statement=_local(row.statement, base, "statement/"),
            relation=row.relation.removeprefix(KG),
            tail=tail,
            head=head,
            quotation=row.quotation,
            before=row.before,
            after=row.after,
            start=int(row.start),
            spans=row.spans,
            words=row.words,
            kind=row.kind,
            speaker="; ".join(actor.name for actor in _parties(row.speakers, base, actors)),
            on_behalf_of="; ".join(actor.name for actor in _parties(row.principals, base, actors)),
            answers=tuple(sorted(_local(iri, base, "statement/") for iri in row.answers.split())),
            article=_local(row.article, base, "article/"),
            title=row.title,
            publisher=row.publisher,
            url=row.url,
            date=row.date,
            confidence=float(row.confidence),
        )


def _parties(iris: str, base: str, actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    return tuple(sorted(actors.get(iri) or _stranger(iri, base) for iri in iris.split()))


def _stranger(iri: str, base: str) -> Actor:
    """Give an actor that no article describes the last part of its IRI for a name."""
    return Actor(iri.removeprefix(base), unquote(iri.rsplit("/", 1)[-1]), "Organization")


def _nobody(row: _Row, base: str, words: str) -> Actor:
    place = digest(words.casefold() or row.statement)
    return Actor(f"{row.article.removeprefix(base)}/unnamed/{place}", words, UNNAMED)


def _local(iri: str, base: str, folder: str) -> str:
    return iri.removeprefix(base + folder)
