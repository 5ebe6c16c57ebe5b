"""Plain text and Markdown: one article a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.readers.chrome import without_chrome
from kg.readers.clean import clean
from kg.readers.dates import date_in_name, take_date
from kg.readers.decode import decode
from kg.readers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.files import Source

MAX_TITLE = 200  # characters; the longest headlines of news sites have about 150
WRAPPED = re.compile(r"(?<=[\w,;])\n(?=[a-z])")
# Front matter, heading marks, images, links (their words stay), emphasis, quotation marks, rules.
MARKUP = (
    (re.compile(r"\A---\n.*?\n---\n", re.DOTALL), ""),
    (re.compile(r"^[ ]{0,3}(?:#{1,6} |> ?)", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:[*_-] ?){3,}$", re.MULTILINE), ""),
    (re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)"), ""),
    (re.compile(r"\[([^\[\]\n]+)\]\((?:[^()\n]|\([^()\n]*\))*\)"), r"\1"),
    (re.compile(r"(\*\*|__|\*)(?=\S)([^*_\n]+?)(?<=\S)\1"), r"\2"),
)


def read_plain(source: Source) -> Iterator[Record]:
    """Read a text: a short first line before a blank one is the title, a date line near the top the date."""
    yield _record(source.name, decode(source.whole(), source.name))


def read_markdown(source: Source) -> Iterator[Record]:
    """Read Markdown as the text that it marks up."""
    text = decode(source.whole(), source.name).replace("\r\n", "\n")
    for pattern, words in MARKUP:
        text = pattern.sub(words, text)
    yield _record(source.name, text)


def _record(file: str, text: str) -> Record:
    published, text = take_date(without_chrome(clean(text)))
    title, body = _split(text.strip())
    body = WRAPPED.sub(" ", body)
    named = None if published else date_in_name(file)
    dated = "line at the top" if published else "name of the file" if named else ""
    return Record(file=file, title=title, text=body, published=published or named, dated=dated)


def _split(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    headline = len(first) < MAX_TITLE and not first.endswith(".") and rest.startswith("\n")
    return (first, rest.strip()) if headline else ("", text)
