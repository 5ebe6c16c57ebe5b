"""What a check finds, as values, and as a validation report of the W3C's Shapes Constraint Language (SHACL)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.names import RDF_TYPE, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SH = "http://www.w3.org/ns/shacl#"
QUERY = f"{SH}SPARQLConstraintComponent"  # what stands for a rule that is no shape


class Severity(StrEnum):
    """How bad a finding is, in the words of SHACL."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in a graph that should be looked at: `focus` is the IRI it is about, `place` the graph it stands in."""

    place: str
    focus: str
    severity: Severity
    message: str
    path: str = ""  # the property that is amiss: an IRI, or a path of SPARQL
    component: str = QUERY  # IRI of the kind of constraint


def report(findings: Iterable[Finding], base: str) -> bytes:
    """Give the findings as a SHACL validation report in Turtle; each has an IRI below `base`, made of its content."""
    triples = list(_triples(tuple(findings), base))
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes={"sh": SH}) or b""


def _triples(findings: tuple[Finding, ...], base: str) -> Iterator[ox.Triple]:
    whole = ox.NamedNode(f"{base}check")
    yield ox.Triple(whole, RDF_TYPE, _sh("ValidationReport"))
    yield ox.Triple(whole, _sh("conforms"), ox.Literal(not findings))  # any result at all, as the standard has it
    for finding in findings:
        yield from _result(finding, whole, base)


def _result(finding: Finding, whole: ox.NamedNode, base: str) -> Iterator[ox.Triple]:
    parts = (finding.place, finding.focus, finding.path, finding.component, finding.message)
    node = ox.NamedNode(f"{base}check/{digest(*parts)}")
    yield ox.Triple(whole, _sh("result"), node)
    yield ox.Triple(node, RDF_TYPE, _sh("ValidationResult"))
    yield ox.Triple(node, _sh("focusNode"), _node(finding.focus))
    yield ox.Triple(node, _sh("resultSeverity"), _sh(finding.severity.value.capitalize()))
    yield ox.Triple(node, _sh("resultMessage"), ox.Literal(finding.message))
    yield ox.Triple(node, _sh("sourceConstraintComponent"), ox.NamedNode(finding.component))
    if finding.path.startswith("http"):
        yield ox.Triple(node, _sh("resultPath"), ox.NamedNode(finding.path))


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SH + name)


def _node(text: str) -> ox.NamedNode | ox.Literal:
    """Give an IRI, or the words of what is none: a literal or blank node where an IRI belongs."""
    try:
        return ox.NamedNode(text)
    except ValueError:
        return ox.Literal(text)
