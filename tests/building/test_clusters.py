"""The same shards on a cluster of workers: the same bytes as in one process, even where a worker is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg import building
from kg.building import Settings
from kg.errors import KGError, MissingPackageError, StoreError
from kg.model import Skip
from kg.pipeline import extract, run
from tests.building import poison
from tests.building.words import article, build, quads_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
ARTICLES = [article(f"s{i}", f"SLOW{i} blames Bob{i % 7}") for i in range(240)]


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """Start a scheduler and two workers, as docs/builds.md says."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    host, _, port = place.partition(":")
    worker = ["worker", f"tcp://{place}", "--nthreads", "1", "--nworkers", "2", "--no-dashboard"]
    commands = [["scheduler", "--host", host, "--port", port, "--no-dashboard"], worker]
    started = [
        subprocess.Popen([sys.executable, "-m", "dask", *command], stderr=subprocess.DEVNULL) for command in commands
    ]
    try:
        with distributed.Client(f"tcp://{place}", timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield place
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(30)


def test_a_worker_that_is_killed_changes_nothing(cluster: str, tmp_path: Path) -> None:
    with distributed.Client(f"tcp://{cluster}", set_as_default=False) as client:
        victim = min(client.run(os.getpid).values())
    done = 0

    def kill_one(more: int) -> None:
        nonlocal done
        done += more
        if done == more:
            os.kill(victim, signal.SIGKILL)

    settings = Settings(engine=f"dask://{cluster}", on_done=kill_one)
    assert building.build(ARTICLES, tmp_path / "cluster", settings, poison.tools).skipped == ()
    build(ARTICLES, tmp_path / "one")
    assert quads_of(tmp_path / "cluster") == quads_of(tmp_path / "one")


def test_what_breaks_on_a_cluster_costs_itself_alone(cluster: str, tmp_path: Path) -> None:
    articles = [*ARTICLES[:5], article("bad", "BREAK blames Bob")]
    summary = building.build(articles, tmp_path, Settings(engine=f"dask://{cluster}"), poison.tools)
    assert [skip.place for skip in summary.skipped] == ["bad.txt"]


def test_ray_gives_the_same_and_loses_what_ends_its_process_alone(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="the extra ray is not installed")
    articles = [*ARTICLES, article("bad", "BREAK blames Bob"), article("worse", "KILL blames Bob")]
    summary = building.build(articles, tmp_path / "ray", Settings(engine="ray://local"), poison.tools)
    assert summary.skipped == (
        Skip("bad.txt", "IndexError: list index out of range"),
        Skip("worse.txt", "ended the process that read it"),
    )
    build(ARTICLES, tmp_path / "one")
    assert quads_of(tmp_path / "ray") == quads_of(tmp_path / "one")


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.building.workers.clusters.PATIENCE", 1)
    with pytest.raises(
        StoreError, match=r"dask://127\.0\.0\.1:9: no scheduler answers; start one with: dask scheduler"
    ):
        build(ARTICLES, tmp_path, Settings(engine="dask://127.0.0.1:9"))


@pytest.mark.parametrize("name", ["spark://x:1", "dask", "dask://"])
def test_an_unknown_engine_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"--engine {name}: unknown; use dask://HOST:PORT, ray://HOST:PORT"):
        build(ARTICLES, tmp_path, Settings(engine=name))


@pytest.mark.parametrize(("engine", "module"), [("dask", "distributed"), ("ray", "ray")])
def test_what_is_missing_is_named_with_how_to_get_it(
    engine: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingPackageError, match=rf"pip install jaccuse\[{engine}\]"):
        build(ARTICLES, tmp_path, Settings(engine=f"{engine}://127.0.0.1:1"))


def test_a_machine_that_reads_otherwise_is_refused() -> None:
    with pytest.raises(KGError, match="reads with other code, another model or other words"):
        list(extract((), made=run(), base="https://x.example/", digest="0" * 16))
