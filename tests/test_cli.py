"""The command line, run as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
import typer.main

from kg.cli import COMMANDS, application, main
from kg.ontology import load_lexicon

TALE = "Kabul, 3 March 2024. {0} accused Pakistan of shelling villages in Kunar. Pakistan denied the accusation."
HEAVY = {"kg.model", "networkx", "numpy", "pyoxigraph", "pyvis", "rdflib", "rich", "spacy", "trafilatura"}
COLOUR = re.compile(r"\x1b\[[0-9;]*[349][0-7]m")


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, and what it wrote."""

    code: object
    out: str
    err: str


def kg(*arguments: str, stdin: str = "", **environment: str) -> Done:
    """Run `kg` as the console script does, but in this process: the language model loads once."""
    out, err, piped = io.StringIO(), io.StringIO(), io.TextIOWrapper(io.BytesIO(stdin.encode()))
    with (
        patch.object(sys, "argv", ["kg", *arguments]),
        patch.object(sys, "stdin", piped),
        patch.dict(os.environ, environment),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as end,
    ):
        main()
    return Done(end.value.code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one sound article, one that says what a terminal would obey, and three that cannot be read."""
    file = tmp_path_factory.mktemp("articles") / "news.jsonl"
    sound = {"id": "sound", "title": "Villages shelled", "text": TALE.format("India"), "date": "2024-03-03"}
    markup = {"id": "markup", "title": "Villages [red]shelled[/red]", "text": TALE.format("Iran"), "date": "2024-03-04"}
    lines = [json.dumps(sound), json.dumps(markup), "{broken", "[]", json.dumps({"id": "empty", "text": ""})]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def built(articles: Path) -> tuple[Path, Done]:
    folder = articles.with_name("graph")
    return folder, kg("build", str(articles), str(articles.with_name("nowhere.txt")), "-o", str(folder))


@pytest.fixture(scope="module")
def graph(built: tuple[Path, object]) -> str:
    return str(built[0])


def test_every_command_and_option_is_documented() -> None:
    command = typer.main.get_command(application())
    commands = command.commands  # type: ignore[attr-defined] # a group, which typer does not say
    assert set(commands) == {c.__name__ for c in COMMANDS}
    assert [name for name, c in commands.items() if not c.help] == []
    assert [f"{name} {p.name}" for name, c in commands.items() for p in c.params if not p.help] == []


def test_help_names_every_command() -> None:
    text = kg("--help").out
    assert [c.__name__ for c in COMMANDS if f"\n  {c.__name__} " not in text] == []


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from kg.cli import application\n"
        "try: application()(['--help'])\n"
        "except SystemExit: print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(re.findall(r"'([\w.]+)'", done.stderr)) == set()


def test_version_is_printed() -> None:
    assert re.fullmatch(r"kg \d+\.\d+\.\d+\n", kg("--version").out)


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["build", "a.txt"], ["build", "-o", "g"], ["query", "g", "denied", "-p", "x"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    done = kg(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Usage: " in done.err


def test_what_cannot_be_read_is_told_with_file_line_and_remedy(built: tuple[Path, Done], articles: Path) -> None:
    _, done = built
    told = [line for line in done.err.splitlines() if line.startswith("kg: ")]
    assert [line.removeprefix(f"kg: {articles}:")[:2] for line in told[:3]] == ["3:", "4:", "5:"]
    assert told[3].startswith(f"kg: {articles.with_name('nowhere.txt')}: ")
    assert all("; " in line for line in told)
    assert (len(told), done.code) == (4, 1)


def test_everything_else_is_built(graph: str) -> None:
    done = kg("query", graph, "who-accuses-whom", "--json")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert {(row["accuserLabel"], row["accusedLabel"]) for row in rows} == {("India", "Pakistan"), ("Iran", "Pakistan")}
    assert {row["accusations"] for row in rows} == {1}


def test_data_and_messages_do_not_mix(built: tuple[Path, Done]) -> None:
    folder, done = built
    assert done.out == ""
    assert done.err.splitlines()[-1].endswith(str(folder))


def test_articles_come_through_a_pipe() -> None:
    done = kg("extract", "-", "--json", stdin=TALE.format("India"))
    article = json.loads(done.out)
    assert [a["evidence"] for a in article["accusations"]] == ["India accused Pakistan of shelling villages in Kunar."]
    assert [r["to"] for r in article["responses"]] == [[a["id"] for a in article["accusations"]]]
    assert done.code == 0


def test_a_listing_names_the_parties() -> None:
    lines = kg("extract", "-", stdin=TALE.format("India")).out.splitlines()
    assert "    accuser: India" in lines
    assert "    accused: Pakistan" in lines


def test_parameters_take_names(graph: str) -> None:
    rows = kg("query", graph, "disputes", "--param", "accuser=iran", "--json").out.splitlines()
    assert [json.loads(row)["date"] for row in rows] == ["2024-03-04"]


def test_csv_has_a_head_and_the_same_rows(graph: str) -> None:
    rows = list(csv.reader(kg("query", graph, "who-accuses-whom", "--csv").out.splitlines()))
    assert rows[0][:2] == ["accuser", "accuserLabel"]
    assert len(rows) == 3


def test_a_query_comes_through_a_pipe(graph: str) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/jaccuse/ontology#Accusation> }"
    assert json.loads(kg("query", graph, "-", "--json", stdin=query).out) == {"n": 2}


def test_a_query_that_cannot_be_parsed_names_file_and_place(graph: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("SELECT * WHERE {", encoding="utf-8")
    done = kg("query", graph, str(file))
    assert done.code == 1
    assert re.match(rf"kg: {re.escape(str(file))}: line 1, column \d+: ", done.err)


def test_an_unknown_query_offers_the_nearest(graph: str) -> None:
    done = kg("query", graph, "dispute")
    assert (done.code, done.out) == (1, "")
    assert "did you mean disputes" in done.err


def test_queries_are_listed_without_a_graph() -> None:
    lines = kg("query", "--list").out.splitlines()
    assert "disputes: Who accuses whom of what, and who denies, rejects, admits or justifies it?" in lines


def test_words_of_an_article_are_no_markup(graph: str) -> None:
    query = "SELECT ?title { ?article <https://w3id.org/jaccuse/ontology#title> ?title }"
    assert "Villages [red]shelled[/red]" in kg("query", graph, "-", stdin=query).out


def test_words_of_an_article_do_not_command_the_terminal(graph: str) -> None:
    query = 'SELECT ("a\x1b[31mb" AS ?words) {}'
    assert "\x1b" not in kg("query", graph, "-", stdin=query).out


def test_no_color_is_honoured(graph: str) -> None:
    on, off = (kg("build", "/nowhere", "-o", f"{graph}-2", FORCE_COLOR="1", **more) for more in ({}, {"NO_COLOR": "1"}))
    assert COLOUR.search(on.err)
    assert not COLOUR.search(off.err)


def test_explain_shows_sentence_roles_and_answer(graph: str) -> None:
    query = "SELECT ?s { ?s <https://w3id.org/jaccuse/ontology#accuser> <https://w3id.org/jaccuse/id/state/IN> }"
    statement = json.loads(kg("query", graph, "-", "--json", stdin=query).out)["s"]
    text = kg("explain", graph, statement).out
    assert "“India accused Pakistan of shelling villages in Kunar.”" in text
    assert "accused: Pakistan" in text
    assert "answered by Denial: “Pakistan denied the accusation.”" in text
    assert json.loads(kg("explain", graph, statement, "--json").out)["statement"] == statement


def test_explain_tells_what_made_the_confidence(tmp_path: Path) -> None:
    graph, article = str(tmp_path / "graph"), tmp_path / "a.txt"
    article.write_text("Talks failed\n\nRussia was accused of shelling a village in Norway.", encoding="utf-8")
    kg("build", str(article), "-o", graph)
    query = "SELECT ?s { ?s a <https://w3id.org/jaccuse/ontology#Accusation> }"
    statement = json.loads(kg("query", graph, "-", "--json", stdin=query).out.splitlines()[0])["s"]
    assert "confidence made by no-source -" in kg("explain", graph, statement).out
    told = json.loads(kg("explain", graph, statement, "--json").out)["features"]
    assert told == [["no-source", load_lexicon().weights["no-source"]]]


def test_a_sound_graph_passes_its_check(graph: str) -> None:
    done = kg("check", graph)
    assert (done.code, done.out) == (0, "")


def test_check_exits_with_1_on_findings(graph: str, tmp_path: Path) -> None:
    for file in filter(Path.is_file, Path(graph).iterdir()):
        text = file.read_text(encoding="utf-8").replace('exact> "India accused', 'exact> "India praised')
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    done = kg("check", str(tmp_path), "--json")
    assert done.code == 1
    assert "violation" in {json.loads(line)["severity"] for line in done.out.splitlines()}
    report = tmp_path / "report.ttl"
    done = kg("check", str(tmp_path), "--report", str(report), COLUMNS="200")  # wide enough for a row to be a line
    assert "not what the text says" in done.out
    assert "1 violation" in done.err
    assert "sh:conforms false" in report.read_text(encoding="utf-8")


def test_check_looks_again_only_at_what_changed(graph: str) -> None:
    kg("check", graph)
    assert " 0 of them new or changed" in kg("check", graph).err
    assert " 0 of them new or changed" not in kg("check", graph, "--all").err


def test_warnings_end_a_check_with_1_only_where_they_are_asked_to(graph: str, tmp_path: Path) -> None:
    for file in filter(Path.is_file, Path(graph).iterdir()):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".nq":
            base = "https://w3id.org/jaccuse/"
            text += (
                f"<{base}id/state/nowhere> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
                f" <{base}ontology#State> <{base}id/graph/entities> .\n"
            )
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    assert kg("check", str(tmp_path)).code == 0
    assert kg("check", str(tmp_path), "--strict").code == 1


def test_dump_is_sorted_and_the_same_each_time(graph: str) -> None:
    first, second = kg("dump", graph).out, kg("dump", graph).out
    assert first == second
    assert first.splitlines() == sorted(first.splitlines())


def test_draw_prints_a_page_where_the_file_is_a_dash(graph: str) -> None:
    assert kg("draw", graph, "-o", "-").out.startswith("<!")


def test_draw_says_where_nothing_is_drawn(graph: str) -> None:
    done = kg("draw", graph, "-o", "-", "--since", "2025", "--level", "state")
    assert "the page is empty" in done.err


def test_export_writes_the_format_of_the_suffix(graph: str, tmp_path: Path) -> None:
    file = tmp_path / "network.graphml"
    assert kg("export", graph, "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8").startswith("<?xml")


def test_export_takes_the_part_that_is_asked_for(graph: str) -> None:
    done = kg("export", graph, "--format", "csv", "--actor", "India", "--until", "2024-03", "--min-confidence", "0.1")
    assert {row["tail_name"] for row in csv.DictReader(io.StringIO(done.out))} == {"India", "Pakistan"}


@pytest.mark.parametrize("option", [["--since", "March"], ["--level", "town"], ["--format", "xls"]])
def test_export_refuses_what_it_does_not_know(graph: str, option: list[str]) -> None:
    assert kg("export", graph, "--format", "csv", *option).code == 2


def test_draw_writes_a_page(graph: str, tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.html"
    done = kg("draw", graph, "-o", str(page))
    assert done.code == 0
    assert page.read_text(encoding="utf-8").startswith("<!")


def test_draw_writes_a_picture_where_the_file_is_one(graph: str, tmp_path: Path) -> None:
    picture = tmp_path / "network.svg"
    done = kg("draw", graph, "-o", str(picture), "--title", "Two neighbours")
    assert done.code == 0
    assert "picture: " in done.err
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    assert kg("draw", graph, "-o", "-", "--svg", "--title", "Two neighbours").out == picture.read_text(encoding="utf-8")


def test_draw_refuses_a_file_that_it_cannot_make(graph: str, tmp_path: Path) -> None:
    done = kg("draw", graph, "-o", str(tmp_path / "network.png"))
    assert done.code == 2
    assert ".svg" in done.err


def test_a_reader_that_has_enough_ends_the_command_quietly(graph: str) -> None:
    command = [sys.executable, "-m", "kg", "dump", graph]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_interrupt_exits_with_130() -> None:
    command = [sys.executable, "-m", "kg", "extract", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write("{broken\n" * 2)
        process.stdin.flush()
        assert process.stderr.readline()  # it reads, and waits for more
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().count("Traceback") == 0
    assert process.returncode == 130
