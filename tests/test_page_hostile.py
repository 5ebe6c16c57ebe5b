"""Data that an attacker wrote, and data that is too much, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.network import Actor, Edge, assemble
from kg.page import page
from tests.browsing import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
HOSTILE = (
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1; alert(1)'>",
    "<svg onload=alert(1)>",
    "javascript:alert(1)",
    "\"'`${window.hacked = 1}",
    "\u202egnirts desrever\u202c \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "x" * 10_000,
    "\u0000\u0007 \ud83d \U0001f600 href={{7*7}}",
    "__proto__",
)


def test_nothing_in_hostile_data_runs(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, page(assemble(hostile()), title=HOSTILE[0]))
    for i in range(len(HOSTILE)):
        opened.tell(f"choose({{actor: {i}}})")
        opened.tell(f"choose({{arrow: {i}}})")
        opened.page.evaluate("(i) => drawing.body.emitter.emit('showPopup')", i)
    opened.page.locator("#search").fill("<img")
    opened.page.keyboard.press("Enter")
    opened.page.mouse.move(
        *opened.page.evaluate(
            "() => { const {x, y} = drawing.canvasToDOM(drawing.getPosition(0)); return [x + 216, y + 75]; }"
        )
    )
    opened.page.wait_for_timeout(400)
    assert opened.tell("window.hacked") is None
    assert opened.page.locator("main img:not(#paper), main svg[onload], table img").count() == 0
    assert opened.faults == []


def test_nothing_in_hostile_names_of_parties_runs_at_any_level(chromium: Browser, tmp_path: Path) -> None:
    network = assemble(hostile())
    for i, text in enumerate(HOSTILE):
        above = {"party": f"{text} above", "party_name": text, "party_label": "State"}
        network.nodes[f"{text}{i}"].update(above, state=text, state_name=text, state_label="State")
    opened = show(chromium, tmp_path, page(network, title=HOSTILE[1]))
    opened.tell("place('parties').open = true")
    for changes in ("level: 'party'", "level: 'state'", "collapsed: new Set([1])"):
        opened.tell(f"regard({{{changes}, areas: true}})")
        opened.tell("fillParties(), choose({actor: 0}), svgText(), turtleText(), graphmlText()")
    assert opened.tell("window.hacked") is None
    assert opened.page.locator("main img:not(#paper), svg[onload], table img").count() == 0
    assert opened.faults == []


def test_only_web_addresses_become_links(chromium: Browser, tmp_path: Path) -> None:
    opened = show(chromium, tmp_path, page(assemble(hostile()), title=HOSTILE[0]))
    for i in range(len(HOSTILE)):
        opened.tell(f"choose({{arrow: {i}}})")
        assert opened.page.locator("#panel a").count() == 0


def hostile() -> Iterator[Edge]:
    for i, text in enumerate(HOSTILE):
        tail, head = Actor(f"{text}{i}", text, "State"), Actor("person/x", HOSTILE[0], "Person")
        yield Edge(
            f"{text}{i}",
            "accuses",
            tail,
            head,
            text,
            text,
            text,
            words=text,
            kind=text,
            speaker=text,
            on_behalf_of=text,
            title=text,
            publisher=text,
            url=text,
            date=text,
        )
