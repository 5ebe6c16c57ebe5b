"""What reads an article is known by the digest of all that shapes what it gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.building import recipe
from kg.building.recipe import APART
from kg.terms import DATA
from tests.building.words import RUN


def test_what_is_left_out_of_the_digest_is_there() -> None:
    there = {path.name for path in Path(kg.__file__).parent.iterdir()}
    assert sorted(APART - there) == []


@pytest.mark.parametrize("name", ["extraction", "rdf", "nlp.py", "parse.py", "pipeline.py", "link.py", "gazetteer.py"])
def test_what_reads_is_not_left_out(name: str) -> None:
    assert name not in APART
    assert Path(kg.__file__).with_name(name).exists()


def test_each_part_of_what_reads_makes_another_recipe() -> None:
    runs = [replace(RUN, **{name: "x"}) for name in RUN.__dataclass_fields__]
    recipes = {recipe(run, DATA) for run in (RUN, *runs)} | {recipe(RUN, "https://x.example/")}
    assert len(recipes) == len(runs) + 2
    assert recipe(RUN, DATA) == recipe(replace(RUN), DATA)
