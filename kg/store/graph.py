"""A graph: quads in memory, and the folder that they came from or go to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.rdf import Names
from kg.rdf.names import RDF_TYPE, term
from kg.store.answers import Solutions, ask_engine
from kg.store.files import Manifest, read_manifest, read_quads, write_graph
from kg.store.remove import remove_article
from kg.terms import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

    from kg.model import Run
    from kg.store.sparql import Value


class Graph:
    """All quads are in memory: it answers 2 to 8 times faster than a database on disk, for 400 MiB a million quads.

    Nothing is written before `save`. As a context it is a transaction: left without an error, it is saved where it is
    writable and has a folder.
    """

    def __init__(self, store: ox.Store, manifest: Manifest, folder: Path | None, *, writable: bool) -> None:
        """Use `open` or `create` instead."""
        self.store, self.manifest, self.folder, self.writable = store, manifest, folder, writable
        self.names = Names(manifest.base)

    @classmethod
    def open(cls, folder: Path, *, writable: bool = False) -> Self:
        """Load the graph in `folder`.

        Raises:
            StoreError: no folder, no graph, a newer format, or a line that is no quad; names the file and the line.
        """
        manifest = read_manifest(folder)
        return cls(read_quads(folder), manifest, folder, writable=writable)

    @classmethod
    def create(cls, folder: Path | None = None, *, run: Run | None = None, base: str = DATA) -> Self:
        """Start an empty graph, to be saved in `folder`, or never where None; `save` replaces the graph that is there.

        Raises:
            StoreError: `folder` holds something else than a graph.
        """
        if folder and folder.is_dir() and any(folder.iterdir()):
            read_manifest(folder)
        return cls(ox.Store(), Manifest(base, run), folder, writable=True)

    def __enter__(self) -> Self:
        """Give the graph itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Save, unless an error ended the block."""
        if kind is None and self.writable and self.folder:
            self.save()

    def __len__(self) -> int:
        """Count the quads."""
        return len(self.store)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads; what is there already is not added twice.

        Raises:
            StoreError: the graph was opened to be read only.
        """
        self._want_writable()
        self.store.extend(quads)

    def replace_graph(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Drop one named graph, then add `quads`."""
        self._want_writable()
        fresh = list(quads)
        self.store.remove_graph(graph)
        self.store.extend(fresh)

    def replace_article(self, article_id: str, quads: Iterable[ox.Quad]) -> None:
        """Put `quads` in the place of all that the article said before."""
        self._want_writable()
        fresh = list(quads)
        remove_article(self.store, self.names, article_id)
        self.store.extend(fresh)

    def remove_article(self, article_id: str) -> None:
        """Drop the article's graph, its row in the registry, and the entities that no other article mentions.

        An entity that another article mentions keeps what this one said of it: labels, posts, memberships.
        """
        self._want_writable()
        remove_article(self.store, self.names, article_id)

    def save(self) -> None:
        """Write the folder: the same quads give the same bytes.

        Raises:
            StoreError: the graph is read-only, or has no folder, or the folder cannot be written.
        """
        self._want_writable()
        if self.folder is None:
            raise StoreError("the graph has no folder; give one to Graph.create")
        statements = sum(1 for _ in self.store.quads_for_pattern(None, term("evidence"), None))
        articles = len(self.articles())
        self.manifest = replace(self.manifest, articles=articles, statements=statements, quads=len(self))
        write_graph(self.folder, self.manifest, (line + b"\n" for line in self._lines()))

    def articles(self) -> tuple[str, ...]:
        """Give the ids of the registered articles, sorted."""
        rows = self.store.quads_for_pattern(None, RDF_TYPE, term("Article"), self.names.graph("registry"))
        iris = (row.subject.value for row in rows if isinstance(row.subject, ox.NamedNode))
        return tuple(sorted(iri.removeprefix(self.names.article("").value) for iri in iris))

    def dump(self) -> Iterator[str]:
        """Give the quads as sorted lines of N-Quads, without the line ends."""
        return (line.decode() for line in self._lines())

    def select(self, query: str, **values: Value) -> Solutions:
        """Answer a SELECT over all named graphs together; `values` fix variables of its outermost pattern.

        Raises:
            QueryError: the query is no SELECT, cannot be parsed, reaches out, or has no such variable.
        """
        answer = ask_engine(self.store, query, values)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError(_wrong_form("SELECT"))
        return Solutions(tuple(v.value for v in answer.variables), tuple(tuple(row) for row in answer))

    def ask(self, query: str, **values: Value) -> bool:
        """Answer an ASK; errors as for `select`."""
        answer = ask_engine(self.store, query, values)
        if not isinstance(answer, ox.QueryBoolean):
            raise QueryError(_wrong_form("ASK"))
        return bool(answer)

    def construct(self, query: str, **values: Value) -> Iterator[ox.Triple]:
        """Answer a CONSTRUCT or DESCRIBE, each triple once; errors as for `select`."""
        answer = ask_engine(self.store, query, values)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError(_wrong_form("CONSTRUCT or DESCRIBE"))
        return iter(dict.fromkeys(answer))

    def _lines(self) -> list[bytes]:
        return sorted((self.store.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines())

    def _want_writable(self) -> None:
        if not self.writable:
            raise StoreError(f"{self.folder}: opened to be read only; open it with writable=True")


def _wrong_form(form: str) -> str:
    return f"the query is no {form}"
