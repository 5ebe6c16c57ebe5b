"""The shipped questions: what they answer, that two engines agree, and how parameters are bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryError
from kg.library import GIVEN, fill, load, names, resolve
from kg.rdf.names import RDFS_LABEL, term
from kg.terms import KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store import Graph

BASE = "https://w3id.org/jaccuse/id/"
ARGUMENTS = {
    "provenance": {"statement": "statement/accuses"},
    "who-accuses-whom": {"accuser": "Teresa Okoro", "since": "2025"},
    "denied": {"accuser": "Teresa Okoro", "since": "2025-02", "until": "2025-02"},
    "unanswered": {"accuser": "the police"},
    "casualties": {"attack": "statement/bombed"},
    "second-hand": {"speaker": "Teresa Okoro"},
    "thread": {"one": "Norland", "other": "Southland"},
    "by-kind": {"kind": "Aggression", "place": "Oster"},
    "by-place": {"in": "Norland", "accused": "Norland"},
    "network": {"head": "Southland"},
    "who-speaks-for": {"principal": "Norland"},
    "disputes": {"accuser": "Teresa Okoro"},
    "left-out": {"accuser": "Teresa Okoro"},
    "who-held": {"of": "Norland", "on": "2025-02"},
    "statements": {"article": "article/charge"},
}
WITHOUT = {"copies"}  # no article of this graph has one: see test_copies.py
REQUIRED = ("provenance", "statements", "who-speaks-for")
NEEDED = {**{name: ARGUMENTS[name] for name in REQUIRED}, "thread": {"one": "Norland"}}


def answer(graph: Graph, name: str, columns: str, **arguments: str) -> list[tuple[str, ...]]:
    """Give some columns of an answer, IRIs without their base."""
    found = graph.select(fill(load(name), arguments, graph))
    places = [found.variables.index(column) for column in columns.split()]
    return [tuple(row[place].removeprefix(BASE) for place in places) for row in found.texts()]


def by_rdflib(graph: Graph, text: str, variables: Sequence[str]) -> list[tuple[str, ...]]:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data="\n".join(graph.dump()), format="nquads")
    rows = (row.asdict() for row in dataset.query(text) if isinstance(row, rdflib.query.ResultRow))
    return [tuple(str(row.get(variable, "")) for variable in variables) for row in rows]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("narrowed", [False, True], ids=["all", "narrowed"])
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_two_engines_give_the_same_answer(graph: Graph, name: str, *, narrowed: bool) -> None:
    arguments = ARGUMENTS.get(name, {}) if narrowed else NEEDED.get(name, {})
    text = fill(load(name), arguments, graph)
    found = graph.select(text)
    assert len(found) > 0 or name in WITHOUT
    assert sorted(by_rdflib(graph, text, found.variables)) == sorted(found.texts())


@pytest.mark.parametrize("name", names())
def test_a_parameter_leaves_the_rows_that_have_its_value(graph: Graph, name: str) -> None:
    query, needed = load(name), NEEDED.get(name, {})
    every = graph.select(fill(query, needed, graph))
    for parameter in (one for one in query.parameters if one.name in every.variables and not one.required):
        place = every.variables.index(parameter.name)
        for value in {row[place] for row in every.texts()} - {""}:
            found = graph.select(fill(query, {**needed, parameter.name: value.removeprefix(KIND)}, graph))
            assert sorted(found.texts()) == sorted(row for row in every.texts() if row[place] == value)


def test_a_line_for_a_parameter_names_one() -> None:
    for query in map(load, names()):
        assert set(GIVEN.findall(query.text)) <= {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize("name", names())
def test_a_query_documents_itself(name: str) -> None:
    query = load(name)
    assert query.title
    assert query.question.endswith("?")
    assert all(f"?{parameter.name}" in query.text for parameter in query.parameters)


def test_who_accuses_whom_counts_by_pair_and_year(graph: Graph) -> None:
    assert answer(graph, "who-accuses-whom", "accuserLabel accusedLabel year accusations") == [
        ("Teresa Okoro", "Southland", "2025", "2"),
        ("the police", "Red Valley Front", "2025", "1"),
        ("Southland", "Norland", "2025", "1"),
    ]


def test_a_statement_has_the_date_of_its_article_unless_it_has_its_own(graph: Graph) -> None:
    assert answer(graph, "who-accuses-whom", "accuserLabel accusations", until="2025-02") == [
        ("the police", "1"),
        ("Teresa Okoro", "1"),
        ("Southland", "1"),
    ]
    assert answer(graph, "who-accuses-whom", "accuserLabel accusations", since="2025-03-01") == [("Teresa Okoro", "1")]


def test_denied_tells_by_whom_and_after_how_many_days(graph: Graph) -> None:
    assert answer(graph, "denied", "accuserLabel accusedLabel responderLabel days answeringWords") == [
        (
            "Teresa Okoro",
            "Southland",
            "Southland's foreign ministry",
            "0",
            "Southland's foreign ministry denied the charge.",
        )
    ]
    assert answer(graph, "denied", "accuser", accuser="Norland") == []


def test_unanswered_leaves_out_what_was_denied_or_countered(graph: Graph) -> None:
    assert answer(graph, "unanswered", "accusation") == [
        ("statement/blames",),
        ("statement/counters",),
        ("statement/hides",),
    ]
    assert answer(graph, "unanswered", "accusation", accused="southland") == [("statement/hides",)]


def test_who_speaks_for_gives_posts_and_words(graph: Graph) -> None:
    assert answer(graph, "who-speaks-for", "principalLabel speakerLabel postLabel statement", principal="Norland") == [
        ("Norland", "Teresa Okoro", "envoy", "statement/accuses")
    ]


def test_attacks_are_claimed_or_ascribed(graph: Graph) -> None:
    assert answer(graph, "attacks-claimed", "groupLabel how statement byLabel", group="red valley front") == [
        ("Red Valley Front", "ascribed", "statement/blames", "the police"),
        ("Red Valley Front", "claimed", "statement/claims", ""),
    ]


def test_casualties_are_those_of_a_source(graph: Graph) -> None:
    assert answer(graph, "casualties", "attack killedMin killedMax publisher") == [
        ("statement/bombed", "5", "5", "Harbour Post")
    ]
    assert answer(graph, "casualties", "attack", attack="statement/other") == []


def test_counter_accusations_are_found_within_some_days(graph: Graph) -> None:
    assert answer(graph, "counter-accusations", "accuserLabel accusedLabel first second days") == [
        ("Norland", "Southland", "statement/accuses", "statement/counters", "17")
    ]
    assert answer(graph, "counter-accusations", "first", within="16") == []


def test_states_answer_for_their_officials(graph: Graph) -> None:
    assert answer(graph, "between-states", "accuserLabel accusedLabel accusations") == [
        ("Norland", "Southland", "2"),
        ("Southland", "Norland", "1"),
    ]


def test_provenance_names_words_cue_article_and_run(graph: Graph) -> None:
    columns = "start end cue confidence article publisher published code model"
    assert answer(graph, "provenance", columns, statement=BASE + "statement/accuses") == [
        (
            "26",
            "106",
            "https://w3id.org/jaccuse/cue#cue-accusation",
            "0.9",
            "article/charge",
            "Harbour Post",
            "2025-02-11",
            "0.1.0",
            "hand 1.0",
        )
    ]


def test_second_hand_statements_give_their_chain(graph: Graph) -> None:
    assert answer(graph, "second-hand", "statement speakerLabel depth within reporterLabel") == [
        ("statement/hides", "Teresa Okoro", "2", "statement/says", "Southland's foreign ministry")
    ]


def test_a_kind_covers_its_narrower_kinds(graph: Graph) -> None:
    assert answer(graph, "by-kind", "accusation", kind="Aggression") == [("statement/counters",)]


def test_a_place_holds_what_is_said_of_the_places_in_it(graph: Graph) -> None:
    columns = "placeLabel geonames how accusedLabel byLabel statement"
    oster = ("Oster", "https://sws.geonames.org/1000002/")
    assert answer(graph, "by-place", columns, **{"in": "Norland"}) == [
        (*oster, "accused", "Norland", "Southland", "statement/counters"),
        (*oster, "claimed", "Red Valley Front", "", "statement/claims"),
    ]
    assert answer(graph, "by-place", columns, **{"in": "Southland"}) == []
    assert answer(graph, "by-place", "statement", accused="Norland") == [("statement/counters",)]


def test_a_name_with_an_accent_is_found_without_it(graph: Graph) -> None:
    label = ox.Literal("Östér")
    graph.add([ox.Quad(graph.names.iri("place/oester"), RDFS_LABEL, label, graph.names.graph("entities"))])
    assert resolve(graph, "östér") == graph.names.iri("place/oester")
    assert resolve(graph, "Oster") == graph.names.iri("place/oster")


def test_a_name_is_found_in_any_case_by_id_and_by_iri(graph: Graph) -> None:
    norland = graph.names.iri("state/norland")
    assert resolve(graph, "NORLAND") == resolve(graph, "state/norland") == resolve(graph, norland.value) == norland


def test_a_name_that_is_nearly_right_is_offered(graph: Graph) -> None:
    with pytest.raises(QueryError, match="no entity 'Sothland'; did you mean Southland or Norland"):
        resolve(graph, "Sothland")
    with pytest.raises(QueryError, match="no entity 'zzz'; there is none like it"):
        resolve(graph, "zzz")


def test_a_name_of_several_asks_for_one_of_them(graph: Graph) -> None:
    label = ox.Literal("southland")
    graph.add([ox.Quad(graph.names.iri("party/southland"), RDFS_LABEL, label, graph.names.graph("entities"))])
    with pytest.raises(QueryError, match=r"several are called 'Southland': .*party/southland, .*state/southland; give"):
        resolve(graph, "Southland")


def test_a_query_or_parameter_that_is_nearly_right_is_offered(graph: Graph) -> None:
    with pytest.raises(QueryError, match="no query 'who-accuse-whom'; did you mean who-accuses-whom"):
        load("who-accuse-whom")
    with pytest.raises(QueryError, match="no parameter of denied 'acuser'; did you mean accuser"):
        fill(load("denied"), {"acuser": "Norland"}, graph)


@pytest.mark.parametrize(
    ("name", "argument", "value", "problem"),
    [
        ("denied", "since", "last week", "since: 'last week' is not 2024, 2024-12 or 2024-12-31"),
        ("counter-accusations", "within", "soon", "within: 'soon' is not a whole number"),
        ("provenance", "statement", "urn:a b", "'urn:a b' is no IRI"),
        ("by-kind", "kind", "Agression", "no kind 'Agression'; did you mean Aggression"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(graph: Graph, name: str, argument: str, value: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        fill(load(name), {argument: value}, graph)


def test_a_parameter_that_is_required_is_asked_for(graph: Graph) -> None:
    with pytest.raises(QueryError, match="provenance needs statement: the statement"):
        fill(load("provenance"), {}, graph)


def test_an_outlet_that_leaves_the_denial_out_is_told(graph: Graph) -> None:
    pair = ("person/teresa-okoro", "state/southland")
    assert answer(graph, "left-out", "accuser accused outlet accusations denials reported") == [
        (*pair, "Harbour Post", "1", "1", "tells it"),
        (*pair, "Southland Courier", "1", "0", "leaves it out"),
    ]
    assert answer(graph, "left-out", "outlet", accuser="Norland") == []


def test_a_post_is_held_from_the_first_article_that_names_its_holder_to_the_last(graph: Graph) -> None:
    held = [("envoy", "state/norland", "Teresa Okoro", "2025-02-11", "2025-03-01")]
    columns = "postLabel of holderLabel first last"
    assert answer(graph, "who-held", columns) == held
    assert answer(graph, "who-held", columns, on="2025-02-20", of="Norland") == held
    assert answer(graph, "who-held", columns, on="2024") == []
    assert answer(graph, "who-held", columns, on="2025-03-02") == []


def test_what_differs_between_two_runs_is_what_one_answer_has_more(graph: Graph) -> None:
    before = set(answer(graph, "statements", "key what value", **NEEDED["statements"]))
    assert len({key for key, _, _ in before}) == 4  # one a statement of the article
    graph.store.remove(next(graph.store.quads_for_pattern(graph.names.statement("accuses"), term("accused"), None)))
    after = set(answer(graph, "statements", "key what value", **NEEDED["statements"]))
    assert after < before
    assert [value for _, _, value in before - after] == ["state/southland"]


def test_an_edge_counts_its_statements(graph: Graph) -> None:
    assert answer(graph, "network", "tailLabel relation headLabel count first last", head="Southland") == [
        ("Teresa Okoro", "https://w3id.org/jaccuse/ontology#accuses", "Southland", "2", "2025-02-11", "2025-03-01"),
    ]
