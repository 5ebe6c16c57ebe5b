"""The pages of a served graph: for people as HTML, for programs as data, and hostile text stays text."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import rdflib
from playwright.sync_api import expect

from kg import library
from kg.model import Reading
from kg.rdf import ontology_quads, quads
from kg.serve.render import STATIC
from kg.store import Graph, derive
from kg.terms import DATA, KG
from tests.graph.conftest import FRONT, RETORT, SOUTHLAND, claim
from tests.serve.conftest import Server, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx
    from playwright.sync_api import Browser

    from kg.model import Run

ATTACK = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
HTML = {"Accept": "text/html"}
SHOWN = (
    "/",
    "/articles",
    "/query/who-accuses-whom",
    f"/id/{FRONT.id}",
    "/id/article/hostile",
    "/id/statement/attacks",
    "/network",
    f"/network?around={DATA}{FRONT.id}",
)
PAGES = ("/", "/articles", "/editor", "/network", "/ontology", "/kind", "/search?name=norland")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_and_loads_only_from_here(web: httpx.Client, path: str) -> None:
    answer = web.get(path, headers=HTML)
    assert answer.status_code in {200, 303}
    if answer.status_code == 200:
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.text.startswith("<!")


def test_every_shipped_query_has_a_button_and_an_answer(web: httpx.Client) -> None:
    home = web.get("/", headers=HTML).text
    for name in library.names():
        assert f'href="/query/{name}"' in home
        query = library.load(name)
        if not any(parameter.required for parameter in query.parameters):
            assert web.get(f"/query/{name}", headers=HTML).status_code == 200


def test_a_query_with_its_parameters_has_a_link_that_lasts(web: httpx.Client) -> None:
    page = web.get("/query/who-accuses-whom?accuser=Southland", headers=HTML).text
    assert "Norland" in page
    data = web.get("/query/who-accuses-whom?accuser=Southland&format=json").json()
    assert [row["accusedLabel"]["value"] for row in data["results"]["bindings"]] == ["Norland"]
    csv = web.get("/query/who-accuses-whom?accuser=Southland", headers={"Accept": "text/csv"})
    assert csv.text.splitlines()[0].startswith("accuser,accuserLabel,accused")


def test_a_name_that_nobody_has_gets_a_hint(web: httpx.Client) -> None:
    answer = web.get("/query/who-accuses-whom?accuser=Southlund", headers=HTML)
    assert answer.status_code == 400
    assert "did you mean Southland" in answer.text


def test_a_party_has_a_page_with_what_it_says_and_what_is_said_of_it(web: httpx.Client) -> None:
    page = web.get("/id/state/norland", headers=HTML).text
    assert "accused Southland of arming the Red Valley Front" in page
    assert "Southland accused Norland of shelling Oster." in page


def test_a_party_is_data_for_whoever_asks_for_data(web: httpx.Client) -> None:
    answer = web.get("/id/state/norland", headers={"Accept": "text/turtle"})
    told = rdflib.Graph().parse(data=answer.text, format="turtle")
    labels = {str(label) for label in told.objects(None, rdflib.RDFS.label)}
    assert "Norland" in labels
    linked = json.loads(web.get("/id/state/norland", headers={"Accept": "application/ld+json"}).text)
    assert "state/norland" in json.dumps(linked)


def test_an_article_shows_its_evidence_in_its_text(web: httpx.Client) -> None:
    page = web.get("/id/article/charge", headers=HTML).text
    assert "<mark" in page
    assert "Harbour Post" in page


def test_a_statement_has_a_page_with_its_sentence_and_what_answers_it(web: httpx.Client) -> None:
    page = web.get("/id/statement/accuses", headers=HTML).text
    assert "denied the charge" in page
    assert "SupportForTerrorism" in page or "support for terrorism" in page


def test_who_holds_a_post_is_named_on_the_page_of_the_party(web: httpx.Client) -> None:
    page = web.get("/id/state/norland", headers=HTML).text
    assert "Teresa Okoro, envoy" in page


def test_what_is_not_there_is_not_found(web: httpx.Client) -> None:
    for path in ("/id/state/nowhere", "/query/none", "/ontology/Nothing", "/nothing"):
        assert web.get(path, headers=HTML).status_code == 404


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Iterator[Server]:
    """A graph whose every text is an attack."""
    text = f"{ATTACK}\n\nThe {ATTACK} Front accused Southland of {ATTACK}."
    article = replace(
        RETORT, id="hostile", title=ATTACK, text=text, publisher=ATTACK, url=f"javascript:alert({ATTACK!r})"
    )
    front, south = replace(FRONT, name=ATTACK), replace(SOUTHLAND, name=f"South {ATTACK}")
    sentence = text.partition("\n\n")[2]
    accuses = claim(
        article,
        "attacks",
        "Accusation",
        sentence,
        "accused",
        ("accuser", f"The {ATTACK} Front", front),
        ("accused", "Southland", south),
        ("allegation", f"of {ATTACK}", None),
    )
    folder: Path = tmp_path_factory.mktemp("hostile") / "graph"
    with Graph.create(folder, run=run) as graph:
        graph.replace_article("hostile", quads(Reading(article, (front, south), (accuses,)), run))
        graph.add(ontology_quads())
        derive(graph)
    with serving(folder) as server:
        yield server


@pytest.mark.browser
def test_hostile_text_stays_text_on_every_page_and_nothing_leaves_the_machine(
    hostile: Server, chromium: Browser
) -> None:
    view = chromium.new_page()
    faults: list[str] = []
    asked: list[str] = []
    view.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    view.on("pageerror", lambda error: faults.append(str(error)))
    view.on("dialog", lambda dialog: faults.append(dialog.message))
    view.on("request", lambda request: asked.append(request.url))
    for path in SHOWN:
        view.goto(hostile.address + path)
        assert view.title() != "owned"
        assert view.locator("img[src=x]").count() == 0
        assert view.locator("a[href^=javascript]").count() == 0
    assert faults == []
    assert [url for url in asked if not url.startswith((hostile.address, "data:", "blob:"))] == []
    view.close()


@pytest.mark.browser
def test_the_plain_editor_runs_a_shipped_query_and_shows_its_answer_as_text(hostile: Server, chromium: Browser) -> None:
    view = chromium.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.route("**/static/yasgui/**", lambda route: route.abort())
    view.goto(f"{hostile.address}/editor")
    view.select_option("#examples", "who-accuses-whom")
    expect(view.locator("#query")).to_have_value(re.compile("kg:Accusation"))
    view.click("#ask button")
    view.wait_for_selector("text=onerror")
    assert view.title() != "owned"
    assert view.locator("img[src=x]").count() == 0
    assert [url for url in asked if not url.startswith((hostile.address, "data:", "blob:"))] == []
    view.close()


@pytest.mark.browser
def test_a_hostile_name_that_the_editor_completes_stays_text(hostile: Server, chromium: Browser) -> None:
    if not (STATIC / "yasgui" / "yasgui.min.js").is_file():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no YASGUI: kg/serve/npm/build.sh")
    view = chromium.new_page()
    view.goto(f"{hostile.address}/editor")
    view.locator(".CodeMirror").click()
    view.keyboard.press("Control+A")
    view.keyboard.type(f"PREFIX kg: <{KG}> SELECT * {{ ?s kg:accused Sou")
    view.keyboard.press("Control+Space")
    expect(view.locator(".CodeMirror-hint").filter(has_text="onerror").first).to_be_visible()
    assert view.title() != "owned"
    assert view.locator("img[src=x]").count() == 0
    view.close()
