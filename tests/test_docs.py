"""The page of the ontology, as `make docs` writes it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import OWL, RDF, SKOS

from kg import library
from kg.data import ontology_folder
from kg.terms import KG

SCRIPT = Path(__file__).parents[1] / "docs" / "ontology.py"
LOADED = re.compile(r"<(?:script|img|link|iframe)[^>]*?(?:src|href)\s*=\s*[\"'](?!data:|#)|@import|url\(\s*[\"']?http")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, str(SCRIPT)], cwd=folder, check=True, capture_output=True)
    return (folder / "build" / "docs" / "ontology.html").read_text(encoding="utf-8")


def of_type(type_: object, name: str) -> list[str]:
    graph = Graph().parse(ontology_folder() / name, format="turtle")
    return sorted(str(node) for node in graph.subjects(RDF.type, type_))  # type: ignore[arg-type]


def test_every_class_and_property_is_in_the_page(page: str) -> None:
    for type_ in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        terms = of_type(type_, "kg.ttl")
        assert len(terms) > 10
        assert [term for term in terms if f"<code>{term}</code>" not in page] == []
    assert f"<code>{KG}Accusation</code>" in page


def test_every_kind_and_query_is_in_the_page(page: str) -> None:
    kinds = [kind.rpartition("#")[2] for kind in of_type(SKOS.Concept, "kinds.ttl")]
    assert [name for name in kinds if f'id="kind-{name}"' not in page] == []
    assert [name for name in library.names() if f'id="query-{name}"' not in page] == []


def test_examples_are_in_the_page_with_their_roles(page: str) -> None:
    assert page.count("<dd>accused=") > 10
    assert page.count("<dt>") > 50


def test_the_contents_lead_to_every_part(page: str) -> None:
    for name in ("metadata", "classes", "kinds", "claims", "queries"):
        assert f'href="#{name}"' in page
        assert f'id="{name}"' in page


def test_the_page_loads_nothing_from_elsewhere(page: str) -> None:
    assert LOADED.search(page) is None
    assert page.rstrip().endswith("</html>")
