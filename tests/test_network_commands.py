"""Which part of a graph `kg draw` and `kg export` show, run as a user runs them."""

from __future__ import annotations

import csv
import io
import re

import pytest

from kg.pipeline import build
from kg.readers import read
from tests.test_cli import kg

TEXT = (
    "India accused Pakistan of shelling villages in Kunar. Pakistan denied the accusation. "
    "The United States accused China of hacking its ministries. Ukraine accused Russia of war crimes.\n"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "news.txt").write_text(TEXT, encoding="utf-8")
    build(read([str(folder / "news.txt")]), folder / "graph")
    return str(folder / "graph")


def exported(graph: str, *options: str) -> set[tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(kg("export", graph, "--format", "csv", *options).out))
    return {(row["tail_name"], row["relation"]) for row in rows}


def drawn(graph: str, *options: str) -> set[str]:
    svg = kg("draw", graph, "-o", "-", "--svg", *options).out
    return set(re.findall(r">(India|Pakistan|China|United States|Ukraine|Russia)</text>", svg))


def test_without_a_kind_all_is_shown(graph: str) -> None:
    assert len(exported(graph)) == 4
    assert len(drawn(graph)) == 6


def test_a_kind_narrows_what_is_exported(graph: str) -> None:
    assert exported(graph, "--kind", "WarCrime") == {("Ukraine", "accuses")}
    assert exported(graph, "--kind", "cyber intrusion") == {("United States", "accuses")}


def test_a_kind_narrows_what_is_drawn(graph: str) -> None:
    assert drawn(graph, "--kind", "WarCrime") == {"Ukraine", "Russia"}
    assert "4 statements that the options leave out" in kg("draw", graph, "-o", "-", "--svg", "--kind", "WarCrime").out


def test_several_kinds_are_shown_together(graph: str) -> None:
    assert drawn(graph, "--kind", "WarCrime", "--kind", "CyberIntrusion") == {
        "Ukraine",
        "Russia",
        "United States",
        "China",
    }


def test_an_accusation_of_a_kind_keeps_its_denial(graph: str) -> None:
    assert exported(graph, "--kind", "Bombardment") == {("India", "accuses"), ("Pakistan", "denies")}


def test_a_wider_kind_has_the_narrower_ones(graph: str) -> None:
    assert ("India", "accuses") in exported(graph, "--kind", "Aggression")
    assert ("United States", "accuses") not in exported(graph, "--kind", "Aggression")


def test_the_page_has_nothing_of_other_kinds(graph: str) -> None:
    page = kg("draw", graph, "-o", "-", "--kind", "WarCrime").out
    assert "Ukraine" in page
    assert "Kunar" not in page


def test_an_unknown_kind_is_refused_with_the_nearest(graph: str) -> None:
    assert kg("draw", graph, "-o", "-", "--kind", "WarCrimes").code == 1
    assert "WarCrime" in kg("draw", graph, "-o", "-", "--kind", "WarCrimes").err


def test_a_matrix_and_a_timeline_are_pictures_of_their_own(graph: str) -> None:
    assert "Table of accusations" in kg("draw", graph, "-o", "-", "--matrix").out
    assert "oldest first" in kg("draw", graph, "-o", "-", "--timeline").out
    assert kg("draw", graph, "-o", "-", "--timeline", "--matrix").code == 2


def test_a_timeline_of_two_is_what_they_say_of_each_other(graph: str) -> None:
    made = kg("draw", graph, "-o", "-", "--timeline", "--svg", "--actor", "India", "--actor", "Pakistan").out
    assert "India accuses Pakistan" in made
    assert "Ukraine" not in made
