"""The kinds of accusation, and how they and the vocabulary relate to codes and vocabularies of others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import RDF, SKOS, Graph, URIRef
from rdflib.namespace import FOAF, ORG, PROV, SDO

from kg.terms import KIND

FOLDER = Path(__file__).parents[1] / "ontology"
SCHEME = URIRef(KIND.rstrip("#"))
CODES = ("https://w3id.org/jaccuse/cameo#", "https://w3id.org/jaccuse/plover#")
TOP = (
    "SupportForTerrorism Aggression AttackResponsibility WarCrime HumanRightsAbuse Espionage Interference Corruption "
    "Crime TreatyViolation Deception Coercion Negligence Hypocrisy ElectoralFraud Other"
)


@cache
def read(name: str) -> Graph:
    return Graph().parse(FOLDER / name, format="turtle")


def test_sixteen_kinds_stand_at_the_top() -> None:
    assert set(read("kinds.ttl").objects(SCHEME, SKOS.hasTopConcept)) == {URIRef(KIND + name) for name in TOP.split()}


def test_every_kind_is_documented_and_either_at_the_top_or_below_it() -> None:
    graph = read("kinds.ttl")
    top = set(graph.objects(SCHEME, SKOS.hasTopConcept))
    for kind in graph.subjects(RDF.type, SKOS.Concept):
        assert all(graph.value(kind, p) for p in (SKOS.prefLabel, SKOS.definition, SKOS.example)), kind
        assert (kind in top) == ((kind, SKOS.topConceptOf, SCHEME) in graph), kind
        assert (kind in top) != (graph.value(kind, SKOS.broader) in top), kind
    assert all(2 <= len(list(graph.subjects(SKOS.broader, kind))) <= 6 for kind in top)


def test_every_top_kind_matches_codes_of_cameo_and_plover() -> None:
    graph = read("kinds.ttl")
    for kind in graph.objects(SCHEME, SKOS.hasTopConcept):
        matches = {
            p: [str(o) for o in graph.objects(kind, p)] for p in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)
        }
        assert all(any(iri.startswith(code) for found in matches.values() for iri in found) for code in CODES), kind
        own = [iri for p in (SKOS.exactMatch, SKOS.closeMatch) for iri in matches[p]]
        assert [f"{CODES[0]}{code}" for code in graph.objects(kind, SKOS.notation)] == own


def test_what_is_aligned_with_other_vocabularies_exists_there() -> None:
    targets = [o for o in read("alignments.ttl").objects() if isinstance(o, URIRef)]
    closed = [
        (iri, vocabulary) for iri in targets for vocabulary in (PROV, ORG, FOAF, SDO) if iri.startswith(str(vocabulary))
    ]
    assert len(closed) > 40
    assert [iri for iri, vocabulary in closed if iri not in vocabulary] == []
