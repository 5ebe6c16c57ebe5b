"""A page in a real browser: hand-made statements, in our own words, about disputes that were in the news."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from kg.network import Actor, Edge, assemble
from kg.page import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DATA = Path(__file__).parent / "data" / "page"
MARK = re.compile(r"\[(cue|words):([^\]]*)\]")  # in a text: [words:what is alleged]
ROLES = {"cue": "cue", "words": "allegation"}


def disputes() -> list[Edge]:
    parties = {row["key"]: Actor(row["id"], row["name"], row["label"]) for row in _rows("parties")}
    articles = {row["id"]: row for row in _rows("articles")}
    return [
        Edge(
            **_passage(row["text"]),
            statement=row["statement"],
            relation=row["relation"],
            tail=parties[row["tail"]],
            head=parties[row["head"]],
            kind=row["kind"],
            answers=tuple(row["answers"].split()),
            title=articles[row["article"]]["title"],
            publisher=articles[row["article"]]["publisher"],
            date=articles[row["article"]]["date"],
            url=f"https://example.org/{row['article']}",
            confidence=0.55 + 0.05 * (len(row["text"]) % 9),
        )
        for row in _rows("statements")
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


class Passage(TypedDict):
    quotation: str
    spans: str
    words: str


def _passage(marked: str) -> Passage:
    quotation, spans, words = "", [], ""
    for plain, part, said in zip(*[iter([*MARK.split(marked), "", ""])] * 3, strict=True):
        quotation += plain
        if part:
            spans.append(f"{ROLES[part]} {len(quotation)}-{len(quotation + said)}")
        quotation += said
        words = said if part == "words" else words
    return {"quotation": quotation, "spans": "; ".join(spans), "words": words}


@dataclass
class Opened:
    """A page in the browser, and all that it did which a page must not do."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def counts(self, selector: str) -> dict[str, int]:
        rows = self.page.locator(f"{selector} label").all_inner_texts()
        return {name: int(number) for name, number in (row.split("\n") for row in rows)}

    def tell(self, script: str) -> object:
        return self.page.evaluate(script)


@cache
def drawn() -> str:
    return page(assemble(disputes()), title="Seven disputes")


def show(browser: Browser, folder: Path, html: str, *, view: str = "", dark: bool = False) -> Opened:
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    made = browser.new_page(
        viewport={"width": 1440, "height": 900}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    opened = Opened(made)
    made.on("console", lambda message: opened.faults.append(message.text))
    made.on("pageerror", lambda error: opened.faults.append(str(error)))
    made.on("dialog", lambda dialog: opened.faults.append(dialog.message))
    made.on("request", lambda request: _note(opened, request.url, file))
    made.goto(file.as_uri() + view)
    return opened


def _note(opened: Opened, url: str, file: Path) -> None:
    if not url.startswith((file.as_uri(), "blob:", "data:")):
        opened.faults.append(url)


def crowd(count: int) -> list[Edge]:
    actors = [Actor(f"person/{i}", f"Minister Number {i}", "Person") for i in range(count)]
    ends = [(actors[i % count], actors[(i * i + 1) % max(count // (1 + i % 9), 2)]) for i in range(count * 5 // 4)]
    return [
        Edge(f"c{i}", "accuses", *pair, "He accused her of lying.", date="2024-05-01") for i, pair in enumerate(ends)
    ]
