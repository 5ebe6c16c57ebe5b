"""The editor of YASGUI, where it was fetched: it runs, completes our words, and asks nobody but this site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from kg.serve.render import STATIC, page
from kg.serve.settings import Settings
from kg.terms import DATA, KG, KIND
from tests.graph.conftest import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx
    from playwright.sync_api import Browser, Page

    from tests.serve.conftest import Server

PREFIXES = f"PREFIX kg: <{KG}> PREFIX kind: <{KIND}>"


@pytest.fixture
def view(server: Server, chromium: Browser) -> Iterator[Page]:
    """Give the editor's page; what it does that it must not do fails the test."""
    if not (STATIC / "yasgui" / "yasgui.min.js").is_file():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no YASGUI: kg/serve/npm/build.sh")
    opened, faults = chromium.new_page(), list[str]()
    own = (server.address, "data:", "blob:")
    opened.on("request", lambda request: None if request.url.startswith(own) else faults.append(request.url))
    opened.on("console", lambda message: faults.append(message.text) if message.type != "log" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(f"{server.address}/editor")
    opened.wait_for_selector(".CodeMirror")
    yield opened
    assert faults == []
    opened.close()


def typed(view: Page, text: str) -> Page:
    """Put an empty query with our prefixes into the editor, and type."""
    view.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", f"{PREFIXES}\n")
    view.locator(".CodeMirror").click()
    view.keyboard.press("Control+End")
    view.keyboard.type(text)
    return view


@pytest.mark.browser
@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("SELECT * { ?s kg:acc", "kg:accuser"),
        ("SELECT * { ?s a kg:Acc", "kg:Accusation"),
        ("SELECT * { ?s kg:accusationKind kind:SupportFor", "kind:SupportForTerrorism"),
        ("SELECT * { ?s kg:accused Sou", "Southland"),
    ],
)
def test_what_is_typed_is_completed_from_our_vocabulary(view: Page, text: str, offered: str) -> None:
    typed(view, text)
    view.keyboard.press("Control+Space")
    expect(view.locator(".CodeMirror-hint").filter(has_text=offered).first).to_be_visible()


@pytest.mark.browser
def test_a_prefix_of_ours_is_declared_when_it_is_used(view: Page) -> None:
    typed(view, "SELECT * { ?s skos:")
    declared = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
    expect(view.locator("#query")).to_have_value(f"{declared}\n{PREFIXES}\nSELECT * {{ ?s skos:")


@pytest.mark.browser
def test_a_party_that_is_chosen_stands_as_its_iri(view: Page) -> None:
    typed(view, "SELECT * { ?s kg:accused Sou")
    expect(view.locator(".CodeMirror-hint").first).to_contain_text("Southland")
    view.keyboard.press("Enter")
    expect(view.locator("#query")).to_have_value(f"{PREFIXES}\nSELECT * {{ ?s kg:accused <{DATA}state/southland>")


@pytest.mark.browser
def test_a_shipped_query_runs_with_the_keyboard_and_has_a_link_that_lasts(view: Page) -> None:
    view.select_option("#examples", "who-accuses-whom")
    expect(view.locator(".CodeMirror")).to_contain_text("kg:Accusation")
    view.locator(".CodeMirror").click()
    view.keyboard.press("Control+Enter")
    expect(view.locator("#answer table")).to_contain_text("Southland")
    query = view.locator("#query").input_value()
    view.goto("about:blank")
    view.go_back()
    expect(view.locator("#query")).to_have_value(query)
    view.click("text=Run")
    expect(view.locator("#answer table")).to_contain_text("Southland")


@pytest.mark.browser
def test_nothing_that_was_written_stays_in_the_browser(view: Page) -> None:
    typed(view, "SELECT * { ?s ?p ?o }")
    view.keyboard.press("Control+Enter")
    expect(view.locator("#answer table")).to_be_visible()
    assert view.evaluate("localStorage.length") == 0


def test_the_words_to_complete_are_ours(web: httpx.Client) -> None:
    words = web.get("/editor/words").json()
    assert words["prefixes"]["kg"] == KG
    assert KG + "Accusation" in words["classes"]
    assert KG + "accuser" in words["properties"]
    assert {iri.partition("#")[0] for iri in words["classes"]} == {KG.rstrip("#")}
    assert [KIND + "Aggression", "aggression"] in words["things"]
    assert FRONT.name in {name for _, name in words["things"]}


@pytest.mark.parametrize("built", [True, False])
def test_the_page_names_yasgui_only_where_it_was_fetched(built: bool) -> None:  # noqa: FBT001
    class Offers:
        queries = ()

    text = bytes(page("editor", offers=Offers, settings=Settings(), yasgui=built).body).decode()
    assert ("yasgui.min.js" in text) == built
    assert "/static/editor.js" in text
