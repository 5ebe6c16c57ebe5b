"""The answers of the fourteen questions on the packaged examples, as a reader of the articles gives them.

Each file of `golden` asks one shipped query, with the arguments above its rows, for some of its columns. The rows were
read from the articles by hand, for parties chosen with the graph at hand: a row that begins with `- ` is told by an
article and not found, so far.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.library import fill, load
from kg.pipeline import run
from kg.rdf import ontology_quads, quads
from kg.store import Graph, derive
from kg.terms import CUE, DATA, KG, KIND
from tests.reading import packaged

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = sorted((Path(__file__).parent / "golden").glob("*.tsv"))
MISSED = "- "


@dataclass(frozen=True, slots=True)
class Golden:
    """A question with its arguments, the columns and values asked for, the rows told and those not found."""

    query: str
    arguments: dict[str, str]
    columns: list[str]
    rows: Counter[tuple[str, ...]]
    missed: Counter[tuple[str, ...]]


def golden(path: Path) -> Golden:
    lines = path.read_text(encoding="utf-8").splitlines()
    arguments = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    columns, *rows = [line for line in lines if not line.startswith("# ")]
    told = Counter(tuple(row.split("\t")) for row in rows if not row.startswith(MISSED))
    missed = Counter(tuple(row.removeprefix(MISSED).split("\t")) for row in rows if row.startswith(MISSED))
    return Golden(path.stem, arguments, columns.split("\t"), told, missed)


@pytest.fixture(scope="module")
def examples() -> Graph:
    made = run()
    graph = Graph.create(run=made)
    for reading in packaged():
        graph.replace_article(reading.article.id, quads(reading, made))
    graph.add(ontology_quads())
    derive(graph)
    return graph


def found(graph: Graph, asked: Golden) -> Iterator[tuple[str, ...]]:
    arguments = dict(asked.arguments)
    only = arguments.pop("only", "").split()
    answer = graph.select(fill(load(asked.query), arguments, graph))
    places = [answer.variables.index(column) for column in asked.columns]
    for row in answer.texts():
        values = tuple(plain(row[place]) for place in places)
        if not only or values[0] in only:
            yield values


def plain(value: str) -> str:
    """Give the end of an IRI of ours, which is what a reader would write."""
    for base in (KG, KIND, CUE, DATA):
        value = value.removeprefix(base)
    return value


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_an_answer_is_what_a_reader_of_the_articles_gives(examples: Graph, path: Path) -> None:
    asked = golden(path)
    assert Counter(found(examples, asked)) == asked.rows


def test_every_question_has_an_answer_by_hand() -> None:
    assert [path.stem for path in FILES] == sorted(QUESTIONS)


QUESTIONS = (
    "who-accuses-whom",
    "denied",
    "unanswered",
    "who-speaks-for",
    "attacks-claimed",
    "casualties",
    "counter-accusations",
    "between-states",
    "provenance",
    "by-kind",
    "second-hand",
    "left-out",
    "who-held",
    "statements",
)
