"""Files, folders and streams as lines of bytes; nothing is loaded whole that is too large to be an article."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.readers.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

MAX_LINE = 50_000_000  # bytes; a record with 2 MB of text and all its metadata is far smaller
MAX_WHOLE = 10_000_000  # bytes of a text or page; 2 million characters of 4 bytes, and markup
MAX_RATIO = 100  # news in JSON packs 3- to 10-fold, zeros 1,000-fold


@dataclass(frozen=True, slots=True)
class Source:
    """A file as lines; a line longer than `MAX_LINE` is cut to one byte more than that."""

    name: str
    lines: Iterator[bytes]

    def whole(self) -> bytes:
        """Give all bytes.

        Raises:
            InputError: there are none, or more than `MAX_WHOLE`.
        """
        lines: list[bytes] = []
        size = 0
        for line in self.lines:
            lines.append(line)
            size += len(line)
            if size > MAX_WHOLE:
                raise InputError(self.name, f"larger than {MAX_WHOLE:,} bytes", remedy="split it into articles")
        if not b"".join(lines).strip():
            raise InputError(self.name, "empty file", remedy="leave it out")
        return b"".join(lines)


def from_stream(name: str, stream: BinaryIO) -> Source:
    """Read an open stream, which stays open."""
    return Source(name, _lines(_pieces(name, stream, None)))


def from_file(path: Path) -> Source:
    """Read a file, unpacked where its name ends in `.gz`; opened at the first line, closed after the last."""
    name = one_line(str(path))
    return Source(name, _lines(_opened(name, path)))


def walk(folder: Path) -> Iterator[Path | InputError]:
    """Give what lies below `folder` and is no folder: sorted, files first, without hidden ones, no links followed."""
    try:
        inside = sorted((_is_folder(path), path) for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield InputError(one_line(str(folder)), _said(error), remedy="check its permissions")
        return
    for is_folder, path in inside:
        if is_folder:
            yield from walk(path)
        else:
            yield path


def check(path: Path) -> None:
    """See that something is there to be read.

    Raises:
        InputError: there is no such file or folder, or it is a device or a pipe.
    """
    name = one_line(str(path))
    try:
        path.stat()
        readable = path.is_dir() or path.is_file()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(name, _said(error), remedy="check the path") from error
    if not readable:
        raise InputError(name, "not a regular file", remedy='hand it in as standard input, "-"')


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _opened(name: str, path: Path) -> Iterator[bytes]:
    try:
        if path.suffix.lower() != ".gz":
            with path.open("rb") as stream:
                yield from _pieces(name, stream, None)
            return
        most = max(MAX_LINE, MAX_RATIO * path.stat().st_size)
        with gzip.open(path) as stream:
            yield from _pieces(name, stream, most)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(name, _said(error), remedy="check its permissions and that it is complete") from error


def _pieces(name: str, stream: BinaryIO | gzip.GzipFile, most: int | None) -> Iterator[bytes]:
    total = 0
    while piece := stream.readline(MAX_LINE + 1):
        total += len(piece)
        if most is not None and total > most:
            raise InputError(name, f"unpacks to more than {MAX_RATIO} times its size", remedy="unpack and check it")
        yield piece


def _lines(pieces: Iterator[bytes]) -> Iterator[bytes]:
    inside = False
    for piece in pieces:
        if not inside:
            yield piece
        inside = len(piece) > MAX_LINE and not piece.endswith(b"\n")


def _said(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return (reason or str(error)).lower()
