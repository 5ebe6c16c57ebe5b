"""Shards: files of what some articles gave, written once, named by what went in, and replaced by nothing."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import zstandard

from kg.building.output import Output
from kg.errors import StoreError
from kg.store.files import saving, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FOLDER, SUFFIX = "shards", ".jsonl.zst"
LEVEL = 3  # zstandard's own default: 26 MB for 10,000 news articles with their text, at 150 MB a second


def write_shard(graph: Path, outputs: Sequence[Output]) -> str:
    """Write a shard of the graph in a folder, and give its name.

    Raises:
        StoreError: it cannot be written.
    """
    name = sha256("\n".join(output.key for output in outputs).encode()).hexdigest()[:32]
    packed = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(
        b"".join(output.to_line() for output in outputs)
    )
    with saving(graph):
        (graph / FOLDER).mkdir(exist_ok=True)
        write_atomic(graph / FOLDER / f"{name}{SUFFIX}", (packed,))
    return name


def read_shard(graph: Path, name: str) -> Iterator[Output]:
    """Give what the articles of a shard gave, in the order in which they were written.

    Raises:
        StoreError: it is missing or damaged; names the file.
    """
    path = graph / FOLDER / f"{name}{SUFFIX}"
    try:
        lines = zstandard.ZstdDecompressor().decompress(path.read_bytes()).splitlines()
        yield from map(Output.from_line, lines)
    except (OSError, zstandard.ZstdError, StoreError) as error:
        problem = getattr(error, "strerror", None) or "is damaged"
        raise StoreError(f"{path}: {problem}; put it back from a copy, or build the graph in a new folder") from error


def shards(graph: Path) -> set[str]:
    """Give the names of the shards that are there."""
    return {path.name.removesuffix(SUFFIX) for path in (graph / FOLDER).glob(f"[0-9a-f]*{SUFFIX}")}


def drop_shards(graph: Path, names: set[str]) -> None:
    """Remove shards that nothing refers to.

    Raises:
        StoreError: the folder cannot be written.
    """
    with saving(graph):
        for name in sorted(names):
            (graph / FOLDER / f"{name}{SUFFIX}").unlink(missing_ok=True)
