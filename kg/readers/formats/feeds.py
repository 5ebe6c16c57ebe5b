"""RSS and Atom, saved as files: an article for each entry, with its content where it has one, else its summary."""

from __future__ import annotations

from calendar import timegm
from datetime import UTC, date, datetime
from time import struct_time
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree, html
from lxml.html.defs import block_tags

from kg.errors import InputError
from kg.readers.clean import one_line
from kg.readers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.readers.files import Source

    Entry: TypeAlias = Mapping[str, Any]  # as feedparser gives it

DATES = (("published_parsed", "entry's published"), ("updated_parsed", "entry's updated"))
BREAKS = block_tags | {"br", "li"}
MAX_ENTRIES = 100_000  # more than any outlet publishes in a year


def read_feed(source: Source) -> Iterator[Record | InputError]:
    """Read the entries; the feed's title is the publisher, and an entry's id or link its id.

    Raises:
        InputError: it is no feed, or has no entries.
    """
    import feedparser  # noqa: PLC0415 - 0.1 s that a build of plain text need not pay

    feed = feedparser.parse(source.whole(), resolve_relative_uris=False)
    if not feed.entries:
        why = f" ({one_line(str(feed.bozo_exception))})" if feed.bozo else ""
        problem = "a feed without entries" if feed.version else f"no RSS or Atom feed{why}"
        raise InputError(source.name, problem, remedy="leave it out")
    publisher = _words(feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries[:MAX_ENTRIES], 1):
        text = "\n\n".join(map(_words, _contents(entry)))
        if text.strip():
            yield _record(source.name, number, entry, text, publisher)
        else:
            yield InputError(
                source.name, "an entry without text", line=number, remedy="fetch the page that it links to"
            )


def links(data: bytes) -> list[str]:
    """Give the addresses of the entries of a feed, newest first as most feeds have them."""
    import feedparser  # noqa: PLC0415 - as above

    entries = feedparser.parse(data).entries[:MAX_ENTRIES]
    return [entry.link for entry in entries if entry.get("link")]


def fragment_text(markup: str) -> str:
    r"""Give the text of a piece of HTML, its blocks as paragraphs.

    >>> fragment_text("<p>One &amp; two.</p><p>Three<br>four.</p>")
    'One & two.\n\nThree\n\nfour.'
    """
    if "<" not in markup and "&" not in markup:
        return markup
    try:
        tree = html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):  # nothing but comments; characters that XML forbids
        return ""
    etree.strip_elements(tree, "script", "style", etree.Comment, with_tail=False)
    for element in tree.iter():
        if element.tag in BREAKS:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(filter(None, lines))


def _contents(entry: Entry) -> list[str]:
    contents = [part.get("value", "") for part in entry.get("content", ())]
    return [part for part in contents if part.strip()] or [entry.get("summary", "")]


def _words(markup: str) -> str:
    return fragment_text(markup).strip()


def _record(file: str, number: int, entry: Entry, text: str, publisher: str) -> Record:
    published, dated = _date(entry)
    authors = [author.get("name", "") for author in entry.get("authors", ())]
    return Record(
        file=file,
        line=number,
        id=entry.get("id") or entry.get("link") or "",
        title=_words(entry.get("title", "")),
        text=text,
        published=published,
        dated=dated,
        publisher=_words(entry.get("source", {}).get("title", "")) or publisher,
        author=", ".join(filter(None, authors)) or entry.get("author", ""),
        url=entry.get("link", ""),
    )


def _date(entry: Entry) -> tuple[date | None, str]:
    known = dict(entry.items())  # asked for what it has not, feedparser gives something else, with a warning
    for name, place in DATES:
        moment = known.get(name)
        if isinstance(moment, struct_time):
            try:
                return datetime.fromtimestamp(timegm(moment), UTC).date(), place
            except (ValueError, OverflowError, OSError):  # the year 0, or 40000
                continue
    return None, ""
