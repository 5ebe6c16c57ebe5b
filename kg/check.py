"""Everything that must hold in a graph: the shapes, the quotations, the one place of each triple, and `checks/*.rq`.

A file of `checks/` is a query for what is wrong: its first line gives severity and message, it selects `?focus` and
`?place`.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ontology import load_lexicon
from kg.shapes import Finding, Severity, shape_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Graph

FOLDER = Path(__file__).parent / "checks"
HEADER = re.compile(r"# (violation|warning|info): (.+)")
PASSAGES = """
    PREFIX kg: <https://w3id.org/jaccuse/ontology#>
    SELECT ?evidence ?article ?exact ?start ?end ?text WHERE {
      GRAPH ?article { ?evidence kg:exact ?exact ; kg:start ?start ; kg:end ?end }
      ?article kg:text ?text
    } ORDER BY ?evidence"""
PARTIES = """
    SELECT DISTINCT ?entity ?label ?article WHERE {
      ?article <https://w3id.org/jaccuse/ontology#mentions> ?entity .
      ?entity <http://www.w3.org/2000/01/rdf-schema#label> ?label
    } ORDER BY ?entity ?article"""


def check(graph: Graph) -> tuple[Finding, ...]:
    """Give all that is wrong, sorted by place: nothing for a sound graph."""
    return tuple(sorted({finding for rule in RULES for finding in rule(graph)}))


def verbatim_findings(graph: Graph) -> Iterator[Finding]:
    """Find quotations that are not what the article says at their place."""
    for evidence, article, exact, start, end, text in graph.select(PASSAGES).texts():
        if text[int(start) : int(end)] != exact:
            yield Finding(article, evidence, Severity.VIOLATION, "the quotation is not what the text says at its place")


def one_graph_findings(graph: Graph) -> Iterator[Finding]:
    """Find triples that stand in two graphs, or in none that has a name: a query over all would count them twice."""
    times = Counter(quad.triple for quad in graph.store)
    for quad in graph.store:
        place, subject = (getattr(term, "value", "") for term in (quad.graph_name, quad.subject))
        graphs = times[quad.triple] if place else "no named"
        if graphs != 1:
            yield Finding(place, subject, Severity.VIOLATION, f"{quad.predicate.value}: a triple of {graphs} graphs")


def pronoun_findings(graph: Graph) -> Iterator[Finding]:
    """Find entities whose name is a pronoun: whom it means was not found out."""
    classes = load_lexicon().classes
    pronouns = {word for name, words in classes.items() if name.endswith("pronoun") for word in words}
    for entity, label, article in graph.select(PARTIES).texts():
        if label.casefold() in pronouns:
            yield Finding(article, entity, Severity.VIOLATION, f"the pronoun '{label}' stands for a party")


def query_findings(graph: Graph) -> Iterator[Finding]:
    """Ask each file of `checks/`."""
    for path in sorted(FOLDER.glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        header = HEADER.match(text)
        severity, message = header.groups() if header else (Severity.VIOLATION, path.stem)
        for focus, place in graph.select(text).texts():
            yield Finding(place, focus, Severity(severity), message)


RULES = (shape_findings, verbatim_findings, one_graph_findings, pronoun_findings, query_findings)
