"""What is done to a graph without reading an article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.building import Settings, rebuild, remove
from kg.errors import StoreError
from kg.store import Graph
from tests.building.words import article, build, quads_of

if TYPE_CHECKING:
    from pathlib import Path

A, B, C = (article("a", "Ann blames Bob"), article("b", "BOB blames Cleo"), article("c", "Cleo blames Ann"))


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    build([A, B, C], tmp_path / "graph")
    return tmp_path / "graph"


def test_a_removed_article_leaves_nothing_behind(graph: Path, tmp_path: Path) -> None:
    assert remove(graph, ["b", "https://w3id.org/jaccuse/id/article/c"]).articles == 1
    build([A], tmp_path / "whole")
    assert quads_of(graph) == quads_of(tmp_path / "whole")


def test_an_article_is_removed_by_the_file_it_came_from(graph: Path) -> None:
    build([article("x", "Ann blames Eve", "news.jsonl:1"), article("y", "Eve blames Ann", "news.jsonl:2")], graph)
    remove(graph, ["news.jsonl", "b.txt"])
    assert Graph.open(graph).articles() == ("a", "c")


def test_a_removed_article_may_come_back(graph: Path) -> None:
    before = quads_of(graph)
    remove(graph, ["b"])
    assert build([A, B, C], graph).read == 1
    assert quads_of(graph) == before


def test_an_unknown_article_is_named_and_none_is_removed(graph: Path) -> None:
    with pytest.raises(StoreError, match="graph: no article 'x'; none is removed"):
        remove(graph, ["a", "x"])
    assert Graph.open(graph).articles() == ("a", "b", "c")


def test_an_article_that_a_program_added_is_removed_too(graph: Path, tmp_path: Path) -> None:
    build([article("mine", "Dora blames Eve")], tmp_path / "other")
    with Graph.open(graph, writable=True) as opened:
        opened.add(Graph.open(tmp_path / "other").store)
    remove(graph, ["mine"])
    assert Graph.open(graph).articles() == ("a", "b", "c")


@pytest.mark.parametrize("name", ["quads.nq", "graph.json"])
@pytest.mark.parametrize("content", [None, b"broken\n"])
def test_a_rebuild_needs_only_what_is_kept(graph: Path, name: str, content: bytes | None) -> None:
    before, about = quads_of(graph), json.loads((graph / "graph.json").read_text(encoding="utf-8"))
    (graph / name).unlink()
    if content is not None:
        (graph / name).write_bytes(content)
    rebuild(graph)
    assert quads_of(graph) == before
    made = json.loads((graph / "graph.json").read_text(encoding="utf-8"))
    assert made | {"run": about["run"]} == about


def test_a_rebuild_keeps_the_base_of_the_iris(tmp_path: Path) -> None:
    build([A, B], tmp_path, Settings(base="https://x.example/"))
    before = quads_of(tmp_path)
    (tmp_path / "graph.json").unlink()
    rebuild(tmp_path)
    assert quads_of(tmp_path) == before


def test_a_rebuild_packs_the_shards(tmp_path: Path) -> None:
    for one in (A, B, C):
        build([one], tmp_path)
    assert len(list((tmp_path / "shards").iterdir())) == 3
    rebuild(tmp_path)
    assert len(list((tmp_path / "shards").iterdir())) == 1
    assert build([A, B, C], tmp_path).read == 0


def test_a_folder_without_a_graph_cannot_be_rebuilt(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph; make one with kg build"):
        rebuild(tmp_path)
    (tmp_path / "graph.json").write_text('{"format": 9, "run": null}', encoding="utf-8")
    with pytest.raises(StoreError, match="format 9, but this version reads format 2; upgrade"):
        rebuild(tmp_path)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for work in (rebuild, lambda folder: remove(folder, ["a"])):
        with pytest.raises(StoreError, match="no such folder"):
            work(tmp_path / "none")
    assert not (tmp_path / "none").exists()
