"""What standard input holds, by how it begins."""

from __future__ import annotations

import csv
import re

from kg.readers.formats.tables import SEPARATORS
from kg.readers.options import DEFAULTS

HEAD = 2_000  # bytes of markup looked at
# The first that matches tells; each begins a file of its format and hardly an article.
BEGINNINGS = (
    (re.compile(rb"\{"), "jsonl"),
    (re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL), "feed"),
    (re.compile(rb"<(?:!doctype|html|head|body|!--|\?xml)", re.IGNORECASE), "html"),
    (re.compile(rb"WARC/\d"), "warc"),
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"PAR1"), "parquet"),
    (re.compile(rb"(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version): ", re.IGNORECASE), "mail"),
)


def enough(head: bytes) -> bool:
    """Tell whether more needs to be known: a line does, but markup begins with what all markup begins with.

    Records may come one by one, and the first is not to wait for the next.
    """
    start = head.lstrip()
    return len(head) > HEAD if start.startswith(b"<") else bool(start)


def guess(head: bytes) -> str:
    r"""Give the name of the format of what begins with `head`.

    >>> guess(b'\n{"text": "..."}'), guess(b"id,headline,body\n"), guess(b"Nobody said so.")
    ('jsonl', 'csv', 'text')
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = next((name for beginning, name in BEGINNINGS if beginning.match(start)), "")
    return found or ("csv" if _names_columns(start) else "text")


def _names_columns(start: bytes) -> bool:
    """Tell whether the first line names columns, one of them that of a text."""
    line = start.partition(b"\n")[0].decode("utf-8", "replace").strip()
    rows = (next(csv.reader([line], delimiter=separator), []) for separator in SEPARATORS)
    return any(len(row) > 1 and {"text", "title"} <= DEFAULTS.columns(row).keys() for row in rows)
