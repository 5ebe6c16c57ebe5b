"""Several processes give what one gives; an article that ends or hangs its process costs that article alone."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from kg import building
from kg.building import Settings, cases
from kg.building.workers.attempts import SHARD
from kg.errors import InputError, KGError, ModelError, OntologyError
from kg.model import Skip
from kg.pipeline import build as build_news
from kg.store import Graph
from tests.building import poison
from tests.building.words import article, build, quads_of, tools
from tests.reading import example_articles
from tests.test_cli import kg

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.building import Summary
    from kg.model import Article

SOUND = [article(f"s{i}", f"Ann{i} blames Bob") for i in range(5)]


def poisoned(articles: list[Article], folder: Path, **how: object) -> Summary:
    return building.build(articles, folder, Settings(**{"jobs": 2, **how}), poison.tools)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sound")
    build(SOUND, folder)
    return quads_of(folder)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("KILL", "ended the process that read it"),
        pytest.param("HANG", "was not read within 2 seconds", marks=pytest.mark.slow),
        ("BREAK", "IndexError: list index out of range"),
    ],
)
def test_what_ends_or_hangs_its_process_costs_itself_alone(
    word: str, reason: str, sound: bytes, tmp_path: Path
) -> None:
    limit = 2 if word == "HANG" else 60
    summary = poisoned([*SOUND[:2], article("bad", f"{word} blames Bob"), *SOUND[2:]], tmp_path, limit=limit)
    assert summary.skipped == (Skip("bad.txt", reason),)
    assert quads_of(tmp_path) == sound
    [case] = cases(tmp_path)
    assert (case.article.id, case.reason, case.tries) == ("bad", reason, 3)


def test_in_one_process_what_breaks_costs_itself_alone(sound: bytes, tmp_path: Path) -> None:
    poisoned([*SOUND[:2], article("bad", "BREAK blames Bob"), *SOUND[2:]], tmp_path, jobs=1)
    assert quads_of(tmp_path) == sound


def test_what_no_article_is_to_blame_for_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no English model is installed"):
        poisoned([*SOUND, article("bad", "NOMODEL")], tmp_path)
    assert list(cases(tmp_path)) == []


@pytest.mark.parametrize(
    "error", [InputError("f", "is odd", line=3, remedy="mend it"), OntologyError("f", "t", "is odd")]
)
def test_an_error_passes_from_one_process_to_another(error: KGError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_workers_that_cannot_start_end_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kg.building.workers.engine._alive", poison.die)
    with pytest.raises(KGError, match="end as soon as they start; a script that builds needs: if __name__"):
        poisoned(SOUND, tmp_path)
    assert list(cases(tmp_path)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="children are listed by Linux")
def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from tests.building import poison, test_workers as t\n"
        f"if __name__ == '__main__': t.poisoned([t.article('a', 'HANG')], Path({str(tmp_path)!r}), limit=60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code])
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    wait_until(lambda: len(children.read_text(encoding="utf-8").split()) > 1)
    pids = children.read_text(encoding="utf-8").split()
    process.kill()
    process.wait()
    wait_until(lambda: not any(Path("/proc", pid).is_dir() for pid in pids))


def wait_until(holds: Callable[[], bool]) -> None:
    until = monotonic() + 20
    while not holds():
        assert monotonic() < until
        sleep(0.05)


def test_what_could_not_be_read_is_tried_again_only_when_asked_or_changed(tmp_path: Path) -> None:
    bad = article("bad", "BREAK blames Bob")
    poisoned([bad, *SOUND], tmp_path, jobs=1)
    again = poisoned([bad], tmp_path, jobs=1)
    assert (again.read, again.skipped[0].reason.partition(", ")[2]) == (0, "3 times; kg build --retry tries again")
    assert poisoned([], tmp_path, jobs=1, retry=True).read == 1
    assert [case.tries for case in cases(tmp_path)] == [6]
    assert building.build([], tmp_path, Settings(retry=True), tools).read == 1
    assert list(cases(tmp_path)) == []
    assert "bad" in Graph.open(tmp_path).articles()


def test_a_new_text_takes_the_place_of_one_that_could_not_be_read(tmp_path: Path) -> None:
    poisoned([article("bad", "BREAK blames Bob"), *SOUND], tmp_path, jobs=1)
    assert poisoned([article("bad", "Ann blames Bob")], tmp_path, jobs=1).skipped == ()
    assert list(cases(tmp_path)) == []


def test_errors_are_listed_for_people_and_for_programs(tmp_path: Path) -> None:
    poisoned([article("bad", "BREAK blames Bob"), *SOUND], tmp_path, jobs=1)
    listed = kg("errors", str(tmp_path))
    assert listed.code == 1
    assert "IndexError: list index out of range" in listed.out
    told = json.loads(kg("errors", str(tmp_path), "--json").out)
    assert told == {
        "article": "bad",
        "origin": "bad.txt",
        "tries": 3,
        "reason": "IndexError: list index out of range",
    }
    kg("remove", str(tmp_path), "bad")
    assert kg("errors", str(tmp_path)).err == "every article could be read\n"


@pytest.mark.slow
def test_two_processes_build_the_same_graph_as_one(tmp_path: Path) -> None:
    articles = list(example_articles())
    more = articles + [article(f"x{i}", "Congo accused Rwanda of theft.") for i in range(SHARD)]
    for jobs in (1, 2):
        build_news(more, tmp_path / str(jobs), Settings(jobs=jobs))
    assert quads_of(tmp_path / "1") == quads_of(tmp_path / "2")
