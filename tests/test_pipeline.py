"""The order of the steps: the same articles give the same readings, however they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg import pipeline
from kg.errors import StoreError
from kg.model import Skip
from kg.pipeline import build, readings, run
from kg.store import Graph
from tests.reading import article, example_articles, packaged

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Article, Reading, Run

TEXTS = (
    "Congo accused Rwanda of arming the M23 rebels. Rwanda denied the charge.",
    "ISIS-K bombed a bank in Kunduz, killing five people.",
    "",
    "Norway opened a bridge.",
    "Munir Akram, Pakistan's UN envoy, said Afghanistan harbours terrorists. The Taliban rejected the accusation.",
)
ARTICLES = tuple(article(text, id_=f"a{i}") for i, text in enumerate(TEXTS))


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    return tuple(example_articles())


@pytest.fixture(scope="module")
def together() -> tuple[Reading, ...]:
    return packaged()


def test_there_is_a_reading_for_every_article_in_order(
    articles: tuple[Article, ...], together: tuple[Reading, ...]
) -> None:
    assert tuple(reading.article for reading in together) == articles


def test_the_order_of_the_articles_does_not_show(articles: tuple[Article, ...], together: tuple[Reading, ...]) -> None:
    assert tuple(readings(reversed(articles)))[::-1] == together


def test_an_article_read_alone_is_read_the_same(articles: tuple[Article, ...], together: tuple[Reading, ...]) -> None:
    some = slice(None, None, 6)
    assert tuple(next(readings([one])) for one in articles[some]) == together[some]


def test_an_empty_article_has_a_reading() -> None:
    found = [(reading.article.id, len(reading.claims)) for reading in readings(ARTICLES[2:4])]
    assert found == [("a2", 0), ("a3", 0)]


def test_no_articles_are_no_readings() -> None:
    assert list(readings([])) == []


def test_readings_come_as_they_are_asked_for() -> None:
    """An endless stream is read without end: nothing waits for the last article."""
    endless = (article("Congo accused Rwanda of theft.", id_=f"a{i}") for i in iter(int, 1))
    assert next(readings(endless)).article.id == "a0"


def test_a_run_names_what_made_it() -> None:
    made = run()
    assert made == run()
    assert (len(made.model_digest), made.code_version, made.ontology_version) == (64, "0.1.0", "0.1.0")


def test_a_build_counts_what_is_in_the_graph(tmp_path: Path) -> None:
    summary = build([*ARTICLES, Skip("x.jsonl:3", "not English")], tmp_path / "graph")
    graph = Graph.open(tmp_path / "graph")
    assert (summary.articles, graph.articles()) == (5, tuple(one.id for one in ARTICLES))
    assert sum(count for _, count in summary.claims) == graph.manifest.statements
    assert summary.skipped == (Skip("x.jsonl:3", "not English"),)


def test_who_has_to_wait_is_told_so_before_the_model_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded() -> Run:
        raise AssertionError

    monkeypatch.setattr(pipeline, "run", loaded)
    with Graph.create(tmp_path), pytest.raises(StoreError, match="this process is writing it"):
        build(ARTICLES, tmp_path)
