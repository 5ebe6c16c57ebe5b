"""The page along time: the thread of an accusation, and the histogram with its two handles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.network import Actor, Edge, assemble
from kg.page import page
from tests.browsing import Opened, crowd, show

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def moments(opened: Opened) -> list[str]:
    return [" ".join(text.split()) for text in opened.page.locator(".thread li").all_inner_texts()]


def test_a_thread_says_who_answered_when_and_in_which_words(opened: Opened) -> None:
    opened.page.get_by_role("button", name="United States accuses Iran").click()
    assert moments(opened) == [
        "15 Sep 2019 United States accuses Iran “the strike on the oil plant” Gulf Monitor",
        "15 Sep 2019 Iran denies the accusation by United States “blind and meaningless” Gulf Monitor",
        "3 days later 18 Sep 2019 United States accuses Iran “the missiles came from Iranian soil” Lakeside Tribune",
    ]


def test_a_moment_of_a_thread_leads_to_its_passage(opened: Opened) -> None:
    opened.page.get_by_role("button", name="Munir Akram accuses").click()
    opened.page.locator(".thread button").nth(1).click()
    assert opened.text("#panel h2") == "Taliban government rejects the accusation by Munir Akram"
    assert opened.page.locator(".moment[aria-current=true]").inner_text().startswith("11 Feb 2025")


def test_what_nobody_answers_has_no_thread(opened: Opened) -> None:
    opened.page.get_by_role("button", name="Arif Rahmani accuses").click()
    assert moments(opened) == []


def test_answers_that_answer_each_other_end(chromium: Browser, tmp_path: Path) -> None:
    one, other = Actor("a", "A", "State"), Actor("b", "B", "State")
    circle = [
        Edge("1", "denies", one, other, "No.", answers=("2",), date="2024"),
        Edge("2", "denies", other, one, "No.", answers=("1",), date="2025-06-01"),
    ]
    opened = show(chromium, tmp_path, page(assemble(circle), title="x"))
    opened.tell("choose({arrow: 0})")
    assert len(moments(opened)) == 2
    assert moments(opened)[1].startswith("17 months later")


def test_the_bars_count_all_dated_statements(opened: Opened) -> None:
    assert opened.tell("everyBar.reduce((sum, one) => sum + one)") == 34
    said = opened.page.locator("#histogram title").text_content() or ""
    assert said.startswith("34 statements shown from 18 Sep 2015 to 11 Feb 2025; most, 9, about Jun 2024")


def test_keys_move_both_handles(opened: Opened) -> None:
    opened.page.locator("#from input").focus()
    opened.page.keyboard.press("ArrowRight")
    opened.page.locator("#until input").focus()
    opened.page.keyboard.press("ArrowLeft")
    assert opened.text("#from output") == "5 Sep 2018"
    assert opened.text("#until output") == "8 Jul 2024"
    assert "outside the dates" in opened.text("#hidden")


def test_a_handle_stops_at_the_other(opened: Opened) -> None:
    opened.page.locator("#until input").fill("2")
    opened.page.locator("#from input").fill("5")
    assert opened.text("#from output") == opened.text("#until output")


def test_the_pointer_leads_the_nearer_handle(opened: Opened) -> None:
    box = opened.page.locator("#histogram").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    opened.page.mouse.move(box["x"] + 2, middle)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    opened.page.mouse.up()
    assert opened.text("#from output") == "18 Sep 2019"
    assert opened.text("#until output") == "11 Feb 2025"


def test_one_day_needs_no_histogram(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, page(assemble(crowd(9)), title="x"))
    assert not opened.page.locator("#histogram").is_visible()
    assert opened.faults == []
