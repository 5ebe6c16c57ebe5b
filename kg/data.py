"""Where the packaged data files are, and those that a user adds to the ontology."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OntologyError

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = "KG_ONTOLOGY"  # the environment variable that names a folder of further files
ENTITIES = "entities"  # the folder of names; all other files are of terms and words


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of the ontology: a folder, and one that adds to it; `stamp` changes when a file of the latter does."""

    folder: Path
    own: Path | None = None
    stamp: tuple[tuple[str, int], ...] = ()

    def terms(self, *patterns: str) -> Iterator[tuple[Path, str]]:
        """Give the files of terms and words, in the first folder those of `patterns`, each with its name to tell."""
        found = (path for pattern in patterns for path in sorted(self.folder.glob(pattern)))
        yield from ((p, p.relative_to(self.folder).as_posix()) for p in found if p.parent.name != ENTITIES)
        yield from ((path, str(path)) for path in self._added() if path.parent.name != ENTITIES)

    def entities(self) -> Iterator[Path]:
        """Give the files of names."""
        yield from sorted((self.folder / ENTITIES).glob("*.ttl"))
        yield from (path for path in self._added() if path.parent.name == ENTITIES)

    def _added(self) -> Iterator[Path]:
        return (Path(path) for path, _ in self.stamp)


def ontology_folder() -> Path:
    """Give the folder `ontology/`: inside the wheel, or beside the package in a checkout."""
    packaged = Path(__file__).parent / "_data" / "ontology"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "ontology"


def ontology_sources() -> Sources:
    """Give the packaged files, and those of the folder that the environment variable `KG_ONTOLOGY` names.

    Raises:
        OntologyError: there is no such folder.
    """
    named = os.environ.get(OWN, "")
    if not named:
        return Sources(ontology_folder())
    own = Path(named)
    if not own.is_dir():
        raise OntologyError(named, OWN, "no such folder; name a folder with .ttl files, or unset it")
    return Sources(ontology_folder(), own, tuple((str(p), p.stat().st_mtime_ns) for p in sorted(own.rglob("*.ttl"))))


def ontology_digest() -> str:
    """Give the sha256 of all files of the ontology, their names and contents, as hex digits."""
    return _digest(ontology_sources())


@cache
def _digest(sources: Sources) -> str:
    digest = sha256()
    for folder in filter(None, (sources.folder, sources.own)):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name, content = path.relative_to(folder).as_posix(), sha256(path.read_bytes()).hexdigest()
            digest.update(f"{name} {content}\n".encode())
    return digest.hexdigest()


def examples_folder() -> Path:
    """Give the folder of the packaged example articles."""
    return Path(__file__).parent / "examples"


def gold_folder() -> Path:
    """Give the folder with the annotations of the example articles: a file for each file of examples."""
    return Path(__file__).parent / "score" / "gold"
