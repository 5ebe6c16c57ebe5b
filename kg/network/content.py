"""What a reader is shown: statements with their passages cut at the words that matter, arrows, articles."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.network.values import Edge

SPAN = re.compile(r"(\w+) (\d+)-(\d+)")
WORDS = "words"
PARTS = {"cue": "cue", "allegation": WORDS, "content": WORDS}  # role to what the page calls it; others are parties


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
    """A statement as it is shown; source and answers are places in the lists of sources and statements."""

    edge: Edge
    source: int
    pieces: tuple[Piece, ...]
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """All statements of one relation from one party to another; they are drawn as one."""

    tail: str
    head: str
    relation: str
    statements: tuple[int, ...]  # places in the list of statements


def sources(edges: Iterable[Edge]) -> tuple[Source, ...]:
    """Give the articles, sorted."""
    return tuple(sorted({_source(edge) for edge in edges}))


def shown(edges: Collection[Edge]) -> tuple[Shown, ...]:
    """Give each statement once, newest first, however many parties make or meet it."""
    each = {edge.statement: edge for edge in sorted(edges, key=_age, reverse=True)}
    place = {statement: i for i, statement in enumerate(each)}
    source = {source: i for i, source in enumerate(sources(edges))}
    return tuple(
        Shown(
            edge=edge,
            source=source[_source(edge)],
            pieces=tuple(pieces(edge)),
            answers=tuple(place[answered] for answered in edge.answers if answered in place),
        )
        for edge in each.values()
    )


def arrows(edges: Iterable[Edge], statements: Iterable[Shown]) -> tuple[Arrow, ...]:
    """Merge parallel statements of one relation."""
    place = {statement.edge.statement: i for i, statement in enumerate(statements)}
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for edge in edges:
        groups[edge.tail.id, edge.head.id, edge.relation].append(place[edge.statement])
    return tuple(Arrow(*ends, tuple(sorted(group))) for ends, group in sorted(groups.items()))


def pieces(edge: Edge) -> Iterator[Piece]:
    """Cut the quotation where a role or the cue begins or ends; of two that overlap, the shorter names the part.

    Joined again, the pieces are the quotation.
    """
    whole = Span(edge.start, edge.start + len(edge.quotation))
    marks = [(Span(int(a), int(b)), role) for role, a, b in SPAN.findall(edge.spans)]
    inside = sorted(((span, role) for span, role in marks if span.start < span.end and whole.covers(span)), key=_length)
    cuts = sorted({whole.start, whole.end, *(cut for span, _ in inside for cut in (span.start, span.end))})
    for run in (Span(a, b) for a, b in pairwise(cuts)):
        role = next((role for span, role in inside if span.covers(run)), "")
        text = edge.quotation[run.start - edge.start : run.end - edge.start]
        yield Piece(text, PARTS.get(role, "party") if role else "")


def _length(mark: tuple[Span, str]) -> tuple[int, Span, str]:
    span, role = mark
    return span.end - span.start, span, role


def _age(edge: Edge) -> tuple[str, str]:
    return edge.date, edge.statement


def _source(edge: Edge) -> Source:
    return Source(edge.publisher, edge.title, edge.url)
