"""Graphs that no build left as they are: those of a former version, and those that a program changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.building.edits import Edits, write_edits
from kg.building.index import INDEX, Index, read_index, write_index
from kg.building.snapshot import outputs
from kg.building.who.resolved import recorded, under
from kg.model import Article
from kg.rdf import Names
from kg.rdf.names import RDF_TYPE, term
from kg.store import Graph
from kg.store.files import FORMAT, is_graph, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Manifest

STALE = "to be made"  # of quads that are older than what is kept
MADE = (
    "ontology",
    "entities",
    "registry",
    "resolution",
    "derived",
)  # graphs that a build makes, beside those of the articles
TEXTS = ("title", "text", "publisher", "url", "language", "dateline", "digest")


def keep_changes(folder: Path, manifest: Manifest) -> Manifest:
    """Keep what a program changed in a graph since it was built; an article that it removed is in the graph no more.

    All is kept as it is of a graph that has no index: one that a program made, or a copy of the quads alone.

    Raises:
        StoreError: a shard is missing or damaged, or the folder cannot be written.
    """
    built = manifest.made_of and (folder / INDEX).is_file()
    if built or manifest.format < FORMAT or not is_graph(folder):
        return manifest
    graph = Graph.open(folder)
    there = set(graph.articles())
    left = {id_: row for id_, row in read_index(folder).items() if id_ in there}
    names = Names(manifest.base)
    moves = recorded(graph.store.quads_for_pattern(None, None, None, names.graph("resolution")), names)
    made = (line for one in under(outputs(folder, left.values()), moves, names) for line in one.quads.split("\n"))
    write_edits(folder, Edits.between(made, graph.dump(), manifest.base))
    write_index(folder, left.values())
    manifest = replace(manifest, made_of=STALE)
    write_manifest(folder, manifest)
    return manifest


def former_articles(folder: Path, manifest: Manifest, index: Index) -> tuple[Article, ...]:
    """Give the articles of a graph of a former version, to be read again, and keep what it holds beside them.

    Raises:
        StoreError: it cannot be read, or the folder cannot be written.
    """
    if manifest.format >= FORMAT:
        return ()
    graph, names = Graph.open(folder), Names(manifest.base)
    made = {names.graph(name) for name in MADE} | {names.article(id_) for id_ in graph.articles()}
    others = [quad for quad in graph.store if quad.graph_name not in made]
    lines = (ox.serialize(others, format=ox.RdfFormat.N_QUADS) or b"").decode().split("\n")
    write_edits(folder, Edits.between((), lines, manifest.base))
    return tuple(article for article in _registered(graph, names) if article.id not in index)


def _registered(graph: Graph, names: Names) -> Iterator[Article]:
    """Read the articles off the registry."""
    registry = names.graph("registry")
    for row in graph.store.quads_for_pattern(None, RDF_TYPE, term("Article"), registry):
        facts = graph.store.quads_for_pattern(row.subject, None, None, registry)
        told = {fact.predicate: fact.object.value for fact in facts if isinstance(fact.object, ox.Literal)}
        title, text, *others = (told.get(term(name), "") for name in TEXTS)
        day = told.get(term("published"))
        id_ = str(row.subject).strip("<>").removeprefix(names.article("").value)
        yield Article(id_, title, text, date.fromisoformat(day) if day else None, *others)
