"""The figures about parties, against networkx on graphs whose figures are known."""

from __future__ import annotations

from itertools import count, permutations

import networkx as nx
import pytest

from kg.network import Actor, Edge, assemble, communities, measure
from kg.network.measures import EXACT
from tests.browsing import crowd

NUMBERS = count()


def drawn(*ends: tuple[str, str]) -> nx.MultiDiGraph[str]:
    """Make a network of accusations between parties named by their ids."""
    pairs = [(Actor(tail, tail, "Person"), Actor(head, head, "Person")) for tail, head in ends]
    return assemble(
        Edge(f"s{next(NUMBERS)}", "accuses", tail, head, "He accused her of lying.") for tail, head in pairs
    )


def karate() -> nx.MultiDiGraph[str]:
    """Make a network of the karate club of Zachary (1977), two digits a member."""
    return drawn(*((f"{a:02}", f"{b:02}") for a, b in nx.karate_club_graph().edges()))


def test_who_stands_between_all_others_has_a_betweenness_of_one() -> None:
    star = measure(drawn(("hub", "a"), ("b", "hub"), ("hub", "c")))
    assert (star["hub"].betweenness, star["a"].betweenness) == (1.0, 0.0)


def test_betweenness_of_a_path_is_that_worked_out_by_hand() -> None:
    path = measure(drawn(("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")))
    assert [path[node].betweenness for node in "abcde"] == pytest.approx([0, 1 / 2, 2 / 3, 1 / 2, 0], abs=1e-6)


def test_several_statements_of_a_pair_are_one_way() -> None:
    once, often = drawn(("a", "b"), ("b", "c")), drawn(("a", "b"), ("b", "a"), ("a", "b"), ("b", "c"))
    assert measure(once)["b"].betweenness == measure(often)["b"].betweenness == 1.0


def test_betweenness_is_that_of_networkx() -> None:
    ours = {int(node): figures.betweenness for node, figures in measure(karate()).items()}
    assert ours == pytest.approx(dict(nx.betweenness_centrality(nx.karate_club_graph())), abs=1e-6)


def test_degrees_are_those_of_networkx() -> None:
    made = karate()
    ours = measure(made)
    assert {node: (one.made, one.met) for node, one in ours.items()} == {
        node: (made.out_degree(node), made.in_degree(node)) for node in made
    }


def test_reciprocity_is_that_of_networkx() -> None:
    pairs = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c"), ("d", "a")]
    ours, theirs = measure(drawn(*pairs)), nx.reciprocity(nx.DiGraph(pairs))
    shared = sum(one.reciprocity * one.addresses for one in ours.values())
    assert shared / sum(one.addresses for one in ours.values()) == pytest.approx(theirs)


def test_in_a_circle_all_have_the_same_pagerank() -> None:
    assert {one.pagerank for one in measure(drawn(("a", "b"), ("b", "c"), ("c", "a"))).values()} == {0.333333}


def test_betweenness_of_a_crowd_is_near_what_it_is_exactly() -> None:
    made = assemble(crowd(EXACT + 100))
    exact = nx.betweenness_centrality(nx.Graph(made.to_undirected()))
    ours = {node: figures.betweenness for node, figures in measure(made).items()}
    assert ours == pytest.approx(exact, abs=0.02)


def test_two_cliques_joined_by_one_accusation_are_two_communities() -> None:
    made = drawn(*permutations("abcd", 2), *permutations("wxyz", 2), ("d", "w"))
    assert communities(made) == dict.fromkeys("abcd", 1) | dict.fromkeys("wxyz", 2)


def test_communities_of_the_karate_club_are_as_good_as_those_of_networkx() -> None:
    made, plain = karate(), nx.karate_club_graph()
    for _, _, attributes in plain.edges(data=True):
        attributes["weight"] = 1
    groups = [
        {int(node) for node, number in communities(made).items() if number == wanted}
        for wanted in set(communities(made).values())
    ]
    best = nx.community.modularity(plain, nx.community.louvain_communities(plain, seed=7))
    assert nx.community.modularity(plain, groups) == pytest.approx(best, abs=0.02)


def test_the_largest_community_is_the_first_and_then_that_with_the_first_name() -> None:
    made = drawn(("zoe", "yan"), ("yan", "xu"), ("bea", "ada"), ("dan", "cem"))
    found = communities(made)
    assert (found["zoe"], found["ada"], found["cem"]) == (1, 2, 3)


def test_communities_are_ordered_by_name_and_not_by_id() -> None:
    last, first = Actor("a", "Zoe", "Person"), Actor("b", "Ada", "Person")
    other = [Actor("c", "Cem", "Person"), Actor("d", "Dan", "Person")]
    made = assemble([Edge("1", "accuses", last, other[0], "x"), Edge("2", "accuses", first, other[1], "x")])
    assert communities(made)["b"] == 1


def test_parties_without_statements_are_communities_of_their_own() -> None:
    made = drawn(("a", "b"))
    made.add_node("c", name="c", label="Person")
    assert communities(made) == {"a": 1, "b": 1, "c": 2}
    assert measure(made)["c"].betweenness == 0.0


def test_nobody_makes_no_community() -> None:
    assert communities(assemble(())) == {}


def test_communities_do_not_depend_on_the_order_of_statements() -> None:
    found = crowd(200)
    assert communities(assemble(found)) == communities(assemble(reversed(found)))
