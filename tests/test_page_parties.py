"""The table of parties: their measures are those of `kg.network`, and every column sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.network import assemble, measure
from kg.page import page
from tests.browsing import Opened, crowd, disputes, drawn, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
SAME = ("made", "met", "addresses", "community")


@pytest.fixture(name="opened")
def _opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    opened = show(chromium, tmp_path, drawn())
    opened.page.get_by_text("All parties, with measures").click()
    yield opened
    assert opened.faults == []
    opened.page.close()


def first(opened: Opened) -> str:
    return opened.page.locator("#partyRows th").first.inner_text()


def test_measures_are_those_of_the_network(opened: Opened, chromium: Browser, tmp_path: Path) -> None:
    crowded = show(chromium, tmp_path, page(assemble(crowd(200)), title="x"))
    for shown, network in ((opened, assemble(disputes())), (crowded, assemble(crowd(200)))):
        found = shown.page.evaluate("measures().map((one) => ({...one, key: actors[one.i].key}))")
        known = dict(measure(network))
        assert {one["key"] for one in found} == set(known)
        for one in found:
            figures = known[one["key"]]
            assert [one[name] for name in SAME] == [getattr(figures, name) for name in SAME]
            assert one["addressedBy"] == figures.addressed_by
            assert one["reciprocity"] == pytest.approx(figures.reciprocity, abs=0.0051)
            assert one["betweenness"] == pytest.approx(figures.betweenness, abs=1e-6)


def test_who_says_most_stands_first(opened: Opened) -> None:
    assert first(opened) == "Iran"
    assert opened.page.locator("#partyRows tr").count() == 29


def test_a_heading_sorts_by_its_column_and_then_the_other_way(opened: Opened) -> None:
    opened.page.get_by_role("button", name="Party", exact=True).click()
    assert first(opened) == "“the bombing outside a bank in Kunduz”"
    opened.page.keyboard.press("Enter")
    assert first(opened) == "Volkswagen"
    assert opened.page.locator("[aria-sort=descending]").inner_text().startswith("Party")


def test_a_party_leads_to_its_arrows(opened: Opened) -> None:
    opened.page.locator("#partyRows").get_by_role("button", name="Volkswagen").click()
    assert opened.text("#panel h2") == "Volkswagen"


def test_a_closed_table_costs_nothing(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, page(assemble(crowd(300)), title="x"))
    assert opened.page.locator("#partyRows tr").count() == 0
    opened.page.get_by_text("All parties, with measures").click()
    assert opened.page.locator("#partyRows tr").count() == 100
    opened.page.get_by_role("button", name="Show more parties").click()
    assert opened.page.locator("#partyRows tr").count() == 300
