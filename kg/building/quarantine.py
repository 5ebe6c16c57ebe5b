"""Articles that cannot be read, each in a file of its own with the reason, until they are tried again or change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.building.output import from_json, keyed, to_json
from kg.errors import StoreError
from kg.store.files import saving, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.model import Article

FOLDER = "quarantine"


@dataclass(frozen=True, slots=True)
class Case:
    """An article that could not be read by what has `recipe`, after so many tries."""

    article: Article
    recipe: str
    reason: str
    tries: int

    @property
    def key(self) -> str:
        """Give the key that what the article gives would have."""
        return keyed(self.article, self.recipe)


def cases(graph: Path) -> Iterator[Case]:
    """Give the articles that the graph in a folder could not read, by their ids.

    Raises:
        StoreError: a file is damaged; names it.
    """
    found = (_read(path) for path in (graph / FOLDER).glob("[0-9a-f]*.json"))
    return iter(sorted(found, key=lambda case: case.article.id))


def note_case(graph: Path, case: Case) -> None:
    """Put an article apart.

    Raises:
        StoreError: the folder cannot be written.
    """
    told = {"article": to_json(case.article), "recipe": case.recipe, "reason": case.reason, "tries": case.tries}
    with saving(graph):
        (graph / FOLDER).mkdir(exist_ok=True)
        write_atomic(_path(graph, case), (json.dumps(told, indent=2, sort_keys=True).encode(), b"\n"))


def drop_case(graph: Path, case: Case) -> None:
    """Forget that an article could not be read.

    Raises:
        StoreError: the folder cannot be written.
    """
    with saving(graph):
        _path(graph, case).unlink(missing_ok=True)


def _path(graph: Path, case: Case) -> Path:
    return graph / FOLDER / f"{case.key}.json"


def _read(path: Path) -> Case:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Case(**told | {"article": from_json(told["article"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: is damaged; remove it, and its article is tried again") from error
