"""Articles: read from files, looked at, and made into a graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, overload

from kg import pipeline
from kg.building import Settings
from kg.data import examples_folder
from kg.interactive.graph import Graph
from kg.interactive.reading import Reading
from kg.model import Article, Skip
from kg.readers import read as read_paths
from kg.results.page import safe, table
from kg.terms import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 10  # rows shown; a notebook keeps what it shows


@dataclass(frozen=True, slots=True)
class Articles(Sequence[Article]):
    """Articles in order, and what was `skipped` with its reason; a notebook shows them as a table."""

    found: tuple[Article, ...]
    skipped: tuple[Skip, ...] = ()

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Articles: ...
    def __getitem__(self, at: int | slice) -> Article | Articles:
        """Give an article, or some of them."""
        return Articles(self.found[at]) if isinstance(at, slice) else self.found[at]

    def __len__(self) -> int:
        """Count the articles."""
        return len(self.found)

    def __repr__(self) -> str:
        """Say how many there are."""
        return f"<Articles: {len(self)}, {len(self.skipped)} skipped>"

    def _repr_html_(self) -> str:
        listed = table(("id", "title", "publisher", "published", "characters"), map(_row, self.found[:MOST]))
        count = f"{len(self)} articles" + (f", of which the first {MOST} are shown" if len(self) > MOST else "")
        left = "".join(f"<li>{safe(skip.place)}: {safe(skip.reason)}</li>" for skip in self.skipped[:MOST])
        return f"{listed}<p>{count}</p>" + (f"<p>{len(self.skipped)} skipped:</p><ul>{left}</ul>" if left else "")


def read(paths: str | Path | Iterable[str | Path]) -> Articles:
    """Read files and folders; whatever is wrong with one costs that one, and stands in `skipped`.

    >>> read("no-such-folder").skipped[0].place
    'no-such-folder'
    """
    found: list[Article] = []
    skipped: list[Skip] = []
    for item in read_paths([paths] if isinstance(paths, str | Path) else paths):
        if isinstance(item, Skip):
            skipped.append(item)
        else:
            found.append(item)
    return Articles(tuple(found), tuple(skipped))


def example_articles() -> Articles:
    """Give the articles that come with the package: seven disputes, told in our own words.

    >>> len(example_articles())
    48
    """
    return read(examples_folder())


def extract(text: str, *, title: str = "", published: date | str | None = None, publisher: str = "") -> Reading:
    """Read one text; a notebook shows it with its statements marked.

    >>> [claim.kind for claim in extract("India accused Pakistan of arming the group.").claims]
    ['Accusation']

    Raises:
        ValueError: `published` is no day such as 2024-12-31.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    whole = f"{title}\n\n{text}" if title else text
    [reading] = pipeline.readings([Article("text", title, whole, day, publisher)])
    return Reading.of(reading)


def build(
    articles: Iterable[Article | Skip], folder: str | Path | None = None, *, base: str = DATA, jobs: int = 1
) -> Graph:
    """Build the graph of what articles say, in `folder` or, without one, in memory only.

    In a graph that is there already, the articles are added, or take the place of their former versions. What was
    left out stands in the log of the folder, which `kg info` shows. `base` is what the IRIs of the data begin with;
    `jobs` processes read, each with 0.5 GB for the language model.

    Raises:
        StoreError: the folder holds something else, cannot be written, or another process is writing it.
    """
    items = [*articles, *articles.skipped] if isinstance(articles, Articles) else articles
    if folder is not None:
        pipeline.build(items, Path(folder), Settings(base=base, jobs=jobs))
        return Graph.open(folder)
    with TemporaryDirectory() as made:
        pipeline.build(items, Path(made), Settings(base=base, jobs=jobs))
        graph = Graph.open(made)
    graph.folder = None
    return graph


def _row(article: Article) -> tuple[str, ...]:
    day = article.published.isoformat() if article.published else ""
    return article.id, article.title, article.publisher, day, f"{len(article.text):,}"
