"""Sentences with their roles, and vocabularies with their terms."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.names import RDF_TYPE
from kg.serve.links import Ref, refer, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.explain import Marked
    from kg.store import Graph

SKOS = "http://www.w3.org/2004/02/skos/core#"
DEFINITION, BROADER = (ox.NamedNode(SKOS + name) for name in ("definition", "broader"))
PARTS = {"cue": "cue", "allegation": "words", "content": "words", "kind": "kind"}  # the others are parties


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence; `role` is what it is in the statement, `part` how it is drawn; both may be empty."""

    text: str
    role: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A term of a vocabulary; `broader` is empty at the top."""

    ref: Ref
    local: str
    definition: str
    broader: str


def pieces(sentence: str, marks: Collection[Marked]) -> Iterator[Piece]:
    """Cut a sentence where a role begins or ends; of two that overlap the shorter names the piece."""
    inside = sorted(marks, key=lambda mark: (mark.span.end - mark.span.start, mark.span))
    cuts = sorted({0, len(sentence), *(cut for mark in inside for cut in (mark.span.start, mark.span.end))})
    for start, end in pairwise(cuts):
        role = next((m.role for m in inside if m.span.start <= start and end <= m.span.end), "")
        yield Piece(sentence[start:end], role, PARTS.get(role, "party") if role else "")


def terms(graph: Graph, start: str) -> list[tuple[str, list[Word]]]:
    """Give the terms whose IRIs begin with `start`, by their class; a kind stands below the one that it narrows."""
    quads = graph.store.quads_for_pattern(None, RDF_TYPE, None, graph.names.graph("ontology"))
    found: dict[str, list[Word]] = {}
    for quad in quads:
        node, kind = quad.subject, quad.object
        if isinstance(node, ox.NamedNode) and isinstance(kind, ox.NamedNode) and node.value.startswith(start):
            found.setdefault(refer(graph, kind.value).label, []).append(_word(graph, node, start))
    return [(heading, sorted(words, key=_place)) for heading, words in sorted(found.items())]


def _word(graph: Graph, node: ox.NamedNode, start: str) -> Word:
    definition, broader = (next(iter(texts(graph, node, each)), "") for each in (DEFINITION, BROADER))
    return Word(refer(graph, node.value), node.value.removeprefix(start), definition, broader.removeprefix(start))


def _place(word: Word) -> tuple[str, bool, str]:
    return word.broader or word.local, bool(word.broader), word.local
