"""What is derived: edges between actors and between states, disputes, accusations returned, names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.model import Article, Claim, Entity, Filler, Label, Moment, Post, Reading, Run, Span
from kg.rdf import quads
from kg.rdf.names import RDFS_LABEL, term
from kg.store import Graph, derive
from tests.graph.test_threads import ARMY, CHARGE, NORLAND, SOUTHLAND, accusation, built, counter

if TYPE_CHECKING:
    from collections.abc import Iterable

KG = "PREFIX kg: <https://w3id.org/jaccuse/ontology#> "
EDGES = """SELECT ?tail ?relation ?head ?count ?first ?last WHERE {
    ?edge a kg:%s ; kg:tail ?tail ; kg:relation ?relation ; kg:head ?head ;
      kg:count ?count ; kg:firstDate ?first ; kg:lastDate ?last } ORDER BY ?tail ?relation ?head"""
ENVOY = Entity("person/teresa-okoro", Label.PERSON, "Teresa Okoro", posts=(Post("envoy", "state/norland"),))


def told(graph: Graph, query: str) -> list[tuple[str, ...]]:
    """Give the rows of an answer, IRIs by their last parts."""
    return [
        tuple(cell.rpartition("/")[2].rpartition("#")[2] for cell in row) for row in graph.select(KG + query).texts()
    ]


def of_envoy(envoy: Entity, day: int = 0) -> Reading:
    """Give an article in which the envoy accuses Southland's army."""
    whole = Span(0, len(CHARGE))
    fillers = (Filler("accuser", whole, envoy.id), Filler("accused", whole, ARMY.id))
    claim = Claim("envoy", "Accusation", whole, Span(8, 15), "say", fillers)
    article = Article("envoy", "", CHARGE, date(2025, 3, 1) + timedelta(day))
    return Reading(article, (NORLAND, SOUTHLAND, ARMY, envoy), (claim,))


def test_an_edge_counts_and_dates_the_statements_that_draw_it() -> None:
    graph = built(accusation("one", 0), accusation("two", 5))
    assert told(graph, EDGES % "Edge") == [("norland", "accuses", "southland", "2", "2025-03-01", "2025-03-06")]


def test_an_edge_is_dated_by_the_day_of_the_statement_before_that_of_the_article() -> None:
    late = accusation("one", 9)
    early = replace(late, claims=tuple(replace(c, stated=Moment(date(2025, 3, 2))) for c in late.claims))
    assert told(built(early), EDGES % "Edge") == [("norland", "accuses", "southland", "1", "2025-03-02", "2025-03-02")]


def test_a_shortcut_leads_straight_from_tail_to_head_once(graph: Graph) -> None:
    assert told(graph, "SELECT ?a ?b { ?a kg:accuses ?b } ORDER BY ?a") == [
        ("the-police", "red-valley-front"),
        ("teresa-okoro", "southland"),
        ("southland", "norland"),
    ]
    assert told(graph, "SELECT ?a ?b { ?a kg:denies ?b }") == [("southland-foreign-ministry", "teresa-okoro")]


def test_a_hypothetical_statement_draws_no_edge() -> None:
    graph = built(accusation("one", 0))
    place = graph.names.article("one")
    graph.add([ox.Quad(graph.names.statement("one"), term("modality"), ox.Literal("hypothetical"), place)])
    derive(graph)
    assert told(graph, "SELECT ?edge { ?edge kg:tail ?tail }") == []
    assert told(graph, "SELECT ?a { ?a kg:accuses ?b }") == []


def test_states_answer_for_their_officials_and_forces() -> None:
    graph = built(of_envoy(ENVOY), accusation("one", 4))
    assert told(graph, EDGES % "SideEdge") == [("norland", "accuses", "southland", "2", "2025-03-01", "2025-03-05")]
    assert (
        told(graph, "SELECT ?from ?to { ?s kg:fromSide ?from ; kg:towardSide ?to }") == [("norland", "southland")] * 2
    )


def test_a_state_does_not_answer_for_a_former_official() -> None:
    former = replace(ENVOY, posts=(Post("envoy", "state/norland", former=True),))
    assert told(built(of_envoy(former)), "SELECT ?edge { ?edge a kg:SideEdge }") == []


def with_days(graph: Graph, **days: str) -> Graph:
    """Give the one tenure of a graph its first day, or the day after its last."""
    (tenure,) = [quad.subject for quad in graph.store.quads_for_pattern(None, term("holder"), None)]
    typed = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    place = graph.names.graph("entities")
    graph.add([ox.Quad(tenure, term(name), ox.Literal(day, datatype=typed), place) for name, day in days.items()])
    derive(graph)
    return graph


