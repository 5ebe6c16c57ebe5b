"""Opening a graph: to be read by many, to be written by one, with SPARQL updates, and as a Dataset of rdflib."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryError, StoreError
from kg.model import Run
from kg.store import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RUN = Run("1", "a model", "0" * 64, "1")
PLACE, PREDICATE = ox.NamedNode("https://w3id.org/jaccuse/id/article/a"), ox.NamedNode("http://x.example/says")
# a writer that says when it has the graph, adds one quad, and saves when it is told to go on
WRITER = """
import sys
from pathlib import Path
import pyoxigraph as ox
from kg.store import Graph
graph = Graph.open(Path(sys.argv[1]), writable=True)
print("open", flush=True)
sys.stdin.readline()
graph.update('INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:b> "theirs" } }')
graph.save()
"""


def said(text: str) -> ox.Quad:
    return ox.Quad(PLACE, PREDICATE, ox.Literal(text), PLACE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Graph.create(tmp_path / "graph", run=RUN) as graph:
        graph.add(
            [
                said("mine"),
                said('a "quotation"\n<b>'),
                ox.Quad(PLACE, PREDICATE, ox.Literal("ja", language="de"), PLACE),
            ]
        )
    return tmp_path / "graph"


@pytest.fixture
def writer(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def finish(process: subprocess.Popen[str]) -> None:
    process.communicate("go on\n", timeout=30)
    assert process.returncode == 0


def test_a_second_writer_is_told_who_holds_the_graph(folder: Path, writer: subprocess.Popen[str]) -> None:
    with pytest.raises(StoreError, match=rf"graph: process {writer.pid} is writing it; wait until that has ended"):
        Graph.open(folder, writable=True)


def test_whoever_would_replace_the_graph_is_kept_out_too(folder: Path, writer: subprocess.Popen[str]) -> None:
    with pytest.raises(StoreError, match=f"process {writer.pid} is writing it"):
        Graph.create(folder, run=RUN)


def test_a_holder_on_another_machine_is_named_with_it(folder: Path, writer: subprocess.Popen[str]) -> None:
    assert writer.poll() is None
    (folder / ".writer.json").write_text(json.dumps({"host": "else\x1bwhere", "pid": 7}), encoding="utf-8")
    with pytest.raises(StoreError, match=r"process 7 on 'else\\x1bwhere' is writing it"):
        Graph.open(folder, writable=True)
    (folder / ".writer.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="another process is writing it"):
        Graph.open(folder, writable=True)


@pytest.mark.usefixtures("writer")
def test_readers_need_no_lock(folder: Path) -> None:
    assert len(Graph.open(folder)) == 3


def test_two_writers_one_after_the_other_lose_nothing(folder: Path, writer: subprocess.Popen[str]) -> None:
    finish(writer)
    with Graph.open(folder, writable=True) as graph:
        graph.add([said("more")])
    lines = list(Graph.open(folder).dump())
    assert len(lines) == 5
    assert [text for text in ("mine", "theirs", "more") if any(f'"{text}"' in line for line in lines)] == [
        "mine",
        "theirs",
        "more",
    ]


def test_the_lock_of_a_process_that_died_holds_nobody_up(folder: Path, writer: subprocess.Popen[str]) -> None:
    writer.kill()
    writer.wait(timeout=30)
    assert json.loads((folder / ".writer.json").read_text(encoding="utf-8"))["pid"] == writer.pid
    with Graph.open(folder, writable=True) as graph:
        graph.add([said("more")])
    assert len(Graph.open(folder)) == 4


def test_two_writers_in_one_process_keep_each_other_out(folder: Path) -> None:
    first = Graph.open(folder, writable=True)
    with pytest.raises(StoreError, match="this process is writing it"):
        Graph.open(folder, writable=True)
    first.close()
    Graph.open(folder, writable=True).close()


def test_a_graph_that_cannot_be_read_is_not_kept_locked(folder: Path) -> None:
    quads = (folder / "quads.nq").read_bytes()
    (folder / "quads.nq").write_bytes(b"broken\n")
    with pytest.raises(StoreError, match=r"quads\.nq:1") as caught:
        Graph.open(folder, writable=True)
    (folder / "quads.nq").write_bytes(quads)
    Graph.open(folder, writable=True).close()
    assert caught.value.__cause__


def test_a_block_that_fails_saves_nothing_and_lets_others_write(folder: Path) -> None:
    def fail() -> Iterator[ox.Quad]:
        yield said("half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), Graph.open(folder, writable=True) as graph:
        graph.add(fail())
    with Graph.open(folder, writable=True) as graph:
        assert len(graph) == 3


def test_a_closed_graph_is_still_read_but_not_written(folder: Path) -> None:
    graph = Graph.open(folder, writable=True)
    graph.close()
    assert graph.ask("ASK { ?a ?b 'mine' }")
    with pytest.raises(StoreError, match="closed; open it with writable=True"):
        graph.save()


def test_what_locks_a_folder_leaves_no_trace_but_a_hidden_file(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [".lock", "graph.json", "quads.nq"]


def test_a_path_may_be_text(folder: Path) -> None:
    assert len(Graph.open(str(folder))) == 3


def test_an_update_inserts_and_deletes(folder: Path) -> None:
    with Graph.open(folder, writable=True) as graph:
        graph.update(
            "PREFIX x: <http://x.example/> "
            "DELETE { GRAPH ?g { ?s x:says 'mine' } } INSERT { GRAPH ?g { ?s x:says 'ours' . } } "
            "WHERE { GRAPH ?g { ?s x:says 'mine' } } ; WITH <urn:g> INSERT { <urn:a> <urn:b> 1 } WHERE {}"
        )
    opened = Graph.open(folder)
    assert opened.ask("ASK { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    assert opened.ask("ASK { ?s ?p 'ours' }")
    assert not opened.ask("ASK { ?s ?p 'mine' }")


def test_a_graph_that_is_only_read_takes_no_update(folder: Path) -> None:
    with pytest.raises(StoreError, match=r"graph: open to be read only, or closed; open it with writable=True"):
        Graph.open(folder).update("CLEAR ALL")


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } <urn:a> <urn:b> 2 }",
        "DELETE { GRAPH ?g { ?a ?b ?c } } INSERT { ?a ?b ?c } WHERE { GRAPH ?g { ?a ?b ?c } }",
        "WITH <urn:g> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c } ; insert { ?a ?b ?c } where { GRAPH ?g { ?a ?b ?c } }",
        "PREFIX graph: <urn:> INSERT DATA { graph:x graph:y graph:z }",
        "INSERT DATA { # GRAPH <urn:g> {\n <urn:a> <urn:b> 1 } # }",
        "COPY <urn:g> TO DEFAULT",
        "MOVE SILENT GRAPH <urn:g> TO default",
        "CLEAR ALL; ADD <urn:g> TO DEFAULT",
    ],
)
def test_no_update_puts_a_triple_where_nothing_says_whose_it_is(folder: Path, text: str) -> None:
    with Graph.open(folder, writable=True) as graph:
        before = list(graph.dump())
        with pytest.raises(QueryError, match=r"line \d: a triple goes into no named graph"):
            graph.update(text)
        assert list(graph.dump()) == before


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://x.example/> INTO GRAPH <urn:g>",
        "INSERT { GRAPH <urn:g> { ?a ?b ?c } } WHERE { SERVICE <http://x.example/> { ?a ?b ?c } }",
        "CLEAR ALL; load silent <file:///etc/passwd> INTO GRAPH <urn:g>",
    ],
)
def test_an_update_reaches_nothing_outside(folder: Path, text: str) -> None:
    with Graph.open(folder, writable=True) as graph, pytest.raises(QueryError, match="reaches outside the graph"):
        graph.update(text)


def test_an_update_that_cannot_be_parsed_names_the_place(folder: Path) -> None:
    with Graph.open(folder, writable=True) as graph, pytest.raises(QueryError, match=r"line 2, column \d+"):
        graph.update("DELETE WHERE {\n GRAPH ?g { ?a ?b")


def test_words_in_strings_of_an_update_do_no_harm(folder: Path) -> None:
    with Graph.open(folder, writable=True) as graph:
        graph.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 'LOAD } ; INSERT { x }' } }")
        assert graph.ask("ASK { <urn:a> <urn:b> 'LOAD } ; INSERT { x }' }")


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")  # rdflib's own
def test_rdflib_sees_the_same_quads_and_the_union(folder: Path) -> None:
    graph = Graph.open(folder)
    copy = graph.rdflib()
    trig = "\n".join(
        f"{graph.identifier.n3()} {{ {subject.n3()} {verb.n3()} {thing.n3()} }}"
        for graph in copy.graphs()
        for subject, verb, thing in graph
        if isinstance(subject, rdflib.URIRef) and isinstance(thing, rdflib.URIRef | rdflib.Literal)
        if isinstance(verb, rdflib.URIRef)
    )
    assert set(ox.parse(trig.encode(), format=ox.RdfFormat.TRIG)) == set(graph.store)
    rows = copy.query('SELECT ?s { ?s <http://x.example/says> "ja"@de }')
    assert [row[0] for row in rows if isinstance(row, rdflib.query.ResultRow)] == [rdflib.URIRef(PLACE.value)]
