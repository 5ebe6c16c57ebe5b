"""Graphs on disk and in memory."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.rdf import ontology_quads, quads
from kg.rdf.names import RDFS_LABEL, term
from kg.store import Graph, bind, check_query, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.model import Reading, Run

ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"
ACCUSED = "SELECT ?s { ?s <https://w3id.org/jaccuse/ontology#accused> ?party }"


def built(readings: Iterable[Reading], run: Run) -> Graph:
    graph = Graph.create(run=run)
    for reading in readings:
        graph.replace_article(reading.article.id, quads(reading, run))
    return graph


def test_a_saved_graph_is_read_back_the_same(graph: Graph, saved: Path) -> None:
    opened = Graph.open(saved)
    assert list(opened.dump()) == list(graph.dump())
    assert opened.manifest == graph.manifest
    assert (opened.manifest.articles, opened.manifest.statements) == (2, 8)


def test_saving_again_gives_the_same_bytes(saved: Path) -> None:
    before = {path.name: path.read_bytes() for path in saved.iterdir()}
    with Graph.open(saved, writable=True):
        pass
    assert {path.name: path.read_bytes() for path in saved.iterdir()} == before


def test_the_order_of_the_articles_does_not_show(charge: Reading, retort: Reading, run: Run) -> None:
    assert list(built([charge, retort], run).dump()) == list(built([retort, charge], run).dump())


def test_adding_an_article_twice_changes_nothing(charge: Reading, retort: Reading, run: Run) -> None:
    graph = built([charge, retort], run)
    before = list(graph.dump())
    graph.replace_article("charge", quads(charge, run))
    assert list(graph.dump()) == before


def test_a_removed_article_leaves_nothing_behind(charge: Reading, retort: Reading, run: Run) -> None:
    graph = built([charge, retort], run)
    graph.remove_article("charge")
    assert list(graph.dump()) == list(built([retort], run).dump())
    graph.remove_article("retort")
    assert list(graph.dump()) == []


def test_a_new_reading_takes_the_place_of_the_old(charge: Reading, run: Run) -> None:
    graph = built([charge], run)
    shorter = replace(charge, claims=charge.claims[:1])
    graph.replace_article("charge", quads(shorter, run))
    assert list(graph.dump()) == list(built([shorter], run).dump())


def test_a_block_that_ends_well_saves(tmp_path: Path, charge: Reading, run: Run) -> None:
    with Graph.create(tmp_path / "g", run=run) as graph:
        graph.add(quads(charge, run))
    assert Graph.open(tmp_path / "g").articles() == ("charge",)


def test_a_block_that_fails_leaves_the_old_graph(saved: Path) -> None:
    def quads_until_the_disk_fails() -> Iterator[ox.Quad]:
        yield ox.Quad(ox.NamedNode("urn:a"), RDFS_LABEL, ox.Literal("x"))
        raise StoreError

    before = (saved / "quads.nq").read_bytes()
    with pytest.raises(StoreError), Graph.open(saved, writable=True) as graph:
        graph.replace_article("charge", quads_until_the_disk_fails())
    assert (saved / "quads.nq").read_bytes() == before


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"new"
        raise OSError(28, "No space left on device")

    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, parts())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_graph_is_read_only_unless_asked(saved: Path, charge: Reading, run: Run) -> None:
    graph = Graph.open(saved)
    with pytest.raises(StoreError, match="open it with writable=True"):
        graph.add(quads(charge, run))
    with pytest.raises(StoreError, match="read only"):
        graph.save()


def test_a_graph_without_a_folder_cannot_be_saved(run: Run) -> None:
    with pytest.raises(StoreError, match=r"give one to Graph\.create"):
        Graph.create(run=run).save()


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nowhere: no such folder; make a graph with kg build"):
        Graph.open(tmp_path / "nowhere")


def test_a_folder_of_something_else_is_neither_opened_nor_overwritten(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"graph\.json: does not describe a graph"):
        Graph.open(tmp_path)
    with pytest.raises(StoreError, match="choose another folder"):
        Graph.create(tmp_path)


@pytest.mark.parametrize("about", ["", "[]", "{}", '{"format": 1, "run": {"x": 1}}', '{"format": 1, "run": null}'])
def test_a_broken_description_is_no_graph(saved: Path, about: str) -> None:
    (saved / "graph.json").write_text(about, encoding="utf-8")
    with pytest.raises(StoreError, match=r"graph\.json: does not describe a graph"):
        Graph.open(saved)


def test_a_newer_format_asks_for_an_upgrade(saved: Path) -> None:
    about = json.loads((saved / "graph.json").read_text(encoding="utf-8"))
    (saved / "graph.json").write_text(json.dumps({**about, "format": 3}), encoding="utf-8")
    with pytest.raises(StoreError, match="format 3, but this version reads format 2; upgrade"):
        Graph.open(saved)


def test_a_corrupt_line_is_named_with_its_file(saved: Path) -> None:
    lines = (saved / "quads.nq").read_bytes().splitlines()
    lines[6] = lines[6][:20]
    (saved / "quads.nq").write_bytes(b"\n".join(lines))
    with pytest.raises(StoreError, match=r"quads\.nq:7: .*; build the graph again"):
        Graph.open(saved)


def test_a_graph_without_its_quads_is_named(saved: Path) -> None:
    (saved / "quads.nq").unlink()
    with pytest.raises(StoreError, match=r"quads\.nq: .*No such file"):
        Graph.open(saved)


def test_a_folder_that_cannot_be_written_is_an_error_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match=r"file.*can be written"):
        Graph.create(tmp_path / "file" / "graph").save()


def test_select_gives_variables_and_rows_of_terms(graph: Graph) -> None:
    found = graph.select(ACCUSED + " ORDER BY ?s", party=graph.names.iri("state/southland"))
    assert found.variables == ("s",)
    assert found.rows == ((graph.names.statement("accuses"),), (graph.names.statement("hides"),))
    assert next(found.texts()) == ("https://w3id.org/jaccuse/id/statement/accuses",)


def test_select_sees_all_named_graphs_together(graph: Graph) -> None:
    assert len(graph.select(ALL)) == len(graph)


def test_an_unbound_variable_is_none_and_empty_text(graph: Graph) -> None:
    found = graph.select("SELECT ?a ?b { VALUES ?a { 1 } OPTIONAL { ?b <urn:none> ?a } }")
    assert (found.rows, list(found.texts())) == (((ox.Literal(1), None),), [("1", "")])


def test_ask_and_construct_answer(graph: Graph) -> None:
    assert graph.ask("ASK { ?s ?p 'Norland' }")
    assert not graph.ask("ASK { ?s ?p ?name }", name="Nowhere")
    edge = next(graph.construct("CONSTRUCT WHERE { ?a <https://w3id.org/jaccuse/ontology#denies> ?b }"))
    assert edge.predicate == term("denies")


def test_a_query_of_another_form_is_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match="no SELECT"):
        graph.select("ASK {}")
    with pytest.raises(QueryError, match="no ASK"):
        graph.ask(ALL)
    with pytest.raises(QueryError, match="no CONSTRUCT or DESCRIBE"):
        graph.construct(ALL)


def test_bad_sparql_is_told_with_its_line_and_column(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"^line 2, column \d+: expected .{1,130}$"):
        graph.select("SELECT *\n{ ?s ?p }")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
        "PREFIX : <http://x.example/> SELECT * { service:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE<http://x.example/>{ ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o FILTER(?s<?o)SERVICE<http://x.example/>{ ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o } # comment\n{ SERVICE ?o { ?a ?b ?c } }",
        'SELECT * { ?s ?p "\\"" . SERVICE ?o { ?a ?b ?c } }',
        "SELECT * { ?s ?p :a.b.SERVICE<http://x.example/>{ ?a ?b ?c } }",
    ],
)
def test_a_service_is_never_called(query: str) -> None:
    with pytest.raises(QueryError, match="reaches outside"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { FILTER(?a<?b#>"""\n) SERVICE <http://x.example/> { ?a ?b ?c } #"""\n }',
        "SELECT * { ?s ?p <urn:x#> SERVICE <http://x.example/> { ?a ?b ?c } }",
    ],
)
def test_a_service_cannot_hide_where_an_iri_and_a_comparison_look_alike(query: str) -> None:
    with pytest.raises(QueryError, match="may be an IRI or a comparison"):
        check_query(query)


