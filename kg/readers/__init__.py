"""Bytes to articles: whatever is wrong with one costs that one, and is said in one line."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.errors import InputError
from kg.model import Skip
from kg.readers.clean import one_line
from kg.readers.files import PACKED, Source, check, from_file, from_stream, walk
from kg.readers.formats.feeds import read_feed
from kg.readers.formats.guess import enough, guess
from kg.readers.formats.html import read_html
from kg.readers.formats.jsonl import read_jsonl
from kg.readers.formats.mail import read_mail
from kg.readers.formats.parquet import read_parquet
from kg.readers.formats.pdf import read_pdf
from kg.readers.formats.plain import read_markdown, read_plain
from kg.readers.formats.tables import read_table
from kg.readers.formats.warc import read_warc
from kg.readers.options import DEFAULTS, Options
from kg.readers.record import Record, article

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from kg.model import Article
    from kg.readers.trace import Traced

__all__ = ["READERS", "Options", "read", "read_traced"]

Reader: TypeAlias = Callable[[Source], Iterator[Record | InputError]]


class Format(NamedTuple):
    """A format: its name, the suffixes of its files, and what reads them."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader


# The whole list: a reader is a function and a line here. A further ".gz" or ".zst" is unpacked for all of them.
READERS: tuple[Format, ...] = (
    Format("text", (".txt",), read_plain),
    Format("markdown", (".md",), read_markdown),
    Format("html", (".html", ".htm", ".xhtml"), read_html),
    Format("jsonl", (".jsonl", ".ndjson"), read_jsonl),
    Format("csv", (".csv", ".tsv"), read_table),
    Format("parquet", (".parquet",), read_parquet),
    Format("feed", (".rss", ".atom", ".xml"), read_feed),
    Format("warc", (".warc",), read_warc),
    Format("mail", (".eml",), read_mail),
    Format("pdf", (".pdf",), read_pdf),
)
STDIN = "-"


def read(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None, options: Options = DEFAULTS
) -> Iterator[Article | Skip]:
    """Read files, folders and, for "-", standard input, whose format is seen from how it begins.

    Never raises on account of what it reads: what cannot be read becomes a `Skip` with file, line and remedy. Of
    articles with the same id the first is kept; where they are the same altogether, nothing is said.
    """
    return (found[0] if isinstance(found, tuple) else found for found in read_traced(paths, stdin, options))


def read_traced(
    paths: Iterable[str | Path], stdin: BinaryIO | None = None, options: Options = DEFAULTS
) -> Iterator[tuple[Article, Traced] | Skip]:
    """Read as `read` does, and give with each article the raw text and where each of its characters stood in it.

    Raw is what stood in the file, field, entry or message; of HTML and PDF, what the library found in it.
    """
    seen: dict[str, tuple[str, str]] = {}
    for found in chain.from_iterable(_articles(path, stdin, options) for path in paths):
        if isinstance(found, InputError):
            yield _skip(found)
            continue
        one = found[0]
        if one.id not in seen:
            seen[one.id] = one.digest, one.origin
            yield found
        elif one.digest != seen[one.id][0]:
            yield Skip(one.origin, f"the id '{one.id}' is taken by {seen[one.id][1]}; give each its own")


def _skip(error: InputError) -> Skip:
    place = error.file if error.line is None else f"{error.file}:{error.line}"
    return Skip(place, f"{error.problem}; {error.remedy}")


def _articles(
    path: str | Path, stdin: BinaryIO | None, options: Options
) -> Iterator[tuple[Article, Traced] | InputError]:
    for record in _records(path, stdin, options):
        try:
            yield article(record) if isinstance(record, Record) else record
        except InputError as error:
            yield error


def _records(path: str | Path, stdin: BinaryIO | None, options: Options) -> Iterator[Record | InputError]:
    piped = path == STDIN
    return _guarded(_piped(stdin or sys.stdin.buffer, options) if piped else _found(Path(path), options))


def _guarded(records: Iterator[Record | InputError]) -> Iterator[Record | InputError]:
    """End at an error and give it as the last value."""
    try:
        yield from records
    except InputError as error:
        yield error


def _found(path: Path, options: Options) -> Iterator[Record | InputError]:
    check(path)
    yield from _folder(path, options) if path.is_dir() else _file(path, options)


def _file(path: Path, options: Options) -> Iterator[Record | InputError]:
    reader = _reader(path, options)
    if reader is None:
        remedy = f"use {_suffixes()}, or say what it is with --format"
        raise InputError(one_line(str(path)), f"unknown suffix '{path.suffix}'", remedy=remedy)
    yield from reader(from_file(path, options))


def _folder(folder: Path, options: Options) -> Iterator[Record | InputError]:
    others: Counter[str] = Counter()
    for path in walk(folder):
        if isinstance(path, InputError):
            yield path
        elif _reader(path, options) and not path.is_dir():
            yield from _guarded(_found(path, options))
        else:
            others[path.suffix or "no suffix"] += 1
    if others:
        kinds = ", ".join(sorted(map(one_line, others)))
        yield InputError(one_line(str(folder)), f"{others.total()} other files ({kinds})", remedy=f"use {_suffixes()}")


def _piped(stdin: BinaryIO, options: Options) -> Iterator[Record | InputError]:
    head, source = from_stream("standard input", stdin, options).head(enough)
    yield from _named(options.format or guess(head))(source)


def _reader(path: Path, options: Options) -> Reader | None:
    if options.format:
        return _named(options.format)
    name = path.name.lower()
    for packed in PACKED:
        name = name.removesuffix(packed)
    return next((one.read for one in READERS if Path(name).suffix in one.suffixes), None)


def _named(name: str) -> Reader:
    return next(one.read for one in READERS if one.name == name)


def _suffixes() -> str:
    return ", ".join(suffix for one in READERS for suffix in one.suffixes)
