"""Bytes to articles: whatever is wrong with one costs that one, and is said in one line."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import InputError
from kg.model import Article, Skip
from kg.readers.clean import one_line
from kg.readers.files import Source, check, from_file, from_stream, walk
from kg.readers.html import read_html
from kg.readers.jsonl import read_jsonl
from kg.readers.plain import read_markdown, read_plain
from kg.readers.record import Record, article

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

__all__ = ["READERS", "read"]

Reader: TypeAlias = Callable[[Source], Iterator[Record | InputError]]

# The whole list: a reader is a function and a line here. A further ".gz" is unpacked for all of them.
READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    ((".txt",), read_plain),
    ((".md",), read_markdown),
    ((".html", ".htm"), read_html),
    ((".jsonl", ".ndjson"), read_jsonl),
)
STDIN = "-"
PAGE = re.compile(rb"<(?:!doctype|html|head|body|!--|\?xml)", re.IGNORECASE)


def read(paths: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Article | Skip]:
    """Read files, folders and, for "-", standard input (JSON Lines, HTML or plain text by its first line).

    Never raises on account of what it reads: what cannot be read becomes a `Skip` with file, line and remedy. Of
    articles with the same id the first is kept.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for found in _articles(path, stdin):
            if isinstance(found, Article) and found.id in seen:
                yield Skip(found.origin, f"the id '{found.id}' is taken by {seen[found.id]}; give each its own")
            elif isinstance(found, Article):
                seen[found.id] = found.origin
                yield found
            else:
                yield _skip(found)


def _skip(error: InputError) -> Skip:
    place = error.file if error.line is None else f"{error.file}:{error.line}"
    return Skip(place, f"{error.problem}; {error.remedy}")


def _articles(path: str | Path, stdin: BinaryIO | None) -> Iterator[Article | InputError]:
    for record in _records(path, stdin):
        try:
            yield article(record) if isinstance(record, Record) else record
        except InputError as error:
            yield error


def _records(path: str | Path, stdin: BinaryIO | None) -> Iterator[Record | InputError]:
    return _guarded(_piped(stdin or sys.stdin.buffer) if path == STDIN else _found(Path(path)))


def _guarded(records: Iterator[Record | InputError]) -> Iterator[Record | InputError]:
    """End at an error and give it as the last value."""
    try:
        yield from records
    except InputError as error:
        yield error


def _found(path: Path) -> Iterator[Record | InputError]:
    check(path)
    yield from _folder(path) if path.is_dir() else _file(path)


def _file(path: Path) -> Iterator[Record | InputError]:
    reader = _reader(path)
    if reader is None:
        raise InputError(one_line(str(path)), f"unknown suffix '{path.suffix}'", remedy=f"use {_suffixes()}")
    yield from reader(from_file(path))


def _folder(folder: Path) -> Iterator[Record | InputError]:
    others: Counter[str] = Counter()
    for path in walk(folder):
        if isinstance(path, InputError):
            yield path
        elif _reader(path) and not path.is_dir():
            yield from _guarded(_found(path))
        else:
            others[path.suffix or "no suffix"] += 1
    if others:
        kinds = ", ".join(sorted(map(one_line, others)))
        yield InputError(one_line(str(folder)), f"{others.total()} other files ({kinds})", remedy=f"use {_suffixes()}")


def _piped(stdin: BinaryIO) -> Iterator[Record | InputError]:
    lines = from_stream("standard input", stdin).lines
    blank: list[bytes] = []
    for line in lines:
        blank.append(line)
        if line.strip():
            break
    start = blank[-1].removeprefix(b"\xef\xbb\xbf").lstrip() if blank else b""
    reader = read_jsonl if start.startswith(b"{") else read_html if PAGE.match(start) else read_plain
    yield from reader(Source("standard input", chain(blank, lines)))


def _reader(path: Path) -> Reader | None:
    suffix = Path(path.name.lower().removesuffix(".gz")).suffix
    return next((reader for suffixes, reader in READERS if suffix in suffixes), None)


def _suffixes() -> str:
    return ", ".join(suffix for suffixes, _ in READERS for suffix in suffixes)
