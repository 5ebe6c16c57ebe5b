"""What a page holds: statements with their passages cut at the words that matter, arrows, articles."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.network import Edge

SPAN = re.compile(r"(\w+) (\d+)-(\d+)")
PARTS = {"cue": "cue", "allegation": "words", "content": "words"}  # role to what the page calls it; others are parties


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a quotation; `part` is cue, words or party, empty for the rest."""

    text: str
    part: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """An article, as far as a reader needs it to find it."""

    publisher: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement on the page; parties, source and statements are places in their lists."""

    edge: Edge
    tails: tuple[int, ...]
    heads: tuple[int, ...]
    source: int
    pieces: tuple[Piece, ...]
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """All statements of one relation from one party to another; a page draws them as one."""

    tail: int
    head: int
    relation: str
    statements: tuple[int, ...]


def sources(edges: Iterable[Edge]) -> tuple[Source, ...]:
    """Give the articles, sorted."""
    return tuple(sorted({_source(edge) for edge in edges}))


def shown(edges: Sequence[Edge], places: Mapping[str, int]) -> tuple[Shown, ...]:
    """Give each statement once, newest first; `places` tells where each actor stands in the list of actors."""
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: (edge.date, edge.statement), reverse=True):
        groups[edge.statement].append(edge)
    rank = {statement: i for i, statement in enumerate(groups)}
    where = {source: i for i, source in enumerate(sources(edges))}
    return tuple(
        Shown(
            edge=group[0],
            tails=tuple(sorted({places[edge.tail.id] for edge in group})),
            heads=tuple(sorted({places[edge.head.id] for edge in group})),
            source=where[_source(group[0])],
            pieces=tuple(pieces(group[0])),
            answers=tuple(rank[answered] for answered in group[0].answers if answered in rank),
        )
        for group in groups.values()
    )


def arrows(statements: Iterable[Shown]) -> tuple[Arrow, ...]:
    """Merge parallel statements of one relation."""
    groups: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for i, statement in enumerate(statements):
        for tail in statement.tails:
            for head in statement.heads:
                groups[tail, head, statement.edge.relation].append(i)
    return tuple(Arrow(*ends, tuple(group)) for ends, group in sorted(groups.items()))


def pieces(edge: Edge) -> Iterator[Piece]:
    """Cut the quotation where a role or the cue begins or ends; of two that overlap, the shorter names the part.

    Joined again, the pieces are the quotation.
    """
    whole = Span(edge.start, edge.start + len(edge.quotation))
    marks = [(Span(int(a), int(b)), role) for role, a, b in SPAN.findall(edge.spans)]
    inside = sorted(((span, role) for span, role in marks if whole.covers(span)), key=_length)
    cuts = sorted({whole.start, whole.end, *(cut for span, _ in inside for cut in (span.start, span.end))})
    for run in (Span(a, b) for a, b in pairwise(cuts)):
        role = next((role for span, role in inside if span.covers(run)), "")
        text = edge.quotation[run.start - edge.start : run.end - edge.start]
        yield Piece(text, PARTS.get(role, "party") if role else "")


def _length(mark: tuple[Span, str]) -> tuple[int, Span, str]:
    span, role = mark
    return span.end - span.start, span, role


def _source(edge: Edge) -> Source:
    return Source(edge.publisher, edge.title, edge.url)
