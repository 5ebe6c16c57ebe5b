"""The shapes: valid themselves, kept by the files of `ontology/`, and strict about what a program may write."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from shacl import Shapes

if TYPE_CHECKING:
    from rdflib.term import Node

FOLDER = Path(__file__).parents[1] / "ontology"
NAMES = ("shapes.ttl", "lexicon.shapes.ttl")
PREFIXES = """
@base <https://w3id.org/jaccuse/id/> .
@prefix kg: <https://w3id.org/jaccuse/ontology#> .
@prefix cue: <https://w3id.org/jaccuse/cue#> .
@prefix ex: <https://w3id.org/jaccuse/example#> .
@prefix kind: <https://w3id.org/jaccuse/kind#> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GRAPH = """
<article/a> a kg:Article ; kg:text "Norland accused Southland of theft. Southland denied it. Rebels killed two." ;
    kg:published "2025-02-11"^^xsd:date ; kg:extractedBy <run/1> .
<state/norland> a kg:State ; owl:sameAs wd:Q1000001 .
<state/southland> a kg:State .
<group/rebels> a kg:ArmedGroup .
<place/valley> a kg:Place .
<place/oster> a kg:Place ; owl:sameAs <https://sws.geonames.org/1000001/> ; kg:basedIn <state/norland> ;
    kg:partOf <place/valley> ; geo:lat 1.5 ; geo:long 18.1 .
<statement/1> a kg:Accusation ; kg:accuser <state/norland> ; kg:accused <state/southland> ; kg:allegation "theft" ;
    kg:accusationKind kind:Theft ; kg:confidence 0.9 ; kg:matchedBy cue:accuse ; kg:evidence <evidence/1> ;
    kg:roleSpans "accuser 0-7; cue 8-15" ; kg:statementDate "2025-02"^^xsd:gYearMonth .
<evidence/1> kg:exact "Norland accused Southland of theft." ; kg:start 0 ; kg:end 35 .
<statement/2> a kg:Denial ; kg:responder <state/southland> ; kg:respondsTo <statement/1> ; kg:evidence <evidence/2> ;
    kg:linkNote "1 0.85 the responder is the accused" .
<evidence/2> kg:exact "Southland denied it." ; kg:start 36 ; kg:end 56 .
<statement/3> a kg:Attack ; kg:reportedPerpetrator <group/rebels> ; kg:attributionDepth 0 ; kg:place <place/oster> ;
    kg:killedMin 2 ; kg:killedMax 2 ; kg:evidence <evidence/3> .
