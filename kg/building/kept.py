"""What is kept of a graph while it is built: its index as it will be, and what was read for it already."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.building.index import Index, Row, read_index, write_index
from kg.building.output import Output, keyed
from kg.building.quarantine import Case, cases, drop_case, note_case
from kg.building.shards import drop_shards, read_shard, shards, write_shard
from kg.building.workers.attempts import TRIES, Failed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.model import Article


@dataclass(slots=True)
class Kept:
    """The index of a graph, changed in memory only until `commit`; shards are written as they come."""

    folder: Path
    recipe: str
    index: Index
    spare: Index  # by key: what a build read that was cut off
    cases: dict[str, Case]  # by id: articles that could not be read
    before: Index = field(default_factory=dict)  # the index as it is in the folder

    @classmethod
    def of(cls, folder: Path, recipe: str) -> Kept:
        """Read what is kept in a folder.

        Raises:
            StoreError: a file is damaged; names it.
        """
        index = read_index(folder)
        left = shards(folder) - {row.shard for row in index.values()}
        rows = (Row.of(output, name) for name in sorted(left) for output in read_shard(folder, name))
        spare = {row.key: row for row in rows}
        return cls(folder, recipe, index, spare, {case.article.id: case for case in cases(folder)}, dict(index))

    def knows(self, article: Article, key: str) -> bool:
        """Tell whether the article needs not be read: what it gives is kept, and is in the graph from now on."""
        there = self.index.get(article.id)
        row = there if there and there.key == key else self.spare.get(key)
        if row:
            self.index[article.id] = replace(row, origin=article.origin)
        return row is not None

    def failed(self, article_id: str, key: str) -> Case | None:
        """Give why an article could not be read, where it was tried as it is."""
        case = self.cases.get(article_id)
        return case if case and case.key == key else None

    def keep(self, outcomes: Iterable[Output | Failed]) -> None:
        """Write what articles gave; put those apart that could not be read.

        Raises:
            StoreError: the folder cannot be written.
        """
        told = list(outcomes)
        outputs = [outcome for outcome in told if isinstance(outcome, Output)]
        if outputs:
            name = write_shard(self.folder, outputs)
            self.index.update((output.article.id, Row.of(output, name)) for output in outputs)
        for outcome in told:
            if isinstance(outcome, Failed):
                self._put_apart(outcome)

    def _put_apart(self, failed: Failed) -> None:
        tried = self.failed(failed.article.id, keyed(failed.article, self.recipe))
        case = Case(failed.article, self.recipe, failed.reason, TRIES + (tried.tries if tried else 0))
        note_case(self.folder, case)
        self.index.pop(case.article.id, None)
        self.cases[case.article.id] = case

    def commit(self) -> None:
        """Make the index what the folder's is, and drop what it refers to no more.

        Raises:
            StoreError: the folder cannot be written.
        """
        if self.index != self.before:
            write_index(self.folder, self.index.values())
        for case in cases(self.folder):
            if self.cases.get(case.article.id) != case or case.article.id in self.index:
                drop_case(self.folder, case)
        drop_shards(self.folder, shards(self.folder) - {row.shard for row in self.index.values()})
