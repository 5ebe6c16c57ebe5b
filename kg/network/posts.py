"""Posts and memberships: a layer below the statements, of who speaks for or belongs to whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.rdf.names import digest
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.network.values import Actor, Edge
    from kg.store import Graph

POSTS = frozenset({"postIn", "speaksFor", "memberOf"})  # relations of this layer; of two between a pair the first
ORDER = ("postIn", "speaksFor", "memberOf")
QUERY = Path(__file__).with_name("posts.rq")


def posts(graph: Graph, statements: Sequence[Edge], actors: Mapping[str, Actor]) -> Iterator[Edge]:
    """Give an edge from each party to each that it holds a post in, speaks for or belongs to.

    Its passage is that of the first statement by the lower one, on behalf of the higher where there is one; who makes
    none of `statements` is left out. `actors` are by IRI, and the words of an edge are the post.
    """
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for lower, relation, higher, post in graph.select(QUERY.read_text(encoding="utf-8")).texts():
        kind, pair = relation.removeprefix(KG), (lower, higher)
        if pair not in found or ORDER.index(kind) < ORDER.index(found[pair][0]):
            found[pair] = (kind, post)
    for (lower, higher), (kind, post) in found.items():
        if lower in actors and higher in actors:
            yield from _edge(actors[lower], kind, post, actors[higher], statements)


def _edge(lower: Actor, kind: str, post: str, higher: Actor, statements: Sequence[Edge]) -> Iterator[Edge]:
    own = [one for one in statements if one.tail == lower or lower.name in one.speaker.split("; ")]
    served = [one for one in own if higher.name in one.on_behalf_of.split("; ")]
    shown = min(served or own, key=lambda one: (one.date, one.article, one.start), default=None)
    if shown is not None:
        id_ = digest(lower.id, kind, higher.id)
        yield replace(
            shown,
            statement=id_,
            relation=kind,
            tail=lower,
            head=higher,
            words=post,
            kind="",
            speaker="",
            on_behalf_of="",
            answers=(),
            confidence=1.0,
        )
