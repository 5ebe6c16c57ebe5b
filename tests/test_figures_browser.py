"""The pictures as a browser draws them, in the faces that a machine has: no text runs into another or off the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.figures import matrix_svg, network_svg, timeline_svg
from kg.network import assemble
from tests.browsing import disputes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
DRAWN: dict[str, Callable[..., str]] = {"network": network_svg, "matrix": matrix_svg, "timeline": timeline_svg}
# Texts that stand level, as boxes on the screen, each without the pixels that no letter fills
BOXES = """() => [...document.querySelectorAll("text")].filter((one) => !one.hasAttribute("transform")).map((one) => {
    const {left, right, top, bottom} = one.getBoundingClientRect();
    const spare = (bottom - top) * 0.2;
    return {text: one.textContent, left, right, top: top + spare, bottom: bottom - spare};
})"""


def boxes(browser: Browser, folder: Path, svg: str) -> list[dict[str, float | str]]:
    file = folder / "picture.svg"
    file.write_text(svg, encoding="utf-8")
    page = browser.new_page(viewport={"width": 2600, "height": 3000})
    page.goto(file.as_uri())
    found: list[dict[str, float | str]] = page.evaluate(BOXES)
    page.close()
    return found


def apart(one: dict[str, float | str], other: dict[str, float | str]) -> bool:
    sides = (("left", "right"), ("top", "bottom"))
    return any(one[end] <= other[start] or other[end] <= one[start] for start, end in sides)  # type: ignore[operator]


@pytest.mark.parametrize("name", DRAWN)
def test_no_text_covers_another(name: str, chromium: Browser, tmp_path: Path) -> None:
    found = boxes(chromium, tmp_path, DRAWN[name](assemble(disputes()), title="Seven disputes"))
    met = [(a["text"], b["text"]) for i, a in enumerate(found) for b in found[:i] if not apart(a, b)]
    assert [pair for pair in met if "✗" not in pair] == []  # which stands at the corner of its number


@pytest.mark.parametrize("name", DRAWN)
def test_no_text_runs_off_the_sheet(name: str, chromium: Browser, tmp_path: Path) -> None:
    svg = DRAWN[name](assemble(disputes()), title="Seven disputes")
    width = float(svg.split('viewBox="0 0 ')[1].split()[0])
    found = boxes(chromium, tmp_path, svg)
    assert [one["text"] for one in found if not 0 <= one["left"] <= one["right"] <= width] == []  # type: ignore[operator]


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_shows_within_a_page_as_an_image(name: str, chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "picture.svg").write_text(DRAWN[name](assemble(disputes()), title="x"), encoding="utf-8")
    (tmp_path / "page.html").write_text('<!doctype html><img src="picture.svg" alt="">', encoding="utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.evaluate("document.querySelector('img').naturalWidth") > 600
    page.close()
