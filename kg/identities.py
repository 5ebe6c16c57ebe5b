"""Who was taken for whom in an article, as far as a statement of it names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.rdf.names import RDFS_LABEL, term
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import NamedNode

    from kg.store import Graph


@dataclass(frozen=True, slots=True, order=True)
class Identified:
    """A name of an article, the IRI and name of the party that it is taken to be, how sure that is, and why."""

    name: str
    iri: str
    is_: str
    score: float
    reason: str


def identities(graph: Graph, statement: NamedNode, article: NamedNode) -> tuple[Identified, ...]:
    """Give whom in a statement the article calls otherwise than the graph does, sorted."""
    find = graph.store.quads_for_pattern
    parties = {quad.object for quad in find(statement, None, None)}
    found = (quad.subject for quad in find(None, term("identifiedIn"), article))
    told = ({quad.predicate.value.removeprefix(KG): quad.object for quad in find(one, None, None)} for one in found)
    return tuple(sorted(_identified(graph, one) for one in told if one.get("identifiedAs") in parties))


def _identified(graph: Graph, told: Mapping[str, object]) -> Identified:
    name, score, reason = (_text(told.get(name)) for name in ("identifiedName", "identityScore", "identityReason"))
    party = told["identifiedAs"]
    labels = (_text(quad.object) for quad in graph.store.quads_for_pattern(party, RDFS_LABEL, None))  # type: ignore[arg-type]
    return Identified(name, _text(party), min(labels, default=_text(party)), float(score or 0), reason)


def _text(node: object) -> str:
    return str(getattr(node, "value", ""))


def sentence(one: Identified) -> str:
    """Say it in words.

    >>> sentence(Identified("T. Okoro", "urn:a", "Teresa Okoro", 0.9, "an initial for the given name"))
    '“T. Okoro” is taken to be Teresa Okoro (0.90, an initial for the given name)'
    """
    return f"“{one.name}” is taken to be {one.is_} ({one.score:.2f}, {one.reason})"
