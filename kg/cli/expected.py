"""How many articles there are to read, for a bar that says how long it still takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

ONE = {".txt", ".md", ".html", ".htm", ".xhtml", ".eml", ".pdf"}  # suffixes of files of one article
LINES = {".jsonl", ".ndjson"}  # of files of an article a line
MOST = 500_000_000  # bytes that may be looked through: a few seconds


def expected(inputs: Iterable[str]) -> int | None:
    """Count the articles of files and folders; None where that is not told by lines or files, or takes too long."""
    paths = [path for name in inputs for path in _files(Path(name))]
    counted = [path for path in paths if _suffix(path) in LINES]
    if any(_suffix(path) not in ONE | LINES for path in paths) or sum(p.stat().st_size for p in counted) > MOST:
        return None
    return len(paths) - len(counted) + sum(map(_lines, counted)) or None


def _files(path: Path) -> list[Path]:
    from kg.readers import READERS
    from kg.readers.files import walk

    if not path.is_dir():
        return [path] if path.is_file() else [Path()]  # what is no file is of unknown length
    known = {suffix for form in READERS for suffix in form.suffixes}
    return [found for found in walk(path) if isinstance(found, Path) and _suffix(found) in known]


def _suffix(path: Path) -> str:
    from kg.readers.files import PACKED

    return Path(path.stem if path.suffix.lower() in PACKED else path.name).suffix.lower()


def _lines(path: Path) -> int:
    """Count the lines of a file; one that cannot be read has none, and the reader says why."""
    from kg.readers.files import from_file

    try:
        return sum(piece.count(b"\n") for piece in from_file(path).pieces)
    except InputError:
        return 0
