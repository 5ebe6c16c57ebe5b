"""The questions that are shipped: `queries/*.rq`, found by name, with parameters that are bound and never pasted.

The first lines of a file are its documentation:

    # title: Who accuses whom
    # question: Who accuses whom, by pair and year?
    # param: accuser entity - only accusations by this party

A parameter is the variable of that name, fixed by a VALUES clause at the start of the pattern. Its default stands
before the description: `-` leaves the variable free, `required` asks for a value. Where only an OPTIONAL would bind it,
the pattern has a comment that becomes a line of the query once the parameter is given:

    # if accuser: ?accusation kg:accuser ?accuser .
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.gazetteer import key
from kg.store import bind
from kg.terms import KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.store import Graph

FOLDER = Path(__file__).parent / "queries"
HEADER = re.compile(r"# (title|question|param): (.+)")
GIVEN = re.compile(r"# if (\w+): (?=.)")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
LABELS = """
    SELECT DISTINCT ?thing ?label WHERE {
      GRAPH ?graph { ?thing <http://www.w3.org/2000/01/rdf-schema#label> ?label }
    } ORDER BY ?label ?thing"""
OTHERS = """
    PREFIX kg: <https://w3id.org/jaccuse/ontology#>
    SELECT DISTINCT ?thing ?label WHERE {
      { ?thing <http://www.w3.org/2004/02/skos/core#altLabel> ?label . FILTER EXISTS { ?thing kg:standsFor ?thing } }
      UNION { ?identity kg:identified ?former ; kg:identifiedAs ?thing . BIND(STR(?former) AS ?label) }
    } ORDER BY ?label ?thing"""
NARROWER = """
    SELECT DISTINCT ?label WHERE {
      ?narrow <http://www.w3.org/2004/02/skos/core#broader>* ?kind .
      ?narrow <http://www.w3.org/2004/02/skos/core#prefLabel> ?label
    } ORDER BY ?label"""
KINDS = """
    SELECT DISTINCT ?kind ?label WHERE {
      ?kind a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?label
    } ORDER BY ?label ?kind"""


class Type(StrEnum):
    """What a parameter takes."""

    ENTITY = "entity"  # a label, an id such as state/PK, or an IRI
    KIND = "kind"  # a label or local name of a kind of accusation
    IRI = "iri"
    DATE = "date"  # a day, a month or a year: 2024-12-31, 2024-12, 2024
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that may be fixed; `default` is empty where it stays free."""

    name: str
    type: Type
    default: str
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A shipped question; `text` is portable SPARQL 1.1 and runs as it is."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str


def names() -> tuple[str, ...]:
    """Give the names of all shipped queries, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.rq")))


def load(name: str) -> Query:
    """Read a shipped query.

    >>> load("who-accuses-whom").title
    'Who accuses whom'

    Raises:
        QueryError: there is none of that name; the message offers the nearest.
    """
    if name not in names():
        raise QueryError(_unknown("query", name, names()))
    text = (FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    lines = [match.groups() for match in map(HEADER.fullmatch, text.splitlines()) if match]
    header = {key: value for key, value in lines if key != "param"}
    parameters = tuple(_parameter(value) for key, value in lines if key == "param")
    return Query(name, header["title"], header["question"], parameters, text)


def _parameter(line: str) -> Parameter:
    name, kind, default, description = line.split(maxsplit=3)
    given = "" if default in {"-", "required"} else default
    return Parameter(name, Type(kind), given, description, required=default == "required")


def fill(query: Query, arguments: Mapping[str, str], graph: Graph) -> str:
    """Give the text of `query` with `arguments` and defaults bound; names are looked up in `graph`.

    Raises:
        QueryError: an argument is unknown, missing, or does not fit its type.
    """
    known = [parameter.name for parameter in query.parameters]
    for name in arguments:
        if name not in known:
            raise QueryError(_unknown(f"parameter of {query.name}", name, known))
    values = dict(_values(query, arguments, graph))
    text = GIVEN.sub(lambda line: "" if line[1] in values else line[0], query.text)
    return bind(text, values)


def _values(query: Query, arguments: Mapping[str, str], graph: Graph) -> Iterator[tuple[str, NamedNode | Literal]]:
    for parameter in query.parameters:
        given = arguments.get(parameter.name, parameter.default)
        if given:
            yield parameter.name, _convert(parameter, given, graph)
        elif parameter.required:
            raise QueryError(f"{query.name} needs {parameter.name}: {parameter.description}")


def _convert(parameter: Parameter, given: str, graph: Graph) -> NamedNode | Literal:
    match parameter.type:
        case Type.ENTITY:
            return resolve(graph, given)
        case Type.KIND:
            return _kind(graph, given)
        case Type.IRI:
            return _iri(graph, given)
        case Type.DATE if DATE.fullmatch(given):
            return Literal(given)
        case Type.NUMBER if given.isdecimal():
            return Literal(int(given))
    wanted = {Type.DATE: "2024, 2024-12 or 2024-12-31", Type.NUMBER: "a whole number"}[parameter.type]
    raise QueryError(f"{parameter.name}: '{given}' is not {wanted}")


def resolve(graph: Graph, name: str) -> NamedNode:
    """Find an entity by its label (in any case, without its accents too), its id such as `state/PK`, or its IRI.

    Where none has it, a name or IRI under which articles tell of an entity that was resolved to another finds that.

    Raises:
        QueryError: none or several have the name; the message offers the nearest, or all.
    """
    rows = list(graph.select(LABELS, graph=graph.names.graph("entities")).texts())
    others = [] if _called(rows, name, graph.names.base) else list(graph.select(OTHERS).texts())
    return NamedNode(one_called([*rows, *others], name, graph.names.base))


def one_called(rows: Iterable[tuple[str, ...]], name: str, base: str) -> str:
    """Find in rows of IRI and label the IRI that is called `name`, by label, id or IRI; errors as for `resolve`."""
    told = list(rows)
    return _only(_called(told, name, base), name, "entity", (label for _, label in told)).value


def _called(rows: Iterable[tuple[str, ...]], name: str, base: str) -> set[str]:
    told, iris = list(rows), {name, base + name}
    found = {thing for thing, label in told if {thing, label} & iris or label.casefold() == name.casefold()}
    return found or {thing for thing, label in told if key(label) == key(name)}


def kinds_below(graph: Graph, name: str) -> tuple[str, ...]:
    """Give the labels of a kind of accusation and of all that are narrower; errors as for `resolve`."""
    return tuple(label for (label,) in graph.select(NARROWER, kind=_kind(graph, name)).texts())


def _kind(graph: Graph, name: str) -> NamedNode:
    rows = list(graph.select(KINDS).texts())
    found = {kind for kind, label in rows if name.casefold() in {label.casefold(), kind.removeprefix(KIND).casefold()}}
    return _only(found, name, "kind", (kind.removeprefix(KIND) for kind, _ in rows))


def _only(found: set[str], name: str, what: str, offers: Iterable[str]) -> NamedNode:
    if len(found) > 1:
        raise QueryError(f"several are called '{name}': {', '.join(sorted(found))}; give one of these")
    for iri in found:
        return NamedNode(iri)
    raise QueryError(_unknown(what, name, offers))


def _iri(graph: Graph, text: str) -> NamedNode:
    try:
        return NamedNode(text) if ":" in text else graph.names.iri(text)
    except ValueError as error:
        raise QueryError(f"'{text}' is no IRI: {error}") from error


def _unknown(what: str, name: str, offers: Iterable[str]) -> str:
    by_case = {offer.casefold(): offer for offer in sorted(offers)}
    near = [by_case[key] for key in get_close_matches(name.casefold(), by_case, n=3)]
    return f"no {what} '{name}'; " + (f"did you mean {' or '.join(near)}?" if near else "there is none like it")
