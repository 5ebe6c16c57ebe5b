"""Copies in a graph: who printed the same text, and what counts it once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg import library
from kg.pipeline import build
from kg.readers import read
from kg.store import Graph

if TYPE_CHECKING:
    from pathlib import Path

REPORT = (
    "The government of Pakistan on Monday accused India of shelling two villages near the border. Nine people left "
    "their houses, the district officer told reporters, and a school was closed until the end of the week. Farmers in "
    "the valley said that they had heard guns since the early morning, and that the road to the market was blocked by "
    "stones. A spokesman for the hospital in the town said no one had been brought in by the afternoon, and buses ran "
    "as they do on any other day of the season, although fewer people took them than usual."
)
OTHER = "India accused Pakistan of shelling its own villages. " + " ".join(
    f"Line {n} tells of number {n}." for n in range(20)
)
PRINTED = (
    ("agency", "The Agency", "2025-02-10", "Villages shelled", REPORT),
    ("times", "The Times", "2025-02-11", "Shells fall at the border", f"STRELSAU (The Agency) - {REPORT}"),
    ("post", "The Post", "2025-02-11", "Guns since the morning", f"{REPORT} Reporting by The Agency"),
    ("other", "The Post", "2025-02-12", "India answers", OTHER),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies")
    names = ("id", "source", "date", "title", "text")
    lines = [json.dumps(dict(zip(names, one, strict=True))) for one in reversed(PRINTED)]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build(read([folder / "news.jsonl"]), folder / "graph")
    return folder / "graph"


def test_a_text_that_three_outlets_printed_is_one_story_with_its_publishers(folder: Path) -> None:
    graph = Graph.open(folder)
    (row,) = graph.select(library.load("copies").text).texts()
    assert row[0].endswith("/article/agency")
    assert row[1:4] == ("Villages shelled", "3", "3")
    assert sorted(row[4].split("; ")) == ["The Agency", "The Post", "The Times"]


def test_an_accusation_that_three_outlets_copied_is_told_in_one_story(folder: Path) -> None:
    found = Graph.open(folder).select(library.load("who-accuses-whom").text)
    columns = [found.variables.index(name) for name in ("accuserLabel", "articles", "stories")]
    assert ("Government of Pakistan", "3", "1") in [tuple(row[i] for i in columns) for row in found.texts()]
