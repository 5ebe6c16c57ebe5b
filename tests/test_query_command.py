"""`kg query` and `kg dump`: options, formats, files and mistakes, as a user meets them."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pyoxigraph as ox
import pytest
import typer.main

from kg import library
from kg.cli import application
from kg.cli.console import print_text
from kg.store import Graph
from tests.test_cli import TALE, kg

ASK = "ASK { ?s a <https://w3id.org/jaccuse/ontology#Denial> }"
DESCRIBE = "DESCRIBE <https://w3id.org/jaccuse/id/state/PK>"
CONSTRUCT = "CONSTRUCT { ?a <urn:against> ?b } { ?s <https://w3id.org/jaccuse/ontology#accuser> ?a ; kg:accused ?b }"
PREFIX = "PREFIX kg: <https://w3id.org/jaccuse/ontology#> "
COUNT = "SELECT ?s { ?s ?p ?o }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("query")
    lines = [
        json.dumps({"id": party, "title": "Villages", "text": TALE.format(party), "date": f"2024-03-0{day}"})
        for day, party in enumerate(("India", "Iran"), 3)
    ]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kg("build", str(folder / "news.jsonl"), "-o", str(folder / "graph"))
    return str(folder / "graph")


def test_parameters_of_a_shipped_query_are_options(graph: str) -> None:
    for options in (["--accuser", "Iran"], ["--accuser=iran"], ["-p", "accuser=Iran"]):
        rows = kg("query", graph, "disputes", *options, "--json").out.splitlines()
        assert [json.loads(row)["date"] for row in rows] == ["2024-03-04"], options


def test_dates_are_options_too(graph: str) -> None:
    rows = kg("query", graph, "denied", "--since", "2024-03-04", "--json").out.splitlines()
    assert [json.loads(row)["accuserLabel"] for row in rows] == ["Iran"]


def test_options_may_stand_anywhere(graph: str) -> None:
    done = kg("query", "--accuser", "Iran", "--json", graph, "disputes")
    assert json.loads(done.out)["date"] == "2024-03-04"


def test_the_help_of_a_shipped_query_shows_its_options(graph: str) -> None:
    text = kg("query", graph, "denied", "--help").out
    options = [parameter.name for parameter in library.load("denied").parameters]
    assert [name for name in options if f"--{name} " not in text] == []


def test_an_unknown_option_offers_the_nearest(graph: str) -> None:
    done = kg("query", graph, "denied", "--acuser", "Iran")
    assert (done.code, done.out) == (2, "")
    assert "--accuser" in done.err


def test_no_parameter_is_hidden_by_an_option_of_the_command() -> None:
    command = typer.main.get_command(application()).commands["query"]  # type: ignore[attr-defined] # a group
    own = {option.lstrip("-") for parameter in command.params for option in parameter.opts}
    found = [(name, p.name) for name in library.names() for p in library.load(name).parameters if p.name in own]
    assert found == []


def test_one_query_is_documented_by_its_name() -> None:
    first, *rest = kg("query", "--list", "denied").out.splitlines()
    assert first == f"denied: {library.load('denied').question}"
    assert all(line.startswith("    --") for line in rest)


def test_the_list_is_json_for_programs() -> None:
    found = [json.loads(line) for line in kg("query", "--list", "--json").out.splitlines()]
    assert [query["name"] for query in found] == list(library.names())
    assert {"name", "title", "question", "parameters"} <= set(found[0])
    kinds = {p["type"] for query in found for p in query["parameters"]}
    assert {"entity", "date", "number"} <= kinds


def test_an_ask_is_answered_with_yes_or_no(graph: str) -> None:
    assert kg("query", graph, "-", stdin=ASK).out == "yes\n"
    assert kg("query", graph, "-", stdin=ASK.replace("Denial", "Nothing")).out == "no\n"
    assert json.loads(kg("query", graph, "-", "--format", "json", stdin=ASK).out)["boolean"] is True


def test_triples_are_turtle_unless_asked_otherwise(graph: str) -> None:
    turtle = kg("query", graph, "-", stdin=PREFIX + CONSTRUCT).out
    lines = kg("query", graph, "-", "--format", "ntriples", stdin=PREFIX + CONSTRUCT).out
    assert set(ox.parse(turtle, format=ox.RdfFormat.TURTLE)) == set(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    assert lines.splitlines() == sorted(lines.splitlines())
    assert len(lines.splitlines()) == 2
    assert "Pakistan" in kg("query", graph, "-", stdin=DESCRIBE).out


def test_triples_as_a_table_have_labels(graph: str) -> None:
    lines = kg("query", graph, "-", "--format", "table", stdin=PREFIX + CONSTRUCT).out.splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["India", "urn:against", "Pakistan"],
        ["Iran", "urn:against", "Pakistan"],
    ]


def test_a_table_has_labels_in_the_place_of_iris(graph: str) -> None:
    query = PREFIX + "SELECT DISTINCT ?accused { ?s kg:accused ?accused }"
    assert kg("query", graph, "-", stdin=query).out == "accused\nPakistan\n"


def test_rows_have_no_format_of_triples(graph: str) -> None:
    done = kg("query", graph, "-", "--format", "turtle", stdin=COUNT)
    assert (done.code, done.out) == (2, "")
    assert "choose table" in done.err


def test_an_unknown_format_offers_the_nearest(graph: str) -> None:
    done = kg("query", graph, "disputes", "--format", "markdwon")
    assert done.code == 2
    assert "did you mean markdown" in done.err


def test_the_suffix_of_a_file_tells_the_format(graph: str, tmp_path: Path) -> None:
    for suffix, start in ((".csv", "date,"), (".md", "| date"), (".ndjson", '{"date"'), (".srx", "<?xml")):
        file = tmp_path / f"disputes{suffix}"
        done = kg("query", graph, "disputes", "-o", str(file))
        assert (done.code, done.out, done.err) == (0, "", f"written: {file}\n")
        assert file.read_text(encoding="utf-8").startswith(start)
    assert kg("query", graph, "disputes", "-o", str(tmp_path / "a.docx")).code == 2
    assert "choose another file" in kg("query", graph, "disputes", "-o", str(tmp_path / "none" / "a.csv")).err


def test_a_limit_says_how_much_it_left_out(graph: str) -> None:
    done = kg("query", graph, "disputes", "--limit", "1", "--json")
    assert len(done.out.splitlines()) == 1
    assert done.err == "1 more row left out by --limit 1\n"
    assert kg("query", graph, "disputes", "--limit", "2").err == ""


def test_a_mistake_is_shown_with_its_line_and_place(graph: str) -> None:
    done = kg("query", graph, "-", stdin="SELECT ?a\n{ ?a ?b ?c FILTER(?x = ) }")
    assert done.code == 1
    first, line, mark = done.err.splitlines()
    assert re.match(r"kg: standard input: line 2, column \d+: ", first)
    assert line == "  { ?a ?b ?c FILTER(?x = ) }"
    assert mark.strip() == "^"


def test_a_mistake_cannot_command_the_terminal(graph: str) -> None:
    assert "\x1b" not in kg("query", graph, "-", stdin="SELECT ?a { ?a '\x1b[31m' ?b").err


def test_a_terminal_gets_no_control_in_any_format() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for out, expected in ((Terminal(), "a [31m\tb\r\n"), (io.StringIO(), "a\x1b[31m\tb\r\n")):
        with redirect_stdout(out):
            print_text(["a\x1b[31m\tb\r\n"])
        assert out.getvalue() == expected


@pytest.mark.parametrize("name", ["json", "turtle"])
def test_a_pipe_closed_early_ends_it_quietly(graph: str, name: str) -> None:
    query = COUNT if name == "json" else "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    command = [sys.executable, "-m", "kg", "query", graph, "-", "--format", name]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload] # of three pipes alike
        process.stdin.write(query.encode())
        process.stdin.close()
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(("name", "form"), [("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)])
def test_a_dump_in_another_format_holds_the_same_quads(graph: str, name: str, form: ox.RdfFormat) -> None:
    assert set(ox.parse(kg("dump", graph, "--format", name).out, format=form)) == set(Graph.open(graph).store)


def test_a_dump_as_turtle_holds_the_same_triples(graph: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    assert kg("dump", graph, "-o", str(file)).out == ""
    found = {quad.triple for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE)}
    assert found == {quad.triple for quad in Graph.open(graph).store}


def test_a_dump_is_the_file_of_the_graph(graph: str) -> None:
    file = Path(graph) / "quads.nq"
    assert kg("dump", graph).out == file.read_text(encoding="utf-8")


def test_a_dump_has_no_format_of_rows(graph: str) -> None:
    assert kg("dump", graph, "--format", "csv").code == 2
