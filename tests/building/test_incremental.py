"""A graph that is built little by little is the graph that is built at once."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from kg import building
from kg.building import Settings, rebuild
from kg.errors import StoreError
from kg.model import Skip
from kg.store import Graph
from tests.building.words import RUN, article, build, quads_of, tools

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.model import Article, Run

A, B, C = (
    article("a", "Ann blames Bob"),
    article("b", "BOB blames Cleo"),
    article("c", "nobody blames anybody"),
)
CHANGED = article("a", "Ann blames Dora")


def scratch(articles: Iterable[Article], folder: Path) -> bytes:
    build(articles, folder)
    return quads_of(folder)


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "runs.jsonl")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_one_by_one_in_any_order_is_all_at_once(tmp_path: Path) -> None:
    whole = scratch([A, B, C], tmp_path / "whole")
    for number, order in enumerate(permutations([A, B, C])):
        for one in order:
            build([one], tmp_path / str(number))
        assert quads_of(tmp_path / str(number)) == whole


def test_what_is_there_already_is_not_read_again(tmp_path: Path) -> None:
    build([A, B, C], tmp_path)
    before = files(tmp_path)
    summary = build([C, A, B], tmp_path)
    assert (summary.articles, summary.read, dict(summary.claims)) == (3, 0, {"Accusation": 2})
    assert files(tmp_path) == before


def test_a_new_article_alone_is_read(tmp_path: Path) -> None:
    build([A, B], tmp_path / "graph")
    summary = build([A, B, C], tmp_path / "graph")
    assert (summary.articles, summary.read) == (3, 1)
    assert quads_of(tmp_path / "graph") == scratch([A, B, C], tmp_path / "whole")


def test_a_changed_article_takes_the_place_of_the_old_with_all_that_only_that_said(tmp_path: Path) -> None:
    build([A, B], tmp_path / "graph")
    assert b'"Bob"' in quads_of(tmp_path / "graph")
    assert build([CHANGED], tmp_path / "graph").read == 1
    assert quads_of(tmp_path / "graph") == scratch([CHANGED, B], tmp_path / "whole")
    assert b'"Bob"' not in quads_of(tmp_path / "graph")  # the other article names him BOB


@pytest.mark.parametrize("run", [replace(RUN, code_version="2"), replace(RUN, ontology_digest="1" * 64)])
def test_other_code_or_words_read_all_again_even_what_is_not_among_the_inputs(tmp_path: Path, run: Run) -> None:
    build([A, B], tmp_path / "graph")
    assert build([C], tmp_path / "graph", run=run).read == 3
    build([A, B, C], tmp_path / "whole", run=run)
    assert quads_of(tmp_path / "graph") == quads_of(tmp_path / "whole")


def test_a_mirror_drops_what_is_gone_from_the_inputs(tmp_path: Path) -> None:
    build([A, B, C], tmp_path / "graph")
    assert build([B], tmp_path / "graph", Settings(mirror=True)).removed == 2
    assert quads_of(tmp_path / "graph") == scratch([B], tmp_path / "whole")


def test_a_mirror_keeps_what_came_from_a_file_that_cannot_be_read_now(tmp_path: Path) -> None:
    there, gone, lost = (article(name, "Ann blames Bob", f"{name}.jsonl:1") for name in ("there", "gone", "lost"))
    build([there, gone, lost], tmp_path)
    build([there, Skip("lost.jsonl", "cannot be read")], tmp_path, Settings(mirror=True))
    assert Graph.open(tmp_path).articles() == ("lost", "there")


def test_a_mirror_of_nothing_is_refused(tmp_path: Path) -> None:
    before = scratch([A], tmp_path)
    with pytest.raises(StoreError, match="no article was read, so --mirror would leave none; see kg remove"):
        build([Skip("folder", "no such folder")], tmp_path, Settings(mirror=True))
    assert quads_of(tmp_path) == before


def test_of_articles_with_one_id_the_first_is_kept(tmp_path: Path) -> None:
    summary = build([A, CHANGED], tmp_path / "graph")
    assert summary.skipped == (Skip("a.txt", "the id 'a' is taken; give each article its own"),)
    assert quads_of(tmp_path / "graph") == scratch([A], tmp_path / "whole")


def test_the_same_article_twice_is_read_once(tmp_path: Path) -> None:
    summary = build([A, A, B], tmp_path)
    assert (summary.articles, summary.read, summary.skipped) == (2, 2, ())


def test_what_a_program_changed_survives_a_build(tmp_path: Path) -> None:
    build([A, B], tmp_path)
    with Graph.open(tmp_path, writable=True) as graph:
        graph.update('INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> "mine" } }')
        graph.remove_article("b")
    build([C], tmp_path)
    build([A], tmp_path)
    graph = Graph.open(tmp_path)
    assert graph.articles() == ("a", "c")
    assert graph.ask("ASK { <urn:a> <urn:b> 'mine' }")


def test_a_copy_of_the_quads_alone_is_kept_as_it_is(tmp_path: Path) -> None:
    build([A], tmp_path / "graph")
    (tmp_path / "copy").mkdir()
    for name in ("graph.json", "quads.nq"):
        shutil.copy(tmp_path / "graph" / name, tmp_path / "copy")
    build([B], tmp_path / "copy")
    assert Graph.open(tmp_path / "copy").articles() == ("a", "b")
    build([CHANGED], tmp_path / "copy")
    assert not Graph.open(tmp_path / "copy").ask("ASK { ?article ?text 'Ann blames Bob' }")


def test_a_graph_of_a_former_version_is_brought_up_to_date(tmp_path: Path) -> None:
    build([A, B], tmp_path / "graph")
    with Graph.open(tmp_path / "graph", writable=True) as graph:
        graph.update('INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> "mine" } }')
    about = json.loads((tmp_path / "graph" / "graph.json").read_text(encoding="utf-8"))
    former = {name: about[name] for name in ("base", "run", "articles", "statements", "quads")} | {"format": 1}
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "graph.json").write_text(json.dumps(former), encoding="utf-8")
    (tmp_path / "old" / "quads.nq").write_bytes(quads_of(tmp_path / "graph"))
    assert Graph.open(tmp_path / "old").articles() == ("a", "b")
    told: list[str] = []
    build([C], tmp_path / "old", Settings(tell=told.append))
    assert told == [f"{tmp_path / 'old'}: made by a former version; its 2 articles are read again"]
    lines = scratch([A, B, C], tmp_path / "whole").splitlines()
    assert quads_of(tmp_path / "old").splitlines() == sorted([*lines, b'<urn:a> <urn:b> "mine" <urn:mine> .'])


def test_a_damaged_shard_is_named(tmp_path: Path) -> None:
    build([A], tmp_path)
    [shard] = (tmp_path / "shards").iterdir()
    shard.write_bytes(shard.read_bytes()[:-9])
    with pytest.raises(StoreError, match=r"shards/[0-9a-f]{32}\.jsonl\.zst: is damaged"):
        rebuild(tmp_path)


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="does not describe a graph"):
        building.build([A], tmp_path, Settings(), tools)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
