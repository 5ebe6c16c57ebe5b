"""The graph of one article: its statements and the passages that show them.

To keep a statement near a dozen triples, what goes without saying is not written:

* the article is the name of the graph, so `GRAPH ?article { ... }` finds it;
* `kg:directness` explicit, `kg:polarity` positive, `kg:modality` asserted, `kg:attributionDepth` 1,
  `kg:attackType` other and `kg:confidence` 1 are the defaults;
* `kg:statementDate` and `kg:year` are the article's where absent;
* features that the other properties tell (no source, nested, hedged) are not repeated;
* the claims of one sentence share its evidence; what stands before and after it is in the article's `kg:text`;
* `kg:speaker` is written only where the voice is somebody else than the accuser, responder, demander ...;
* only the most specific class is written, but a counter-accusation is an accusation too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Modality, Polarity, Precision
from kg.ontology import load_lexicon
from kg.rdf.names import RDF_TYPE, decimal, facts, moment, term, words
from kg.terms import CUE, KIND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article, Claim, Link, Span
    from kg.rdf.names import Names, Value

    Pairs: TypeAlias = Iterator[tuple[str, Value | None]]


DEFAULT_TYPE = "other"  # of an attack
TOLD_OTHERWISE = frozenset({"no-source", "nested", "hedged"})  # features that other properties tell
ABOUT = {"ResponsibilityClaim": "claimsResponsibilityFor", "CasualtyReport": "about"}


def statement_quads(claim: Claim, article: Article, names: Names) -> Iterator[Quad]:
    """Write one claim with its evidence."""
    subject, graph = names.statement(claim.id), names.article(article.id)
    yield Quad(subject, RDF_TYPE, term(claim.kind), graph)
    if claim.kind == "CounterAccusation":
        yield Quad(subject, RDF_TYPE, term("Accusation"), graph)
    yield from facts(subject, graph, _roles(claim, article, names))
    yield from facts(subject, graph, _nature(claim))
    yield from facts(subject, graph, _time(claim, article))
    yield from facts(subject, graph, _grounds(claim, article, names))
    for link in claim.responds_to:
        yield from facts(subject, graph, _answer(link, names))
    yield from facts(names.evidence(article.id, claim.evidence), graph, _passage(claim.evidence, article))


def _roles(claim: Claim, article: Article, names: Names) -> Pairs:
    makers = load_lexicon().sources
    sources = {filler.entity for filler in claim.fillers if filler.entity and filler.role in makers}
    for filler in claim.fillers:
        if filler.role != "speaker" or filler.entity not in sources:
            yield filler.role, names.iri(filler.entity) if filler.entity else words(filler.span.of(article.text))


def _nature(claim: Claim) -> Pairs:
    kind = claim.narrower_kind or claim.accusation_kind
    yield "accusationKind", NamedNode(KIND + kind) if kind else None
    yield "directness", None if claim.directness == "explicit" else Literal(claim.directness)
    yield "polarity", None if claim.polarity is Polarity.POSITIVE else Literal(claim.polarity.value)
    yield "modality", None if claim.modality is Modality.ASSERTED else Literal(claim.modality.value)
    yield "attributionDepth", None if claim.depth == 1 else Literal(claim.depth)
    for name, value in claim.values:
        if value != DEFAULT_TYPE:
            yield name, words(value) if isinstance(value, str) else Literal(value)


def _time(claim: Claim, article: Article) -> Pairs:
    stated = claim.stated
    if stated and (stated.precision is not Precision.DAY or stated.day != article.published):
        yield "statementDate", moment(stated)
        if not article.published or article.published.year != stated.day.year:
            yield "year", Literal(stated.day.year)
    yield "eventDate", moment(claim.happened)


def _grounds(claim: Claim, article: Article, names: Names) -> Pairs:
    yield ABOUT.get(claim.kind, "allegedEvent"), names.statement(claim.about) if claim.about else None
    yield "withinStatement", names.statement(claim.within) if claim.within else None
    yield "evidence", names.evidence(article.id, claim.evidence)
    yield "matchedBy", NamedNode(CUE + claim.matched_by) if claim.matched_by else None
    yield "roleSpans", Literal("; ".join(_role_spans(claim)))
    for name in claim.features[1:]:  # the first follows from class and directness
        if name not in TOLD_OTHERWISE:
            yield "feature", NamedNode(f"{CUE}feature-{name}")
    certain = round(claim.confidence, 2) == 1
    yield "confidence", None if certain else decimal(claim.confidence)


def _role_spans(claim: Claim) -> Iterator[str]:
    places = [(claim.cue, "cue"), *((filler.span, filler.role) for filler in claim.fillers)]
    places.extend((span, "kind") for span in claim.kind_words)
    return (f"{role} {span.start}-{span.end}" for span, role in sorted(places))


def _answer(link: Link, names: Names) -> Pairs:
    yield "respondsTo", names.statement(link.target)
    yield "linkNote", words(f"{link.target} {link.confidence:.2f} {link.reason}")


def _passage(span: Span, article: Article) -> Pairs:
    yield "exact", words(span.of(article.text))
    yield "start", Literal(span.start)
    yield "end", Literal(span.end)
