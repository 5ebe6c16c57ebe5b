"""From statements to a network: hand-made statements, in our own words, about disputes that were in the news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from pyoxigraph import Quad

from kg.errors import QueryError
from kg.model import (
    Article,
    Claim,
    Entity,
    Filler,
    Label,
    Link,
    Modality,
    Moment,
    Polarity,
    Precision,
    Reading,
    Run,
    Span,
)
from kg.network import UNNAMED, assemble, edges, network, statements
from kg.rdf import quads
from kg.rdf.names import term
from kg.store import Graph

if TYPE_CHECKING:
    from pathlib import Path

    from kg.network import Edge

TEXT = (
    "Blame after the drones\n\n"
    "The United States accused Iran and the Houthis of striking the oil plant. "
    "Tehran, through Abbas Mousavi, denied the accusation. "
    "The Houthis claimed the attack on Aramco. "
    "Riyadh did not accuse Iraq of helping. "
    "Iran was accused of firing missiles."
)
ARTICLE = Article("drones", "Blame after the drones", TEXT, date(2019, 9, 15), "Gulf Monitor", "https://example.org/d")
ENTITIES = (
    Entity("state/US", Label.STATE, "United States"),
    Entity("state/IR", Label.STATE, "Iran"),
    Entity("state/SA", Label.STATE, "Saudi Arabia"),
    Entity("state/IQ", Label.STATE, "Iraq"),
    Entity("group/houthis", Label.ARMED_GROUP, "Houthis"),
    Entity("company/aramco", Label.COMPANY, "Aramco"),
    Entity("person/abbas-mousavi", Label.PERSON, "Abbas Mousavi"),
)
SENTENCES = [Span(a, b - 1) for a, b in pairwise([24, 98, 152, 194, 233, len(TEXT) + 1])]


def role(name: str, words: str, entity: str = "") -> Filler:
    start = TEXT.index(words, 24)
    return Filler(name, Span(start, start + len(words)), entity)


def claim(name: str, kind: str, sentence: int, *fillers: Filler) -> Claim:
    where = SENTENCES[sentence]
    return Claim(name, kind, where, Span(where.start, where.start + 3), "cue", fillers)


ACCUSED = claim(
    "accused",
    "Accusation",
    0,
    role("accuser", "The United States", "state/US"),
    role("accused", "Iran", "state/IR"),
    role("accused", "the Houthis", "group/houthis"),
    role("allegation", "striking the oil plant"),
)
DENIED = Claim(
    "denied",
    "Denial",
    SENTENCES[1],
    Span(130, 136),
    "deny",
    (role("responder", "Tehran", "state/IR"), role("speaker", "Abbas Mousavi", "person/abbas-mousavi")),
    responds_to=(Link("accused", 0.8, "next sentence"),),
    stated=Moment(date(2019, 9, 16)),
    confidence=0.6,
)
ATTACK = claim("attack", "Attack", 2, role("target", "Aramco", "company/aramco"))
CLAIMED = claim("claimed", "ResponsibilityClaim", 2, role("claimant", "The Houthis", "group/houthis"))
NOBODY = claim("nobody", "Accusation", 4, role("accused", "Iran was", "state/IR"))


def graph_of(*claims: Claim, article: Article = ARTICLE) -> Graph:
    graph = Graph.create()
    graph.add(quads(Reading(article, ENTITIES, claims), Run("1", "md", "0", "1")))
    return graph


def pairs(made: nx.MultiDiGraph[str]) -> list[tuple[str, str, str]]:
    return [(edge.tail.name, edge.relation, edge.head.name) for edge in edges(made)]


def only(graph: Graph) -> Edge:
    (edge,) = statements(graph)
    return edge


def test_an_accusation_of_two_parties_is_two_edges_of_one_statement() -> None:
    made = network(graph_of(ACCUSED))
    assert pairs(made) == [("United States", "accuses", "Houthis"), ("United States", "accuses", "Iran")]
    assert {edge.statement for edge in edges(made)} == {"accused"}


def test_a_denial_points_back_at_the_accuser() -> None:
    made = network(graph_of(ACCUSED, DENIED), relations=["denies"])
    assert pairs(made) == [("Iran", "denies", "United States")]
    assert [edge.answers for edge in edges(made)] == [("accused",)]


def test_an_edge_carries_the_passage_word_for_word_with_what_stands_around_it() -> None:
    edge = only(graph_of(DENIED))
    assert edge.quotation == "Tehran, through Abbas Mousavi, denied the accusation."
    assert edge.before == TEXT[SENTENCES[1].start - 60 : SENTENCES[1].start]
    assert edge.after == TEXT[SENTENCES[1].end : SENTENCES[1].end + 60]


def test_an_edge_names_the_speaker_and_the_article() -> None:
    edge = only(graph_of(DENIED))
    assert (edge.speaker, edge.title) == ("Abbas Mousavi", "Blame after the drones")
    assert (edge.publisher, edge.url) == ("Gulf Monitor", "https://example.org/d")


def test_the_words_alleged_are_those_of_the_article() -> None:
    assert {edge.words for edge in statements(graph_of(ACCUSED))} == {"striking the oil plant"}


def test_a_statement_without_a_date_has_that_of_its_article() -> None:
    assert {edge.date for edge in statements(graph_of(ACCUSED))} == {"2019-09-15"}


def test_a_statement_keeps_a_date_of_its_own() -> None:
    assert only(graph_of(DENIED)).date == "2019-09-16"


def test_a_claim_of_responsibility_points_at_the_target_of_the_attack() -> None:
    graph = graph_of(ATTACK, CLAIMED)
    names = graph.names
    claims, attack = names.statement("claimed"), names.statement("attack")
    graph.add([Quad(claims, term("claimsResponsibilityFor"), attack, names.article("drones"))])
    assert pairs(network(graph)) == [("Houthis", "claimsAttackOn", "Aramco")]


def test_what_is_denied_or_only_supposed_gives_no_edge() -> None:
    negated = replace(ACCUSED, polarity=Polarity.NEGATIVE)
    supposed = replace(ACCUSED, id="supposed", modality=Modality.HYPOTHETICAL)
    assert list(statements(graph_of(negated, supposed))) == []


def test_a_statement_of_one_party_is_left_out_unless_asked_for() -> None:
    graph = graph_of(NOBODY)
    assert pairs(network(graph)) == []
    assert pairs(network(graph, alone=True)) == [("", "accuses", "Iran")]


def test_the_missing_end_of_an_edge_is_what_is_said() -> None:
    words = role("content", "the attack on Aramco")
    edge = only(graph_of(claim("condemned", "Condemnation", 2, role("condemner", "Riyadh", "state/SA"), words)))
    assert (edge.head.name, edge.head.label) == ("the attack on Aramco", UNNAMED)


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        (None, None, {"accused", "denied"}),
        (date(2019, 9, 16), None, {"denied"}),
        (None, date(2019, 9, 15), {"accused"}),
        (date(2019, 9, 17), None, set()),
    ],
)
def test_bounds_are_inclusive(since: date | None, until: date | None, kept: set[str]) -> None:
    made = network(graph_of(ACCUSED, DENIED), since=since, until=until)
    assert {edge.statement for edge in edges(made)} == kept


def test_a_month_is_within_bounds_that_fall_into_it() -> None:
    month = replace(DENIED, stated=Moment(date(2019, 9, 1), Precision.MONTH))
    made = network(graph_of(ACCUSED, month), since=date(2019, 9, 16), until=date(2019, 10, 1))
    assert {edge.statement for edge in edges(made)} == {"denied"}


def test_bounds_leave_out_what_has_no_date() -> None:
    undated = graph_of(ACCUSED, article=replace(ARTICLE, published=None))
    assert pairs(network(undated, until=date(2030, 1, 1))) == []


def test_unsure_statements_are_left_out() -> None:
    made = network(graph_of(ACCUSED, DENIED), min_confidence=0.7)
    assert {edge.relation for edge in edges(made)} == {"accuses"}


def test_around_a_party_are_those_within_the_depth() -> None:
    graph = graph_of(ACCUSED, DENIED)
    assert set(network(graph, around="Houthis")) == {"group/houthis", "state/US"}
    assert set(network(graph, around="Houthis", depth=2)) == {"group/houthis", "state/US", "state/IR"}


def test_around_a_party_without_statements_is_nothing() -> None:
    assert not network(graph_of(ACCUSED), around="Iraq")


def test_around_an_unknown_party_offers_the_nearest_name() -> None:
    with pytest.raises(QueryError, match="did you mean Iraq"):
        network(graph_of(ACCUSED), around="Irak")


def test_the_busiest_parties_stay_and_the_rest_is_counted() -> None:
    made = network(graph_of(ACCUSED, DENIED), top=2)
    assert set(made) == {"state/US", "state/IR"}
    assert made.graph["left_out"] == 1


def test_the_longest_name_of_a_party_is_shown() -> None:
    graph = graph_of(ACCUSED)
    short = Reading(replace(ARTICLE, id="other"), (replace(ENTITIES[0], name="U.S."),))
    graph.add(quads(short, Run("1", "md", "0", "1")))
    assert {edge.tail.name for edge in statements(graph)} == {"United States"}


def test_the_order_of_a_network_does_not_depend_on_the_order_of_edges() -> None:
    found = list(statements(graph_of(ACCUSED, DENIED)))
    assert list(assemble(found).edges(keys=True)) == list(assemble(reversed(found)).edges(keys=True))


def test_a_network_gives_back_the_edges_it_was_made_of() -> None:
    found = list(statements(graph_of(ACCUSED, DENIED)))
    assert set(edges(assemble(found))) == set(found)


def test_a_network_can_be_written_as_graphml(tmp_path: Path) -> None:
    made = network(graph_of(ACCUSED, DENIED), top=9)
    nx.write_graphml(made, tmp_path / "network.graphml")
    assert nx.read_graphml(tmp_path / "network.graphml", force_multigraph=True).number_of_edges() == 3
