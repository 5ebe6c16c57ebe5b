"""The page in a real browser.

Skipped where no Chromium is installed; but where the environment variable CI is set, that is an error.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from kg.network import assemble
from kg.page import page
from tests.browsing import Opened, crowd, drawn, show

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


CENTRE = """([tail, head]) => {
    const arrow = arrows.find((one) => actors[one.from].label === tail && actors[one.to].label === head);
    const {x, y} = drawing.canvasToDOM(drawing.body.edges[arrow.id].edgeType.getPoint(0.5));
    const box = document.querySelector("#network canvas").getBoundingClientRect();
    return {x: x + box.x, y: y + box.y};
}"""
COLOURS = """() => {
    const canvas = document.querySelector("#network canvas");
    const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) seen.add(data.slice(i, i + 3).join());
    return [...seen];
}"""


def test_all_is_shown_at_first(opened: Opened) -> None:
    assert opened.text("#summary") == "34 statements · 27 parties · 8 articles · 18 Sep 2015 to 11 Feb 2025"
    assert opened.text("#hidden") == "Shown: 34 of 34 statements, 29 of 29 parties."


def test_the_network_is_drawn_in_the_colours_of_the_palette(opened: Opened) -> None:
    accuses, denies = "213,94,0", "0,114,178"
    assert {accuses, denies} <= set(opened.page.evaluate(COLOURS))


def test_the_first_thing_to_read_is_who_accuses_whom_and_who_denies_it(opened: Opened) -> None:
    first = opened.page.locator("#panel .line").first.inner_text()
    assert "United States accuses Iran \N{MULTIPLICATION SIGN}2" in first
    assert "denied by Iran: “blind and meaningless”" in first
    assert "Lakeside Tribune, 18 Sep 2019" in first


def test_a_click_on_an_arrow_shows_its_quotation_its_source_and_its_answer(opened: Opened) -> None:
    place = opened.page.evaluate(CENTRE, ["Munir Akram", "Taliban government"])
    opened.page.mouse.click(place["x"], place["y"])
    assert opened.text("#panel h2") == "Munir Akram accuses Taliban government"
    assert opened.text("#panel mark.words") == "Afghanistan remains a hub for ISIS-K recruitment"
    assert opened.page.locator("#panel article a").get_attribute("href") == "https://example.org/kabul"
    assert "Khyber Post, 11 Feb 2025" in opened.text("#panel article > .where")
    assert "rejected by Taliban government: “baseless”" in opened.text("#panel .reply")


def test_an_answer_leads_to_its_own_passage(opened: Opened) -> None:
    opened.page.get_by_role("button", name="Munir Akram accuses").click()
    opened.page.locator("#panel .reply").click()
    assert opened.text("#panel h2") == "Taliban government rejects the accusation by Munir Akram"


def test_only_denied_accusations_are_crossed_out(opened: Opened) -> None:
    crossed = "crossed.map((id) => [actors[arrows[id].from].label, actors[arrows[id].to].label].join(' > '))"
    found = opened.page.evaluate(crossed)
    assert "Munir Akram > Taliban government" in found
    assert "Arif Rahmani > Pakistan" not in found  # nobody answered him
    assert "US Environmental Protection Agency > Volkswagen" not in found  # it was admitted


def test_a_denial_is_a_dashed_arrow_back(opened: Opened) -> None:
    dashes = opened.page.evaluate(
        "edges.get({filter: ({id}) => arrows[id].relation === 'denies'}).map((one) => one.dashes)"
    )
    assert len(dashes) == 4
    assert all(dashes)
    assert not opened.tell("edges.get({filter: ({id}) => arrows[id].relation === 'accuses'})[0].dashes")


def test_a_party_named_by_no_one_is_said_to_be_not_named(opened: Opened) -> None:
    assert "Someone not named accuses Taliban government" in opened.text("#panel .lines")


def test_a_relation_switched_off_is_hidden_and_said_to_be(opened: Opened) -> None:
    opened.page.get_by_label("accuses").uncheck()
    assert "Hidden: 17 in relations switched off." in opened.text("#hidden")
    assert not opened.tell("edges.get().some(({id}) => arrows[id].relation === 'accuses')")


def test_show_all_brings_back_what_was_hidden(opened: Opened) -> None:
    opened.page.get_by_label("accuses").uncheck()
    opened.page.get_by_role("button", name="Show all").click()
    assert opened.text("#hidden") == "Shown: 34 of 34 statements, 29 of 29 parties."


def test_the_counts_of_the_legend_follow_the_confidence(opened: Opened) -> None:
    before = opened.counts("#relations")
    opened.page.locator("#sure input").fill("0.8")
    after = opened.counts("#relations")
    assert before["accuses"] == 17
    assert 0 < after["accuses"] < 17
    assert "less sure" in opened.text("#hidden")


def test_the_counts_of_parties_follow_the_relations(opened: Opened) -> None:
    assert opened.counts("#types")["armed group"] == 3
    for relation in ("attacks", "claims attack", "condemns"):
        opened.page.get_by_label(relation, exact=False).first.uncheck()
    assert opened.counts("#types")["armed group"] == 0


def test_time_can_be_narrowed(opened: Opened) -> None:
    opened.page.locator("#from input").fill("5")
    assert opened.text("#from output") == "Jun 2024"
    assert "outside the dates" in opened.text("#hidden")


def test_search_finds_a_party_by_a_part_of_its_name(opened: Opened) -> None:
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("experts")
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "UN Group of Experts on the DRC"


def test_keys_step_through_the_arrows_and_leave(opened: Opened) -> None:
    opened.page.keyboard.press("n")
    first = opened.text("#panel h2")
    opened.page.keyboard.press("n")
    assert opened.text("#panel h2") != first
    opened.page.keyboard.press("N")
    assert opened.text("#panel h2") == first
    opened.page.keyboard.press("Escape")
    assert opened.text("#panel h2") == "Who says what, and who denies it"


def test_keys_move_and_zoom_the_drawing(opened: Opened) -> None:
    opened.page.locator("#network").focus()
    scale, place = opened.tell("drawing.getScale()"), opened.tell("drawing.getViewPosition()")
    opened.page.keyboard.press("+")
    opened.page.keyboard.press("ArrowRight")
    assert opened.tell("drawing.getScale()") > scale  # type: ignore[operator]
    assert opened.tell("drawing.getViewPosition()") != place


def test_a_double_click_leaves_only_the_arrows_of_a_party(opened: Opened) -> None:
    place = opened.page.evaluate(
        "drawing.canvasToDOM(drawing.getPosition(actors.findIndex((one) => one.label === 'Russia')))"
    )
    opened.page.locator("#network canvas").dblclick(position=place)
    assert "Shown: 5 of 34 statements, 4 of 29 parties." in opened.text("#hidden")
    assert "Only arrows of Russia" in opened.text("#hidden")


def test_an_address_brings_back_its_view(opened: Opened, chromium: Browser, tmp_path: Path) -> None:
    opened.page.get_by_label("accuses").uncheck()
    opened.page.get_by_role("button", name="Iran threatens").click()
    again = show(chromium, tmp_path, drawn(), view="#" + opened.page.url.partition("#")[2])
    assert again.text("#hidden") == opened.text("#hidden")
    assert again.text("#panel h2") == "Iran threatens United States"


def test_the_table_says_in_words_what_the_drawing_shows(opened: Opened) -> None:
    rows = opened.page.locator("#rows tr").all_inner_texts()
    assert len(rows) == 34
    assert any("Munir Akram\taccuses\tTaliban government" in row.replace("\n", "") for row in rows)


def test_the_table_saves_as_csv_that_no_spreadsheet_runs(opened: Opened) -> None:
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Save as CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) == 34
    assert {row["answered"] for row in rows if row["statement"] == "s9"} == {"s10"}
    assert opened.tell("cell('=1+1')") == '"\'=1+1"'


def test_the_drawing_saves_as_png(opened: Opened) -> None:
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="PNG").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_on_paper_the_ground_is_white_and_every_row_is_there(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, page(assemble(crowd(200)), title="x"), dark=True)
    opened.tell("window.onbeforeprint()")
    assert opened.tell("ground()") == "#ffffff"
    assert opened.page.locator("#rows tr").count() == opened.tell("listed.length")
    opened.page.emulate_media(media="print")
    assert opened.page.locator("#paper").bounding_box() is not None


def test_the_dark_drawing_has_colours_of_its_own(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, drawn(), dark=True)
    assert "86,180,233" in opened.page.evaluate(COLOURS)
    assert opened.tell("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)"


def test_whoever_wants_no_motion_gets_none(opened: Opened) -> None:
    assert opened.tell("animation()") is False
