"""Colours, shapes, dashes and words of a drawing: `ontology/palette.ttl` as values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.data import ontology_folder
from kg.errors import OntologyError
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "palette.ttl"


@dataclass(frozen=True, slots=True)
class Style:
    """How one class of actor (it has a `marker`) or one relation is drawn."""

    id: str  # local name of the class or relation
    legend: str
    phrase: str  # between two parties: "denies the accusation by"
    colour: str  # #rrggbb, on a light ground
    dark: str  # #rrggbb, on a dark ground
    marker: str = ""
    dash: tuple[int, ...] = ()  # pixels drawn and left out in turn; empty for a solid line
    mark: str = ""  # the word put on what a relation answers: "denied"
    terms: tuple[str, ...] = ()  # local names in RDF: class of the statement; who makes it, about whom or what, words
    contests: bool = False  # whether it disputes what it answers


def styles(folder: Path | None = None) -> tuple[Style, ...]:
    """Read the palette in `folder` (the packaged ontology where None), in the order of the legend.

    >>> styles()[0].legend
    'state'

    Raises:
        OntologyError: the file is no Turtle, or an entry lacks what every entry has.
    """
    path = (folder or ontology_folder()) / FILE
    found: dict[str, dict[str, str]] = defaultdict(dict)
    try:
        for subject, predicate, value, _ in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            found[_local(str(subject))][_local(str(predicate))] = value.value if isinstance(value, ox.Literal) else ""
    except (OSError, SyntaxError) as error:
        raise OntologyError(FILE, str(path), str(error)) from error
    return tuple(_style(term, found[term]) for term in sorted(found, key=lambda term: _place(term, found[term])))


def _place(term: str, entry: Mapping[str, str]) -> tuple[int, str]:
    return int(_want(term, entry, "legendOrder")), term


def _style(term: str, entry: Mapping[str, str]) -> Style:
    return Style(
        id=term,
        legend=_want(term, entry, "legend"),
        phrase=entry.get("phrase", _want(term, entry, "legend")),
        colour=_want(term, entry, "colour"),
        dark=_want(term, entry, "darkColour"),
        marker=entry.get("marker", ""),
        dash=tuple(map(int, entry.get("dash", "").split())),
        mark=entry.get("answerMark", ""),
        terms=tuple(entry.get("writtenAs", "").split()),
        contests=entry.get("contests") == "true",
    )


def _want(term: str, entry: Mapping[str, str], name: str) -> str:
    if name not in entry:
        raise OntologyError(FILE, f"kg:{term}", f"has no kg:{name}")
    return entry[name]


def _local(iri: str) -> str:
    return iri.strip("<>").removeprefix(KG)
