"""A picture with the statements below it, as one HTML file without a script."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.figures.markup import Markup, joined, said, tag

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLE = Path(__file__).parents[1] / "templates" / "figure.css"


def document(title: str, told: str, figure: Markup, sections: Iterable[Markup]) -> str:
    """Give the file: a browser may use its own style and nothing else; nothing is fetched."""
    style = STYLE.read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("link", rel="icon", href="data:,"),
        tag("title", said(title)),
        tag("style", Markup(style)),
    )
    body = tag(
        "body",
        tag("main", tag("h1", said(title), dir="auto"), tag("p", said(told), class_="told"), figure, *sections),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


def section(heading: str, articles: Iterable[Markup], anchor: str) -> Markup:
    """Give a group of statements with a heading that can be linked to."""
    return tag("section", tag("h3", said(heading), dir="auto"), joined(*articles), id=anchor)
