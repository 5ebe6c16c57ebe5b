"""One statement, with all that one needs to judge it: the sentence and its roles, the cue, the chain of voices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError
from kg.identities import identities
from kg.model import Span
from kg.rdf.names import GEONAMES, OWL_SAME_AS, RDF_TYPE, RDFS_LABEL, term
from kg.terms import CUE, KG, KIND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.identities import Identified
    from kg.store import Graph

# who can be heard in a statement: who tells what another says, the voice, those it speaks for and what it leans on
THROUGH = ("quotedBy",)
VOICES = ("speaker", "accuser", "responder", "claimant", "condemner", "demander", "warner", "reporter")
BEHIND = ("onBehalfOf", "citing")
BROADER = ox.NamedNode("http://www.w3.org/2004/02/skos/core#broader")
WHERE = ("place", "venue")
HELD_BY = ("partOf", "basedIn")  # the nearest first
LISTED = 5  # statements named in a message when a prefix fits several


@dataclass(frozen=True, slots=True)
class Marked:
    """A role, and where its words stand: characters of the sentence, or of nothing where they are elsewhere."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody in the chain of attribution: a role, the IRI and the name of who has it, and the statement it is in."""

    role: str
    iri: str
    name: str
    statement: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place of a deed or statement: a role, its IRI and name, what it lies in, and its IRI in GeoNames or nothing."""

    role: str
    iri: str
    name: str
    within: tuple[str, ...]
    geonames: str


@dataclass(frozen=True, slots=True)
class Source:
    """The article."""

    iri: str
    title: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement that answers the one explained, or that it answers; `confidence` and `reason` are of the link."""

    iri: str
    kind: str
    words: str
    confidence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement explained; `marks` are sorted by place, `chain` goes from the article inwards."""

    statement: str
    kind: str
    accusation_kind: str  # the narrowest that is known
    broader_kind: str  # the kind above it, empty at the top
    sentence: str
    marks: tuple[Marked, ...]
    elsewhere: tuple[tuple[str, str], ...]  # role and words that stand outside the sentence
    cue: str
    frames: tuple[str, ...]
    chain: tuple[Voice, ...]
    places: tuple[Whereabouts, ...]
    identities: tuple[Identified, ...]  # of whom the article calls otherwise
    source: Source
    answers: tuple[Answer, ...]
    answered_by: tuple[Answer, ...]
    date: str
    polarity: str
    modality: str
    directness: str
    depth: int
    confidence: float
    features: tuple[tuple[str, float], ...]  # what else than its nature made the confidence, with its weight


def explain(graph: Graph, statement: str) -> Explanation:
    """Explain a statement, given by its IRI, its id, or as many first characters of the id as tell it apart.

    Raises:
        QueryError: none or several fit.
    """
    node = find(graph, statement)
    article = _article(graph, node)
    evidence = ox.NamedNode(_text(graph, node, "evidence"))
    start, end = int(_text(graph, evidence, "start")), int(_text(graph, evidence, "end"))
    spans = tuple(_role_spans(_text(graph, node, "roleSpans")))
    cue = ox.NamedNode(_text(graph, node, "matchedBy") or CUE)
    kind = _text(graph, node, "accusationKind")
    return Explanation(
        statement=node.value,
        kind=_kind(graph, node),
        accusation_kind=kind.removeprefix(KIND),
        broader_kind=min(_values(graph, ox.NamedNode(kind), BROADER), default="").removeprefix(KIND) if kind else "",
        sentence=_text(graph, evidence, "exact"),
        marks=tuple(_marks(spans, Span(start, end))),
        elsewhere=tuple(_elsewhere(spans, Span(start, end), _text(graph, article, "text"))),
        cue=cue.value.removeprefix(CUE),
        frames=tuple(_texts(graph, cue, "frame")),
        chain=tuple(_chain(graph, node)),
        places=tuple(_places(graph, node)),
        identities=identities(graph, node, article),
        source=_source(graph, article),
        answers=tuple(_answers(graph, node)),
        answered_by=tuple(_answered_by(graph, node)),
        date=_text(graph, node, "statementDate") or _text(graph, article, "published"),
        polarity=_text(graph, node, "polarity") or "positive",
        modality=_text(graph, node, "modality") or "asserted",
        directness=_text(graph, node, "directness") or "explicit",
        depth=int(_text(graph, node, "attributionDepth") or 1),
        confidence=float(_text(graph, node, "confidence") or 1),
        features=tuple(_features(graph, node)),
    )


def find(graph: Graph, statement: str) -> ox.NamedNode:
    """Give the only statement whose IRI or id starts with `statement`.

    Raises:
        QueryError: none or several do.
    """
    start = statement if ":" in statement else graph.names.statement(statement).value
    pairs = graph.store.quads_for_pattern(None, term("evidence"), None)
    subjects = {quad.subject.value for quad in pairs if isinstance(quad.subject, ox.NamedNode)}
    found = sorted(iri for iri in subjects if iri.startswith(start))
    if start in found or len(found) == 1:
        return ox.NamedNode(start if start in found else found[0])
    names = ", ".join(iri.rpartition("/")[2] for iri in found[:LISTED])
    problem = f"{len(found)} statements start so, such as {names}" if found else "no statement starts so"
    raise QueryError(f"'{statement}': {problem}; kg query lists them")


def _role_spans(text: str) -> Iterator[Marked]:
    for part in filter(None, text.split("; ")):
        role, _, place = part.partition(" ")
        start, _, end = place.partition("-")
        yield Marked(role, Span(int(start), int(end)))


def _marks(spans: tuple[Marked, ...], sentence: Span) -> Iterator[Marked]:
    for mark in sorted(spans, key=lambda mark: mark.span):
        if sentence.covers(mark.span):
            yield Marked(mark.role, Span(mark.span.start - sentence.start, mark.span.end - sentence.start))


def _elsewhere(spans: tuple[Marked, ...], sentence: Span, text: str) -> Iterator[tuple[str, str]]:
    return ((mark.role, mark.span.of(text)) for mark in spans if not sentence.covers(mark.span))


def _chain(graph: Graph, node: ox.NamedNode) -> Iterator[Voice]:
    outer = _text(graph, node, "withinStatement")
    if outer:
        yield from _chain(graph, ox.NamedNode(outer))
    for role in (*THROUGH, *VOICES, *BEHIND):
        for iri in _texts(graph, node, role):
            yield Voice(role, iri, _name(graph, iri), node.value)


def _places(graph: Graph, node: ox.NamedNode) -> Iterator[Whereabouts]:
    """Give the places of a statement; a venue that is words, or a body, is told by its role alone."""
    for role in WHERE:
        for quad in sorted(graph.store.quads_for_pattern(node, term(role), None), key=str):
            if isinstance(quad.object, ox.NamedNode):
                place = quad.object
                within = (_name(graph, iri) for name in HELD_BY for iri in _texts(graph, place, name))
                same = (iri for iri in _values(graph, place, OWL_SAME_AS) if iri.startswith(GEONAMES))
                yield Whereabouts(role, place.value, _name(graph, place.value), tuple(within), min(same, default=""))


def _source(graph: Graph, article: ox.NamedNode) -> Source:
    title, publisher, published, url = (
        _text(graph, article, name) for name in ("title", "publisher", "published", "url")
    )
    return Source(article.value, title, publisher, published, url)


def _features(graph: Graph, node: ox.NamedNode) -> Iterator[tuple[str, float]]:
    told = (f"{CUE}feature-{name}" for name in _told_otherwise(graph, node))
    for iri in sorted([*_texts(graph, node, "feature"), *told]):
        yield _name(graph, iri), float(_text(graph, ox.NamedNode(iri), "weight") or 0)


def _told_otherwise(graph: Graph, node: ox.NamedNode) -> Iterator[str]:
    """Give the features that are not written, since other properties tell them."""
    if not any(_texts(graph, node, name) for name in (*VOICES, "reportedPerpetrator")):
        yield "no-source"
    if int(_text(graph, node, "attributionDepth") or 1) > 1:
        yield "nested"
    if _text(graph, node, "modality"):
        yield "hedged"


def _answers(graph: Graph, node: ox.NamedNode) -> Iterator[Answer]:
    for iri in _texts(graph, node, "respondsTo"):
        yield _answer(graph, ox.NamedNode(iri), node, iri)


def _answered_by(graph: Graph, node: ox.NamedNode) -> Iterator[Answer]:
    for quad in sorted(graph.store.quads_for_pattern(None, term("respondsTo"), node), key=str):
        if isinstance(quad.subject, ox.NamedNode):
            yield _answer(graph, quad.subject, quad.subject, node.value)


def _answer(graph: Graph, shown: ox.NamedNode, response: ox.NamedNode, target: str) -> Answer:
    evidence = ox.NamedNode(_text(graph, shown, "evidence") or shown.value)
    notes = (note.split(" ", 2) for note in _texts(graph, response, "linkNote"))
    confidence, reason = next(((c, r) for i, c, r in notes if target.endswith(f"/{i}")), ("", ""))
    return Answer(shown.value, _kind(graph, shown), _text(graph, evidence, "exact"), confidence, reason)


def _article(graph: Graph, node: ox.NamedNode) -> ox.NamedNode:
    quad = next(graph.store.quads_for_pattern(node, term("evidence"), None))
    return quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else node


def _kind(graph: Graph, node: ox.NamedNode) -> str:
    """Give the most specific class: a counter-accusation is an accusation too."""
    return max(_values(graph, node, RDF_TYPE), key=len, default="").removeprefix(KG)


def _name(graph: Graph, iri: str) -> str:
    """Give the label; where words stand in the role instead of an entity, they are the name."""
    try:
        return min(_values(graph, ox.NamedNode(iri), RDFS_LABEL), default=iri)
    except ValueError:
        return iri


def _values(graph: Graph, node: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
    quads = graph.store.quads_for_pattern(node, predicate, None)
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal))


def _texts(graph: Graph, node: ox.NamedNode, name: str) -> list[str]:
    return _values(graph, node, term(name))


def _text(graph: Graph, node: ox.NamedNode, name: str) -> str:
    return next(iter(_texts(graph, node, name)), "")
