"""What a graph tells of itself: counts, and the log of what made it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kg.building import Settings
from kg.data import examples_folder
from kg.errors import StoreError
from kg.info import info
from kg.model import Article, Run, Skip
from kg.pipeline import build
from kg.readers import read
from kg.runs import Entry, entries, inputs_digest, note, now
from kg.store import Graph
from tests.test_cli import kg

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = Entry(
    "2025-01-01T00:00:00+00:00",
    "2025-01-01T00:00:09+00:00",
    Run("1", "hand", "0" * 64, "1", "1" * 64),
    2,
    "2" * 64,
    (("Denial", 1),),
    (Skip("news.txt", "is empty"),),
)
TEXT = "Kabul, 3 March 2024. India accused Pakistan of lying. Islamabad denied the accusation."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the packaged examples."""
    folder = tmp_path_factory.mktemp("info") / "graph"
    build(read([examples_folder()]), folder)
    return folder


def test_a_statement_takes_about_twelve_triples(folder: Path) -> None:
    assert 6 < info(Graph.open(folder)).triples <= 12.25


def test_everything_is_counted_once(folder: Path) -> None:
    graph = Graph.open(folder)
    found = info(graph, folder)
    assert sum(count for _, count in found.quads) == len(graph)
    for counts in (found.publishers, found.languages, found.years):
        assert sum(count for _, count in counts) == found.articles == len(graph.articles())
    assert dict(found.kinds)["Accusation"] > 100
    assert found.runs[-1].articles == found.articles


def test_an_empty_graph_has_nothing_to_count() -> None:
    found = info(Graph.create())
    assert (found.articles, found.statements, found.triples, found.quads) == (0, 0, 0.0, ())


def test_the_command_prints_a_table_or_one_object(folder: Path) -> None:
    shown = kg("info", str(folder)).out
    assert "triples a statement" in shown
    assert "built 20" in shown
    told = json.loads(kg("info", str(folder), "--json").out)
    assert told["articles"] == sum(told["publishers"].values())
    assert told["runs"][-1]["run"]["ontology_digest"]


def test_a_build_tells_its_settings_its_rate_and_where_the_time_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([Article("a", "", TEXT, digest="d")], tmp_path, Settings(limit=9, retry=True))
    [first] = entries(tmp_path)
    assert first.settings == (("limit", "9"), ("retry", "True"))
    assert [name for name, _ in first.stages] == ["model and words", "extraction", "files and pages", "index", "quads"]
    assert first.read == 1
    assert first.rate > 0
    shown = kg("info", str(tmp_path)).out
    assert re.search(r"\d articles a second: model and words \d", shown)
    assert "set: limit 9, retry True" in shown
    told = json.loads(kg("info", str(tmp_path), "--json").out)["runs"][0]
    assert told["rate"] == round(first.rate, 2)
    assert told["stages"] == dict(first.stages)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    build([], tmp_path)
    assert entries(tmp_path)[1].stages == ()  # no clock shows


def test_each_build_is_logged_with_what_it_left_out(tmp_path: Path) -> None:
    article = Article("a", "", TEXT, digest="d")
    build([article, Skip("b.txt", "is empty")], tmp_path)
    build([article], tmp_path)
    first, second = entries(tmp_path)
    assert first.skipped == (Skip("b.txt", "is empty"),)
    assert second.skipped == ()
    assert first.inputs == second.inputs == inputs_digest(["d"])
    assert dict(first.claims) == {"Accusation": 1, "Denial": 1}


def test_the_log_gives_back_what_was_noted(tmp_path: Path) -> None:
    note(tmp_path, ENTRY)
    note(tmp_path, ENTRY)
    assert entries(tmp_path) == (ENTRY, ENTRY)


def test_a_broken_line_of_the_log_is_passed_over(tmp_path: Path) -> None:
    note(tmp_path, ENTRY)
    with (tmp_path / "runs.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"started": "half a li')
    assert entries(tmp_path) == (ENTRY,)
    assert entries(tmp_path / "none") == ()
    note(tmp_path, ENTRY)
    assert entries(tmp_path) == (ENTRY, ENTRY)  # half a line spoils none after it


def test_the_order_of_articles_makes_no_other_digest() -> None:
    assert inputs_digest(["a", "b"]) == inputs_digest(["b", "a"]) != inputs_digest(["a", "c"])


def test_the_time_is_that_of_the_environment_where_it_gives_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert now() == "1970-01-02T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(StoreError, match="no number of seconds"):
        now()
