"""A record, which is what a reader finds, and the article that it makes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import InputError
from kg.model import Article
from kg.readers.chrome import dateline, without_chrome
from kg.readers.clean import LINES, cleaned, one_line
from kg.readers.language import foreign
from kg.readers.trace import Traced

if TYPE_CHECKING:
    from datetime import date

MAX_TEXT = 2_000_000  # characters; the longest novel printed in one volume has fewer
MAX_PARAGRAPHS = 20_000  # the same novel has fewer; lists of results have more
SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_~.-]{0,99}")
SLUG = 60  # characters of a slug: enough to be recognised, short enough for a table


@dataclass(frozen=True, slots=True)
class Record:
    """An article as found, not yet cleaned; `line` where the file holds several."""

    file: str
    text: str | Traced
    line: int | None = None
    id: str = ""
    title: str | Traced = ""
    published: date | None = None
    dated: str = ""  # where the date was found
    publisher: str = ""
    author: str = ""
    url: str = ""


def article(record: Record) -> tuple[Article, Traced]:
    """Clean a record; give its text also as one that knows where it stood in the raw one.

    Raises:
        InputError: nothing is left, it is too long, or it is not English.
    """
    headline = cleaned(Traced.of(record.title)).sub(LINES, " ")
    title, publisher, url = headline.text, one_line(record.publisher), _url(record.url)
    trail = without_chrome(cleaned(Traced.of(record.text)), title)
    body = trail.text
    if title:
        trail = headline.before(trail, "\n\n")
    text = trail.text
    _check(record, body, text)
    when = record.published.isoformat() if record.published else ""
    digest = _digest(f"{title}\0{text}\0{when}\0{publisher}\0{url}")
    found = Article(
        id=_id(record.id) if record.id else f"{_slug(_stem(record.file))}-{digest[:12]}".lstrip("-"),
        title=title,
        text=text,
        published=record.published,
        publisher=publisher,
        author=one_line(record.author),
        url=url,
        dated=one_line(record.dated),
        dateline=dateline(body),
        digest=digest,
        origin=record.file if record.line is None else f"{record.file}:{record.line}",
    )
    return found, trail


def _check(record: Record, body: str, text: str) -> None:
    if not any(map(str.isalpha, body)):
        raise InputError(record.file, "no text", line=record.line, remedy="leave it out")
    if len(text) > MAX_TEXT:
        problem = f"more than {MAX_TEXT:,} characters"
        raise InputError(record.file, problem, line=record.line, remedy="split it into articles")
    if body.count("\n\n") >= MAX_PARAGRAPHS:
        problem = f"more than {MAX_PARAGRAPHS:,} paragraphs"
        raise InputError(record.file, problem, line=record.line, remedy="split it into articles")
    if language := foreign(text):
        raise InputError(record.file, f"not English ({language})", line=record.line, remedy="translate it first")


def _id(name: str) -> str:
    """Make an id safe in an IRI; where that changes it, a digest keeps it apart from all others.

    >>> _id("wn-17"), _id("a/b")
    ('wn-17', 'a-b-c14cddc033f6')
    """
    return name if SAFE_ID.fullmatch(name) else f"{_slug(name)}-{_digest(name)[:12]}".lstrip("-")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:SLUG].rstrip("-")


def _stem(file: str) -> str:
    return PurePath(file).name.partition(".")[0]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _url(text: str) -> str:
    """Give a web address as an IRI may hold it, or nothing.

    >>> _url("https://example.org/a b?q=50%")
    'https://example.org/a%20b?q=50%25'
    """
    text = re.sub("%(?![0-9A-Fa-f]{2})", "%25", one_line(text))
    address, hash_, fragment = text.partition("#")
    address = quote(address, safe=":/?@!$&'()*+,;=~%") + hash_ + quote(fragment, safe=":/?@!$&'()*+,;=~%")
    try:
        ox.NamedNode(address)
    except ValueError:
        return ""
    return address if address.startswith(("https://", "http://")) else ""
