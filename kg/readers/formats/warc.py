"""Web archives: an article for each page that a server answered with, its address the id."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.readers.clean import one_line
from kg.readers.decode import decode
from kg.readers.files import MAX_WHOLE
from kg.readers.formats.html import from_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastwarc.warc import WarcRecord

    from kg.readers.files import Source
    from kg.readers.record import Record

FIRST = re.compile(rb"WARC/\d\.\d\s*")  # the line with which an entry of an archive begins, after a blank one
PAGES = ("text/html", "application/xhtml+xml")
OK = 200


def read_warc(source: Source) -> Iterator[Record | InputError]:
    """Read the pages among the responses; all else is passed over, and digests are not checked.

    The archive is cut where entries begin and not by the lengths that they tell, so that one which tells a wrong
    one, or is damaged, costs itself. The number of an error or article is that of its entry, from 1.

    Raises:
        InputError: it is no web archive.
    """
    number, page = 0, None
    for number, entry in enumerate(_entries(source), 1):
        for page in _pages(entry, source.name, number):
            yield page
    if page is None:
        problem = f"a web archive of {number} entries, none a page" if number else "no web archive"
        raise InputError(source.name, problem, remedy="leave it out")


def _entries(source: Source) -> Iterator[bytes]:
    """Give the bytes of each entry; of one larger than an article may be, one byte too many."""
    entry = bytearray()
    blank, inside = True, False
    for piece in source.pieces:
        if blank and FIRST.fullmatch(piece):
            if inside:
                yield bytes(entry)
            entry.clear()
            inside = True
        blank = not piece.strip()
        if len(entry) <= MAX_WHOLE:
            entry += piece
    if inside:
        yield bytes(entry)


def _pages(entry: bytes, file: str, number: int) -> Iterator[Record | InputError]:
    """Give the page in an entry, where there is one, or what is wrong with it."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only for archives

    try:
        for response in ArchiveIterator(BytesIO(entry), record_types=WarcRecordType.response, parse_http=False):
            response.parse_http(auto_decode="all")
            kind = response.http_content_type or ""
            if response.http_headers.status_code == OK and kind.lower() in PAGES:
                yield _record(response, file, number)
    except InputError as error:
        yield InputError(file, error.problem, line=number, remedy=error.remedy)
    except (OSError, ValueError, AttributeError) as error:  # AttributeError: there are no HTTP headers
        problem = f"a damaged entry ({one_line(str(error))})"
        yield InputError(file, problem, line=number, remedy="fetch the page again")


def _record(response: WarcRecord, file: str, number: int) -> Record:
    data = response.reader.read(MAX_WHOLE + 1)
    if max(len(data), response.content_length) > MAX_WHOLE:
        raise InputError(file, f"a page of more than {MAX_WHOLE:,} bytes", remedy="save its text")
    url = (response.headers.get("WARC-Target-URI") or "").strip("<>")
    return replace(from_page(decode(data, file, page=True), file, line=number, url=url), id=url)
