"""The registry: where each article came from, its text, whom it mentions, and the run that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, Quad

from kg.copies import signature
from kg.model import Moment
from kg.rdf.names import RDF_TYPE, facts, moment, term, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article, Reading, Run
    from kg.rdf.names import Names, Value


def article_quads(reading: Reading, run: Run, names: Names) -> Iterator[Quad]:
    """Register the article of `reading`; `kg:mentions` tells which entities go when the article goes."""
    subject, graph = names.article(reading.article.id), names.graph("registry")
    yield Quad(subject, RDF_TYPE, term("Article"), graph)
    yield from facts(subject, graph, _metadata(reading.article))
    yield from facts(subject, graph, (("mentions", names.iri(e.id)) for e in reading.entities))
    yield from facts(subject, graph, (("extractedBy", names.run(run)),))


def run_quads(run: Run, names: Names) -> Iterator[Quad]:
    """Describe an extraction run."""
    subject, graph = names.run(run), names.graph("registry")
    yield Quad(subject, RDF_TYPE, term("ExtractionRun"), graph)
    yield from facts(subject, graph, _settings(run))


def _metadata(article: Article) -> Iterator[tuple[str, Value | None]]:
    yield "title", words(article.title)
    yield "text", words(article.text)
    yield "publisher", words(article.publisher)
    yield "author", words(article.author)
    yield "url", words(article.url)
    yield "language", words(article.language)
    yield "dateline", words(article.dateline)
    yield "digest", words(article.digest)
    yield "signature", words(signature(article.text))
    if article.published:
        yield "publishedFrom", words(article.dated)
        yield "published", moment(Moment(article.published))
        yield "year", Literal(article.published.year)


def _settings(run: Run) -> Iterator[tuple[str, Value | None]]:
    yield "codeVersion", words(run.code_version)
    yield "model", words(run.model)
    yield "modelDigest", words(run.model_digest)
    yield "ontologyVersion", words(run.ontology_version)
    yield "ontologyDigest", words(run.ontology_digest)
