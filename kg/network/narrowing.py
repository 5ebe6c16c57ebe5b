"""The part of a graph that a network shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.library import kinds_below, resolve
from kg.network.assembly import actor, assemble, edges
from kg.network.levels import Level, ladder, lifted
from kg.network.posts import posts as standing
from kg.network.projection import actors_of, statements
from kg.network.values import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from kg.network.levels import Ladder
    from kg.network.values import Actor, Edge
    from kg.store import Graph


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a statement must have to be kept; empty or None asks for nothing."""

    relations: Collection[str]
    kinds: Collection[str]
    since: date | None
    until: date | None
    min_confidence: float

    def taken(self, every: Sequence[Edge]) -> list[Edge]:
        """Give the statements to keep; the answers to an accusation of a kind are kept with it."""
        open_ = [edge for edge in every if self._takes(edge)]
        asked = {edge.statement for edge in open_ if not self.kinds or edge.kind in self.kinds}
        return [edge for edge in open_ if edge.statement in asked or asked & {*edge.answers}]

    def _takes(self, edge: Edge) -> bool:
        return (
            edge.confidence >= self.min_confidence
            and (not self.relations or edge.relation in self.relations)
            and _within(edge.date, self.since, self.until)
        )


def network(  # noqa: PLR0913 - one keyword for each way to narrow a network
    graph: Graph,
    *,
    relations: Collection[str] = (),
    kinds: Collection[str] = (),
    actors: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    min_confidence: float = 0.0,
    level: Level = Level.ACTOR,
    around: str | None = None,
    depth: int = 1,
    top: int | None = None,
    alone: bool = False,
    between: bool = False,
    posts: bool = False,
) -> nx.MultiDiGraph[str]:
    """Give the parties and the statements between them: those of `relations` (all, where empty).

    `kinds` are kinds of accusation, by label or local name, with all that are narrower and their answers. `actors`
    keeps the statements by or about these, with `between` those of these about each other; `around` those within
    `depth` arrows of it; each is a label, id or IRI. `since` and `until` count inclusively, and leave out what has no
    date. `level` draws officials as those they speak for. `top` keeps that many of the parties with most statements.
    `alone` keeps the statements that name one party only. `posts` adds who holds a post in, speaks for or belongs to
    whom, of the parties that are left.

    What is not in the network is told by its graph attributes: `one_ended` statements, those `within` one party at the
    level, those that `relations` to `around` have `narrowed` it by, and the `left_out` parties of `top` with the
    statements `beyond` them. Nodes tell by `party` and `state` (ids) with `_name` and `_label` whom they stand for;
    `base` is where all ids begin.

    Raises:
        QueryError: a party or kind is not in the graph, or several are.
    """
    labels = frozenset(label for kind in kinds for label in kinds_below(graph, kind))
    wanted = _Wanted(relations, labels, since, until, min_confidence)
    every = list(statements(graph))
    found = wanted.taken(every)
    kept = [edge for edge in found if alone or UNNAMED not in {edge.tail.label, edge.head.label}]
    known = actors_of(graph)
    steps = ladder(graph, known)
    raised = [edge for edge in lifted(kept, steps, level) if level is Level.ACTOR or edge.tail != edge.head]
    near = {_standing(graph, name, known, steps, level) for name in actors}
    ends = len(near) if between else 1
    whole = assemble(edge for edge in raised if not near or len({edge.tail.id, edge.head.id} & near) >= min(ends, 2))
    if around is not None:
        whole = _neighbourhood(whole, _standing(graph, around, known, steps, level), depth)
    drawn = whole if top is None else _busiest(whole, top)
    _tell(
        drawn,
        one_ended=_count(found) - _count(kept),
        within=_count(kept) - _count(raised),
        narrowed=_count(every) - _count(found) + _count(raised) - _count(edges(whole)),
        beyond=_count(edges(whole)) - _count(edges(drawn)),
    )
    if posts:
        drawn = _with_posts(graph, drawn, known, ends=1 if level is Level.ACTOR else 2)
    _note(drawn, steps, graph.names.base)
    return drawn


def _with_posts(
    graph: Graph, drawn: nx.MultiDiGraph[str], known: Mapping[str, Actor], *, ends: int
) -> nx.MultiDiGraph[str]:
    """Add the posts and memberships of those who make the statements drawn, where so many ends are drawn too."""
    found = standing(graph, list(edges(drawn)), known)
    added = [edge for edge in found if (edge.tail.id in drawn) + (edge.head.id in drawn) >= ends]
    made = assemble([*edges(drawn), *added])
    made.graph.update(drawn.graph)
    return made


def _standing(graph: Graph, name: str, known: Mapping[str, Actor], steps: Ladder, level: Level) -> str:
    """Find a party by its name, and give the id of whom it stands for."""
    iri = resolve(graph, name).value
    return steps.lift(known[iri], level).id if iri in known else iri.removeprefix(graph.names.base)


def _count(found: Iterable[Edge]) -> int:
    return len({edge.statement for edge in found})


def _tell(network: nx.MultiDiGraph[str], **counts: int) -> None:
    network.graph.update({name: count for name, count in counts.items() if count})


def _note(network: nx.MultiDiGraph[str], steps: Ladder, base: str) -> None:
    """Write on each node whom it stands for, where that is somebody else, and what all ids begin with."""
    network.graph["base"] = base
    for node, attributes in network.nodes(data=True):
        own = actor(network, node)
        for level in (Level.PARTY, Level.STATE):
            over = steps.lift(own, level)
            if over != own:
                attributes.update({level.value: over.id, f"{level}_name": over.name, f"{level}_label": over.label})


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
