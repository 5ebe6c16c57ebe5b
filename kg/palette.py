"""Colours, shapes, dashes and words of a drawing or a marked text: `palette.ttl` and `marks.ttl` as values."""

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

FILE, MARKS = "palette.ttl", "marks.ttl"


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
    terms: tuple[str, ...] = ()  # local names in RDF: class of the statement; who makes it, of whom or what, words; or
    # the one property of a post, which no statement makes
    contests: bool = False  # whether it disputes what it answers


def styles(folder: Path | None = None) -> tuple[Style, ...]:
    """Read the palette in `folder` (the packaged ontology where None), in the order of the legend.

    >>> styles()[0].legend
    'state'

    Raises:
        OntologyError: the file is no Turtle, or an entry lacks what every entry has.
    """
    found = _entries(FILE, folder)
    return tuple(_style(term, found[term]) for term in sorted(found, key=lambda term: _place(term, found[term])))


def _place(term: str, entry: Mapping[str, str]) -> tuple[int, str]:
    return int(_want(term, entry, "legendOrder")), term


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How words of a text are marked that stand in one of `roles`, local names of properties."""

    legend: str
    tint: str  # a colour of CSS
    underline: str  # a border of CSS
    roles: frozenset[str]


def marks() -> tuple[MarkStyle, ...]:
    """Read how words are marked, in the order of the legend; the last is for roles that none of them names.

    >>> marks()[0].legend
    'who says it'

    Raises:
        OntologyError: the file is no Turtle, or an entry lacks what every entry has.
    """
    return tuple(
        MarkStyle(
            legend=_want(term, entry, "markedAs", MARKS),
            tint=_want(term, entry, "tint", MARKS),
            underline=_want(term, entry, "underline", MARKS),
            roles=frozenset(_want(term, entry, "marksRole", MARKS).split()),
        )
        for term, entry in _entries(MARKS).items()
    )


def _entries(file: str, folder: Path | None = None) -> Mapping[str, Mapping[str, str]]:
    """Give what a file says of each subject, in its order."""
    path = (folder or ontology_folder()) / file
    found: dict[str, dict[str, str]] = defaultdict(dict)
    try:
        for subject, predicate, value, _ in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            found[_local(str(subject))][_local(str(predicate))] = value.value if isinstance(value, ox.Literal) else ""
    except (OSError, SyntaxError) as error:
        raise OntologyError(file, str(path), str(error)) from error
    return found


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


def _want(term: str, entry: Mapping[str, str], name: str, file: str = FILE) -> str:
    if name not in entry:
        raise OntologyError(file, f"kg:{term}", f"has no kg:{name}")
    return entry[name]


def _local(iri: str) -> str:
    return iri.strip("<>").removeprefix(KG)
