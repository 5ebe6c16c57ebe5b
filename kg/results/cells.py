"""What stands in a cell: for people a label, for programs a value."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg.terms import CUE, DATA, KG, KIND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Plain: TypeAlias = str | int | float | bool
XSD = "http://www.w3.org/2001/XMLSchema#"
LABEL = "Label"  # a variable ?xLabel names what ?x is
INTEGERS = re.compile(
    "(unsigned|nonNegative|nonPositive|positive|negative)?(Integer|integer|Int|int|Long|long|Short|short)"
)


def text(term: Term | None) -> str:
    """Give an IRI or the lexical form of a literal; nothing where unbound."""
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


def value(term: Term | None) -> Plain | None:
    """Give a number or a truth as such, all else as text; a literal that is not what its type says is text too.

    >>> value(ox.Literal(3)), value(ox.Literal("many", datatype=ox.NamedNode(XSD + "integer")))
    (3, 'many')
    """
    if not isinstance(term, ox.Literal):
        return None if term is None else text(term)
    local = term.datatype.value.removeprefix(XSD)
    try:
        if local == "boolean" and term.value in {"true", "1", "false", "0"}:
            return term.value in {"true", "1"}
        if INTEGERS.fullmatch(local):
            return int(term.value)
        if local in {"decimal", "double", "float"} and math.isfinite(number := float(term.value)):
            return number
    except ValueError:
        pass
    return term.value


def short(iri: str, base: str = DATA) -> str:
    """Give an IRI without the part that all have in common."""
    return next((iri.removeprefix(start) for start in (base, KG, KIND, CUE) if iri.startswith(start)), iri)


def for_people(
    variables: Sequence[str], rows: Iterable[Sequence[Term | None]], label: Callable[[str], str] = short
) -> tuple[list[str], list[list[str]]]:
    """Give heads and rows for people: labels stand for what they name, other IRIs are short.

    >>> for_people(["by", "byLabel"], [(ox.NamedNode(DATA + "state/PK"), ox.Literal("Pakistan"))])
    (['by'], [['Pakistan']])
    """
    kept = [i for i, name in enumerate(variables) if name + LABEL not in variables]
    named = {i: variables.index(variables[i].removesuffix(LABEL)) for i in kept if _names(variables, i)}
    heads = [re.sub("(?<=[a-z])(?=[A-Z])", " ", variables[i].removesuffix(LABEL)).lower() for i in kept]
    return heads, [[_told(row[i], label) or _told(row[named.get(i, i)], label) for i in kept] for row in rows]


def _names(variables: Sequence[str], i: int) -> bool:
    return variables[i].endswith(LABEL) and variables[i].removesuffix(LABEL) in variables


def _told(term: Term | None, label: Callable[[str], str]) -> str:
    return label(term.value) if isinstance(term, ox.NamedNode) else text(term)
