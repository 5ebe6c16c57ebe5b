"""Pages for readers who see little, see colours otherwise, or use no mouse: in light and dark, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.figures import matrix_html, timeline_html
from kg.network import assemble
from tests.browsing import DATA, Opened, crowd, disputes, drawn, show
from tests.test_page import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
CHECK = (DATA / "access.js").read_text(encoding="utf-8")
SOUND = {
    "pale": [],
    "nameless": [],
    "jumping": [],
    "twice": [],
    "buried": 0,
    "pictures": 0,
    "headings": 1,
    "regions": 1,
    "language": "en",
}
ACCUSED = "arrows.findIndex((one) => statements[one.statements[0]].answeredBy.length)"
VIEWS = {
    "the network": "null",
    "an arrow with its thread": f"choose({{arrow: {ACCUSED}}})",
    "a party": "choose({actor: 0})",
    "filtered": "view.off.add('accuses'), refresh()",
    "the measures": "document.getElementById('parties').open = true",
}
FOCUS = """() => {
    const one = document.activeElement;
    const row = one.closest("#rows tr");
    return row ? [...row.parentElement.children].indexOf(row) : one.id || one.textContent.slice(0, 20);
}"""


def found(opened: Opened) -> dict[str, object]:
    opened.page.wait_for_timeout(100)
    report: dict[str, object] = opened.page.evaluate(CHECK)
    assert report.pop("texts") != 0
    return report


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_all_text_stands_out_and_every_control_has_a_name(
    view: str, theme: str, chromium: Browser, tmp_path: Path
) -> None:
    opened = show(chromium, tmp_path, drawn(), dark=theme == "dark")
    opened.tell(VIEWS[view])
    assert found(opened) == SOUND
    assert opened.faults == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("make", [matrix_html, timeline_html], ids=["matrix", "timeline"])
def test_tables_and_timelines_are_as_legible(
    make: Callable[..., str], theme: str, chromium: Browser, tmp_path: Path
) -> None:
    html = make(assemble([*disputes(), *crowd(60)]), title="x")
    opened = show(chromium, tmp_path, html, dark=theme == "dark")
    assert found(opened) == SOUND
    assert opened.faults == []


def test_the_check_finds_what_it_looks_for(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, drawn())
    opened.tell(
        "document.querySelector('#summary').style.color = '#999999',"
        "document.querySelector('#fit').replaceChildren(), document.querySelector('#fit').title = '',"
        "document.querySelector('#png').tabIndex = 3, document.querySelector('#svg').id = 'png'"
    )
    report = found(opened)
    assert [name for name, sound in SOUND.items() if report[name] != sound] == ["pale", "nameless", "jumping", "twice"]


def test_the_tabulator_reaches_every_statement_in_order(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, drawn())
    reached: list[object] = []
    for _ in range(200):
        opened.page.keyboard.press("Tab")
        reached.append(opened.page.evaluate(FOCUS))
    assert [one for one in reached if isinstance(one, int)][:34] == list(range(34))
    for control in ("search", "network", "fit", "png", "csv"):
        assert reached.index(control) < reached.index(0)


def test_enter_opens_a_statement_and_the_passage_can_be_read(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, drawn())
    opened.page.locator("#rows button").first.focus()
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "Munir Akram accuses Taliban government"
    assert opened.page.evaluate("document.activeElement.id") == "panel"


def test_what_the_drawing_says_stands_out_from_its_ground(chromium: Browser, tmp_path: Path) -> None:
    for dark, ground in ((False, LIGHT), (True, DARK)):
        opened = show(chromium, tmp_path, drawn(), dark=dark)
        assert opened.tell("ground()") == ground
        colours = opened.tell("[...new Set([...nodes.get(), ...edges.get()].map((one) => one.font.color))]")
        assert colours == [opened.tell("ink()")]
