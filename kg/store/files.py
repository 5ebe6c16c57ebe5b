"""The folder of a graph: `quads.nq`, sorted, and `graph.json`, which says what it is and what it was made of."""

from __future__ import annotations

import errno
import json
import os
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

QUADS = "quads.nq"
ABOUT = "graph.json"
FULL = "make room and run the same again: the graph is as it was, and what was read is kept"
FORMAT = 2  # 1 had no shards: such a graph is read as it is, and its articles are read anew by the next build


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `graph.json` says: the base of the data's IRIs, the run that made the graph, and how much is in it.

    `made_of` is the digest of all that a build made the quads of; it is empty where a program changed them since.
    """

    base: str
    run: Run | None = None
    articles: int = 0
    statements: int = 0
    entities: int = 0
    quads: int = 0
    made_of: str = ""
    format: int = FORMAT


def read_manifest(folder: Path) -> Manifest:
    """Read what the graph in `folder` is.

    Raises:
        StoreError: there is no folder, it holds no graph, or a newer version wrote it.
    """
    path = folder / ABOUT
    if not folder.is_dir():
        raise StoreError(f"{folder}: no such folder; make a graph with kg build")
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        version, run = int(about["format"]), about.pop("run")
        if version <= FORMAT:
            return Manifest(run=Run(**run) if run else None, **about)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{path}: does not describe a graph; choose another folder, or build it again") from error
    raise StoreError(f"{path}: format {version}, but this version reads format {FORMAT}; upgrade jaccuse")


def read_quads(folder: Path) -> ox.Store:
    """Load the quads in `folder` into memory.

    Raises:
        StoreError: the file is missing, or a line is no quad; names the file and the line.
    """
    path, store = folder / QUADS, ox.Store()
    try:
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        problem = " ".join(str(error.msg).split())
        raise StoreError(f"{path}:{error.lineno}: {problem}; build the graph again") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; build the graph again") from error
    return store


def is_graph(folder: Path) -> bool:
    """Tell whether a graph is in `folder`."""
    return (folder / ABOUT).is_file()


def write_graph(folder: Path, manifest: Manifest, lines: Iterable[bytes]) -> None:
    """Write both files, the quads first.

    Raises:
        StoreError: the folder cannot be written.
    """
    with saving(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / QUADS, lines)
    write_manifest(folder, manifest)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write what the graph in `folder` is.

    Raises:
        StoreError: the folder cannot be written.
    """
    about = json.dumps(asdict(manifest), indent=2, sort_keys=True) + "\n"
    with saving(folder):
        write_atomic(folder / ABOUT, (about.encode(),))


@contextmanager
def saving(folder: Path) -> Iterator[None]:
    """Tell in one line why the graph in `folder` cannot be written.

    Raises:
        StoreError: the block raised an OSError.
    """
    try:
        yield
    except OSError as error:
        remedy = FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else "choose a folder that can be written"
        raise StoreError(f"{folder}: {error.strerror or error}; {remedy}") from error


def write_atomic(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file so that whoever opens it, even after a crash, sees the old content or the new."""
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:
        try:
            file.writelines(parts)
            file.flush()
            os.fchmod(file.fileno(), 0o666 & ~_umask())
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(file.name).unlink()
            raise
    _sync_folder(path.parent)


def write_text(path: Path, text: str) -> None:
    """Write a page or a picture, its folder too where there is none.

    Raises:
        StoreError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, (text.encode(),))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; choose another file") from error


def _umask() -> int:
    """Give the permissions that the user's new files do not get; a temporary file starts with none for others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make a rename last; a system that cannot open a folder orders renames itself."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
