"""What the page saves, read back by the readers of these formats."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef

from kg.network import assemble
from kg.page import page
from kg.terms import DATA, KG
from tests.browsing import Opened, show
from tests.test_page_hostile import HOSTILE, hostile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
TERMS = Namespace(KG)
SPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture(name="attacked")
def _attacked(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    opened = show(chromium, tmp_path, page(assemble(hostile()), title=HOSTILE[0]))
    yield opened
    opened.page.close()


def saved(opened: Opened, name: str) -> str:
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_text(encoding="utf-8")


def turtle(opened: Opened) -> Graph:
    return Graph().parse(data=saved(opened, "Turtle"), format="turtle")


def graphml(opened: Opened) -> nx.MultiDiGraph[str]:
    found = nx.read_graphml(io.BytesIO(saved(opened, "GraphML").encode()), force_multigraph=True)
    return nx.MultiDiGraph(found)


def svg(opened: Opened) -> ET.Element:
    return ET.fromstring(saved(opened, "SVG"))  # noqa: S314 - our own text


def test_turtle_has_each_statement_with_its_parties_and_its_passage(opened: Opened) -> None:
    graph = turtle(opened)
    accusation, denial = (URIRef(f"{DATA}statement/{name}") for name in ("s1", "s2"))
    assert graph.value(accusation, RDF.type) == TERMS.Accusation
    assert graph.value(accusation, TERMS.accused) == URIRef(f"{DATA}state/RU")
    assert graph.value(denial, TERMS.respondsTo) == accusation
    assert str(graph.value(graph.value(denial, TERMS.evidence), TERMS.exact)).startswith("Moscow said it had")
    assert len(list(graph.subjects(TERMS.evidence))) == 34


def test_turtle_names_the_parties_and_says_who_accuses_whom(opened: Opened) -> None:
    graph = turtle(opened)
    assert graph.value(URIRef(f"{DATA}state/RU"), RDFS.label) == Literal("Russia")
    assert (URIRef(f"{DATA}person/theresa-may"), TERMS.accuses, URIRef(f"{DATA}state/RU")) in graph


def test_turtle_uses_only_terms_of_the_ontology(opened: Opened) -> None:
    known = set(Graph().parse("ontology/kg.ttl").subjects())
    graph = turtle(opened)
    ours = {str(term) for triple in graph for term in triple[1:] if str(term).startswith(KG)}
    assert {term for term in ours if URIRef(term) not in known} == set()


def test_graphml_has_each_statement_as_an_edge(opened: Opened) -> None:
    network = graphml(opened)
    assert (network.number_of_nodes(), network.number_of_edges()) == (29, 34)
    [edge] = network["person/theresa-may"]["state/RU"].values()
    assert (edge["relation"], edge["date"], edge["denied"]) == ("accuses", "2018-09-05", True)
    assert network.nodes["state/RU"]["name"] == "Russia"
    assert network.nodes["state/RU"]["community"] == network.nodes["person/theresa-may"]["community"]
    [answer] = network["state/RU"]["person/theresa-may"].values()
    assert answer["answers"] == edge["statement"]


@pytest.mark.browser
def test_areas_that_are_shown_are_saved_too(opened: Opened) -> None:
    plain = svg(opened)
    opened.page.get_by_label("Show as areas").check()
    areas = [one for one in svg(opened).iter(f"{SPACE}path") if one.get("stroke-linejoin") == "round"]
    assert areas
    assert not [one for one in plain.iter(f"{SPACE}path") if one.get("stroke-linejoin") == "round"]
    opened.page.get_by_label("Show as areas").uncheck()


def test_the_drawing_saves_as_svg_with_its_names_and_its_legend(opened: Opened) -> None:
    made = svg(opened)
    texts = {one.text for one in made.iter(f"{SPACE}text")}
    assert {"Russia", "Seven disputes", "denies", "armed group"} <= texts
    assert "Shown: 34 of 34 statements, 29 of 29 parties." in texts
    assert "two officers of Russian military intelligence" in "".join(made.itertext())


def test_only_what_is_shown_is_saved(opened: Opened) -> None:
    opened.page.get_by_label("accuses").uncheck()
    assert len(list(turtle(opened).subjects(TERMS.evidence))) == 17
    assert graphml(opened).number_of_edges() == 17
    assert "Hidden: 17 in relations switched off." in "".join(svg(opened).itertext())


def test_hostile_data_saves_as_files_that_parse(attacked: Opened) -> None:
    assert graphml(attacked).number_of_edges() == len(HOSTILE)
    assert len(list(turtle(attacked).subjects(TERMS.evidence))) == len(HOSTILE)
    assert not [one for one in svg(attacked).iter() if one.tag.endswith(("script", "image", "foreignObject"))]
    assert attacked.tell("window.hacked") is None


def test_what_the_file_has_not_is_said(chromium: Browser, tmp_path: Path) -> None:
    network = assemble(hostile())
    network.graph.update(one_ended=3, narrowed=1, left_out=2)
    opened = show(chromium, tmp_path, page(network, title="x"))
    assert "1 statement that the options of the drawing left out" in opened.text("#hidden")
    assert "3 statements that name one party only, 2 parties with fewer statements" in opened.text("#hidden")
