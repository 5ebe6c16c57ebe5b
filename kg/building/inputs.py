"""What goes into a build, walked once: what is known already is noted, the rest is given to be read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.building.output import keyed
from kg.building.snapshot import outputs
from kg.building.workers.attempts import Failed
from kg.errors import StoreError
from kg.model import Skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.building.kept import Kept
    from kg.building.output import Output
    from kg.model import Article
    from kg.runs import Stopwatch


EXTRACTION = "extraction"


@dataclass(slots=True)
class Inputs:
    """Counts what came by; `mirror` keeps nothing else in the graph, `retry` tries again what could not be read."""

    kept: Kept
    on_done: Callable[[int], None]
    watch: Stopwatch
    mirror: bool = False
    retry: bool = False
    seen: dict[str, str] = field(default_factory=dict)  # keys by id
    skipped: list[Skip] = field(default_factory=list)
    read: int = 0  # articles that were new or changed

    def to_read(self, items: Iterable[Article | Skip]) -> Iterator[Article]:
        """Give the articles that must be read: of the inputs, then of the graph, where other code or words read them.

        Raises:
            StoreError: a shard is damaged; or the graph is to mirror inputs that hold no article.
        """
        for item in self._timed(items):
            if isinstance(item, Skip):
                self.skipped.append(item)
            elif self._is_new(item):
                yield item
        if self.mirror:
            self._drop_others()
        yield from self._outdated()

    def _timed(self, items: Iterable[Article | Skip]) -> Iterator[Article | Skip]:
        self.watch.stage(EXTRACTION)
        for item in items:
            self.watch.stage("files and pages")
            yield item
            self.watch.stage(EXTRACTION)

    def _is_new(self, article: Article) -> bool:
        key = keyed(article, self.kept.recipe)
        if article.id in self.seen:
            if self.seen[article.id] != key:
                self._skip(article, f"the id '{article.id}' is taken; give each article its own")
            return False
        self.seen[article.id] = key
        if self.kept.knows(article, key):
            self.on_done(1)
            return False
        case = None if self.retry else self.kept.failed(article.id, key)
        if case:
            self.kept.index.pop(article.id, None)
            self._skip(article, f"{case.reason}, {case.tries} times; kg build --retry tries again")
        return case is None

    def keep(self, outcomes: Sequence[Output | Failed]) -> None:
        """Keep what articles gave that were to be read.

        Raises:
            StoreError: the folder cannot be written.
        """
        self.kept.keep(outcomes)
        for outcome in outcomes:
            if isinstance(outcome, Failed):
                self._skip(outcome.article, outcome.reason)
        self.read += len(outcomes)
        self.on_done(len(outcomes))

    def _skip(self, article: Article, reason: str) -> None:
        self.skipped.append(Skip(article.origin or article.id, reason))

    def _drop_others(self) -> None:
        """Take what the inputs do not hold out of the graph, unless it came from a file that could not be read now."""
        if not self.seen:
            raise StoreError(f"{self.kept.folder}: no article was read, so --mirror would leave none; see kg remove")
        unread = {skip.place for skip in self.skipped if not _is_listed(skip.place)}
        within = tuple(f"{place}{mark}" for place in unread for mark in ":/")
        for row in [row for row in self.kept.index.values() if row.id not in self.seen]:
            if row.origin not in unread and not row.origin.startswith(within):
                del self.kept.index[row.id]
        for id_ in self.kept.cases.keys() - self.seen.keys():
            del self.kept.cases[id_]

    def _outdated(self) -> Iterator[Article]:
        """Give what the inputs do not hold, and what reads now did not read."""
        recipe = self.kept.recipe
        old = [row for row in self.kept.index.values() if row.recipe != recipe and row.id not in self.seen]
        for output in outputs(self.kept.folder, old):
            if not self.kept.knows(output.article, keyed(output.article, recipe)):
                yield output.article
        for case in list(self.kept.cases.values()):
            if case.article.id not in self.seen and (self.retry or case.recipe != recipe):
                yield case.article


def _is_listed(place: str) -> bool:
    """Tell whether a place is a folder that can be read, of which some other files were left out."""
    return Path(place).is_dir() and os.access(place, os.R_OK | os.X_OK)
