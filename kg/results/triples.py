"""Triples and quads as text, sorted: the same answer gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.terms import CUE, DATA, KG, KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMED = (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD)  # formats that keep the names of graphs
LINES = (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES)
PREFIXES = {
    "kg": KG,
    "kind": KIND,
    "cue": CUE,
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def to_rdf(statements: Iterable[ox.Triple | ox.Quad], form: ox.RdfFormat, base: str = DATA) -> Iterator[str]:
    """Write triples or quads; `base` is what the prefix id: stands for. A format without graphs drops their names.

    >>> triple = ox.Triple(ox.NamedNode(DATA + "a"), ox.NamedNode(KG + "accuser"), ox.NamedNode(DATA + "b"))
    >>> print("".join(to_rdf([triple], ox.RdfFormat.TURTLE)).splitlines()[-1])
    id:a kg:accuser id:b .
    """
    named = form in NAMED
    quads = {_quad(each, named=named) for each in statements}
    if form in LINES:
        yield from sorted(f"{each if named else each.triple} .\n" for each in quads)
        return
    ordered = sorted(quads, key=_place)
    prefixes = {**PREFIXES, "id": base}
    written = ox.serialize(ordered if named else (each.triple for each in ordered), format=form, prefixes=prefixes)
    yield from (written or b"").decode().splitlines(keepends=True)


def _quad(each: ox.Triple | ox.Quad, *, named: bool) -> ox.Quad:
    return each if isinstance(each, ox.Quad) and named else ox.Quad(each.subject, each.predicate, each.object)


def _place(each: ox.Quad) -> tuple[str, str]:
    return str(each.graph_name), str(each)
