"""What was fetched, as web archives: one file for an address, and what its server said to ask again with."""

from __future__ import annotations

import gzip
import re
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from kg.errors import StoreError
from kg.store.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.fetch.address import Address
    from kg.fetch.request import Answer

HTTP = "application/http; msgtype=response"
KEPT = ("content-type", "date", "etag", "last-modified")  # the rest tells of the transfer
SLUG = 60  # characters
FEEDS = ".feeds"  # hidden, so that a build reads the pages and not the feeds that led to them


def place(folder: Path, address: Address, *, feed: bool = False) -> Path:
    """Give the file of an address."""
    slug = re.sub("[^a-z0-9]+", "-", address.target.lower()).strip("-")[:SLUG]
    name = f"{slug}-{sha256(address.whole.encode()).hexdigest()[:12]}".lstrip("-")
    host = re.sub("[^A-Za-z0-9.-]", "-", address.host)
    return folder / (FEEDS if feed else host) / f"{name}.warc.gz"


def keep(file: Path, asked: Address, answer: Answer) -> None:
    """Write an answer, under the address that was asked for.

    Raises:
        StoreError: it cannot be written.
    """
    lines = [f"{name}: {answer.headers[name]}" for name in KEPT if name in answer.headers]
    head = "\r\n".join([f"HTTP/1.1 {answer.status} OK", *lines, f"content-length: {len(answer.body)}", "", ""])
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = asked.whole
    record.headers["Content-Type"] = HTTP
    record.set_bytes_content(head.encode("latin-1", "replace") + answer.body)
    stream = BytesIO()
    record.write(stream)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(file, (gzip.compress(stream.getvalue(), mtime=0),))
    except OSError as error:
        raise StoreError(f"{file}: {error.strerror or error}; choose another folder") from error


def kept(file: Path) -> tuple[Mapping[str, str], bytes] | None:
    """Give headers and body of what was kept, or nothing where there is no such file, or it is damaged."""
    try:
        archive = ArchiveIterator(BytesIO(gzip.decompress(file.read_bytes())), parse_http=True)
        for record in archive:
            return {k.lower(): v for k, v in record.http_headers.items()}, record.reader.read()
    except (OSError, EOFError, ValueError):
        return None
    return None


def conditions(headers: Mapping[str, str]) -> dict[str, str]:
    """Give the headers that ask for an answer only if it changed."""
    names = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
    return {asks: headers[told] for told, asks in names if told in headers}
