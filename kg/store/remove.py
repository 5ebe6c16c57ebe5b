"""Takes an article out of a store, with all that only it brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.names import term

if TYPE_CHECKING:
    from kg.rdf import Names


def remove_article(store: ox.Store, names: Names, article_id: str) -> None:
    """Drop the article's graph, its row in the registry, and the entities and runs that no other article has."""
    article = names.article(article_id)
    entities, runs = _objects(store, article, "mentions"), _objects(store, article, "extractedBy")
    store.remove_graph(article)
    _forget(store, article, names.graph("registry"))
    for run in runs:
        if not _subjects(store, "extractedBy", run):
            _forget(store, run, names.graph("registry"))
    for entity in entities:
        if not _subjects(store, "mentions", entity):
            _forget_entity(store, entity, names.graph("entities"))


def _forget_entity(store: ox.Store, entity: ox.NamedNode, graph: ox.NamedNode) -> None:
    _forget(store, entity, graph)
    for tenure in _subjects(store, "holder", entity):
        posts = _objects(store, tenure, "post")
        _forget(store, tenure, graph)
        for post in posts:
            if not _subjects(store, "post", post):
                _forget(store, post, graph)


def _forget(store: ox.Store, subject: ox.NamedNode, graph: ox.NamedNode) -> None:
    for quad in list(store.quads_for_pattern(subject, None, None, graph)):
        store.remove(quad)


def _objects(store: ox.Store, subject: ox.NamedNode, name: str) -> list[ox.NamedNode]:
    values = [quad.object for quad in store.quads_for_pattern(subject, term(name), None)]
    return [value for value in values if isinstance(value, ox.NamedNode)]


def _subjects(store: ox.Store, name: str, value: ox.NamedNode) -> list[ox.NamedNode]:
    subjects = [quad.subject for quad in store.quads_for_pattern(None, term(name), value)]
    return [subject for subject in subjects if isinstance(subject, ox.NamedNode)]
