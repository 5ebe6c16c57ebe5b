"""Towns and first divisions of states with their ids in GeoNames, read from the tables in `ontology/places/`.

A table is kept as its bytes, and a line is looked for when it is asked for: nothing is made of it beforehand.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.data import ontology_folder
from kg.errors import OntologyError
from kg.gazetteer import key

if TYPE_CHECKING:
    from pathlib import Path

DIVISION = "A"


@dataclass(frozen=True, slots=True)
class Place:
    """A town, or a first division of a state: a province, a region, an oblast."""

    id: str  # in GeoNames
    name: str
    division: bool  # is no town
    country: str  # two letters of ISO 3166
    part_of: str  # id of the division that a town lies in, where known
    population: int  # of a division, those who live in its towns
    latitude: str = ""  # decimal degrees, as the table writes them; a division has none
    longitude: str = ""


class Atlas:
    """The places by name and by id."""

    def __init__(self, folder: Path) -> None:
        """Read `places.tsv` and `names.tsv`.

        Raises:
            OntologyError: a table cannot be read.
        """
        self._places, self._names = (_read(folder / name) for name in ("places.tsv", "names.tsv"))

    def named(self, text: str) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        """Give the places whose first name `text` is, and those for which it is another name.

        >>> [place.country for place in load_atlas().named("Hyderābād")[0]]
        ['PK', 'IN']
        """
        row = _row(self._names, key(text))
        first, other = ([*row[1:], "", ""])[:2]
        return self._all(first), self._all(other)

    def at(self, geonames: str) -> Place | None:
        """Give the place with this id."""
        row = _row(self._places, geonames)
        if not row:
            return None
        _, name, kind, country, part_of, population, *position = row
        latitude, _, longitude = "".join(position).partition(" ")
        return Place(geonames, name, kind == DIVISION, country, part_of, int(population), latitude, longitude)

    def _all(self, ids: str) -> tuple[Place, ...]:
        return tuple(place for place in map(self.at, ids.split()) if place is not None)


@lru_cache(maxsize=1)
def load_atlas() -> Atlas:
    """Read the packaged tables, once."""
    return Atlas(ontology_folder() / "places")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OntologyError(f"places/{path.name}", "its lines", f"cannot be read: {error}") from error


def _row(table: bytes, first: str) -> list[str]:
    """Give the fields of the line whose first field is `first`; the lines of a table are sorted by it."""

    def line(at: int) -> bytes:
        begin = table.rfind(b"\n", 0, at) + 1
        return table[begin : table.find(b"\n", begin)]

    wanted = f"{first}\t".encode()
    found = line(bisect_left(range(len(table)), wanted, key=line))
    return found.decode().split("\t") if found.startswith(wanted) else []
