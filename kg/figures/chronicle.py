"""Statements along time, between the parties that make and meet them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.figures.symbols import want
from kg.figures.wording import CAUTION, contested, count, hidden, name
from kg.network import actor, communities, edges
from kg.palette import styles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from kg.network import Actor, Edge
    from kg.palette import Style

LANES = 10  # parties: more make a sheet too wide to read
ROWS = 80  # statements: a sheet of three screens


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement, with all who make and meet it."""

    edge: Edge
    tails: tuple[Actor, ...]
    heads: tuple[Actor, ...]

    def sentence(self, known: Sequence[Style]) -> str:
        """Say who does what to whom."""
        who, whom = (", ".join(map(name, ends)) for ends in (self.tails, self.heads))
        return f"{who} {want(self.edge.relation, known).phrase} {whom}"


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Entries, oldest first and those without a date last; lanes stand beside those they quarrel with."""

    lanes: Sequence[Actor]
    entries: Sequence[Entry]
    links: Sequence[tuple[int, int]]  # places of a statement and of its answer
    contested: frozenset[str]  # statements
    known: Sequence[Style]
    told: str  # what is shown, and what is not


def chronicle(network: nx.MultiDiGraph[str], *, lanes: int | None = LANES, rows: int | None = ROWS) -> Chronicle:
    """Give the newest `rows` statements between the `lanes` parties of most statements; None is no bound."""
    known, found = styles(), list(edges(network))
    busy = Counter(end for edge in found for end in (edge.tail, edge.head))
    kept = sorted(busy, key=lambda one: (-busy[one], one.name, one))[:lanes]
    groups = {actor(network, node): number for node, number in communities(network).items()}
    order = sorted(kept, key=lambda one: (groups[one], -busy[one], one.name, one))
    within = [entry for entry in _entries(found) if {*entry.tails, *entry.heads} <= {*order}]
    entries = within[-rows:] if rows else within
    present = {end for entry in entries for end in (*entry.tails, *entry.heads)}
    every = len({edge.statement for edge in found})
    return Chronicle(
        lanes=[one for one in order if one in present],
        entries=entries,
        links=_links(entries),
        contested=contested(found, known),
        known=known,
        told=_told(network, len(entries), older=len(within) - len(entries), others=every - len(within)),
    )


def _entries(found: Sequence[Edge]) -> list[Entry]:
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(found, key=lambda edge: (not edge.date, edge.date, bool(edge.answers), edge.statement)):
        groups[edge.statement].append(edge)
    return [
        Entry(
            group[0],
            tails=tuple(dict.fromkeys(edge.tail for edge in group)),
            heads=tuple(dict.fromkeys(edge.head for edge in group)),
        )
        for group in groups.values()
    ]


def _links(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    place: Mapping[str, int] = {entry.edge.statement: i for i, entry in enumerate(entries)}
    return [(place[one], i) for i, entry in enumerate(entries) for one in entry.edge.answers if one in place]


def _told(network: nx.MultiDiGraph[str], shown: int, *, older: int, others: int) -> str:
    rest = [
        count(older, "older statement") if older else "",
        count(others, "statement of or about others", "statements of or about others") if others else "",
    ]
    return " ".join(part for part in (CAUTION, f"Shown: {count(shown, 'statement')}.", hidden(network, *rest)) if part)
