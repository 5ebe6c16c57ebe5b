"""A build that is cut off anywhere loses nothing: run again, it gives the graph that an uninterrupted one gives."""

from __future__ import annotations

import errno
import shutil
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from kg.building import Settings
from kg.errors import StoreError
from kg.store import Graph
from tests.building.faults import Steps, die, fail
from tests.building.words import article, build, quads_of

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = [article("a", "Ann blames Bob"), article("b", "BOB blames Cleo")]
AFTER = [article("a", "Ann blames Dora"), *(article(f"c{i}", f"Eve{i} blames BOB") for i in range(60))]  # two shards
ARTICLES = {"a", *(f"c{i}" for i in range(60))}
MIRROR = Settings(mirror=True)
FORKS = get_context("forkserver")  # a child starts with all modules loaded, and has no other thread
FORKS.set_forkserver_preload([__name__])


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("before") / "graph"
    build(BEFORE, folder)
    return folder


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("after") / "graph"
    build(AFTER, folder)
    return quads_of(folder)


def updated(folder: Path, at: int, what: str) -> None:
    with Steps(at, die if what == "die" else fail).counted():
        build(AFTER, folder, MIRROR)


def steps(before: Path, folder: Path) -> int:
    """Count the writes, fsyncs and renames of an update that nothing cuts off."""
    shutil.copytree(before, folder)
    counted = Steps()
    with counted.counted():
        build(AFTER, folder, MIRROR)
    return counted.count


def is_whole(folder: Path, after: bytes) -> None:
    """Check that what is there is what was or what will be, and that the same command makes it what it must be."""
    assert set(Graph.open(folder).articles()) in ({"a", "b"}, ARTICLES)
    build(AFTER, folder, MIRROR)
    assert quads_of(folder) == after
    assert list(folder.rglob("*.tmp")) == []
    assert build(AFTER, folder, MIRROR).read == 0


def test_whatever_fails_is_told_and_nothing_is_lost(before: Path, after: bytes, tmp_path: Path) -> None:
    count = steps(before, tmp_path / "whole")
    assert count > 20
    for at in range(1, count + 1):
        folder = tmp_path / str(at)
        shutil.copytree(before, folder)
        with pytest.raises(StoreError, match=r"No space left on device; .*make room and run the same again"):
            updated(folder, at, "fail")
        is_whole(folder, after)


def test_wherever_it_is_killed_nothing_is_lost(before: Path, after: bytes, tmp_path: Path) -> None:
    for at in range(1, steps(before, tmp_path / "whole") + 1):
        folder = tmp_path / str(at)
        shutil.copytree(before, folder)
        child = FORKS.Process(target=updated, args=(folder, at, "die"))
        child.start()
        child.join(60)
        assert child.exitcode == -9
        is_whole(folder, after)


def test_the_first_build_may_be_killed_too(tmp_path: Path, after: bytes) -> None:
    for at in (1, 5, 9, 13):
        folder = tmp_path / str(at)
        child = FORKS.Process(target=updated, args=(folder, at, "die"))
        child.start()
        child.join(60)
        assert child.exitcode == -9
        build(AFTER, folder)
        assert quads_of(folder) == after


def test_what_was_read_before_it_was_cut_off_is_not_read_again(before: Path, after: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(before, folder)
    with pytest.raises(StoreError):
        updated(folder, 6, "fail")  # at the second shard
    assert build(AFTER, folder, MIRROR).read == len(AFTER) - 50
    assert quads_of(folder) == after


def test_a_folder_that_cannot_be_written_is_told_in_one_line(before: Path, after: bytes, tmp_path: Path) -> None:
    def refuse() -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    folder = tmp_path / "graph"
    shutil.copytree(before, folder)
    with pytest.raises(StoreError) as caught, Steps(1, refuse).counted():
        build(AFTER, folder, MIRROR)
    assert str(caught.value) == f"{folder}: Read-only file system; choose a folder that can be written"
    is_whole(folder, after)
