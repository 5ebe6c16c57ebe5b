"""Answers in Python: named rows, data frames, notebooks and networks."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pyoxigraph as ox
import pytest

import kg
from kg.errors import QueryError
from kg.interactive.graph import Solutions
from kg.terms import DATA

XSD = "http://www.w3.org/2001/XMLSchema#"
PAKISTAN, INDIA = (ox.NamedNode(DATA + f"state/{code}") for code in ("PK", "IN"))
HOSTILE = "<script>alert(1)</script> & \x1b[31m \u202edenied"


def typed(text: str, name: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + name))


FOUND = Solutions(
    ("accuser", "accuserLabel", "accused", "date", "count", "sure", "direct", "when"),
    (
        (
            PAKISTAN,
            ox.Literal("Pakistan"),
            INDIA,
            typed("2024-03-03", "date"),
            ox.Literal(3),
            typed("0.5", "decimal"),
            ox.Literal(value=True),
            typed("2024", "gYear"),
        ),
        (INDIA, ox.Literal(HOSTILE), PAKISTAN, None, None, ox.Literal(1), None, typed("2024-01-01", "date")),
        (INDIA, None, None, typed("2025-01-01", "date"), None, None, None, None),
    ),
)


def test_rows_have_names_and_are_still_tuples() -> None:
    first, second, _ = FOUND
    accuser, label, *_ = first
    assert (accuser, label) == (first.accuser, first["accuserLabel"]) == (PAKISTAN, ox.Literal("Pakistan"))
    assert second.date is None
    assert len(FOUND) == 3
    with pytest.raises(AttributeError, match="no column 'accusr'"):
        _ = first.accusr
    with pytest.raises(KeyError, match="there are accuser"):
        _ = first["accusr"]


def test_a_data_frame_has_numbers_days_and_truths() -> None:
    frame = FOUND.df
    kinds = {name: str(frame[name].dtype) for name in FOUND.variables}
    assert {name: kinds[name] for name in ("date", "count", "sure", "direct")} == {
        "date": "datetime64[s]",
        "count": "Int64",
        "sure": "Float64",
        "direct": "boolean",
    }
    assert frame["date"].dt.date[0] == dt.date(2024, 3, 3)
    assert list(frame["accuserLabel"][:2]) == ["Pakistan", HOSTILE]
    assert list(frame["when"][:2]) == ["2024", "2024-01-01"]
    assert int(frame["count"].sum()) == 3
    assert frame.isna().sum().sum() == 9


@pytest.mark.parametrize(
    "term", [typed("many", "integer"), typed("9" * 30, "integer"), typed("2024-13-99", "date"), typed("NaN", "double")]
)
def test_a_literal_that_is_not_what_it_says_is_text(term: ox.Literal) -> None:
    assert list(Solutions(("a",), ((term,),)).df["a"]) == [term.value]


def test_an_answer_without_rows_has_its_columns() -> None:
    assert list(Solutions(("a", "b"), ()).df.columns) == ["a", "b"]


def test_without_pandas_one_is_told_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import kg\n"
        "try: kg.Solutions(('a',), ()).df\n"
        "except kg.KGError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "a data frame needs pandas; pip install jaccuse[notebook]\n"


def test_a_notebook_gets_escaped_words_and_labels() -> None:
    page = FOUND._repr_html_()
    assert "<script>" not in page
    assert not {"\x1b", "\u202e"} & set(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page
    assert "Pakistan" in page
    assert DATA not in page
    assert page.endswith("<p>3 rows</p>")


def test_a_notebook_is_told_how_many_rows_it_does_not_see() -> None:
    page = Solutions(("a",), ((ox.Literal(1),),) * 250)._repr_html_()
    assert page.endswith("<p>250 rows, of which the first 100 are shown</p>")
    assert page.count("<tr>") == 101


def test_an_answer_is_a_network_of_its_parties() -> None:
    network = FOUND.network()
    assert list(network.edges(keys=True)) == [(PAKISTAN.value, INDIA.value, 0), (INDIA.value, PAKISTAN.value, 1)]
    assert network.nodes[PAKISTAN.value]["name"] == "state/PK"
    assert [data.get("count") for *_, data in network.edges(data=True)] == [3, None]
    assert next(iter(FOUND.network(tail="accused", head="accuser").edges))[0] == INDIA.value


def test_an_answer_without_two_ends_is_no_network() -> None:
    with pytest.raises(QueryError, match="name them with tail= and head=: a"):
        Solutions(("a",), ()).network()


def test_a_graph_answers_with_all_this_and_says_what_it_is() -> None:
    graph = kg.Graph.create()
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    graph.update(f'INSERT DATA {{ GRAPH <urn:g> {{ <{PAKISTAN.value}> {label} "Pakistan" ; <urn:b> <urn:c> }} }}')
    found = graph.select("SELECT ?tail ?head { ?tail <urn:b> ?head }")
    assert isinstance(found, kg.Solutions)
    assert found.network().nodes[PAKISTAN.value]["name"] == "Pakistan"
    assert repr(graph) == "<Graph in memory: 0 articles, 2 quads, writable>"
    assert graph._repr_html_() == "&lt;Graph in memory: 0 articles, 2 quads, writable&gt;"
