"""The graph of the entities: the only place where one is described, the same by every article that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.names import (
    GEONAMES,
    LATITUDE,
    LONGITUDE,
    OWL_SAME_AS,
    RDF_TYPE,
    RDFS_LABEL,
    WIKIDATA,
    decimal,
    facts,
    term,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Entity, Post, Site
    from kg.rdf.names import Names, Value


def entity_quads(entity: Entity, names: Names) -> Iterator[Quad]:
    """Describe one entity: its class, label, Wikidata item, place on Earth, principals, memberships and posts."""
    subject, graph = names.iri(entity.id), names.graph("entities")
    yield Quad(subject, RDF_TYPE, term(entity.label.value), graph)
    yield from _label(subject, entity.name, graph)
    if entity.wikidata:
        yield Quad(subject, OWL_SAME_AS, NamedNode(WIKIDATA + entity.wikidata), graph)
    if entity.site is not None:
        yield from _site_quads(subject, entity.site, names)
    yield from facts(subject, graph, (("speaksFor", names.iri(i)) for i in entity.speaks_for))
    yield from facts(subject, graph, (("memberOf", names.iri(i)) for i in entity.member_of))
    for post in entity.posts:
        yield from _post_quads(entity.id, post, names)


def _site_quads(subject: NamedNode, site: Site, names: Names) -> Iterator[Quad]:
    graph = names.graph("entities")
    if site.geonames:
        yield Quad(subject, OWL_SAME_AS, NamedNode(f"{GEONAMES}{site.geonames}/"), graph)
    yield from facts(subject, graph, (("basedIn", names.iri(site.state) if site.state else None),))
    yield from facts(subject, graph, (("partOf", names.iri(site.division) if site.division else None),))
    if site.latitude and site.longitude:
        yield Quad(subject, LATITUDE, decimal(float(site.latitude), 4), graph)
        yield Quad(subject, LONGITUDE, decimal(float(site.longitude), 4), graph)


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
