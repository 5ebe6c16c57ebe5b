"""From a graph to networkx: who says what about whom, with the passage that shows it on every edge.

All attributes are plain text and numbers, so `networkx.write_graphml` and its kin take a network as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import networkx as nx

from kg.library import load, resolve
from kg.rdf.names import digest
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from kg.store import Graph

UNNAMED = "Unnamed"  # the label of an end that is nobody's name


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """A party; `id` is the path of its IRI below the base, `label` the local name of its class.

    Where a statement names one party only, the other end is an actor labelled `Unnamed`: its `name` is what is said,
    such as "the bombing" that was condemned, or empty. One article's equal words are one such end.
    """

    id: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement by `tail` about, or to, `head`, and where it stands; texts are empty where not known."""

    statement: str  # id; with tail and head it identifies the edge
    relation: str  # local name of a derived property: accuses, denies ...
    tail: Actor
    head: Actor
    quotation: str
    before: str = ""  # up to 60 characters of the article on either side of the quotation
    after: str = ""
    start: int = 0  # of the quotation, in characters of the article's text
    spans: str = ""  # of cue and roles, as written by kg:roleSpans: "cue 13-20; accuser 0-12"
    words: str = ""  # what is alleged, denied, demanded ..., as the article puts it
    kind: str = ""  # of accusation
    speaker: str = ""  # names, "; " between them
    on_behalf_of: str = ""
    answers: tuple[str, ...] = ()  # ids of the statements that this one answers
    article: str = ""  # id
    title: str = ""
    publisher: str = ""
    url: str = ""
    date: str = ""  # ISO 8601, a day, month or year
    confidence: float = 1.0


class _Row(NamedTuple):
    """The variables of `queries/network.rq`, in its order."""

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


def network(  # noqa: PLR0913 - one keyword for each way to narrow a network
    graph: Graph,
    *,
    relations: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    min_confidence: float = 0.0,
    around: str | None = None,
    depth: int = 1,
    top: int | None = None,
    alone: bool = False,
) -> nx.MultiDiGraph[str]:
    """Give the parties and the statements between them: those of `relations` (all, where empty).

    `since` and `until` count inclusively, and leave out what has no date. `around` is a label, id or IRI: only what
    is within `depth` arrows of it stays. `top` keeps that many of the parties with most statements; the graph
    attribute `left_out` says how many went. `alone` keeps the statements that name one party only.

    Raises:
        QueryError: `around` is nobody in the graph, or several.
    """
    kept = (
        edge
        for edge in statements(graph)
        if edge.confidence >= min_confidence
        and (not relations or edge.relation in relations)
        and (alone or UNNAMED not in {edge.tail.label, edge.head.label})
        and _within(edge.date, since, until)
    )
    whole = assemble(kept)
    if around is not None:
        centre = resolve(graph, around).value.removeprefix(graph.names.base)
        whole = _neighbourhood(whole, centre, depth)
    return whole if top is None else _busiest(whole, top)


def statements(graph: Graph) -> Iterator[Edge]:
    """Give an edge for each statement and each pair of its parties; negated and hypothetical ones are left out.

    An answer points at who made the statement answered; an attack and a claim of one at the target.
    """
    base = graph.names.base
    actors = _actors(graph)
    last = ""
    for row in (_Row(*texts) for texts in graph.select(load("network").text).texts()):
        if row.statement != last:  # a statement shown by two passages is drawn with the first
            yield from _edges(row, base, actors)
        last = row.statement


def assemble(edges: Iterable[Edge]) -> nx.MultiDiGraph[str]:
    """Make a network of edges, in an order of its own; the key of an edge is its statement.

    >>> india, pakistan = Actor("state/IN", "India", "State"), Actor("state/PK", "Pakistan", "State")
    >>> network = assemble([Edge("1", "accuses", india, pakistan, "India accused Pakistan of arming the group.")])
    >>> network["state/IN"]["state/PK"]["1"]["relation"]
    'accuses'
    """
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in sorted(edges, key=lambda edge: (edge.tail, edge.head, edge.statement)):
        for actor in (edge.tail, edge.head):
            made.add_node(actor.id, name=actor.name, label=actor.label)
        made.add_edge(edge.tail.id, edge.head.id, edge.statement, **_attributes(edge))
    return made


def edges(network: nx.MultiDiGraph[str]) -> Iterator[Edge]:
    """Give back the edges that a network was assembled of."""
    for tail, head, statement, attributes in network.edges(keys=True, data=True):
        ends = {"tail": Actor(tail, **network.nodes[tail]), "head": Actor(head, **network.nodes[head])}
        answers = tuple(attributes["answers"].split())
        yield Edge(statement=statement, **{**attributes, **ends, "answers": answers})


def _attributes(edge: Edge) -> dict[str, str | float]:
    plain = {name: getattr(edge, name) for name in Edge.__slots__ if name not in {"statement", "tail", "head"}}
    return {**plain, "answers": " ".join(edge.answers)}


def _actors(graph: Graph) -> dict[str, Actor]:
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


def _within(stated: str, since: date | None, until: date | None) -> bool:
    """Compare what both dates know: 2024-12 is within the bounds 2024-12-15 and 2025-01-01."""
    if since is None and until is None:
        return True
    early = since is not None and stated < since.isoformat()[: len(stated)]
    late = until is not None and stated > until.isoformat()[: len(stated)]
    return bool(stated) and not early and not late


def _neighbourhood(whole: nx.MultiDiGraph[str], centre: str, depth: int) -> nx.MultiDiGraph[str]:
    if centre not in whole:
        return assemble(())
    near = nx.single_source_shortest_path_length(whole.to_undirected(as_view=True), centre, cutoff=depth)
    return whole.subgraph(near).copy()


def _busiest(whole: nx.MultiDiGraph[str], top: int) -> nx.MultiDiGraph[str]:
    order = sorted(whole, key=lambda actor: (-whole.degree(actor), actor))
    kept = whole.subgraph(order[:top]).copy()
    kept.graph["left_out"] = len(order[top:])
    return kept
