"""Files, folders and streams as pieces of bytes; nothing is loaded whole that is too large to be an article."""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, cast

import zstandard

from kg.errors import InputError
from kg.readers.clean import one_line
from kg.readers.options import DEFAULTS, Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

MAX_LINE = 50_000_000  # bytes; a record with 2 MB of text and all its metadata is far smaller
MAX_WHOLE = 10_000_000  # bytes of a text or page; 2 million characters of 4 bytes, and markup
MAX_RATIO = 100  # news in JSON packs 3- to 10-fold, zeros 1,000-fold
PACKED = (".gz", ".zst")
PORTION = 1_024  # bytes of zstandard unpacked at once: at worst 32 MB, since a block of 4 bytes may hold 128 kB


@dataclass(frozen=True, slots=True)
class Source:
    """A file as pieces of bytes, each up to a line end or `MAX_LINE`; `path` where it lies unpacked on the disk."""

    name: str
    pieces: Iterator[bytes]
    options: Options = DEFAULTS
    path: Path | None = None

    @property
    def lines(self) -> Iterator[bytes]:
        """Give the lines; one longer than `MAX_LINE` is cut to one byte more than that."""
        inside = False
        for piece in self.pieces:
            if not inside:
                yield piece
            inside = len(piece) > MAX_LINE and not piece.endswith(b"\n")

    @property
    def stream(self) -> io.BufferedReader:
        """Give it as an open file to be read from front to back."""
        return io.BufferedReader(Joined(self.pieces))

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """Give it as an open file with random access: itself, or a copy where it is packed or a pipe."""
        if self.path is not None:
            with self.path.open("rb") as stream:
                yield stream
            return
        with TemporaryFile() as copy:
            copyfileobj(self.stream, copy)
            copy.seek(0)
            yield cast("BinaryIO", copy)

    def whole(self) -> bytes:
        """Give all bytes.

        Raises:
            InputError: there are none, or more than `MAX_WHOLE`.
        """
        pieces: list[bytes] = []
        size = 0
        for piece in self.pieces:
            pieces.append(piece)
            size += len(piece)
            if size > MAX_WHOLE:
                raise InputError(self.name, f"larger than {MAX_WHOLE:,} bytes", remedy="split it into articles")
        if not b"".join(pieces).strip():
            raise InputError(self.name, "empty file", remedy="leave it out")
        return b"".join(pieces)

    def head(self, enough: Callable[[bytes], bool]) -> tuple[bytes, Source]:
        """Give the first pieces, until they are enough or all, and the source as it was."""
        first = list[bytes]()
        for piece in self.pieces:
            first.append(piece)
            if enough(b"".join(first)):
                break
        return b"".join(first), replace(self, pieces=chain(first, self.pieces))


class Joined(io.RawIOBase):
    """Pieces of bytes as a file."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")
        self._place = 0

    def tell(self) -> int:
        """Give how many bytes were read."""
        return self._place

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override] # as io calls it
        """Fill `buffer` with what comes next."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)


def from_stream(name: str, stream: BinaryIO, options: Options = DEFAULTS) -> Source:
    """Read an open stream, which stays open."""
    return Source(name, _pieces(name, stream, None), options)


def from_file(path: Path, options: Options = DEFAULTS) -> Source:
    """Read a file, unpacked where its name ends in `.gz` or `.zst`; open from the first piece to the last."""
    name = one_line(str(path))
    return Source(name, _opened(name, path), options, None if path.suffix.lower() in PACKED else path)


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
        with path.open("rb") as stream:
            unpacked = _unpacked(path, stream)
            most = None if unpacked is stream else max(MAX_LINE, MAX_RATIO * path.stat().st_size)
            yield from _pieces(name, unpacked, most)
    except (OSError, EOFError, zlib.error, zstandard.ZstdError) as error:
        raise InputError(name, _said(error), remedy="check its permissions and that it is complete") from error


def _unpacked(path: Path, stream: BinaryIO) -> BinaryIO:
    match path.suffix.lower():
        case ".gz":
            return cast("BinaryIO", gzip.GzipFile(fileobj=stream))
        case ".zst":
            return io.BufferedReader(Joined(_frames(stream)))
        case _:
            return stream


def _frames(stream: BinaryIO) -> Iterator[bytes]:
    """Unpack zstandard, frame after frame.

    Raises:
        EOFError: the last frame is cut off.
    """
    frame = zstandard.ZstdDecompressor().decompressobj()
    while portion := stream.read(PORTION):
        while portion:
            if frame.eof:
                frame = zstandard.ZstdDecompressor().decompressobj()
            yield frame.decompress(portion)
            portion = frame.unused_data
    if not frame.eof:
        message = "compressed file ended before the end-of-stream marker was reached"  # as gzip says it
        raise EOFError(message)


def _pieces(name: str, stream: BinaryIO, most: int | None) -> Iterator[bytes]:
    total = 0
    while piece := stream.readline(MAX_LINE + 1):
        total += len(piece)
        if most is not None and total > most:
            raise InputError(name, f"unpacks to more than {MAX_RATIO} times its size", remedy="unpack and check it")
        yield piece


def _said(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return (reason or str(error)).lower()
