"""The towns and divisions of the world: what the tables say, and that their lines can be found."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from kg.atlas import Atlas, load_atlas
from kg.data import ontology_folder, ontology_sources
from kg.errors import OntologyError
from kg.gazetteer import key, load_gazetteer
from kg.model import Label

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("places.tsv", "names.tsv")


def lines(name: str) -> list[str]:
    text = (ontology_folder() / "places" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_names_its_source_and_licence(name: str) -> None:
    head = (ontology_folder() / "places" / name).read_text(encoding="utf-8")[:200]
    assert "GeoNames (https://www.geonames.org), CC BY 4.0" in head


@pytest.mark.parametrize("name", TABLES)
def test_the_lines_of_a_table_are_sorted_by_a_first_field_that_is_theirs_alone(name: str) -> None:
    firsts = [line.partition("\t")[0] for line in lines(name)]
    assert firsts == sorted(set(firsts))


def test_a_name_is_filed_under_its_key_and_means_places_that_are_there() -> None:
    known = {line.partition("\t")[0] for line in lines("places.tsv")}
    for line in lines("names.tsv"):
        name, *ids = line.split("\t")
        assert name == key(name)
        assert set(" ".join(ids).split()) <= known


def test_a_division_of_a_town_is_there() -> None:
    rows = [line.split("\t") for line in lines("places.tsv")]
    divisions = {row[0] for row in rows if row[2] == "A"}
    assert {row[4] for row in rows if row[4]} <= divisions


def test_homonyms_are_told_apart_by_state_and_division() -> None:
    first, _ = load_atlas().named("Tripoli")
    assert {place.country for place in first if not place.division} == {"LB", "LY", "GR"}


def test_a_name_is_found_without_its_accents_and_by_another_name() -> None:
    atlas = load_atlas()
    assert [place.country for place in atlas.named("Sao Paulo")[0] if not place.division] == ["BR"]
    assert [place.name for place in atlas.named("Kiev")[1]] == ["Kyiv"]
    assert atlas.named("Nowhere at All") == ((), ())
    assert atlas.at("1") is None


def test_the_first_and_the_last_line_are_found() -> None:
    for line in (lines("names.tsv")[0], lines("names.tsv")[-1]):
        assert any(load_atlas().named(line.partition("\t")[0])), line


def test_the_atlas_is_open_at_once() -> None:
    start = perf_counter()
    Atlas(ontology_folder() / "places").named("Goma")
    assert perf_counter() - start < 0.1


def test_a_table_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"places/places\.tsv: its lines: cannot be read"):
        Atlas(tmp_path)


def test_the_ontology_means_the_same_places() -> None:
    """What an entity is the same as lies in the state that the entity is based in."""
    atlas, gazetteer = load_atlas(), load_gazetteer(ontology_sources().entities())
    for entry in gazetteer:
        place = atlas.at(entry.geonames) if entry.label is Label.PLACE and entry.geonames else None
        if place is not None and entry.country:
            assert f"state/{place.country}" == entry.country, entry.id


def test_nearly_every_state_has_an_id_in_geonames() -> None:
    gazetteer = load_gazetteer(ontology_sources().entities())
    bare = [entry.id for entry in gazetteer if entry.label is Label.STATE and not entry.geonames]
    assert [id_ for id_ in bare if len(id_) == len("state/XX")] == []
