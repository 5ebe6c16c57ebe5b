"""The graph as a database on disk, which workers share and nobody writes.

It is made anew at each start, in a temporary folder that goes with the server: 250,000 quads a second cost less than
a cache that can be stale, and the folder of the graph need not be writable. The server holds a lock on it, so that what
a killed one left behind is known by its free lock.
"""

from __future__ import annotations

import fcntl
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import IO

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store import Graph, Manifest
from kg.store.files import QUADS, read_manifest

PREFIX, LOCK = "kg-serve-", "lock"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A database, what the graph that it was made of says of itself, and the lock that says that it is in use."""

    folder: Path
    manifest: Manifest
    lock: IO[bytes]

    def open(self) -> Graph:
        """Open it to be read."""
        return Graph(ox.Store.read_only(str(self.folder)), self.manifest, None, writable=False)

    def remove(self) -> None:
        """Take it off the disk; who has it open can still read it."""
        shutil.rmtree(self.folder.parent, ignore_errors=True)
        self.lock.close()


def make_snapshot(graph: Path) -> Snapshot:
    """Load the graph in folder `graph` into a database of its own.

    Raises:
        StoreError: no folder, no graph, a newer format, a line that is no quad, or no room on the disk.
    """
    manifest = read_manifest(graph)
    remove_left()
    try:
        place = Path(mkdtemp(prefix=PREFIX))
        made = Snapshot(place / "graph", manifest, _locked(place))
    except OSError as error:
        raise StoreError(f"no temporary folder: {error.strerror}; set TMPDIR to one") from error
    try:
        _load(graph / QUADS, made.folder)
    except BaseException:
        made.remove()
        raise
    return made


def remove_left() -> None:
    """Take off the disk what servers left that were killed; one that is in use, or another user's, stays."""
    for place in Path(gettempdir()).glob(f"{PREFIX}*"):
        try:
            with (place / LOCK).open("r+b") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(place, ignore_errors=True)
        except OSError:
            continue


def _locked(place: Path) -> IO[bytes]:
    """Lock a new folder; the file has its name only once it is locked, so that nobody finds it free."""
    lock = (place / f"{LOCK}.new").open("wb")
    fcntl.flock(lock, fcntl.LOCK_EX)
    (place / f"{LOCK}.new").rename(place / LOCK)
    return lock


def _load(quads: Path, folder: Path) -> None:
    try:
        store = ox.Store(str(folder))
        store.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)
        store.flush()
    except SyntaxError as error:
        problem = " ".join(str(error.msg).split())
        raise StoreError(f"{quads}:{error.lineno}: {problem}; build the graph again") from error
    except OSError as error:
        raise StoreError(f"{quads}: {error.strerror or error}; build the graph again, or make room") from error
