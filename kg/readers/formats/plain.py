"""Plain text and Markdown: one article a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.readers.chrome import without_chrome
from kg.readers.clean import cleaned
from kg.readers.dates import date_in_name, take_date
from kg.readers.decode import decode
from kg.readers.record import Record
from kg.readers.trace import Traced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.files import Source

MAX_TITLE = 200  # characters; the longest headlines of news sites have about 150
LINE_END = re.compile("\r\n?")
WRAPPED = re.compile(r"(?<=[\w,;])\n(?=[a-z])")
# Front matter, heading marks, images, links, emphasis, quotation marks, rules: only the words stay.
MARKUP = (
    re.compile(r"\A---\n.*?\n---\n", re.DOTALL),
    re.compile(r"^[ ]{0,3}(?:#{1,6} |> ?)", re.MULTILINE),
    re.compile(r"^ {0,3}(?:[*_-] ?){3,}$", re.MULTILINE),
    re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)"),
    re.compile(r"\[(?P<words>[^\[\]\n]+)\]\((?:[^()\n]|\([^()\n]*\))*\)"),
    re.compile(r"(?P<mark>\*\*|__|\*)(?=\S)(?P<words>[^*_\n]+?)(?<=\S)(?P=mark)"),
)


def read_plain(source: Source) -> Iterator[Record]:
    """Read a text: a short first line before a blank one is the title, a date line near the top the date."""
    yield _record(source.name, Traced.of(decode(source.whole(), source.name)))


def read_markdown(source: Source) -> Iterator[Record]:
    """Read Markdown as the text that it marks up."""
    text = Traced.of(decode(source.whole(), source.name)).sub(LINE_END, "\n")
    for pattern in MARKUP:
        text = text.keep_words(pattern)
    yield _record(source.name, text)


def _record(file: str, text: Traced) -> Record:
    published, text = take_date(without_chrome(cleaned(text)))
    title, body = _split(text.strip())
    body = body.sub(WRAPPED, " ")
    named = None if published else date_in_name(file)
    dated = "line at the top" if published else "name of the file" if named else ""
    return Record(file=file, title=title, text=body, published=published or named, dated=dated)


def _split(text: Traced) -> tuple[Traced, Traced]:
    first, _, rest = text.text.partition("\n")
    headline = len(first) < MAX_TITLE and not first.endswith(".") and rest.startswith("\n")
    end = len(first) if headline else 0
    return text.cut(0, end), text.cut(end).strip()
