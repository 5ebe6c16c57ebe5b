"""The graph of the entities: the only place where one is described, the same by every article that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.names import OWL_SAME_AS, RDF_TYPE, RDFS_LABEL, WIKIDATA, facts, term, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Entity, Post
    from kg.rdf.names import Names, Value


def entity_quads(entity: Entity, names: Names) -> Iterator[Quad]:
    """Describe one entity: its class, label, Wikidata item, principals, memberships and posts."""
    subject, graph = names.iri(entity.id), names.graph("entities")
    yield Quad(subject, RDF_TYPE, term(entity.label.value), graph)
    yield from _label(subject, entity.name, graph)
    if entity.wikidata:
        yield Quad(subject, OWL_SAME_AS, NamedNode(WIKIDATA + entity.wikidata), graph)
    yield from facts(subject, graph, (("speaksFor", names.iri(i)) for i in entity.speaks_for))
    yield from facts(subject, graph, (("memberOf", names.iri(i)) for i in entity.member_of))
    for post in entity.posts:
        yield from _post_quads(entity.id, post, names)


def _label(subject: NamedNode, text: str, graph: NamedNode) -> Iterator[Quad]:
    label = words(text)
    if label is not None:
        yield Quad(subject, RDFS_LABEL, label, graph)


def _post_quads(holder: str, post: Post, names: Names) -> Iterator[Quad]:
    office, tenure, graph = names.post(post), names.tenure(holder, post), names.graph("entities")
    yield Quad(office, RDF_TYPE, term("Post"), graph)
    yield from _label(office, post.title, graph)
    yield Quad(tenure, RDF_TYPE, term("Tenure"), graph)
    yield from facts(tenure, graph, _tenure(holder, post, names))


def _tenure(holder: str, post: Post, names: Names) -> Iterator[tuple[str, Value | None]]:
    yield "holder", names.iri(holder)
    yield "post", names.post(post)
    yield "postIn", names.iri(post.of) if post.of else None
    yield "former", Literal(value=True) if post.former else None
    yield "acting", Literal(value=True) if post.acting else None
