"""The folder of a graph that is built: taken for oneself, and cleared of what a killed build left half written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.building import edits, index, quarantine, shards
from kg.building.who import judged
from kg.errors import StoreError
from kg.runs import LOG
from kg.store.files import ABOUT, QUADS, Manifest, is_graph, read_manifest, saving
from kg.store.lock import WriterLock, is_of_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = (shards.FOLDER, quarantine.FOLDER)
OURS = {QUADS, ABOUT, LOG, index.INDEX, edits.ADDED, edits.REMOVED, judged.FILE, *FOLDERS}


@contextmanager
def locked(folder: Path, *, damaged: bool = False) -> Iterator[Manifest | None]:
    """Keep other writers out of a folder, and give what graph is in it: None where none is finished, or is damaged.

    Raises:
        StoreError: it holds something else, cannot be written, or another process is writing it.
    """
    if folder.is_dir() and not all(map(_is_ours, folder.iterdir())):
        read_manifest(folder)
    with WriterLock(folder):
        with saving(folder):
            for place in (folder, *(folder / name for name in FOLDERS)):
                for path in place.glob(".*.tmp"):
                    path.unlink()
        yield _manifest(folder, damaged=damaged) if is_graph(folder) else None


def _is_ours(path: Path) -> bool:
    return path.name in OURS or is_of_lock(path) or path.suffix == ".tmp"


def _manifest(folder: Path, *, damaged: bool) -> Manifest | None:
    try:
        return read_manifest(folder)
    except StoreError:
        if damaged and (folder / index.INDEX).is_file():
            return None
        raise
