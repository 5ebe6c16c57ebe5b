"""Where in a page its date of publication is stated, so that a reader may judge how far to trust it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

ELSEWHERE = "text of the page"


def dates_stated(tree: HtmlElement) -> Callable[[str], str]:
    """Give a function that tells for an ISO date where the page states it, the most reliable place first.

    Collected before the main text is taken out, since that changes the tree.
    """
    places = list(_places(tree))
    return lambda iso: next((place for place, text in places if iso in text or _slashed(iso) in text), ELSEWHERE)


def _places(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        yield f"meta {name}".strip(), meta.get("content") or ""
    for script in tree.iter("script"):
        if "json" in (script.get("type") or ""):
            yield "JSON-LD", script.text or ""
    for time in tree.iter("time"):
        yield "time element", f"{time.get('datetime') or ''} {time.text_content()}"
    for link in tree.iter("link"):
        if link.get("rel") == "canonical":
            yield "address", link.get("href") or ""


def _slashed(iso: str) -> str:
    """Give a date as addresses have it: 2025/02/12."""
    return iso.replace("-", "/")
