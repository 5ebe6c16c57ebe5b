"""Who is who across the articles of a graph: resolved in every build alike, with its reasons, and undone alike."""

from __future__ import annotations

from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import building, library
from kg.building import Output, Settings, Tools, rebuild, recipe, remove
from kg.check import check
from kg.explain import explain
from kg.findings import Severity
from kg.identities import sentence
from kg.model import Article, Claim, Entity, Filler, Label, Post, Reading, Span
from kg.rdf import quads
from kg.slug import slug
from kg.store import Graph
from tests.building.words import RUN, quads_of
from tests.test_cli import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.model import Run

NORLAND = Entity("state/NO", Label.STATE, "Norland")
ASKED = "SELECT ?name ?by ?words WHERE { ?s kg:accuser ?by ; kg:evidence/kg:exact ?words . ?by kg:name ?name }"


def article(id_: str, name: str, post: str = "minister") -> Article:
    return Article(id_, post, f"{name} accused Norland of lies.", origin=f"{id_}.txt")


def reading(one: Article) -> Reading:
    """Read `NAME accused Norland of lies.`, the title being the post in Norland."""
    name = one.text.partition(" accused ")[0]
    posts = (Post(one.title, NORLAND.id),) if one.title else ()
    person = Entity(f"person/{slug(name)}", Label.PERSON, name, posts=posts)
    if "Falcon" in name:
        label = Label.ARMED_GROUP if name.startswith("Falcons") else Label.ORGANIZATION
        person = Entity(f"{'group' if label is Label.ARMED_GROUP else 'org'}/{slug(name)}", label, name)
    spans = Span(0, len(name)), Span(one.text.index("Norland"), one.text.index("Norland") + 7)
    fillers = (Filler("accuser", spans[0], person.id), Filler("accused", spans[1], NORLAND.id))
    cue = Span(len(name) + 1, len(name) + 8)
    claim = Claim(f"c-{one.id}", "Accusation", Span(0, len(one.text)), cue, "accuse", fillers)
    return Reading(one, (person, NORLAND), (claim,))


def extract(articles: Iterable[Article], run: Run, base: str, digest: str) -> Iterator[Output]:
    for one in articles:
        yield Output.of(reading(one), digest, quads(reading(one), run, base=base))


def build(articles: Iterable[Article], folder: Path) -> bytes:
    def tools(base: str) -> Tools:
        digest = recipe(RUN, base)
        return Tools(RUN, digest, partial(extract, run=RUN, base=base, digest=digest))

    building.build(articles, folder, Settings(), tools)
    return quads_of(folder)


def accusers(folder: Path) -> set[str]:
    graph = Graph.open(folder)
    found = graph.select(f"PREFIX kg: <https://w3id.org/jaccuse/ontology#> {ASKED}").texts()
    return {by.removeprefix(graph.names.base) for _, by, _ in found}


FULL, INITIAL, SPELT, OTHER, BARE = (
    article("a", "Teresa Okoro"),
    article("b", "T. Okoro"),
    article("c", "Theresa Okoro"),
    article("d", "Thomas Okoro", "general"),
    article("e", "Okoro", ""),
)
ALL = (FULL, INITIAL, SPELT, OTHER, BARE)


def test_a_merged_person_is_one_to_a_query_and_each_statement_keeps_its_words(tmp_path: Path) -> None:
    build([FULL, INITIAL], tmp_path)
    graph = Graph.open(tmp_path)
    rows = list(library_rows(graph, "who-accuses-whom"))
    assert [(row[1], row[5]) for row in rows] == [("Teresa Okoro", "2")]
    words = {text for _, _, text in graph.select(f"PREFIX kg: <https://w3id.org/jaccuse/ontology#> {ASKED}").texts()}
    assert words == {FULL.text, INITIAL.text}


def library_rows(graph: Graph, name: str) -> Iterator[tuple[str, ...]]:
    return graph.select(library.fill(library.load(name), {}, graph)).texts()


def test_the_graph_says_who_was_taken_for_whom_where_and_why(tmp_path: Path) -> None:
    build([FULL, INITIAL], tmp_path)
    graph = Graph.open(tmp_path)
    base = graph.names.base
    (row,) = graph.select(
        """PREFIX kg: <https://w3id.org/jaccuse/ontology#>
        SELECT ?party ?is ?article ?name ?score ?reason ?graph WHERE { GRAPH ?graph {
          ?i a kg:Identity ; kg:identified ?party ; kg:identifiedAs ?is ; kg:identifiedIn ?article ;
            kg:identifiedName ?name ; kg:identityScore ?score ; kg:identityReason ?reason } }"""
    ).texts()
    assert row[:3] == (f"{base}person/t-okoro", f"{base}person/teresa-okoro", f"{base}article/b")
    assert row[3:] == (
        "T. Okoro",
        "0.95",
        "an initial for the given name, of the same role and party",
        f"{base}graph/resolution",
    )
    assert [one for one in check(graph).findings if one.severity != Severity.INFO] == []


