"""The view with which a page of many parties opens: the busiest, standing where they have room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.network import LEGIBLE, assemble, busiest
from kg.page import page
from kg.page.places import places
from tests.browsing import Opened, crowd, disputes, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

CROWD = assemble(crowd(300))


@pytest.fixture(name="opened")
def _opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    opened = show(chromium, tmp_path, page(CROWD, title="x"))
    yield opened
    assert opened.faults == []
    opened.page.close()


def test_the_busiest_are_those_between_whom_a_legible_number_of_arrows_runs() -> None:
    part = busiest(CROWD)
    arrows = {(tail, head, data["relation"]) for tail, head, data in part.edges(data=True)}
    assert LEGIBLE / 2 < len(arrows) <= LEGIBLE
    assert min(CROWD.degree(node) for node in part) >= sorted(dict(CROWD.degree()).values())[-len(part) - 9]


def test_few_arrows_are_all_drawn() -> None:
    network = assemble(disputes())
    assert set(busiest(network)) == set(network)
    assert not any("u" in place for place in places(network).values())


def test_only_who_is_shown_at_first_has_a_place_there() -> None:
    assert {node for node, place in places(CROWD).items() if "u" in place} == set(busiest(CROWD))


@pytest.mark.browser
def test_the_page_opens_with_the_parties_that_have_a_place_there(opened: Opened) -> None:
    shown = opened.page.evaluate("nodes.getIds().map((i) => actors[i].key)")
    assert set(shown) == set(busiest(CROWD))
    assert opened.tell("nodes.get().every(({id, x, y}) => x === actors[id].u && y === actors[id].v)")


@pytest.mark.browser
def test_all_stand_where_the_whole_has_room_once_all_are_shown(opened: Opened) -> None:
    opened.page.get_by_role("button", name="Show all").click()
    assert opened.tell("nodes.length") == 300
    spots = {node: [place["x"], place["y"]] for node, place in places(CROWD).items()}
    assert opened.tell("Object.fromEntries(nodes.get().map(({id, x, y}) => [actors[id].key, [x, y]]))") == spots


@pytest.mark.browser
def test_a_filter_moves_nobody(opened: Opened) -> None:
    before = opened.tell("nodes.get().map(({id, x, y}) => [id, x, y])")
    opened.tell("view.confidence = 1, refresh(), view.confidence = 0, refresh()")
    assert opened.tell("nodes.get().map(({id, x, y}) => [id, x, y])") == before
