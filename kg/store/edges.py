"""Edges between actors and between states: what many statements say alike, counted and dated.

The rule which statement draws which edge is `derived.rq`.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.names import RDF_TYPE, digest, facts, term
from kg.store.parties import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.rdf.names import Value
    from kg.store.graph import Graph
    from kg.store.placed import Place

RULE = Path(__file__).with_name("derived.rq")


class Ends(NamedTuple):
    """Where an edge goes from, which property it stands for, and where it goes to."""

    tail: NamedNode
    relation: NamedNode
    head: NamedNode


def told(graph: Graph) -> list[tuple[NamedNode, Ends]]:
    """Give each statement with the ends of each edge that it draws."""
    rows = graph.select(RULE.read_text(encoding="utf-8")).rows
    named = ([one for one in row if isinstance(one, NamedNode)] for row in rows)
    return [(statement, Ends(tail, relation, head)) for statement, tail, relation, head in named]


def shortcuts(graph: Graph, rows: Iterable[tuple[NamedNode, Ends]]) -> Iterator[Quad]:
    """Give "X accuses Y" as one triple, once, for whoever wants it without its statements."""
    place = graph.names.graph("derived")
    return (Quad(*ends, place) for ends in dict.fromkeys(ends for _, ends in rows))


def edges(graph: Graph, rows: Iterable[tuple[NamedNode, Ends]], places: Mapping[NamedNode, Place]) -> Iterator[Quad]:
    """Give each edge as a resource, those between states too, and each statement the states on its two sides."""
    place, sides = graph.names.graph("derived"), Sides(graph)
    drawn: defaultdict[tuple[str, Ends], set[NamedNode]] = defaultdict(set)
    between: set[tuple[NamedNode, str, NamedNode]] = set()
    for statement, ends in rows:
        date = places[statement].date if statement in places else None
        tails, heads = sides.of(ends.tail, date), sides.of(ends.head, date)
        drawn["Edge", ends].add(statement)
        for tail, head in ((tail, head) for tail in tails for head in heads if tail != head):
            drawn["SideEdge", Ends(tail, ends.relation, head)].add(statement)
        between.update((statement, "fromSide", tail) for tail in tails)
        between.update((statement, "towardSide", head) for head in heads)
    for (kind, ends), statements in drawn.items():
        edge = graph.names.iri(f"{kind.lower()}/{digest(*(end.value for end in ends))}")
        yield Quad(edge, RDF_TYPE, term(kind), place)
        yield from facts(edge, place, _edge(ends, [places[one] for one in statements if one in places]))
    yield from (Quad(statement, term(name), state, place) for statement, name, state in between)


def _edge(ends: Ends, statements: Iterable[Place]) -> Iterator[tuple[str, Value | None]]:
    places = sorted(statements, key=lambda place: place.order)
    dates = [place.date for place in places if place.date is not None]
    yield from zip(Ends._fields, ends, strict=True)
    yield "count", Literal(len(places))
    yield "firstDate", dates[0] if dates else None
    yield "lastDate", dates[-1] if dates else None
