"""Everything that must hold in a graph: the shapes, the quotations, the one place of each triple, and `checks/*.rq`.

A file of `checks/` is a query for what is wrong: its first line gives severity and message, it selects `?focus` and
`?place`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.data import ontology_folder
from kg.findings import Finding, Severity
from kg.ontology import load_lexicon
from kg.rdf.names import term
from kg.shapes import Validator
from kg.store import write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.store import Graph

FOLDER = Path(__file__).parent / "checks"
HEADER = re.compile(r"# (violation|warning|info): (.+)")
SOUND = "checked.json"  # beside the quads of a graph: which articles were found sound, and by which rules
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found, sorted by place; the digests of the articles that keep the shapes; how many it validated."""

    findings: tuple[Finding, ...]
    sound: tuple[tuple[str, str], ...]
    validated: int


def check(
    graph: Graph, sound: Mapping[str, str] | None = None, *, on_article: Callable[[object], None] | None = None
) -> Outcome:
    """Look for all that is wrong; an article whose digest is that of `sound` is not validated again.

    The other rules look at the whole graph every time: what they ask is about several articles.
    """
    validator, known = Validator(graph), sound or {}
    findings, kept, validated = set[Finding](), list[tuple[str, str]](), 0
    for article_id in graph.articles():
        data = validator.data(article_id)
        digest = sha256(validator.classes + data).hexdigest()
        found = [] if known.get(article_id) == digest else list(validator.findings(article_id, data))
        validated += known.get(article_id) != digest
        findings.update(found)
        kept.extend([] if found else [(article_id, digest)])
        if on_article is not None:
            on_article(article_id)
    findings.update(validator.derived_findings())
    findings.update(finding for rule in RULES for finding in rule(graph))
    return Outcome(tuple(sorted(findings)), tuple(kept), validated)


def read_sound(folder: Path) -> dict[str, str]:
    """Give the articles that the last check of the graph in `folder` found sound by the rules of today."""
    try:
        told = json.loads((folder / SOUND).read_text(encoding="utf-8"))
        return dict(told["articles"]) if told["shapes"] == _shapes_digest() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write_sound(folder: Path, sound: tuple[tuple[str, str], ...]) -> None:
    """Remember what was found sound.

    Raises:
        OSError: the folder cannot be written.
    """
    text = json.dumps({"articles": dict(sound), "shapes": _shapes_digest()}, indent=1, sort_keys=True)
    write_atomic(folder / SOUND, (text.encode(),))


def _shapes_digest() -> str:
    return sha256((ontology_folder() / "shapes.ttl").read_bytes()).hexdigest()


def verbatim_findings(graph: Graph) -> Iterator[Finding]:
    """Find quotations that are not what the article says at their place."""
    for evidence, article, exact, start, end, text in graph.select(PASSAGES).texts():
        if text[int(start) : int(end)] != exact:
            yield Finding(article, evidence, Severity.VIOLATION, "the quotation is not what the text says at its place")


def one_graph_findings(graph: Graph) -> Iterator[Finding]:
    """Find triples that stand in two graphs, or in none that has a name: a query over all would count them twice."""
    times = Counter(quad.triple for quad in graph.store)
    for quad in graph.store:
        place, subject = (getattr(one, "value", "") for one in (quad.graph_name, quad.subject))
        graphs = times[quad.triple] if place else "no named"
        if graphs != 1:
            yield Finding(place, subject, Severity.VIOLATION, f"a triple of {graphs} graphs", quad.predicate.value)


def pronoun_findings(graph: Graph) -> Iterator[Finding]:
    """Find entities whose name is a pronoun: whom it means was not found out."""
    classes = load_lexicon().classes
    pronouns = {word for name, words in classes.items() if name.endswith("pronoun") for word in words}
    for entity, label, article in graph.select(PARTIES).texts():
        if label.casefold() in pronouns:
            yield Finding(article, entity, Severity.VIOLATION, f"the pronoun '{label}' stands for a party")


def future_findings(graph: Graph) -> Iterator[Finding]:
    """Find articles that are dated later than today."""
    today = date.today().isoformat()  # noqa: DTZ011 - the user's day, as on the front page
    for quad in graph.store.quads_for_pattern(None, term("published"), None):
        day, article = (getattr(one, "value", "") for one in (quad.object, quad.subject))
        if day > today:
            yield Finding(article, article, Severity.WARNING, f"published on {day}, which is yet to come")


def query_findings(graph: Graph) -> Iterator[Finding]:
    """Ask each file of `checks/`."""
    for path in sorted(FOLDER.glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        header = HEADER.match(text)
        severity, message = header.groups() if header else (Severity.VIOLATION, path.stem)
        for focus, place in graph.select(text).texts():
            yield Finding(place, focus, Severity(severity), message)


RULES = (verbatim_findings, one_graph_findings, pronoun_findings, future_findings, query_findings)
