"""`kg score`, run as a user runs it, on predictions that are at hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.data import gold_folder
from tests.test_cli import kg

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def packaged(tmp_path: Path) -> Path:
    """Predictions that are the packaged annotations themselves."""
    file = tmp_path / "predicted.jsonl"
    file.write_text("".join(path.read_text("utf-8") for path in sorted(gold_folder().glob("*.jsonl"))), "utf-8")
    return file


def test_without_a_file_the_packaged_annotations_are_the_gold(packaged: Path) -> None:
    figures = json.loads(kg("score", "--predicted", str(packaged), "--json").out)
    assert (figures["articles"], figures["answered"]) == (48, 48)
    assert [figures[name]["f1"] for name in ("pair", "claim", "response", "attack")] == [1, 1, 1, 1]


def test_json_has_every_group_with_its_counts(packaged: Path) -> None:
    by = json.loads(kg("score", "--predicted", str(packaged), "--json").out)["by"]
    assert by["directness"].keys() == {"explicit", "implicit", "reported"}
    assert by["kind"]["Espionage"]["recall"] == 1
    for groups in by.values():
        assert all(g["right"] == g["predicted"] and g["found"] == g["gold"] for g in groups.values())


def test_the_table_shows_the_groups(packaged: Path) -> None:
    shown = kg("score", "--predicted", str(packaged)).out
    assert [name for name in ("directness", "construction", "kind", "cue", "rule") if f"\n{name} " not in shown] == []


def test_misses_and_confusions_are_written_to_files(tmp_path: Path) -> None:
    nothing, misses, confusions = (tmp_path / name for name in ("nothing", "misses", "confusions"))
    nothing.write_text("", "utf-8")
    kg("score", "--predicted", str(nothing), "--misses", str(misses), "--confusions", str(confusions))
    missed = [line.split()[:2] for line in misses.read_text("utf-8").splitlines()]
    assert {what for what, _ in missed} == {"MISSED"}
    assert [line.split()[:2] for line in confusions.read_text("utf-8").splitlines()] == missed
