"""The page: officials as those they speak for, all as their states, and communities as areas or as one party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.network import assemble, communities
from kg.page import page
from kg.page.standing import standings
from kg.palette import styles
from tests.browsing import Opened, crowd, disputes, show
from tests.test_page_exports import graphml, turtle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import networkx as nx
    from playwright.sync_api import Browser

MAY, BRITAIN = "person/theresa-may", {"state": "state/GB", "state_name": "United Kingdom", "state_label": "State"}


def lifted() -> nx.MultiDiGraph[str]:
    """Make the disputes, with Theresa May as one who speaks for her state, and Moscow's answer within it."""
    made = assemble(disputes())
    made.nodes[MAY].update(BRITAIN)
    return made


@pytest.fixture(name="opened")
def _opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    opened = show(chromium, tmp_path, page(lifted(), title="x"))
    yield opened
    assert opened.faults == []
    opened.page.close()


def labels(opened: Opened) -> set[str]:
    return set(opened.page.evaluate("nodes.getIds().map((i) => actors[i].label)"))


def test_only_levels_at_which_somebody_stands_for_another_are_in_the_file() -> None:
    known = {style.id: style for style in styles()}
    assert list(dict(standings(lifted(), known))) == ["state"]
    assert dict(standings(assemble(disputes()), known)) == {}


def test_a_party_that_only_speaks_of_itself_at_a_level_is_nowhere() -> None:
    made = lifted()
    made.nodes["state/RU"].update(BRITAIN)
    [(_, level)] = standings(made, {style.id: style for style in styles()})
    places, names = level["of"], list(made)
    assert isinstance(places, list)
    assert places[names.index("state/GB")] == places[names.index("state/RU")] == places[names.index(MAY)]
    assert len(places) == len(names)


@pytest.mark.browser
def test_officials_are_drawn_as_their_state(opened: Opened) -> None:
    assert "Theresa May" in labels(opened)
    opened.page.locator("#level select").select_option("state")
    assert "Theresa May" not in labels(opened)
    opened.page.get_by_role("button", name="United Kingdom accuses Russia").click()
    assert "2 statements · rejected, denied" in opened.text("#panel .hint")
    assert "in the article: Theresa May" in opened.text("#panel")


@pytest.mark.browser
def test_a_level_is_part_of_the_address(opened: Opened, chromium: Browser, tmp_path: Path) -> None:
    opened.page.locator("#level select").select_option("state")
    again = show(chromium, tmp_path, page(lifted(), title="x"), view="#" + opened.page.url.partition("#")[2])
    assert "Theresa May" not in labels(again)
    assert again.text("#hidden") == opened.text("#hidden")


@pytest.mark.browser
def test_turtle_has_the_parties_of_the_articles_at_every_level(opened: Opened) -> None:
    plain = turtle(opened)
    opened.page.locator("#level select").select_option("state")
    assert {(one, two) for one, _, two in turtle(opened) if str(one).endswith("s1")} >= {
        (one, two) for one, _, two in plain if str(one).endswith("s1") and str(two).startswith("http")
    }
    assert MAY not in graphml(opened)


@pytest.mark.browser
def test_where_nobody_stands_for_another_there_is_no_choice(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, page(assemble(disputes()), title="x"))
    assert not opened.page.locator("#level").is_visible()


@pytest.mark.browser
def test_the_communities_are_those_of_the_measures(opened: Opened) -> None:
    made = lifted()
    assert opened.tell("Object.fromEntries(actors.map((one) => [one.key, one.community]))") == dict(communities(made))


@pytest.mark.browser
def test_a_community_is_drawn_as_one_and_comes_back(opened: Opened) -> None:
    before = labels(opened)
    opened.page.locator("#groups input").first.check()
    assert "Taliban government and 4 more" in labels(opened)
    assert "within one party, as these are drawn" in opened.text("#hidden")
    opened.page.locator("#groups input").first.uncheck()
    assert labels(opened) == before


@pytest.mark.browser
def test_show_all_draws_collapsed_communities_again(opened: Opened) -> None:
    opened.page.locator("#groups input").first.check()
    opened.page.get_by_role("button", name="Show all").click()
    assert "Shown: 34 of 34 statements, 29 of 29 parties." in opened.text("#hidden")


@pytest.mark.browser
def test_areas_show_who_belongs_together(opened: Opened) -> None:
    picture = "document.querySelector('#network canvas').toDataURL()"
    bare = opened.tell(picture)
    opened.page.get_by_label("Show as areas").check()
    opened.page.wait_for_timeout(300)
    assert opened.tell(picture) != bare
    assert "areas=true" in opened.page.url


@pytest.mark.browser
def test_a_collapsed_crowd_stays_whole(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, page(assemble(crowd(300)), title="x"))
    opened.tell("regard({collapsed: new Set([1, 2, 3])})")
    opened.tell("view.busiest = actors.length; refresh()")
    shown = opened.tell("survey().shown.size")
    assert shown == opened.tell("arrowOf.size")
    assert isinstance(shown, int)
    assert 0 < shown < 375
    assert opened.faults == []


@pytest.mark.browser
def test_the_hull_of_points_goes_around_them(opened: Opened) -> None:
    square = "[[0, 0], [4, 0], [4, 4], [0, 4], [2, 2], [2, 0]].map(([x, y]) => ({x, y}))"
    assert opened.tell(f"hull({square}).map(({{x, y}}) => `${{x}} ${{y}}`).sort()") == ["0 0", "0 4", "4 0", "4 4"]
