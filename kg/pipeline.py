"""The order of the steps: articles -> parsed sentences -> drafts -> readings -> quads. No logic of its own."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context
from time import perf_counter
from typing import TYPE_CHECKING

from kg.data import Sources, ontology_digest, ontology_sources
from kg.extraction.article import Reader
from kg.extraction.names import Matcher
from kg.gazetteer import load_gazetteer
from kg.link import link
from kg.model import Article, Run, Skip
from kg.nlp import load_model
from kg.ontology import load_lexicon
from kg.parse import sentences
from kg.rdf import ontology_quads, quads
from kg.runs import Entry, inputs_digest, note, now
from kg.store import Graph, derive
from kg.terms import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kg.model import Reading

SHARD = 50  # articles a task


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: articles read, entities and claims (by kind) in the graph, what was left out, seconds."""

    articles: int
    entities: int
    claims: tuple[tuple[str, int], ...]
    skipped: tuple[Skip, ...]
    seconds: float


def reader() -> Reader:
    """Load the lexicon and the gazetteer, again only when a user's own files changed."""
    return _reader(ontology_sources())


@lru_cache(maxsize=1)
def _reader(sources: Sources) -> Reader:
    return Reader(load_lexicon(), Matcher(load_gazetteer(sources.entities()), load_model().nlp))


def run() -> Run:
    """Tell what makes the readings."""
    model = load_model()
    return Run(version("jaccuse"), model.name, model.digest, load_lexicon().version, ontology_digest())


def readings(articles: Iterable[Article], *, jobs: int = 1) -> Iterator[Reading]:
    """Read articles, in order, as they come; with `jobs` above 1 in that many processes, each with its own model."""
    if jobs == 1:
        yield from _read(articles)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for done in pool.map(_read_shard, _shards(articles)):
            yield from done


def _read(articles: Iterable[Article]) -> Iterator[Reading]:
    reads = reader()
    stream = sentences(articles, reads.lexicon, is_statement=reads.is_statement, may_hold=reads.may_hold)
    for article, parsed in stream:
        yield link(reads.read(article, parsed))


def _shards(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    stream = iter(articles)
    while shard := tuple(islice(stream, SHARD)):
        yield shard


def _read_shard(articles: tuple[Article, ...]) -> tuple[Reading, ...]:
    return tuple(_read(articles))


def build(
    items: Iterable[Article | Skip],
    folder: Path,
    *,
    base: str = DATA,
    on_reading: Callable[[Reading], None] | None = None,
    jobs: int = 1,
) -> Summary:
    """Build the graph in `folder`, or put into the one that is there; an article that is there already is replaced.

    Raises:
        StoreError: the folder holds something else, cannot be written, or another process is writing it.
    """
    start, skipped = perf_counter(), list[Skip]()
    counts, digests, started = Counter[str](), list[str](), now()
    with Graph.update_or_create(folder, base=base) as graph:  # who has to wait is told so before the model loads
        made = run()
        graph.manifest = replace(graph.manifest, run=made)
        for reading in readings(_only_articles(items, skipped), jobs=jobs):
            graph.replace_article(reading.article.id, quads(reading, made, base=graph.names.base))
            skipped.extend(reading.skipped)
            counts.update(claim.kind for claim in reading.claims)
            digests.append(reading.article.digest)
            if on_reading is not None:
                on_reading(reading)
        graph.replace_graph(graph.names.graph("ontology"), ontology_quads(base=graph.names.base))
        derive(graph)
    claims = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    note(folder, Entry(started, now(), made, len(digests), inputs_digest(digests), claims, tuple(skipped), jobs))
    entities = len(
        {quad.subject for quad in graph.store.quads_for_pattern(None, None, None, graph.names.graph("entities"))}
    )
    return Summary(
        len(digests),
        entities,
        claims,
        tuple(skipped),
        perf_counter() - start,
    )


def _only_articles(items: Iterable[Article | Skip], skipped: list[Skip]) -> Iterator[Article]:
    """Pass the articles on and keep what was left out."""
    for item in items:
        if isinstance(item, Skip):
            skipped.append(item)
        else:
            yield item
