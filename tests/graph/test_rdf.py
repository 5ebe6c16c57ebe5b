"""What is written for a reading."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.model import Article, Claim, Entity, Filler, Label, Link, Post, Reading, Run, Span
from kg.rdf import Names, ontology_quads, quads
from kg.rdf.names import term
from kg.terms import KG, KIND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import Graph

PREFIX = """
@prefix kg: <https://w3id.org/jaccuse/ontology#> .
@prefix cue: <https://w3id.org/jaccuse/cue#> .
@prefix kind: <https://w3id.org/jaccuse/kind#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@base <https://w3id.org/jaccuse/id/> .
"""
RUN = Run("0.1.0", "hand 1.0", "0" * 64, "0.1.0")


def golden(turtle: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(PREFIX + turtle, format=ox.RdfFormat.TURTLE)}


def about(found: Iterable[ox.Quad], *paths: str) -> set[ox.Triple]:
    wanted = {Names().iri(path) for path in paths}
    return {quad.triple for quad in found if quad.subject in wanted}


def declared() -> set[str]:
    return {quad.subject.value.removeprefix(KG) for quad in ontology_quads() if isinstance(quad.subject, ox.NamedNode)}


def statement(reading: Reading, name: str, property_name: str) -> set[str]:
    subject = Names().statement(name)
    found = (quad for quad in quads(reading, RUN) if quad.subject == subject and quad.predicate == term(property_name))
    return {str(quad.object) for quad in found}


def test_an_accusation_has_its_parties_its_words_and_its_evidence(charge: Reading) -> None:
    assert about(quads(charge, RUN), "statement/accuses", "evidence/charge/26-106") == golden("""
        <statement/accuses> a kg:Accusation ;
            kg:accuser <person/teresa-okoro> ; kg:onBehalfOf <state/norland> ; kg:accused <state/southland> ;
            kg:allegation "arming the Red Valley Front" ; kg:accusationKind kind:SupportForTerrorism ;
            kg:evidence <evidence/charge/26-106> ; kg:matchedBy cue:cue-accusation ; kg:confidence 0.9 ;
            kg:roleSpans "accuser 26-38; speaker 26-38; onBehalfOf 40-47; cue 57-64; accused 65-74; allegation 78-105" .
        <evidence/charge/26-106> kg:start 26 ; kg:end 106 ;
            kg:exact "Teresa Okoro, Norland's envoy, accused Southland of arming the Red Valley Front." .
    """)


def test_the_narrowest_kind_is_written_with_the_place_of_the_words_that_told_it(charge: Reading) -> None:
    told = (replace(charge.claims[0], narrower_kind="Arming", kind_words=(Span(78, 84),)), *charge.claims[1:])
    reading = replace(charge, claims=told)
    assert statement(reading, "accuses", "accusationKind") == {f"<{KIND}Arming>"}
    assert "kind 78-84" in statement(reading, "accuses", "roleSpans").pop()


def test_an_entity_is_described_with_its_posts_in_the_graph_of_the_entities(charge: Reading) -> None:
    found = [quad for quad in quads(charge, RUN) if quad.graph_name == Names().graph("entities")]
    tenure = Names().tenure("person/teresa-okoro", Post("envoy", "state/norland"))
    paths = (
        "state/norland",
        "person/teresa-okoro",
        "post/state/norland/envoy",
        tenure.value.removeprefix(Names().base),
    )
    assert about(found, *paths) == golden(f"""
        <state/norland> a kg:State ; rdfs:label "Norland" ; owl:sameAs <http://www.wikidata.org/entity/Q1000001> .
        <person/teresa-okoro> a kg:Person ; rdfs:label "Teresa Okoro" ; kg:speaksFor <state/norland> .
        <post/state/norland/envoy> a kg:Post ; rdfs:label "envoy" .
        {tenure} a kg:Tenure ; kg:holder <person/teresa-okoro> ; kg:post <post/state/norland/envoy> ;
            kg:postIn <state/norland> .
    """)


def test_a_place_is_described_with_its_id_in_geonames_and_where_it_lies(charge: Reading) -> None:
    assert about(quads(charge, RUN), "place/oster") == golden("""
        @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
        <place/oster> a kg:Place ; rdfs:label "Oster" ; owl:sameAs <https://sws.geonames.org/1000002/> ;
            kg:basedIn <state/norland> ; geo:lat 1.5 ; geo:long -2.25 .
    """)


def test_the_registry_keeps_the_text_that_offsets_refer_to(charge: Reading) -> None:
    found = {quad.predicate: quad.object for quad in quads(charge, RUN) if quad.subject == Names().article("charge")}
    assert found[term("text")] == ox.Literal(charge.article.text)
    assert found[term("year")] == ox.Literal(2025)
    assert found[term("extractedBy")] == Names().run(RUN)


def test_a_former_post_is_another_tenure_than_the_present_one() -> None:
    post = Post("envoy", "state/norland")
    assert Names().tenure("person/x", post) != Names().tenure("person/x", replace(post, former=True))


def test_an_unnamed_source_is_described_with_the_other_entities(charge: Reading) -> None:
    police = Names().iri("article/charge/unnamed/the-police")
    assert {quad.graph_name for quad in quads(charge, RUN) if quad.subject == police} == {Names().graph("entities")}


def test_a_counter_accusation_is_an_accusation_too(retort: Reading) -> None:
    subject = Names().statement("counters")
    types = {q.object for q in quads(retort, RUN) if q.subject == subject and q.predicate.value.endswith("#type")}
    assert types == {term("CounterAccusation"), term("Accusation")}


def test_what_goes_without_saying_is_not_written(charge: Reading) -> None:
    for name in ("directness", "polarity", "modality", "attributionDepth", "statementDate", "confidence"):
        assert not statement(charge, "blames", name)


def test_the_speaker_is_written_only_where_it_is_somebody_else(charge: Reading, retort: Reading) -> None:
    assert not statement(charge, "accuses", "speaker")
    assert statement(retort, "says", "speaker") == {str(Names().iri("body/southland-foreign-ministry"))}


def test_a_claim_of_responsibility_names_its_attack(retort: Reading) -> None:
    assert statement(retort, "claims", "claimsResponsibilityFor") == {str(Names().statement("bombed"))}


def test_what_is_said_second_hand_names_its_statement_and_depth(retort: Reading) -> None:
    assert statement(retort, "hides", "attributionDepth") == {str(ox.Literal(2))}
    assert statement(retort, "hides", "withinStatement") == {str(Names().statement("says"))}
    assert statement(retort, "hides", "directness") == {'"reported"'}


def test_a_date_has_the_type_of_its_precision(charge: Reading, retort: Reading) -> None:
    assert statement(charge, "bombed", "eventDate") == {'"2025-01"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'}
    assert statement(retort, "counters", "statementDate") == {'"2025-02-28"^^<http://www.w3.org/2001/XMLSchema#date>'}


def test_a_link_says_how_sure_it_is_and_why(charge: Reading) -> None:
    assert statement(charge, "denies", "respondsTo") == {str(Names().statement("accuses"))}
    assert statement(charge, "denies", "linkNote") == {'"accuses 0.85 next sentence"'}


def test_the_claims_of_one_sentence_share_its_evidence(retort: Reading) -> None:
    assert statement(retort, "says", "evidence") == statement(retort, "hides", "evidence")


def test_a_statement_takes_at_most_twelve_triples_on_average(graph: Graph) -> None:
    places = {graph.names.article(article) for article in graph.articles()}
    triples = sum(quad.graph_name in places for quad in graph.store)
    statements = len(list(graph.store.quads_for_pattern(None, term("evidence"), None)))
    assert triples / statements <= 12


def test_every_term_that_is_written_is_declared(graph: Graph) -> None:
    written = {
        node.value.removeprefix(KG)
        for quad in graph.store
        if quad.graph_name != graph.names.graph("ontology")
        for node in (quad.predicate, quad.object)
        if isinstance(node, ox.NamedNode) and node.value.startswith(KG)
    }
    assert written <= declared()


def test_every_term_that_is_asked_for_is_declared() -> None:
    package = Path(quads.__code__.co_filename).parents[1]
    asked = {
        name for path in package.rglob("*.rq") for name in re.findall(r"\bkg:(\w+)", path.read_text(encoding="utf-8"))
    }
    assert asked <= declared()


def test_every_triple_stands_in_one_named_graph(graph: Graph) -> None:
    assert len({quad.triple for quad in graph.store}) == len(graph)
    assert all(isinstance(quad.graph_name, ox.NamedNode) for quad in graph.store)


def test_no_blank_node_is_written(graph: Graph) -> None:
    terms = {term for quad in graph.store for term in (quad.subject, quad.object)}
    assert not any(isinstance(term, ox.BlankNode) for term in terms)


def test_another_base_moves_all_data_iris(charge: Reading) -> None:
    base = "https://data.example/"
    found = list(quads(charge, RUN, base=base))
    assert all(quad.graph_name.value.startswith(base) for quad in found if isinstance(quad.graph_name, ox.NamedNode))
    assert all(quad.subject.value.startswith(base) for quad in found if isinstance(quad.subject, ox.NamedNode))


def test_a_file_of_the_ontology_that_is_no_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text(
        "@prefix kg: <https://w3id.org/jaccuse/ontology#> .\nkg:a kg:b\n", encoding="utf-8"
    )
    with pytest.raises(OntologyError, match=r"kg\.ttl: line 3"):
        list(ontology_quads(folder=tmp_path))


def test_a_blank_node_in_the_ontology_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kinds.ttl").write_text("<urn:a> <urn:b> [ <urn:c> 1 ] .", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"kinds\.ttl: urn:c: stands at a blank node"):
        list(ontology_quads(folder=tmp_path))


TEXT = st.text(min_size=1, max_size=60) | st.sampled_from(
    ['"\\ \n\r\t', "\x00\x07\x1f\x7f\x85", "\u202ethe end\u202c", "\ufffe\uffff", "\u2028\u2029", "\ud800 lone", "👩‍🚀"]
)


@given(TEXT, TEXT, TEXT)
def test_any_text_survives_being_written_and_read_again(text: str, name: str, reason: str) -> None:
    span = Span(0, len(text))
    fillers = (Filler("accuser", span, "person/x"), Filler("allegation", span))
    claim = Claim("c", "Accusation", span, span, "accuse", fillers, responds_to=(Link("d", 0.5, reason),))
    entity = Entity("person/x", Label.PERSON, name, posts=(Post(name),))
    written = set(quads(Reading(Article("a", text, text), (entity,), (claim,)), RUN))
    lines = ox.serialize(written, format=ox.RdfFormat.N_QUADS) or b""
    store = ox.Store()
    store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)
    assert set(store) == written
    assert len(lines.splitlines()) == len(written)


@given(st.text(min_size=1, max_size=20), st.integers(0, 20))
def test_offsets_hold_even_where_a_lone_surrogate_had_to_go(text: str, place: int) -> None:
    torn = text[:place] + "\ud800" + text[place:]
    article = Article("a", "", torn)
    claim = Claim("c", "Accusation", Span(0, len(torn)), Span(0, 1), "accuse")
    found = {quad.predicate: quad.object for quad in quads(Reading(article, (), (claim,)), RUN)}
    exact = found[term("exact")]
    assert isinstance(exact, ox.Literal)
    assert len(exact.value) == len(torn)
