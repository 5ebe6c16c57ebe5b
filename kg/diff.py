"""What differs between two graphs: which statements came, went or changed, article by article, with their sentences.

A statement is the same where its IRI is, which is made of article, kind, cue and roles. What is left is paired by
article, sentence and cue: read otherwise, it has changed. The rest came or went.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.names import RDF_TYPE, RDFS_LABEL, term
from kg.terms import CUE, KG, KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store import Graph

PLACES = ("evidence", "roleSpans", "linkNote")  # where it stands and how sure a link is: no part of what is said
CUE_SPAN = re.compile(r"\bcue (\d+)-")


class Change(StrEnum):
    """What became of a statement."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A statement as one graph has it: `facts` are its properties with their values as text, labels for parties."""

    article: str
    words: str
    cue: int  # characters from the beginning of the sentence to the cue
    kind: str
    id: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A statement that one graph has and the other has not, or has otherwise; `facts` are name, before and after."""

    article: str
    words: str
    change: Change
    kind: str
    statement: str
    facts: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


def diff(before: Graph, after: Graph) -> tuple[Difference, ...]:
    """Compare two graphs, which may have different bases; sorted by article and sentence."""
    old = {one.id: one for one in _statements(before)}
    new = {one.id: one for one in _statements(after)}
    found = [_compared(old[name], new[name]) for name in sorted(old.keys() & new.keys())]
    gone = sorted(old[name] for name in old.keys() - new.keys())
    come = sorted(new[name] for name in new.keys() - old.keys())
    found.extend(_paired(gone, come))
    return tuple(sorted(one for one in found if one is not None))


def _paired(gone: Iterable[Told], come: Iterable[Told]) -> Iterator[Difference | None]:
    waiting: defaultdict[tuple[str, str, int], list[Told]] = defaultdict(list)
    for one in gone:
        waiting[one.article, one.words, one.cue].append(one)
    for one in come:
        same = waiting[one.article, one.words, one.cue]
        alike = next((old for old in same if old.kind == one.kind), same[0] if same else None)
        if alike is not None:
            same.remove(alike)
        yield _compared(alike, one) if alike is not None else _lonely(one, Change.CAME)
    yield from (_lonely(one, Change.WENT) for left in waiting.values() for one in left)


def _compared(old: Told, new: Told) -> Difference | None:
    """Give the difference of two readings of one cue, None where they say the same."""
    before, after = dict(old.facts), dict(new.facts)
    names = [name for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)]
    facts = tuple((name, before.get(name, ()), after.get(name, ())) for name in names)
    if old.words != new.words:
        facts = (("words", (old.words,), (new.words,)), *facts)
    return Difference(new.article, new.words, Change.CHANGED, new.kind, new.id, facts) if facts else None


def _lonely(one: Told, change: Change) -> Difference:
    came = change is Change.CAME
    facts = tuple((name, () if came else values, values if came else ()) for name, values in one.facts)
    return Difference(one.article, one.words, change, one.kind, one.id, facts)


def _statements(graph: Graph) -> Iterator[Told]:
    for quad in graph.store.quads_for_pattern(None, term("evidence"), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
            yield _told(graph, quad.subject, quad.graph_name)


def _told(graph: Graph, statement: ox.NamedNode, article: ox.NamedNode) -> Told:
    values: defaultdict[str, list[str]] = defaultdict(list)
    spans = ""
    for quad in graph.store.quads_for_pattern(statement, None, None, article):
        name = quad.predicate.value.removeprefix(KG)
        if name == "roleSpans":
            spans = getattr(quad.object, "value", "")
        elif quad.predicate == RDF_TYPE:
            values["kind"].append(_short(graph, quad.object))
        elif name not in PLACES:
            values[name].append(_named(graph, quad.object))
    words, start = _passage(graph, statement, article)
    cue = CUE_SPAN.search(spans)
    facts = tuple((name, tuple(sorted(several))) for name, several in sorted(values.items()))
    return Told(
        _short(graph, article).removeprefix("article/"),
        words,
        int(cue[1]) - start if cue else 0,
        " ".join(sorted(values["kind"])),
        _short(graph, statement).removeprefix("statement/"),
        facts,
    )


def _passage(graph: Graph, statement: ox.NamedNode, article: ox.NamedNode) -> tuple[str, int]:
    """Give the sentence of a statement, and where it begins in the article."""
    find = graph.store.quads_for_pattern
    for quad in find(statement, term("evidence"), None, article):
        if isinstance(quad.object, ox.NamedNode):
            exact = [_text(one.object) for one in find(quad.object, term("exact"), None)]
            start = [_text(one.object) for one in find(quad.object, term("start"), None)]
            return min(exact, default=""), int(min(start, default="0"))
    return "", 0


def _named(graph: Graph, value: object) -> str:
    """Give words as they are, a party by its label, a statement by its sentence, any other IRI short."""
    if not isinstance(value, ox.NamedNode):
        return _text(value)
    labels = sorted(_text(quad.object) for quad in graph.store.quads_for_pattern(value, RDFS_LABEL, None))
    if labels:
        return labels[0]
    evidence = next(graph.store.quads_for_pattern(value, term("evidence"), None), None)
    if evidence is not None and isinstance(evidence.graph_name, ox.NamedNode):
        return _passage(graph, value, evidence.graph_name)[0]
    return _short(graph, value)


def _short(graph: Graph, value: object) -> str:
    text = _text(value)
    return next(
        (text.removeprefix(start) for start in (graph.names.base, KG, KIND, CUE) if text.startswith(start)), text
    )


def _text(value: object) -> str:
    return str(getattr(value, "value", value))