def test_a_statement_is_explained_with_who_was_taken_for_whom(tmp_path: Path) -> None:
    build([FULL, INITIAL], tmp_path)
    assert explain(Graph.open(tmp_path), "c-a").identities == ()
    (one,) = explain(Graph.open(tmp_path), "c-b").identities
    reason = "an initial for the given name, of the same role and party"
    assert sentence(one) == f"“T. Okoro” is taken to be Teresa Okoro (0.95, {reason})"
    assert sentence(one) in kg("explain", str(tmp_path), "c-b").out


@pytest.mark.parametrize("name", ["Teresa Okoro", "T. Okoro", "person/t-okoro", "person/teresa-okoro"])
def test_a_merged_person_is_found_by_any_name(tmp_path: Path, name: str) -> None:
    build([FULL, INITIAL], tmp_path)
    assert library.resolve(Graph.open(tmp_path), name).value.endswith("person/teresa-okoro")


def test_who_fits_two_is_merged_with_neither(tmp_path: Path) -> None:
    build([FULL, article("f", "Tobias Okoro"), INITIAL], tmp_path)
    assert accusers(tmp_path) == {"person/teresa-okoro", "person/tobias-okoro", "person/t-okoro"}


def test_an_article_more_can_part_what_was_merged(tmp_path: Path) -> None:
    build([FULL, INITIAL], tmp_path / "graph")
    assert accusers(tmp_path / "graph") == {"person/teresa-okoro"}
    more = [FULL, INITIAL, article("f", "Tobias Okoro")]
    assert build(more, tmp_path / "graph") == build(more, tmp_path / "whole")


def test_an_article_that_changes_nothing_of_who_is_who_is_put_in_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([FULL, INITIAL], tmp_path)
    monkeypatch.setattr("kg.building.snapshot.ontology_quads", lambda **_: pytest.fail("all quads are made anew"))
    build([article("x", "Ann Lee"), article("y", "Teresa Okoro")], tmp_path)
    assert accusers(tmp_path) == {"person/ann-lee", "person/teresa-okoro"}
    with pytest.raises(pytest.fail.Exception, match="made anew"):
        build([article("f", "Tobias Okoro")], tmp_path)


def test_a_removed_article_leaves_no_trace_of_whom_it_named(tmp_path: Path) -> None:
    build(ALL, tmp_path / "graph")
    remove(tmp_path / "graph", ["a", "c"])
    assert quads_of(tmp_path / "graph") == build([INITIAL, OTHER, BARE], tmp_path / "whole")
    assert b"person/teresa" not in quads_of(tmp_path / "graph")


def test_articles_one_by_one_in_any_order_give_the_same_graph(tmp_path: Path) -> None:
    whole = build(ALL, tmp_path / "whole")
    for number, order in enumerate(list(permutations(ALL))[::17]):
        for one in order:
            build([one], tmp_path / str(number))
        assert quads_of(tmp_path / str(number)) == whole


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    before = build(ALL, tmp_path)
    (tmp_path / "quads.nq").write_bytes(b"")
    rebuild(tmp_path)
    assert quads_of(tmp_path) == before


def test_what_a_program_adds_to_a_graph_with_merged_people_is_kept_alone(tmp_path: Path) -> None:
    before = build([FULL, INITIAL], tmp_path)
    with Graph.open(tmp_path, writable=True) as graph:
        graph.update("INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> 1 } }")
    rebuild(tmp_path)
    mine = b'<urn:a> <urn:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:mine> .'
    assert sorted(quads_of(tmp_path).splitlines()) == sorted([*before.splitlines(), mine])


NAMES = st.sampled_from(["Teresa Okoro", "T. Okoro", "Theresa Okoro", "Thomas Okoro", "Okoro", "Teresa Okorro"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(NAMES, st.sampled_from(["minister", "general", ""])), max_size=6), st.randoms())
def test_any_articles_in_two_parts_give_what_they_give_at_once(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str]], chance: object
) -> None:
    folder = tmp_path_factory.mktemp("who")
    articles = [article(f"a{i}", *one) for i, one in enumerate(told)]
    whole = build(articles, folder / "whole")
    chance.shuffle(articles)  # type: ignore[attr-defined]
    half = len(articles) // 2
    build(articles[:half], folder / "parts")
    assert build(articles[half:], folder / "parts") == whole
