"""Disputes: an accusation with all that answers it. And which accusation turns which around."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from kg.rdf.names import RDF_TYPE, XSD, facts, term
from kg.store.placed import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from kg.rdf.names import Value
    from kg.store.graph import Graph
    from kg.store.placed import Place

    Pair: TypeAlias = tuple[Value, Value]

RETURNS = 40  # accusations in return that one accusation is tied to; two parties at war would have thousands each


def disputes(graph: Graph, places: Mapping[NamedNode, Place]) -> Iterator[Quad]:
    """Give a kg:Dispute for each accusation that something answers, in its own article or in another."""
    place, answers = graph.names.graph("derived"), values(graph, "respondsTo")
    answered: defaultdict[NamedNode, list[NamedNode]] = defaultdict(list)
    accusations = _accusations(graph, places)
    for answer, targets in answers.items():
        for target in targets:
            if isinstance(answer, NamedNode) and isinstance(target, NamedNode) and target in accusations:
                answered[target].append(answer)
    for accusation, responses in answered.items():
        dispute = graph.names.iri(f"dispute/{accusation.value.rpartition('/')[2]}")
        yield Quad(dispute, RDF_TYPE, term("Dispute"), place)
        yield Quad(accusation, term("accusationOf"), dispute, place)
        yield from (Quad(response, term("answerOf"), dispute, place) for response in responses)
        yield from facts(dispute, place, _span(places[one] for one in (accusation, *responses) if one in places))


def _span(statements: Iterable[Place]) -> Iterator[tuple[str, Value | None]]:
    dates = [place.date for place in sorted(statements, key=lambda place: place.order) if place.date is not None]
    yield "opened", dates[0] if dates else None
    yield "latest", dates[-1] if dates else None


def returns(graph: Graph, places: Mapping[NamedNode, Place]) -> Iterator[Quad]:
    """Tie each accusation of a known day to those that turn it around on that day or later, at most `RETURNS`.

    A party answers for those who speak on its behalf. Of one day, an answer is later than what it answers; else the
    order is that of articles and of places in them.
    """
    by_pair, answers = _by_pair(graph, places), values(graph, "respondsTo")
    tied: defaultdict[NamedNode, set[Place]] = defaultdict(set)
    for (accuser, accused), firsts in by_pair.items():
        seconds = by_pair.get((accused, accuser), ())
        for one in firsts if seconds else ():
            tied[one.iri].update(islice(_after(one, seconds, answers), RETURNS))
    for iri, found in tied.items():
        for second in sorted(found, key=lambda place: place.order)[:RETURNS]:
            yield Quad(iri, term("returnedBy"), second.iri, graph.names.graph("derived"))


def _after(one: Place, others: Sequence[Place], answers: Mapping[object, Sequence[Value]]) -> Iterator[Place]:
    """Give those of `others`, which are sorted, that are later than `one`."""
    for other in others[bisect_left(others, one.day, key=lambda place: place.day) :]:
        if other.day > one.day or (other != one and _turns(one, other, answers)):
            yield other


def _turns(one: Place, other: Place, answers: Mapping[object, Sequence[Value]]) -> bool:
    """Tell of two accusations of one day whether the other is the later."""
    if one.iri in answers.get(other.iri, ()):
        return True
    return other.iri not in answers.get(one.iri, ()) and one.order < other.order


def _by_pair(graph: Graph, places: Mapping[NamedNode, Place]) -> dict[Pair, list[Place]]:
    """Give the accusations of a known day by who accuses whom, in their order."""
    by, of = [values(graph, name) for name in ("accuser", "onBehalfOf")], values(graph, "accused")
    found: defaultdict[Pair, list[Place]] = defaultdict(list)
    for iri in _accusations(graph, places):
        place = places[iri]
        if place.date is not None and place.date.datatype.value == f"{XSD}date":
            accusers = dict.fromkeys(one for names in by for one in names.get(iri, ()))
            for pair in ((accuser, accused) for accuser in accusers for accused in of.get(iri, ())):
                found[pair].append(place)
    return found


def _accusations(graph: Graph, places: Mapping[NamedNode, Place]) -> dict[NamedNode, None]:
    """Give the accusations in the order of their places."""
    typed = {quad.subject for quad in graph.store.quads_for_pattern(None, RDF_TYPE, term("Accusation"))}
    return {iri: None for iri in places if iri in typed}
