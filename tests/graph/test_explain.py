"""One statement explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.explain import Answer, Source, Whereabouts, explain
from kg.rdf.names import term
from kg.terms import KIND

if TYPE_CHECKING:
    from kg.store import Graph


def test_the_roles_are_marked_in_the_sentence(graph: Graph) -> None:
    found = explain(graph, "accuses")
    assert found.sentence == "Teresa Okoro, Norland's envoy, accused Southland of arming the Red Valley Front."
    assert [(mark.role, mark.span.of(found.sentence)) for mark in found.marks] == [
        ("accuser", "Teresa Okoro"),
        ("speaker", "Teresa Okoro"),
        ("onBehalfOf", "Norland"),
        ("cue", "accused"),
        ("accused", "Southland"),
        ("allegation", "arming the Red Valley Front"),
    ]
    assert found.elsewhere == ()


def test_the_place_is_told_with_what_it_lies_in(graph: Graph) -> None:
    iri = graph.names.iri("place/oster").value
    assert explain(graph, "counters").places == (
        Whereabouts("place", iri, "Oster", ("Norland",), "https://sws.geonames.org/1000002/"),
    )
    assert explain(graph, "accuses").places == ()


def test_the_article_is_named(graph: Graph) -> None:
    assert explain(graph, "accuses").source == Source(
        iri=graph.names.article("charge").value,
        title="Envoys trade accusations",
        publisher="Harbour Post",
        published="2025-02-11",
        url="https://harbour.example/charge",
    )


def test_the_chain_goes_from_the_article_inwards(graph: Graph) -> None:
    found = explain(graph, "hides")
    assert [(voice.role, voice.name) for voice in found.chain] == [
        ("speaker", "Southland's foreign ministry"),
        ("accuser", "Teresa Okoro"),
    ]
    assert (found.depth, found.directness) == (2, "reported")


def test_whom_the_voice_speaks_for_is_in_the_chain(graph: Graph) -> None:
    chain = explain(graph, "accuses").chain
    assert [(voice.role, voice.name) for voice in chain] == [("accuser", "Teresa Okoro"), ("onBehalfOf", "Norland")]


def test_what_answers_and_is_answered_is_told_with_the_reason(graph: Graph) -> None:
    found = explain(graph, "accuses")
    assert [(answer.kind, answer.confidence, answer.reason) for answer in found.answered_by] == [
        ("CounterAccusation", "0.60", "same parties, later"),
        ("Denial", "0.85", "next sentence"),
    ]
    assert explain(graph, "denies").answers == (
        Answer(found.statement, "Accusation", found.sentence, "0.85", "next sentence"),
    )


def test_what_was_not_written_is_told_with_its_default(graph: Graph) -> None:
    found = explain(graph, "blames")
    assert (found.polarity, found.modality, found.directness, found.depth) == ("positive", "asserted", "explicit", 1)
    assert (found.confidence, found.date) == (1.0, "2025-02-11")


def test_the_kind_is_told_with_the_kind_above_it(graph: Graph) -> None:
    broader = ox.NamedNode("http://www.w3.org/2004/02/skos/core#broader")
    narrow, wide = ox.NamedNode(KIND + "AttackResponsibility"), ox.NamedNode(KIND + "Blame")
    graph.add([ox.Quad(narrow, broader, wide, graph.names.graph("ontology"))])
    found = explain(graph, "blames")
    assert (found.accusation_kind, found.broader_kind) == ("AttackResponsibility", "Blame")
    assert explain(graph, "hides").broader_kind == ""


def test_the_frames_of_the_cue_come_from_the_graph(graph: Graph) -> None:
    cue = ox.NamedNode("https://w3id.org/jaccuse/cue#cue-accusation")
    graph.add([ox.Quad(cue, term("frame"), ox.Literal("accuser=subject"), graph.names.graph("ontology"))])
    found = explain(graph, "accuses")
    assert (found.cue, found.frames) == ("cue-accusation", ("accuser=subject",))


def test_a_role_outside_the_sentence_is_told_in_words(graph: Graph) -> None:
    statement, article = graph.names.statement("denies"), graph.names.article("charge")
    graph.store.remove(next(graph.store.quads_for_pattern(statement, term("roleSpans"), None)))
    graph.add([ox.Quad(statement, term("roleSpans"), ox.Literal("cue 136-142; responder 65-74"), article)])
    assert explain(graph, "denies").elsewhere == (("responder", "Southland"),)


def test_a_statement_is_found_by_iri_and_by_the_start_of_its_id(graph: Graph) -> None:
    whole = graph.names.statement("accuses").value
    assert explain(graph, whole).statement == explain(graph, "acc").statement == whole


def test_a_start_that_fits_none_or_several_is_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match="'b': 2 statements start so, such as blames, bombed"):
        explain(graph, "b")
    with pytest.raises(QueryError, match="'zz': no statement starts so"):
        explain(graph, "zz")
