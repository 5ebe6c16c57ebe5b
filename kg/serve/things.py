"""What the page of a thing says: what it is, what it says, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.explain import BEHIND, VOICES
from kg.rdf.names import RDF_TYPE, term
from kg.serve.links import ALSO_NAMED_BY, Ref, refer, said, texts
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Graph

SHOWN = 100  # rows of a group; the page says how many more there are
SAYS = {KG + role for role in (*VOICES, *BEHIND)}
PARTIES = (*VOICES, "reportedPerpetrator", "accused", "condemned", "addressee", "target", "victim")
ROLES = {KG + role for role in PARTIES}
UNSHOWN = {KG + name for name in ("text", "roleSpans", "linkNote")}  # for programs, or on a page of their own


@dataclass(frozen=True, slots=True)
class Fact:
    """A property, and its values: names with pages, or texts."""

    property: Ref
    values: tuple[Ref | str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as a row: its kind, parties with their roles, words, when and where, and what answers it."""

    ref: Ref
    kind: Ref
    parties: tuple[tuple[str, Ref], ...]
    words: str
    date: str
    article: Ref
    publisher: str
    answers: tuple[Ref, ...]  # by the kind of answer, with the page of the answer


@dataclass(frozen=True, slots=True)
class Group:
    """What has one property in common; `total` counts those that are not shown too."""

    property: Ref
    says: bool  # whether the thing is who speaks
    statements: tuple[Said, ...]
    others: tuple[Ref, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Thing:
    """All that its page says."""

    ref: Ref
    names: tuple[str, ...]  # the others that it has
    classes: tuple[Ref, ...]
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]

    @property
    def acts(self) -> bool:
        """Tell whether it is a party of a statement, and so in the network."""
        return any(group.property.iri in ROLES for group in self.groups)


def thing(graph: Graph, node: ox.NamedNode) -> Thing:
    """Read what the graph says of a node."""
    ref = refer(graph, node.value)
    names = {text for predicate in ALSO_NAMED_BY for text in texts(graph, node, predicate)}
    classes = (refer(graph, iri) for iri in texts(graph, node, RDF_TYPE))
    return Thing(
        ref, tuple(sorted(names - {ref.label})), tuple(classes), tuple(_facts(graph, node)), _groups(graph, node)
    )


def _facts(graph: Graph, node: ox.NamedNode) -> Iterator[Fact]:
    quads = sorted(
        graph.store.quads_for_pattern(node, None, None), key=lambda quad: (quad.predicate.value, str(quad.object))
    )
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate):
        if predicate not in {RDF_TYPE, *ALSO_NAMED_BY} and predicate.value not in UNSHOWN:
            values = tuple(_value(graph, quad.object) for quad in group)
            yield Fact(refer(graph, predicate.value), tuple(dict.fromkeys(values)))


def _value(graph: Graph, value: object) -> Ref | str:
    if isinstance(value, ox.NamedNode):
        return refer(graph, value.value)
    return value.value if isinstance(value, ox.Literal) else str(value)


def _groups(graph: Graph, node: ox.NamedNode) -> tuple[Group, ...]:
    quads = sorted(graph.store.quads_for_pattern(None, None, node), key=lambda q: (q.predicate.value, str(q.subject)))
    found = (
        _group(graph, predicate.value, [q.subject for q in group if isinstance(q.subject, ox.NamedNode)])
        for predicate, group in groupby(quads, key=lambda quad: quad.predicate)
    )
    return tuple(sorted(found, key=lambda group: (not group.says, not group.statements, group.property)))


def _group(graph: Graph, predicate: str, subjects: list[ox.NamedNode]) -> Group:
    evidence = term("evidence")
    reports = {each for each in subjects if texts(graph, each, evidence)}
    newest = sorted(reports, key=lambda each: (_date(graph, each), each.value), reverse=True)[:SHOWN]
    others = [each for each in subjects if each not in reports]
    refs = sorted(refer(graph, each.value) for each in others[: SHOWN * 5])
    rows = tuple(statement(graph, each) for each in newest)
    return Group(refer(graph, predicate), predicate in SAYS, rows, tuple(refs[:SHOWN]), len(subjects))


def _article(graph: Graph, node: ox.NamedNode) -> ox.NamedNode:
    quad = next(graph.store.quads_for_pattern(node, term("evidence"), None))
    return quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else node


def _date(graph: Graph, node: ox.NamedNode) -> str:
    """Give the day of a statement, else that of its article."""
    dates = texts(graph, node, term("statementDate")) or texts(graph, _article(graph, node), term("published"))
    return next(iter(dates), "")


def statement(graph: Graph, node: ox.NamedNode) -> Said:
    """Read a statement as a row."""
    article = _article(graph, node)
    kind = max(texts(graph, node, RDF_TYPE), key=len, default=node.value)  # a counter-accusation is both
    return Said(
        ref=refer(graph, node.value),
        kind=refer(graph, kind),
        parties=tuple(_parties(graph, node)),
        words=said(graph, node),
        date=_date(graph, node),
        article=refer(graph, article.value),
        publisher=next(iter(texts(graph, article, term("publisher"))), ""),
        answers=tuple(answers(graph, node)),
    )


def _parties(graph: Graph, node: ox.NamedNode) -> Iterator[tuple[str, Ref]]:
    for role in PARTIES:
        for quad in sorted(graph.store.quads_for_pattern(node, term(role), None), key=str):
            if isinstance(quad.object, ox.NamedNode):
                yield refer(graph, KG + role).label, refer(graph, quad.object.value)


def answers(graph: Graph, node: ox.NamedNode) -> Iterator[Ref]:
    """Give what answers a statement: the kind of each answer, and its page."""
    for quad in sorted(graph.store.quads_for_pattern(None, term("respondsTo"), node), key=str):
        if isinstance(quad.subject, ox.NamedNode):
            kind = refer(graph, max(texts(graph, quad.subject, RDF_TYPE), key=len, default=""))
            answer = refer(graph, quad.subject.value)
            yield Ref(kind.label, answer.iri, answer.href)
