"""Whom the parties of a network stand for, which part of it is asked for, and the figures about each party."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from pyoxigraph import Literal, Quad

from kg.errors import QueryError
from kg.network import Actor, Edge, Level, assemble, edges, measure, network
from kg.network.levels import Ladder
from kg.rdf.names import term
from tests.browsing import crowd, disputes
from tests.test_network import ACCUSED, DENIED, ENTITIES, graph_of, pairs

RUSSIA = Actor("state/RU", "Russia", "State")
MINISTRY = Actor("body/mid", "Foreign Ministry of Russia", "GovernmentBody")
NAMELESS = Actor("article/a/unnamed/ministry", "ministry", "GovernmentBody")
SPOKESWOMAN = Actor("person/z", "Zakharova", "Person")
CHINA = Actor("state/CN", "China", "State")
TENURE = (("holder", ENTITIES[6].id), ("post", "post/state/IR/spokesman"), ("postIn", "state/IR"))
LADDER = Ladder({"person/z": (MINISTRY, NAMELESS, RUSSIA), "body/mid": (RUSSIA,)})


def test_an_official_stands_for_the_ministry_rather_than_for_its_state() -> None:
    assert LADDER.lift(SPOKESWOMAN, Level.PARTY) == MINISTRY


def test_at_the_level_of_states_an_official_stands_for_the_state() -> None:
    assert LADDER.lift(SPOKESWOMAN, Level.STATE) == RUSSIA


def test_a_ministry_stands_for_itself_among_parties() -> None:
    assert LADDER.lift(MINISTRY, Level.PARTY) == MINISTRY


def test_what_belongs_to_two_states_stands_for_itself() -> None:
    border = Actor("body/b", "Border Commission", "GovernmentBody")
    assert Ladder({"body/b": (CHINA, RUSSIA)}).lift(border, Level.STATE) == border


def test_whom_nobody_is_above_stands_for_itself() -> None:
    assert LADDER.lift(Actor("org/un", "UN", "Organization"), Level.STATE).name == "UN"


def test_a_circle_of_parties_ends() -> None:
    one, other = Actor("org/a", "A", "Organization"), Actor("org/b", "B", "Organization")
    assert Ladder({"org/a": (other,), "org/b": (one,)}).lift(one, Level.STATE) == one


@pytest.mark.parametrize(("former", "stands_for"), [(False, "Iran"), (True, "Abbas Mousavi")])
def test_who_holds_a_post_stands_for_whom_it_is_in_who_held_it_for_himself(*, former: bool, stands_for: str) -> None:
    graph = graph_of(ACCUSED, replace(DENIED, fillers=(replace(DENIED.fillers[0], entity=ENTITIES[6].id),)))
    names, place = graph.names, graph.names.graph("entities")
    tenure = names.iri("tenure/t")
    graph.add(Quad(tenure, term(one), names.iri(other), place) for one, other in TENURE)
    if former:
        graph.add([Quad(tenure, term("former"), Literal(value=True), place)])
    [denial] = [edge for edge in edges(network(graph, level=Level.STATE)) if edge.relation == "denies"]
    assert denial.tail.name == stands_for


def test_a_network_of_states_keeps_who_said_it() -> None:
    graph = graph_of(ACCUSED, replace(DENIED, fillers=(replace(DENIED.fillers[0], entity=ENTITIES[6].id),)))
    speaker, state = graph.names.iri(ENTITIES[6].id), graph.names.iri("state/IR")
    graph.add([Quad(speaker, term("speaksFor"), state, graph.names.graph("entities"))])
    [denial] = [edge for edge in edges(network(graph, level=Level.STATE)) if edge.relation == "denies"]
    assert (denial.tail.name, denial.speaker) == ("Iran", "Abbas Mousavi")
    assert network(graph).nodes[ENTITIES[6].id]["state"] == "state/IR"


def test_only_statements_by_or_about_an_actor_can_be_asked_for() -> None:
    made = network(graph_of(ACCUSED, DENIED), actors=["Houthis"])
    assert pairs(made) == [("United States", "accuses", "Houthis")]


def test_an_unknown_kind_offers_the_nearest() -> None:
    with pytest.raises(QueryError, match="no kind"):
        network(graph_of(ACCUSED), kinds=["Nonsense"])


def test_statements_that_name_one_party_are_counted_where_they_are_left_out() -> None:
    alone = replace(ACCUSED, fillers=ACCUSED.fillers[1:2])
    assert network(graph_of(alone)).graph["one_ended"] == 1


def test_measures_count_what_is_said_and_met() -> None:
    a, b, c = (Actor(name, name, "Person") for name in "abc")
    made = measure(assemble([_edge(1, a, b), _edge(2, a, b), _edge(3, b, a), _edge(4, a, c)]))
    assert (made["a"].made, made["a"].met, made["a"].addresses, made["a"].addressed_by) == (3, 1, 2, 1)
    assert (made["a"].reciprocity, made["b"].reciprocity, made["c"].reciprocity) == (0.5, 1.0, 0.0)


def test_pagerank_is_that_of_networkx() -> None:
    made = assemble(disputes())
    ours = {node: figures.pagerank for node, figures in measure(made).items()}
    theirs = nx.pagerank(made, tol=1e-10, max_iter=500)
    assert ours == pytest.approx(theirs, abs=2e-5)


def test_parties_of_disputes_apart_are_communities_apart() -> None:
    a, b, x, y = (Actor(name, name, "Person") for name in "abxy")
    groups = {node: figures.community for node, figures in measure(assemble([_edge(1, a, b), _edge(2, x, y)])).items()}
    assert groups["a"] == groups["b"] != groups["x"] == groups["y"]


def test_measures_do_not_depend_on_the_order_of_edges() -> None:
    found = crowd(200)
    assert measure(assemble(found)) == measure(assemble(reversed(found)))


def test_nobody_has_no_measures() -> None:
    assert measure(assemble(())) == {}


def _edge(number: int, tail: Actor, head: Actor) -> Edge:
    return Edge(str(number), "accuses", tail, head, "He accused her of lying.")


def test_a_dispute_is_what_its_parties_say_of_each_other() -> None:
    graph = graph_of(ACCUSED, DENIED)
    made = network(graph, actors=["Iran", "United States"], between=True)
    assert pairs(made) == [("Iran", "denies", "United States"), ("United States", "accuses", "Iran")]
    assert pairs(network(graph, actors=["Houthis"], between=True)) == [("United States", "accuses", "Houthis")]


def test_what_the_options_leave_out_is_counted() -> None:
    graph = graph_of(ACCUSED, DENIED)
    assert "narrowed" not in network(graph).graph
    assert network(graph, relations=["denies"]).graph["narrowed"] == 1
    assert network(graph, actors=["Houthis"]).graph["narrowed"] == 1
    assert network(graph, min_confidence=0.7).graph["narrowed"] == 1


def test_the_statements_of_parties_beyond_the_busiest_are_counted() -> None:
    alone = replace(ACCUSED, id="alone", fillers=(ACCUSED.fillers[0], ACCUSED.fillers[2]))
    assert network(graph_of(ACCUSED, DENIED, alone), top=2).graph["beyond"] == 1
