"""The vocabulary, and the files that use it: whatever stands below `ontology/`."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.frames import DEED, EACH, PART, parse_frame
from kg.model import Label
from kg.terms import CUE, DATA, KG, KIND, Class, Property

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "ontology"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.ttl"))
SHAPES = [name for name in FILES if name.endswith("shapes.ttl")]
OURS = "https://w3id.org/jaccuse/"
ONTOLOGY = URIRef(KG.rstrip("#"))
DECLARED_IN = {
    KG: "kg.ttl",
    KIND: "kinds.ttl",
    f"{OURS}cameo#": "alignments.ttl",
    f"{OURS}plover#": "alignments.ttl",
}
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property)


@cache
def read(name: str) -> Graph:
    return Graph().parse(FOLDER / name, format="turtle")


@cache
def everything() -> Graph:
    """Give all files in one graph, but the shapes."""
    whole = Graph()
    for name in FILES:
        if name not in SHAPES:
            whole += read(name)
    return whole


def term(name: str) -> URIRef:
    return URIRef(KG + name)


def classes() -> set[URIRef]:
    return {s for s in read("kg.ttl").subjects(RDF.type, OWL.Class) if isinstance(s, URIRef)}


def properties() -> set[URIRef]:
    return {s for kind in PROPERTIES for s in read("kg.ttl").subjects(RDF.type, kind) if isinstance(s, URIRef)}


def local(terms: set[URIRef]) -> set[str]:
    return {iri.removeprefix(KG) for iri in terms}


def values(name: str) -> list[tuple[URIRef, str]]:
    return sorted((URIRef(str(s)), str(o)) for s, o in everything().subject_objects(term(name)))


def roles() -> set[str]:
    return {str(s).removeprefix(KG) for s in read("kg.ttl").transitive_subjects(RDFS.subPropertyOf, term("role"))}


@pytest.mark.parametrize("name", FILES)
def test_a_file_parses_and_names_its_licence(name: str) -> None:
    assert len(read(name)) > 0
    assert "CC BY 4.0" in (FOLDER / name).read_text(encoding="utf-8")[:600]


@pytest.mark.parametrize("name", FILES)
def test_a_file_uses_only_terms_that_are_declared(name: str) -> None:
    used = {node for triple in read(name) for node in triple if isinstance(node, URIRef)}
    missing = [
        f"{name}: <{iri}> is not declared in ontology/{home}"
        for iri in sorted(used)
        for namespace, home in DECLARED_IN.items()
        if iri.startswith(namespace) and (iri, RDF.type, None) not in read(home)
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("name", ["kg.ttl", "kinds.ttl", "alignments.ttl"])
def test_a_shipped_file_describes_only_what_is_ours_and_has_no_blank_nodes(name: str) -> None:
    assert [str(s) for s in set(read(name).subjects()) if not str(s).startswith(OURS)] == []
    assert [o for o in read(name).objects() if isinstance(o, BNode)] == []


def test_the_ontology_says_what_it_is_and_imports_nothing() -> None:
    graph = read("kg.ttl")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert graph.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert graph.value(ONTOLOGY, OWL.versionInfo) == Literal(version)
    assert graph.value(ONTOLOGY, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(ONTOLOGY, DCTERMS.title)
    assert graph.value(ONTOLOGY, DCTERMS.description)
    assert [name for name in FILES if (None, OWL.imports, None) in read(name)] == []


def test_every_term_has_a_label_a_definition_and_an_example_in_english() -> None:
    bare = [
        f"kg.ttl: {iri.removeprefix(KG)} has no {predicate.fragment}"
        for iri in sorted(classes() | properties())
        for predicate in (RDFS.label, SKOS.definition, SKOS.example)
        if [getattr(o, "language", None) for o in read("kg.ttl").objects(iri, predicate)] != ["en"]
    ]
    assert not bare, "\n".join(bare)


def test_every_term_says_that_the_ontology_defines_it() -> None:
    defined = set(read("kg.ttl").subjects(RDFS.isDefinedBy, ONTOLOGY))
    assert defined == classes() | properties()


def test_no_two_terms_have_the_same_label() -> None:
    graph = read("kg.ttl")
    labels = Counter(
        str(o).casefold() for kind in (classes(), properties()) for s in kind for o in graph.objects(s, RDFS.label)
    )
    kinds = Counter(str(o).casefold() for o in read("kinds.ttl").objects(None, SKOS.prefLabel))
    assert [label for found in (labels, kinds) for label, count in found.items() if count > 1] == []


def test_every_property_has_a_domain_and_a_range_that_exist() -> None:
    graph = read("kg.ttl")
    known = classes() | {RDFS.Resource, RDFS.Literal, RDF.Property, OWL.Class, OWL.Thing, SKOS.Concept}
    for iri in sorted(properties()):
        domains, ranges = list(graph.objects(iri, RDFS.domain)), list(graph.objects(iri, RDFS.range))
        assert len(domains) == len(ranges) == 1, iri
        assert domains[0] in known, iri
        assert ranges[0] in known or str(ranges[0]).startswith(str(XSD)), iri


def test_a_property_ranges_over_what_its_type_allows() -> None:
    graph = read("kg.ttl")
    literal = {s for s, o in graph.subject_objects(RDFS.range) if o == RDFS.Literal or str(o).startswith(str(XSD))}
    assert set(graph.subjects(RDF.type, OWL.DatatypeProperty)) <= literal
    assert set(graph.subjects(RDF.type, OWL.ObjectProperty)).isdisjoint(literal)


@pytest.mark.parametrize("relation", [RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader])
def test_nothing_is_above_itself(relation: URIRef) -> None:
    whole = everything()
    circles = [s for s, o in whole.subject_objects(relation) if s in whole.transitive_objects(o, relation)]
    assert circles == []


def test_the_program_knows_the_terms_of_the_ontology_and_no_others() -> None:
    assert set(Class) == local(classes())
    assert set(Property) == local(properties())


def test_a_term_is_called_alike_in_the_program_and_in_the_ontology() -> None:
    assert [t for kind in (Class, Property) for t in kind if t.name.replace("_", "") != t.value.upper()] == []


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = Property.ACUSER  # type: ignore[attr-defined]


def test_the_labels_of_the_model_are_classes_of_entities() -> None:
    entities = read("kg.ttl").transitive_subjects(RDFS.subClassOf, term("Entity"))
    assert set(Label) <= {str(s).removeprefix(KG) for s in entities}


def test_the_program_names_only_terms_that_are_declared() -> None:
    declared = local(classes() | properties())
    for path in sorted((ROOT / "kg").rglob("*.rq")) + sorted((ROOT / "kg").rglob("*.py")):
        pattern = r"\bkg:(\w+)" if path.suffix == ".rq" else r"\bterm\(\"(\w+)\"\)"
        used = set(re.findall(pattern, path.read_text(encoding="utf-8")))
        assert used <= declared, f"{path.name}: {sorted(used - declared)}"


def test_frames_and_examples_name_roles_of_the_ontology() -> None:
    framed = [(cue, role.role) for cue, text in values("frame") for role in parse_frame(text).roles]
    shown = [(example, text.partition("=")[0]) for example, text in values("exampleRole")]
    known = {*roles(), "kind", EACH, DEED, PART}
    assert [f"<{subject}>: {role} is no role" for subject, role in [*framed, *shown] if role not in known] == []


def test_examples_name_kinds_of_the_scheme() -> None:
    shown = [
        (example, text.removeprefix("kind=")) for example, text in values("exampleRole") if text.startswith("kind=")
    ]
    kinds = set(read("kinds.ttl").subjects(RDF.type, SKOS.Concept))
    assert [f"<{example}>: {kind} is no kind" for example, kind in shown if URIRef(KIND + kind) not in kinds] == []


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib 7.6 warns of its own parser
def test_the_context_gives_a_statement_its_iris() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))
    statement = {
        "id": "data:statement/1",
        "type": "Accusation",
        "accuser": "data:state/norland",
        "accusationKind": "kind:Aggression",
        "matchedBy": "cue:accuse",
        "allegation": "shelling Oster",
        "confidence": "0.9",
    }
    subject = URIRef(f"{DATA}statement/1")
    assert set(Graph().parse(data=json.dumps({**context, **statement}), format="json-ld")) == {
        (subject, RDF.type, term("Accusation")),
        (subject, term("accuser"), URIRef(f"{DATA}state/norland")),
        (subject, term("accusationKind"), URIRef(f"{KIND}Aggression")),
        (subject, term("matchedBy"), URIRef(f"{CUE}accuse")),
        (subject, term("allegation"), Literal("shelling Oster")),
        (subject, term("confidence"), Literal("0.9", datatype=XSD.decimal)),
    }


def test_the_context_takes_the_values_of_object_properties_for_iris() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    typed = {name for name, entry in context.items() if isinstance(entry, dict) and entry["@type"] == "@id"}
    objects = {str(s).removeprefix(KG) for s in read("kg.ttl").subjects(RDF.type, OWL.ObjectProperty)}
    assert typed - {"sameAs"} == objects
