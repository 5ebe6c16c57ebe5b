"""What is found wrong in a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kg.check import check, read_sound, write_sound
from kg.errors import OntologyError
from kg.findings import Finding, Severity, report
from kg.rdf.names import RDF_TYPE, RDFS_LABEL, term
from kg.shapes import SUBCLASS, shape_findings

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Graph

SHAPES = """
    @prefix kg: <https://w3id.org/jaccuse/ontology#> .
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    kg:Shape a sh:NodeShape ; sh:targetClass kg:Accusation ;
        sh:property [ sh:path kg:accused ; sh:minCount 1 ; sh:message "an accusation needs an accused" ] .
"""


def found(graph: Graph, message: str) -> list[tuple[str, str, Severity]]:
    """Give what the findings with `message` are about: local part of focus, place and severity."""
    base = graph.names.base
    return [
        (finding.focus.removeprefix(base), finding.place.removeprefix(base), finding.severity)
        for finding in check(graph).findings
        if message in finding.message
    ]


def change(graph: Graph, subject: str, name: str, old: ox.Literal, new: ox.Literal) -> None:
    (quad,) = graph.store.quads_for_pattern(graph.names.iri(subject), term(name), old)
    graph.store.remove(quad)
    graph.add([ox.Quad(quad.subject, quad.predicate, new, quad.graph_name)])


def test_a_sound_graph_has_nothing_wrong(graph: Graph) -> None:
    assert check(graph).findings == ()


def test_a_quotation_that_the_text_does_not_have_is_found(graph: Graph) -> None:
    change(graph, "evidence/charge/26-106", "start", ox.Literal(26), ox.Literal(27))
    assert found(graph, "not what the text says") == [("evidence/charge/26-106", "article/charge", Severity.VIOLATION)]


def test_a_triple_of_two_graphs_is_found_in_both(graph: Graph) -> None:
    quad = next(graph.store.quads_for_pattern(graph.names.statement("accuses"), term("accused"), None))
    graph.add([ox.Quad(quad.subject, quad.predicate, quad.object, graph.names.graph("registry"))])
    assert [place for _, place, _ in found(graph, "a triple of 2 graphs")] == ["article/charge", "graph/registry"]


def test_a_triple_of_no_named_graph_is_found(graph: Graph) -> None:
    graph.add([ox.Quad(graph.names.iri("place/oster"), term("place"), ox.Literal("x"))])
    assert [place for _, place, _ in found(graph, "a triple of no named graphs")] == [""]


def test_a_pronoun_in_the_place_of_a_party_is_found(graph: Graph) -> None:
    label = ox.Quad(graph.names.iri("place/oster"), RDFS_LABEL, ox.Literal("They"), graph.names.graph("entities"))
    graph.add([label])
    assert ("place/oster", "article/charge", Severity.VIOLATION) in found(graph, "the pronoun 'They'")


def test_an_outlet_that_speaks_in_its_own_article_is_found(graph: Graph) -> None:
    outlet, entities = graph.names.iri("media/harbour-post"), graph.names.graph("entities")
    graph.add(
        [
            ox.Quad(outlet, RDF_TYPE, term("MediaOutlet"), entities),
            ox.Quad(outlet, RDFS_LABEL, ox.Literal("harbour post"), entities),
            ox.Quad(graph.names.statement("blames"), term("speaker"), outlet, graph.names.article("charge")),
        ]
    )
    assert found(graph, "only passes words on") == [("statement/blames", "article/charge", Severity.WARNING)]


def test_orphans_are_found(graph: Graph) -> None:
    graph.store.remove(next(graph.store.quads_for_pattern(graph.names.statement("accuses"), term("evidence"), None)))
    assert [focus for focus, _, _ in found(graph, "the statement has no evidence")] == ["statement/accuses"]
    assert [focus for focus, _, _ in found(graph, "belongs to no statement")] == ["evidence/charge/26-106"]


def test_an_answer_to_a_statement_that_is_gone_is_found(graph: Graph) -> None:
    graph.remove_article("charge")
    assert found(graph, "one that is not in the graph") == [
        ("statement/claims", "article/retort", Severity.VIOLATION),
        ("statement/counters", "article/retort", Severity.VIOLATION),
    ]


def test_a_statement_of_an_unknown_article_is_found(graph: Graph) -> None:
    row = next(graph.store.quads_for_pattern(graph.names.article("charge"), RDF_TYPE, None))
    graph.store.remove(row)
    assert ("statement/accuses", "article/charge", Severity.VIOLATION) in found(graph, "is not in the registry")


def test_an_entity_without_a_name_is_found(graph: Graph) -> None:
    graph.store.remove(next(graph.store.quads_for_pattern(graph.names.iri("place/oster"), RDFS_LABEL, None)))
    assert ("place/oster", "article/retort", Severity.WARNING) in found(graph, "it has no label")


def test_a_date_far_after_the_article_is_found(graph: Graph) -> None:
    month = ox.Literal("2025-01", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth"))
    later = ox.Literal("2026-03", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth"))
    change(graph, "statement/bombed", "eventDate", month, later)
    assert found(graph, "more than a year after") == [("statement/bombed", "article/charge", Severity.WARNING)]


def test_a_shape_that_does_not_hold_is_a_finding_of_its_article(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES, encoding="utf-8")
    assert list(shape_findings(graph, path)) == []
    graph.store.remove(next(graph.store.quads_for_pattern(graph.names.statement("counters"), term("accused"), None)))
    assert list(shape_findings(graph, path)) == [
        Finding(
            place=graph.names.article("retort").value,
            focus=graph.names.statement("counters").value,
            severity=Severity.VIOLATION,
            message="an accusation needs an accused",
            path="https://w3id.org/jaccuse/ontology#accused",
            component="http://www.w3.org/ns/shacl#MinCountConstraintComponent",
        )
    ]


def test_the_posts_and_the_run_of_an_article_are_validated_with_it(graph: Graph) -> None:
    run = next(graph.store.quads_for_pattern(None, term("modelDigest"), None))
    tenure = next(graph.store.quads_for_pattern(None, term("post"), None))
    graph.store.remove(run)
    graph.store.remove(tenure)
    assert {finding.focus for finding in shape_findings(graph)} == {str(q.subject)[1:-1] for q in (run, tenure)}


def test_shapes_that_cannot_be_read_are_named(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("kg:x", encoding="utf-8")
    for path in (tmp_path / "shapes.ttl", tmp_path / "none.ttl"):
        with pytest.raises(OntologyError, match=f"{path.name}: shapes: cannot be read"):
            list(shape_findings(graph, path))


@pytest.mark.parametrize("relation", ["speaksFor", "memberOf"])
def test_a_party_that_speaks_for_itself_through_another_is_found(graph: Graph, relation: str) -> None:
    one, other, entities = (graph.names.iri(i) for i in ("state/norland", "person/teresa-okoro", "graph/entities"))
    graph.add([ox.Quad(one, term(relation), other, entities)])
    assert [focus for focus, _, _ in found(graph, "speaks for itself")] == ["person/teresa-okoro", "state/norland"]


def test_an_entity_that_no_article_mentions_is_found(graph: Graph) -> None:
    nobody, entities = graph.names.iri("state/nowhere"), graph.names.graph("entities")
    graph.add(
        [ox.Quad(nobody, RDF_TYPE, term("State"), entities), ox.Quad(nobody, RDFS_LABEL, ox.Literal("N"), entities)]
    )
    assert found(graph, "no article mentions") == [("state/nowhere", "graph/entities", Severity.WARNING)]


def test_an_article_of_tomorrow_is_found(graph: Graph) -> None:
    day, later = (
        ox.Literal(day, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
        for day in ("2025-02-11", "2999-01-01")
    )
    change(graph, "article/charge", "published", day, later)
    assert found(graph, "yet to come") == [("article/charge", "article/charge", Severity.WARNING)]


def test_an_article_that_was_sound_is_validated_again_only_when_it_changes(graph: Graph, tmp_path: Path) -> None:
    first = check(graph)
    write_sound(tmp_path, first.sound)
    assert check(graph, read_sound(tmp_path)).validated == 0
    graph.store.remove(next(graph.store.quads_for_pattern(graph.names.statement("counters"), term("accused"), None)))
    again = check(graph, read_sound(tmp_path))
    assert again.validated == 1
    assert [name for name, _ in again.sound] == ["charge"]
    assert [finding.message for finding in again.findings] == ["an accusation needs an accused"]


def test_every_article_is_validated_again_when_the_classes_change(graph: Graph, tmp_path: Path) -> None:
    write_sound(tmp_path, check(graph).sound)
    graph.store.remove(next(graph.store.quads_for_pattern(term("State"), SUBCLASS, None)))
    again = check(graph, read_sound(tmp_path))
    assert again.validated == 2
    assert any("the party in a role is an actor" in finding.message for finding in again.findings)


def test_what_is_unsound_is_found_again(graph: Graph, tmp_path: Path) -> None:
    graph.store.remove(next(graph.store.quads_for_pattern(graph.names.statement("counters"), term("accused"), None)))
    first = check(graph)
    write_sound(tmp_path, first.sound)
    assert check(graph, read_sound(tmp_path)).findings == first.findings != ()


def test_what_is_remembered_is_forgotten_when_it_cannot_be_read(tmp_path: Path) -> None:
    assert read_sound(tmp_path) == {}
    (tmp_path / "checked.json").write_text(
        '{"shapes": "of another day", "articles": {"charge": "0"}}', encoding="utf-8"
    )
    assert read_sound(tmp_path) == {}


def test_the_report_is_one_that_shacl_knows(graph: Graph) -> None:
    graph.store.remove(next(graph.store.quads_for_pattern(graph.names.statement("counters"), term("accused"), None)))
    change(graph, "evidence/charge/26-106", "start", ox.Literal(26), ox.Literal(27))
    findings = check(graph).findings
    told = rdflib.Graph().parse(data=report(findings, graph.names.base), format="turtle")
    (whole,) = told.subjects(RDF.type, SH.ValidationReport)
    assert str(told.value(whole, SH.conforms)) == "false"
    results = list(told.objects(whole, SH.result))
    assert len(results) == len(findings) == 2
    for result in results:
        for name in ("focusNode", "resultSeverity", "resultMessage", "sourceConstraintComponent"):
            assert len(list(told.objects(result, SH[name]))) == 1


def test_a_report_with_a_warning_alone_does_not_conform() -> None:
    warning = Finding("https://base.example/a", "https://base.example/b", Severity.WARNING, "odd")
    assert b"sh:conforms false" in report((warning,), "https://base.example/")


def test_the_report_on_a_sound_graph_conforms() -> None:
    assert b"sh:conforms true" in report((), "https://base.example/")


@pytest.mark.parametrize(
    ("subject", "name", "message"),
    [
        ("edge", "head", "an edge has one head"),
        ("edge", "count", "an edge counts one statement at least"),
        ("sideedge", "relation", "an edge stands for one relation between actors"),
        ("statement/denies", "answerOf", ""),
        ("statement/accuses", "accusationOf", "a dispute has one accusation"),
    ],
)
def test_an_edge_or_a_dispute_that_lacks_a_part_is_found(graph: Graph, subject: str, name: str, message: str) -> None:
    quads = list(graph.store.quads_for_pattern(None, term(name), None, graph.names.graph("derived")))
    graph.store.remove(next(quad for quad in quads if f"/{subject}" in str(quad.subject)))
    places = {(finding.message, finding.place.rpartition("/")[2]) for finding in check(graph).findings}
    assert places == ({(message, "derived")} if message else set())  # another answer is left


def test_a_dispute_without_an_answer_is_found(graph: Graph) -> None:
    for quad in list(graph.store.quads_for_pattern(None, term("answerOf"), None)):
        graph.store.remove(quad)
    assert found(graph, "a dispute needs an answer") == [("dispute/accuses", "graph/derived", Severity.VIOLATION)]
