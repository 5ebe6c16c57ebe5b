"""Formats of answers: what a machine reads is exact, and nothing in a text does harm to who reads it."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib

from kg.results.cells import for_people
from kg.results.formats import FORMATS, by_name, by_suffix, write_rows, write_triples, write_truth
from kg.results.people import to_table
from kg.terminal import width
from kg.terms import DATA

HOSTILE = (
    '=HYPERLINK("http://x.example") | <script>alert(1)</script> \x1b[31m \u202edenied `a` *b* [c](d)\ttab\nnext, "q"'
)
XSD = "http://www.w3.org/2001/XMLSchema#"
VARIABLES = ("by", "byLabel", "words", "n", "sure")
ROWS = (
    (ox.NamedNode(DATA + "state/PK"), ox.Literal("Pakistan"), ox.Literal(HOSTILE), ox.Literal(-5), ox.Literal(1.5)),
    (ox.NamedNode(DATA + "state/IN"), None, ox.Literal("nein", language="de"), None, ox.Literal(value=True)),
    (ox.BlankNode("b"), None, ox.Literal("many", datatype=ox.NamedNode(XSD + "integer")), None, None),
)
TRIPLES = tuple(ox.Triple(row[0], ox.NamedNode("http://x.example/says"), row[2]) for row in ROWS)
MACHINE = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}
RDF = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "trig": "trig", "nquads": "nquads"}
UNSAFE = {"\x1b", "\u202e"}


def written(name: str, columns: int = 160) -> str:
    form = by_name(name)
    assert form
    return "".join(write_rows(form, VARIABLES, ROWS, columns=columns))


def triples(name: str) -> str:
    form = by_name(name)
    assert form
    return "".join(write_triples(form, TRIPLES))


@pytest.mark.parametrize("name", ["json", "tsv"])
def test_what_a_program_reads_is_exactly_what_was_answered(name: str) -> None:
    read = ox.parse_query_results(written(name).encode(), format=MACHINE[name])
    assert isinstance(read, ox.QuerySolutions)
    assert [tuple(row)[1:] for row in read] == [row[1:] for row in ROWS]


def test_xml_is_exact_but_for_what_xml_cannot_hold() -> None:
    read = ox.parse_query_results(written("xml").encode(), format=MACHINE["xml"])
    assert isinstance(read, ox.QuerySolutions)
    first, second, _ = (tuple(row) for row in read)
    assert first[2] == ox.Literal(HOSTILE.replace("\x1b", "\ufffd"))
    assert second == ROWS[1]
    assert "script" not in {element.tag for element in ET.fromstring(written("xml")).iter()}  # noqa: S314


def test_csv_is_read_back_and_starts_no_formula() -> None:
    head, *rows = csv.reader(io.StringIO(written("csv"), newline=""))
    assert head == list(VARIABLES)
    assert rows[0] == [DATA + "state/PK", "Pakistan", "'" + HOSTILE, "-5", "1.5"]
    assert rows[1][1:3] == ["", "nein"]


@pytest.mark.parametrize("text", ["=1+1", "+1;cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"])  # noqa: RUF001
def test_no_cell_of_csv_starts_a_formula(text: str) -> None:
    form = by_name("csv")
    assert form
    for term in (ox.Literal(text), ox.Literal(text, language="en"), ox.Literal(text, datatype=ox.NamedNode("urn:x"))):
        lines = "".join(write_rows(form, ("a",), [(term,)]))
        assert list(csv.reader(io.StringIO(lines, newline="")))[1] == ["'" + text]


def test_ndjson_has_an_object_a_line_with_numbers_and_truths() -> None:
    first, second, third = map(json.loads, written("ndjson").splitlines())
    assert first == {"by": DATA + "state/PK", "byLabel": "Pakistan", "words": HOSTILE, "n": -5, "sure": 1.5}
    assert (second["sure"], third["words"]) == (True, "many")


@pytest.mark.parametrize("number", ["INF", "NaN"])
def test_what_json_has_no_number_for_is_text(number: str) -> None:
    form = by_name("ndjson")
    assert form
    literal = ox.Literal(number, datatype=ox.NamedNode(XSD + "double"))
    assert json.loads("".join(write_rows(form, ("n",), [(literal,)]))) == {"n": number}


@pytest.mark.parametrize("name", ["table", "markdown"])
@pytest.mark.parametrize("columns", [20, 80, 400])
def test_what_people_read_holds_no_control(name: str, columns: int) -> None:
    assert not UNSAFE & set(written(name, columns))
    assert not UNSAFE & set("".join(write_triples(by_name(name) or FORMATS[0], TRIPLES)))


def test_markdown_has_a_row_a_line_and_no_markup() -> None:
    lines = written("markdown").splitlines()
    assert lines[:2] == ["| by | words | n | sure |", "| --- | --- | --- | --- |"]
    assert len(lines) == 5
    assert "&lt;script&gt;" in lines[2]
    assert lines[2].replace("\\|", "").count("|") == 5


def test_a_label_stands_for_what_it_names() -> None:
    heads, rows = for_people(VARIABLES, ROWS)
    assert heads == ["by", "words", "n", "sure"]
    assert [row[0] for row in rows] == ["Pakistan", "state/IN", "b"]


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_table_is_no_wider_than_the_window(columns: int) -> None:
    long = " ".join(["shelling villages"] * 6)
    lines = list(to_table(["who", "words"], [["Pakistan", long], ["北京", long]], columns))
    assert max(width(line.rstrip("\n")) for line in lines) <= columns
    assert {line.index("shelling") for line in lines if line.startswith("Pakistan")} == {10}
    assert {line.index("shelling") for line in lines if line.startswith("北京")} == {8}


def test_an_id_is_not_cut_while_words_can_be() -> None:
    statement = "statement/341e59376d724f4866c6"
    lines = list(to_table(["statement", "words"], [[statement, "a b c d e f " * 10]], 80))
    assert any(line.startswith(statement) for line in lines)


def test_ids_that_fit_in_no_line_together_become_blocks() -> None:
    statement = "statement/341e59376d724f4866c6"
    lines = list(to_table(["one", "other", "third"], [[statement] * 3], 80))
    assert lines == [f"one: {statement}\n", f"other: {statement}\n", f"third: {statement}\n", "\n"]


def test_cells_that_fit_in_no_table_become_blocks() -> None:
    lines = list(to_table(["words", "more"], [["a " * 200, ""], ["b", "c"]], 40))
    assert lines[0].startswith("words: a a")
    assert lines[-4:] == ["\n", "words: b\n", "more: c\n", "\n"]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("name", RDF)
def test_triples_are_read_back_by_rdflib(name: str) -> None:
    read = rdflib.Dataset(default_union=True)
    read.parse(data=triples(name), format=RDF[name])
    texts = {str(thing) for _, _, thing in read.triples((None, rdflib.URIRef("http://x.example/says"), None))}
    assert texts == {HOSTILE, "nein", "many"}


@pytest.mark.parametrize("name", RDF)
def test_the_order_of_triples_does_not_show(name: str) -> None:
    form = by_name(name)
    assert form
    assert "".join(write_triples(form, reversed(TRIPLES))) == triples(name)


def test_triples_are_rows_where_the_format_holds_rows() -> None:
    head, *rows = csv.reader(io.StringIO(triples("csv"), newline=""))
    assert head == ["subject", "predicate", "object"]
    assert {row[2] for row in rows} == {"'" + HOSTILE, "nein", "many"}


@pytest.mark.parametrize(
    ("name", "yes"),
    [("table", "yes\n"), ("markdown", "yes\n"), ("csv", "true\n"), ("json", '{"head":{},"boolean":true}\n')],
)
def test_an_ask_is_answered_with_yes_or_no(name: str, yes: str) -> None:
    form = by_name(name)
    assert form
    assert write_truth(form, answer=True) == yes
    assert write_truth(form, answer=False) == yes.replace("yes", "no").replace("true", "false")


def test_names_and_suffixes_tell_formats_apart() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert [by_suffix(suffix.upper()) for form in FORMATS for suffix in form.suffixes[:1]] == list(FORMATS)


def test_rows_are_written_as_they_come() -> None:
    taken = []

    def endless() -> object:
        number = 0
        while True:
            number += 1
            taken.append(number)
            yield (ox.Literal(number),)

    for name in ("csv", "tsv", "json", "ndjson", "xml"):
        taken.clear()
        form = by_name(name)
        assert form
        parts = write_rows(form, ("n",), endless())  # type: ignore[arg-type] # a generator is an iterable
        for _ in range(5):
            next(parts)
        assert len(taken) <= 6