def test_a_state_answers_for_an_official_only_while_the_post_is_held() -> None:
    edges = "SELECT ?edge { ?edge a kg:SideEdge }"
    assert told(with_days(built(of_envoy(ENVOY)), until="2025-03-01"), edges) == []
    assert told(with_days(built(of_envoy(ENVOY)), **{"from": "2025-03-02"}), edges) == []
    assert len(told(with_days(built(of_envoy(ENVOY)), **{"from": "2025-03-01", "until": "2025-03-02"}), edges)) == 1


def test_a_dispute_holds_an_accusation_and_all_that_answers_it(graph: Graph) -> None:
    disputes = "SELECT ?what ?accusation ?answer ?opened ?latest WHERE { ?accusation kg:accusationOf ?what . "
    disputes += (
        "?answer kg:answerOf ?what . ?what a kg:Dispute ; kg:opened ?opened ; kg:latest ?latest } ORDER BY ?answer"
    )
    assert told(graph, disputes) == [
        ("accuses", "accuses", "counters", "2025-02-11", "2025-02-28"),
        ("accuses", "accuses", "denies", "2025-02-11", "2025-02-28"),
    ]


def test_an_accusation_without_an_answer_makes_no_dispute() -> None:
    assert told(built(accusation("one", 0)), "SELECT ?d { ?d a kg:Dispute }") == []


RETURNED = "SELECT ?one ?other { ?one kg:returnedBy ?other } ORDER BY ?one ?other"


def test_an_accusation_is_returned_by_the_accused_or_who_speaks_for_it() -> None:
    other = counter("turn", 30)
    claim = replace(other.claims[0], fillers=(*other.claims[0].fillers, Filler("onBehalfOf", Span(0, 3), SOUTHLAND.id)))
    assert told(built(accusation("one", 0), replace(other, claims=(claim,))), RETURNED) == [("one", "turn")]


def returned(days: Iterable[int]) -> Graph:
    """Give an accusation, and accusations by Southland in turn so many days later."""
    turned = [accusation(f"turn-{day:03}", day) for day in days]
    swap = {"accuser": SOUTHLAND.id, "accused": NORLAND.id}
    return built(
        accusation("one", 0),
        *(
            replace(
                r,
                claims=tuple(
                    replace(c, fillers=tuple(replace(f, entity=swap[f.role]) for f in c.fillers)) for c in r.claims
                ),
            )
            for r in turned
        ),
    )


def test_an_accusation_is_returned_by_later_ones_only() -> None:
    assert [pair for pair in told(returned([-1, 0, 1]), RETURNED) if pair[0] == "one"] == [
        ("one", "turn-000"),
        ("one", "turn-001"),
    ]


def test_an_accusation_is_tied_to_the_first_forty_that_turn_it_around() -> None:
    tied = told(returned(range(1, 51)), RETURNED)
    assert tied == [("one", f"turn-{day:03}") for day in range(1, 41)]


def test_a_party_has_one_name_the_longest_of_its_labels() -> None:
    graph = built(accusation("one", 0))
    place, norland = graph.names.graph("entities"), graph.names.iri("state/norland")
    graph.add([ox.Quad(norland, RDFS_LABEL, ox.Literal(text), place) for text in ("Republic of B", "Republic of A")])
    derive(graph)
    assert told(graph, "SELECT ?name { <https://w3id.org/jaccuse/id/state/norland> kg:name ?name }") == [
        ("Republic of A",)
    ]


def test_a_party_stands_for_itself_and_those_it_speaks_for() -> None:
    spokesman = Entity("person/ada-brin", Label.PERSON, "Ada Brin", speaks_for=(ARMY.id,))
    graph = built(of_envoy(spokesman))
    stands = "SELECT ?for { <https://w3id.org/jaccuse/id/person/ada-brin> kg:standsFor ?for } ORDER BY ?for"
    assert told(graph, stands) == [("army",), ("ada-brin",), ("southland",)]


def test_what_is_derived_is_the_same_each_time(run: Run, charge: Reading, retort: Reading) -> None:
    dumps = set()
    for order in ((charge, retort), (retort, charge)):
        graph = Graph.create(run=run)
        for one in order:
            graph.add(quads(one, run))
        derive(graph)
        derive(graph)
        dumps.add(tuple(graph.dump()))
    assert len(dumps) == 1