@pytest.mark.parametrize("query", ["LOAD <file:///etc/passwd>", "insert data { <a:a> <a:b> <a:c> }", "DROP ALL"])
def test_an_update_is_refused(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        graph.select(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p 'SERVICE' } # SERVICE",
        'SELECT * { ?s ?p """ " SERVICE """ }',
        "SELECT * { <http://x.example/SERVICE> <http://x.example/#LOAD> ?o }",
        "PREFIX ex: <http://x.example/> SELECT * { ex:service ex:drop ?o }",
    ],
)
def test_words_in_names_strings_and_comments_are_let_through(graph: Graph, query: str) -> None:
    graph.select(query)


def test_what_nests_too_deep_or_is_too_long_never_reaches_the_engine(graph: Graph) -> None:
    with pytest.raises(QueryError, match="nest deeper than 64"):
        graph.select("SELECT * " + "{" * 5000 + "}" * 5000)
    with pytest.raises(QueryError, match="100000 are allowed"):
        graph.select("SELECT * { } #" + "x" * 100_000)
    with pytest.raises(QueryError, match=r"\\u escape"):
        graph.select("SELECT * { \\u0053ERVICE ?s { } }")


def test_a_bound_value_cannot_become_syntax(graph: Graph) -> None:
    hostile = '" } UNION { ?s ?p ?o } #'
    assert len(graph.select("SELECT ?s { ?s ?p ?name }", name=hostile)) == 0


def test_a_variable_that_is_not_in_the_query_cannot_be_bound() -> None:
    with pytest.raises(QueryError, match=r"no variable \?accusr"):
        bind("SELECT ?accuser { ?s ?p ?accuser }", {"accusr": 1})
    with pytest.raises(QueryError, match="no pattern"):
        bind("DESCRIBE ?x", {"x": 1})


def test_a_value_is_bound_in_the_pattern_not_in_the_template() -> None:
    text = bind("CONSTRUCT { ?a <urn:b> ?c } WHERE { ?a ?b ?c }", {"c": 1})
    assert text.index("VALUES") > text.index("WHERE")


def test_the_ontology_is_in_its_own_graph(graph: Graph) -> None:
    place = graph.names.graph("ontology")
    assert set(graph.store.quads_for_pattern(None, None, None, place)) == set(ontology_quads())
    assert all(
        quad.graph_name != place for quad in graph.store.quads_for_pattern(None, RDFS_LABEL, ox.Literal("Norland"))
    )
