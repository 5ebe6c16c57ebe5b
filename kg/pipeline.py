"""The order of the steps: articles -> parsed sentences -> drafts -> readings -> quads. No logic of its own."""

from __future__ import annotations

from functools import lru_cache, partial
from importlib.metadata import version
from socket import gethostname
from typing import TYPE_CHECKING

from kg import building
from kg.building import Output, Settings, Tools, recipe
from kg.data import Sources, ontology_digest, ontology_sources
from kg.errors import KGError
from kg.extraction.article import Reader
from kg.extraction.names import Matcher
from kg.gazetteer import load_gazetteer
from kg.link import link
from kg.model import Run
from kg.nlp import find_model, load_model
from kg.ontology import load_lexicon
from kg.parse import sentences
from kg.rdf import quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.building import Summary
    from kg.model import Article, Reading, Skip

DEFAULT = Settings()


def reader() -> Reader:
    """Load the lexicon and the gazetteer, again only when a user's own files changed."""
    return _reader(ontology_sources())


@lru_cache(maxsize=1)
def _reader(sources: Sources) -> Reader:
    return Reader(load_lexicon(), Matcher(load_gazetteer(sources.entities()), load_model().nlp))


def run() -> Run:
    """Tell what makes the readings."""
    _, model, digest = find_model()
    return Run(version("jaccuse"), model, digest, load_lexicon().version, ontology_digest())


def readings(articles: Iterable[Article]) -> Iterator[Reading]:
    """Read articles, in order, as they come."""
    reads = reader()
    stream = sentences(articles, reads.lexicon, is_statement=reads.is_statement, may_hold=reads.may_hold)
    for article, parsed in stream:
        yield link(reads.read(article, parsed))


def extract(articles: Iterable[Article], made: Run, base: str, digest: str) -> Iterator[Output]:
    """Give what each article gives, as it is kept.

    Raises:
        KGError: here, perhaps on another machine, reads something else than where `digest` was made.
    """
    if recipe(run(), base) != digest:
        what = "other code, another model or other words than where the build was started"
        raise KGError(f"{gethostname()} reads with {what}; install the same there, and set KG_ONTOLOGY to the same")
    for reading in readings(articles):
        yield Output.of(reading, digest, quads(reading, made, base=base))


def tools(base: str) -> Tools:
    """Load what reads articles for a graph whose IRIs begin with `base`."""
    made = run()
    digest = recipe(made, base)
    return Tools(made, digest, partial(extract, made=made, base=base, digest=digest))


def build(items: Iterable[Article | Skip], folder: Path, settings: Settings = DEFAULT) -> Summary:
    """Build the graph in `folder`, or put into the one that is there; an article that is there already is replaced.

    Raises:
        StoreError: the folder holds something else, cannot be written, or another process is writing it.
    """
    return building.build(items, folder, settings, tools)