<evidence/3> kg:exact "Rebels killed two." ; kg:start 57 ; kg:end 75 .
"""
FILE = """
kg:Denial kg:cue cue:naysay ; kg:example ex:naysay-1 .
cue:naysay a kg:VerbCue ; kg:lemma "naysay" ; kg:frame "responder=subject content=object@wrong!,that" .
ex:naysay-1 a kg:Example ; kg:exampleText "Norland naysaid it." ; kg:exampleRole "responder=Norland" .
cue:nay a kg:WordClass ; rdfs:label "nay"@en ; skos:definition "Nays."@en ; kg:words "nay" .
kind:Theft kg:wrongVerb "filch|pilfer @money" .
<state/norland> a kg:State ; rdfs:label "Norland"@en ; kg:strongName "Realm of Norland" ; owl:sameAs wd:Q1000001 .
<body/guard> a kg:GovernmentBody ; rdfs:label "Norland Guard"@en ; kg:basedIn <state/norland> .
<rule/junta> a kg:DeFactoRule ; kg:ruler <body/guard> ; kg:ruled <state/norland> ; kg:from "1999-01-01"^^xsd:date .
"""


@cache
def shapes(name: str) -> Graph:
    return Graph().parse(FOLDER / name, format="turtle")


@cache
def vocabulary() -> Graph:
    return Graph().parse(FOLDER / "kg.ttl", format="turtle").parse(FOLDER / "kinds.ttl", format="turtle")


def findings(turtle: str, name: str) -> str:
    """Give the messages on `turtle`, a line each, empty where it conforms; the fast validator must find the same."""
    data = Graph().parse(data=PREFIXES + turtle, format="turtle") + vocabulary()
    _, report, _ = validate(data, shacl_graph=shapes(name))
    results = report.subjects(RDF.type, SH.ValidationResult)
    found = sorted(_told(report, result) for result in results)
    assert found == fast_findings(data, name)
    return "\n".join(f"{message} {focus}" for focus, _, message in found)


def _told(report: Graph, result: Node) -> tuple[str, str, str]:
    focus = report.value(result, SH.focusNode)
    severity = str(report.value(result, SH.resultSeverity)).removeprefix(str(SH))
    messages = " ".join(sorted(str(text) for text in report.objects(result, SH.resultMessage)))
    name = focus.n3().removeprefix("<").removesuffix(">") if isinstance(focus, URIRef | Literal) else "a blank node"
    return name, severity, messages


def fast_findings(data: Graph, name: str) -> list[tuple[str, str, str]]:
    """Give focus, severity and messages of each result of the validator that `kg check` uses."""
    report = compiled(name).validate_text(data.serialize(format="nt"), format="ntriples")
    return sorted(
        (
            "a blank node" if one.focus_node.startswith("_:") else one.focus_node.removeprefix("<").removesuffix(">"),
            one.severity,
            " ".join(sorted(one.messages)),
        )
        for one in report.results
    )


@cache
def compiled(name: str) -> Shapes:
    return Shapes.from_file(str(FOLDER / name))


@pytest.mark.parametrize("name", NAMES)
def test_shapes_are_valid_shacl(name: str) -> None:
    conforms, _, report = validate(Graph(), shacl_graph=shapes(name), meta_shacl=True)
    assert conforms, report


def test_the_files_conform_to_the_shapes_of_the_lexicon() -> None:
    data = Graph()
    for path in sorted(FOLDER.rglob("*.ttl")):
        if path.name not in NAMES:
            data.parse(path, format="turtle")
    conforms, _, report = validate(data, shacl_graph=shapes("lexicon.shapes.ttl"))
    assert conforms, report


@pytest.mark.parametrize(("turtle", "name"), [(GRAPH, "shapes.ttl"), (FILE, "lexicon.shapes.ttl")], ids=NAMES)
def test_what_is_sound_conforms(turtle: str, name: str) -> None:
    assert findings(turtle, name) == ""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<statement/1> a", "[] a", "data have no blank nodes"),
        (" ; kg:evidence <evidence/1>", "", "a report needs evidence"),
        (" ; kg:accused <state/southland>", "", "an accusation needs an accused"),
        ("kg:accuser <state/norland>", 'kg:accuser "Norland"', "the party in a role is an actor"),
        ("kg:accused <state/southland>", "kg:accused <place/oster>", "the party in a role is an actor"),
        ("kg:accused <state/southland>", "kg:accused <state/norland>", "an accuser is the accused too"),
        ("<state/norland> a kg:State", "<state/norland> a kg:MediaOutlet", "a news outlet is a party"),
        ("kg:accusationKind kind:Theft", "kg:accusationKind kg:Theft", "an accusation is of one kind"),
        ("kg:confidence 0.9", "kg:confidence 1.1", "the confidence is one decimal"),
        ("kg:confidence 0.9", 'kg:confidence 0.9 ; kg:polarity "no"', "the polarity is positive or negative"),
        ('"2025-02"^^xsd:gYearMonth', '"February"', "the date of a statement is one day, month or year"),
        ("cue 8-15", "cue 8", "the spans of the roles are written"),
        ("kg:responder <state/southland> ; ", "", "a response needs a responder"),
        ("kg:respondsTo <statement/1>", "kg:respondsTo <article/a>", "a response answers statements"),
        ('"1 0.85 the responder', '"1 8.5 the responder', "a note on a link gives"),
        ("kg:attributionDepth 0", "kg:attributionDepth 1", "only in the article's own voice"),
        ("kg:killedMin 2", "kg:killedMin 3", "the least number of dead"),
        ("kg:place <place/oster>", 'kg:place "Oster"', "a place is an entity"),
        ("kg:start 36", "kg:start 56", "evidence starts at one offset, before its end"),
        ("; kg:end 75", "", "evidence ends at one offset"),
        ('kg:exact "Rebels killed two."', 'kg:exact ""', "evidence has one quotation"),
        ('"2025-02-11"^^xsd:date', '"11 February"', "an article is published on one day"),
        (" ; kg:extractedBy <run/1>", "", "an article is read by one run"),
        ("wd:Q1000001", "wd:P31", "an item of Wikidata"),
        ("wd:Q1000001", "wd:Q1000001, wd:Q1000002", "one item of Wikidata at most"),
        ("sws.geonames.org/1000001/", "sws.geonames.org/Oster/", "a place of GeoNames"),
        ("org/1000001/>", "org/1000001/>, <https://sws.geonames.org/1000002/>", "one place of GeoNames at most"),
        ("kg:basedIn <state/norland>", "kg:basedIn <group/rebels>", "an entity is based in one state"),
        ("kg:partOf <place/valley>", 'kg:partOf "a valley"', "what an entity is part of is an entity"),
        ("geo:lat 1.5", "geo:lat 91.5", "the latitude is one decimal"),
        ("geo:long 18.1", "geo:long 181.0", "the longitude is one decimal"),
    ],
)
def test_what_a_program_may_not_write_is_found(old: str, new: str, message: str) -> None:
    assert old in GRAPH
    assert message in findings(GRAPH.replace(old, new, 1), "shapes.ttl")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (" ; kg:example ex:naysay-1", "", "a class with cues needs an example"),
        ("kg:Denial kg:cue", "kg:Person kg:cue", "what has cues is a class of reports"),
        ("a kg:VerbCue", "a kg:WordClass", "what announces a class is a verb, noun or adjective cue"),
        ('kg:lemma "naysay"', 'kg:lemma "Nay say"', "a cue needs lemmas"),
        ("content=object@wrong!,that", "content=object@", "a cue needs frames"),
        ('"responder=Norland"', '"Norland"', "an example names its roles"),
        (' ; kg:words "nay"', "", "a word class has words or patterns"),
        ("filch|pilfer @money", "filch||pilfer", "a wrong is words separated"),
        ('rdfs:label "Norland"@en ; ', "", "an entity has one English label"),
        ('"Realm of Norland"', '" Realm of Norland"', "neither begins nor ends with a space"),
        ("wd:Q1000001", "wd:Norland", "the same as an item of Wikidata"),
        ("wd:Q1000001", "wd:Q1000001, wd:Q1000002", "one item of Wikidata at most"),
        ("owl:sameAs wd:Q1000001", "kg:wikidataChecked true", "only an item that is named can have been checked"),
        ("kg:basedIn <state/norland>", "kg:basedIn <body/guard>", "an entity is based in one state"),
        (' ; kg:from "1999-01-01"^^xsd:date', "", "a rule begins on one day"),
    ],
)
def test_what_a_file_may_not_say_is_found(old: str, new: str, message: str) -> None:
    assert old in FILE
    assert message in findings(FILE.replace(old, new, 1), "lexicon.shapes.ttl")
