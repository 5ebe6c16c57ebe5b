"""The index of a graph: which articles are in it, and in which shard what each gave is kept."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from sys import intern
from typing import TYPE_CHECKING

from kg.building.who.people import Told, people
from kg.errors import StoreError
from kg.model import Skip
from kg.store.files import saving, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.building.output import Counts, Output

INDEX = "index.jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """An article of the graph: its key and recipe (see `Output`), its shard, its digest, its file, whom it names."""

    id: str
    key: str
    recipe: str
    shard: str
    digest: str = ""
    origin: str = ""
    claims: Counts = ()
    skipped: tuple[Skip, ...] = ()
    people: tuple[Told, ...] = ()

    @classmethod
    def of(cls, output: Output, shard: str) -> Row:
        """Give the row of what is kept in a shard."""
        article = output.article
        named = people(output.quads)
        told = (output.claims, output.skipped, named)
        return cls(article.id, output.key, output.recipe, shard, article.digest, article.origin, *told)


Index = dict[str, Row]  # by the id of the article
FIELDS = sorted(field.name for field in fields(Row))


def read_index(graph: Path) -> Index:
    """Read the index of the graph in a folder; where there is none, no article is kept.

    Raises:
        StoreError: it is damaged; names the file and the line.
    """
    path, found, number = graph / INDEX, Index(), 0
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):  # noqa: B007 - a message tells it
                told = json.loads(line)
                claims = tuple((kind, count) for kind, count in told["claims"])
                skipped = tuple(Skip(**skip) for skip in told["skipped"])
                named = tuple(_person(*one) for one in told.get("people", ()))
                shared = {name: intern(told[name]) for name in ("recipe", "shard")}  # one text in memory for many rows
                found[told["id"]] = Row(**told | shared | {"claims": claims, "skipped": skipped, "people": named})
    except FileNotFoundError:
        return found
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}:{number}: is damaged; put it back from a copy, or build in a new folder") from error
    return found


def write_index(graph: Path, rows: Iterable[Row]) -> None:
    """Write the index: from then on, these articles are what the graph holds.

    Raises:
        StoreError: it cannot be written.
    """
    with saving(graph):
        write_atomic(graph / INDEX, (_line(row) for row in sorted(rows, key=lambda row: row.id)))


def _person(id_: str, name: str, roles: list[str], served: list[str]) -> Told:
    return Told(id_, name, tuple(map(intern, roles)), tuple(map(intern, served)))


def _line(row: Row) -> bytes:
    told = {name: getattr(row, name) for name in FIELDS} | {"skipped": [asdict(skip) for skip in row.skipped]}
    return json.dumps(told).encode() + b"\n"
