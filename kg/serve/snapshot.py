"""The graph as a database on disk, which workers share and nobody writes.

It is made anew at each start, in a temporary folder that goes with the server: 250,000 quads a second cost less than
a cache that can be stale, and the folder of the graph need not be writable.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store import Graph, Manifest
from kg.store.files import QUADS, read_manifest


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A database, and what the graph that it was made of says of itself."""

    folder: Path
    manifest: Manifest

    def open(self) -> Graph:
        """Open it to be read."""
        return Graph(ox.Store.read_only(str(self.folder)), self.manifest, None, writable=False)

    def remove(self) -> None:
        """Take it off the disk; who has it open can still read it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def make_snapshot(graph: Path) -> Snapshot:
    """Load the graph in folder `graph` into a database of its own.

    Raises:
        StoreError: no folder, no graph, a newer format, a line that is no quad, or no room on the disk.
    """
    manifest = read_manifest(graph)
    try:
        made = Snapshot(Path(mkdtemp(prefix="kg-serve-")), manifest)
    except OSError as error:
        raise StoreError(f"no temporary folder: {error.strerror}; set TMPDIR to one") from error
    try:
        _load(graph / QUADS, made.folder)
    except BaseException:
        made.remove()
        raise
    return made


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
