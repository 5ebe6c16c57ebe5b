"""Whom a party stands for: an official for a ministry or government, these for a state."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.library import load
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.network.values import Actor, Edge
    from kg.store import Graph

LOCAL = "/unnamed/"  # in the id of what only one article mentions, without a name


class Level(StrEnum):
    """As whom the parties of a network are drawn."""

    ACTOR = "actor"  # as the articles have them: officials, ministries, states
    PARTY = "party"  # officials as those they speak for
    STATE = "state"  # all that speaks for a state, or belongs to it, as the state


@dataclass(frozen=True, slots=True)
class Ladder:
    """The next parties above each, by id; a party without an entry stands for itself."""

    above: Mapping[str, tuple[Actor, ...]]

    def lift(self, actor: Actor, level: Level) -> Actor:
        """Give whom `actor` stands for at `level`; itself where that is nobody, or is not certain.

        A person who speaks for a ministry and for its state stands for the ministry. What belongs to two states
        stands for itself.
        """
        if level is Level.PARTY and actor.label == Label.PERSON:
            return self._nearest(actor)
        if level is Level.STATE and actor.label != Label.STATE:
            states = {one for one in self._over(actor) if one.label == Label.STATE}
            return min(states) if len(states) == 1 else self.lift(actor, Level.PARTY)
        return actor

    def _nearest(self, actor: Actor) -> Actor:
        """Give the one party above that all others above are above of, those with a name before those without."""
        over = {one for one in self._over(actor) if one.label != Label.PERSON}
        next_up = {one for one in self.above.get(actor.id, ()) if one in over}
        known = {one for one in next_up if LOCAL not in one.id} or next_up
        lowest = [one for one in sorted(known) if known <= {one, *self._over(one)}]
        return lowest[0] if len(lowest) == 1 else actor

    def _over(self, actor: Actor) -> set[Actor]:
        seen: set[Actor] = set()
        waiting = [actor]
        while waiting:
            for one in self.above.get(waiting.pop().id, ()):
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return seen


def ladder(graph: Graph, actors: Mapping[str, Actor]) -> Ladder:
    """Read who speaks for, or belongs to, whom; `actors` are by IRI. Who left a post no longer stands for it."""
    found: dict[str, set[Actor]] = defaultdict(set)
    for lower, higher in graph.select(load("memberships").text).texts():
        if higher in actors and lower in actors:
            found[actors[lower].id].add(actors[higher])
    return Ladder({actor: tuple(sorted(over)) for actor, over in found.items()})


def lifted(edges: Iterable[Edge], steps: Ladder, level: Level) -> Iterator[Edge]:
    """Give the edges between those whom the parties stand for at `level`; who makes a statement becomes its speaker."""
    for edge in edges:
        tail, head = steps.lift(edge.tail, level), steps.lift(edge.head, level)
        speaker = edge.speaker if tail == edge.tail else edge.speaker or edge.tail.name
        yield replace(edge, tail=tail, head=head, speaker=speaker)
