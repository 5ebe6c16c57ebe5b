"""From IRIs to pages of this site, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.rdf.names import RDFS_LABEL, SKOS_ALT_LABEL, term
from kg.serve.deadline import check_time
from kg.serve.gate import WEB
from kg.terms import CUE, KG, KIND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Graph

VOCABULARIES = {"ontology": KG, "kind": KIND, "cue": CUE}  # the path of each
PREF_LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
NAMED_BY = (RDFS_LABEL, PREF_LABEL, term("title"), term("identifiedName"))
ALSO_NAMED_BY = (*NAMED_BY, SKOS_ALT_LABEL)
SAFE = "/:@!$&'()*+,;=-._~"  # in the path of a URL; % is coded, so that the path gives back the IRI
STANDARD = ("http://www.w3.org/", "http://purl.org/")
TENURE = ("holder", "post")  # who has which post stands for a tenure, which has no name
CUT = 80  # characters of the words that stand for what has no name


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Something with an IRI: what it is called, and where its page is; `href` is empty where there is none."""

    label: str
    iri: str
    href: str


def refer(graph: Graph, iri: str) -> Ref:
    """Give what `iri` is called in the graph, and its page."""
    return Ref(label(graph, iri), iri, href(graph, iri))


def href(graph: Graph, iri: str) -> str:
    """Give the page of an IRI: one of this site for our data and vocabulary, the web's own for the others."""
    if iri.startswith(graph.names.base):
        return "/id/" + quote(iri.removeprefix(graph.names.base), safe=SAFE)
    for path, start in VOCABULARIES.items():
        if iri == start.rstrip("#"):
            return f"/{path}"
        if iri.startswith(start):
            return f"/{path}/{quote(iri.removeprefix(start), safe=SAFE)}"
    return iri if iri.startswith(WEB) else ""


def label(graph: Graph, iri: str) -> str:
    """Give the longest name, the words of a statement or passage, or the last part of the IRI."""
    node = named(iri)
    if node is not None:
        names = _names(graph, iri)
        if names:
            return names[0]
        words = next(iter(texts(graph, node, term("exact"))), "") or said(graph, node)
        if words:
            return words if len(words) <= CUT else words[:CUT].rsplit(" ", 1)[0] + " …"
        tenure = [name for role in TENURE for iri in texts(graph, node, term(role)) for name in _names(graph, iri)[:1]]
        if tenure:
            return ", ".join(tenure)
    return shorten(graph, iri)


def _names(graph: Graph, iri: str) -> list[str]:
    """Give the names of a thing, the longest first."""
    node = named(iri)
    names = (text for predicate in NAMED_BY for text in texts(graph, node, predicate)) if node else ()
    return sorted(names, key=lambda name: (len(name), name), reverse=True)


def said(graph: Graph, statement: ox.NamedNode) -> str:
    """Give the words of the article that show a statement, "" where there are none."""
    evidence = (named(iri) for iri in texts(graph, statement, term("evidence")))
    return next((text for node in evidence if node for text in texts(graph, node, term("exact"))), "")


def shorten(graph: Graph, iri: str) -> str:
    """Give an IRI without the part that all of its kind have in common; the words of a standard as words."""
    starts = (graph.names.base, *VOCABULARIES.values())
    local = iri.rpartition("#")[2].rpartition("/")[2] if iri.startswith(STANDARD) else ""
    if local:
        return re.sub("(?<=[a-z])(?=[A-Z])", " ", local).lower()
    return next((iri.removeprefix(start) for start in starts if iri.startswith(start)), iri)


def named(iri: str) -> ox.NamedNode | None:
    """Give the node of an IRI, None where it is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def texts(graph: Graph, node: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
    """Give the values of a property as texts, sorted.

    Raises:
        RefusedError: the time of the page is up.
    """
    check_time()
    quads = graph.store.quads_for_pattern(node, predicate, None)
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal))


def find(graph: Graph, start: str, path: str) -> ox.NamedNode | None:
    """Give the node that a path below `start` means, None where the graph does not know it.

    An IRI may hold %20 or a letter with an accent; a browser writes both in codes.
    """
    return next(filter(None, (_known(graph, start + each) for each in _readings(path))), None)


def _readings(path: str) -> Iterator[str]:
    yield unquote(path)
    yield path


def _known(graph: Graph, iri: str) -> ox.NamedNode | None:
    node = named(iri)
    if node is None:
        return None
    quads = graph.store.quads_for_pattern
    said = next(quads(node, None, None), None) or next(quads(None, None, node), None)
    return node if said else None
