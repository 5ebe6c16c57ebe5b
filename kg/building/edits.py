"""What programs changed in a graph beside its articles: kept as the quads that they added and those they removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.rdf import Names
from kg.store.files import saving, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ADDED, REMOVED = "added.nq", "removed.nq"


@dataclass(frozen=True, slots=True)
class Edits:
    """Sorted lines of N-Quads."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @classmethod
    def between(cls, made: Iterable[str], found: Iterable[str], base: str) -> Edits:
        """Give what must be added to and removed from what was made, to have what was found.

        The graphs `ontology`, `resolution` and `derived` are made by every build, so changes of them are not kept.
        """
        own = tuple(f" {Names(base).graph(name)} ." for name in ("ontology", "resolution", "derived"))
        before, after = ({line for line in lines if line and not line.endswith(own)} for lines in (made, found))
        return cls(tuple(sorted(after - before)), tuple(sorted(before - after)))

    def without(self, articles: Iterable[str], base: str) -> Edits:
        """Forget what was added of articles, which are made from their text now."""
        iris = {str(Names(base).article(article)) for article in articles}
        kept = (line for line in self.added if not iris & {line.partition(" ")[0], line.split(" ")[-2]})
        return Edits(tuple(kept), self.removed)


def read_edits(graph: Path) -> Edits:
    """Read what programs changed in the graph in a folder."""
    return Edits(_lines(graph / ADDED), _lines(graph / REMOVED))


def write_edits(graph: Path, edits: Edits) -> None:
    """Keep what programs changed; nothing is written where that is kept already.

    Raises:
        StoreError: the folder cannot be written.
    """
    with saving(graph):
        for name, lines in ((ADDED, edits.added), (REMOVED, edits.removed)):
            if lines != _lines(graph / name):
                write_atomic(graph / name, (f"{line}\n".encode() for line in lines))


def forget_additions(graph: Path, articles: Iterable[str], base: str) -> None:
    """Forget what programs added of articles that are built from their text from now on; errors as above."""
    edits = read_edits(graph)
    if edits.added:
        write_edits(graph, edits.without(articles, base))


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").split("\n")[:-1]) if path.is_file() else ()
