"""`kg query`: questions to a graph."""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_lines, print_rows
from kg.cli.options import AsJson, GraphFolder
from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.library import Query
    from kg.store import Graph, Solutions
    from kg.store.answers import Term

LABEL = "Label"  # a variable ?xLabel names what ?x is
NUMBERS = {"integer": int, "decimal": float, "double": float}


def _show_list(wanted: bool) -> None:
    if wanted:
        from kg import library

        for name in library.names():
            print_lines(_documented(library.load(name)))
        raise typer.Exit


def query(
    graph: GraphFolder,
    question: Annotated[
        str, typer.Argument(metavar="QUERY", help="Name of a shipped query, or a file with a SPARQL SELECT, or -.")
    ],
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="Fix a parameter; repeatable.")
    ] = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, for a spreadsheet.")] = False,
    listed: Annotated[
        bool, typer.Option("--list", callback=_show_list, is_eager=True, help="Show the shipped queries and stop.")
    ] = False,
) -> None:
    """Ask a graph a question, shipped or in SPARQL.

    Prints a table, or with --json one object a line. Entities may be given by name: --param "accused=Pakistan".
    """
    del listed  # its callback has ended the command
    from kg.store import Graph

    arguments = dict(_argument(text) for text in param or ())
    store = Graph.open(graph)
    solutions = _ask(store, question, arguments)
    if as_json:
        print_lines(json.dumps(row, ensure_ascii=False) for row in _objects(solutions))
    elif as_csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows([solutions.variables, *solutions.texts()])
    else:
        print_rows(*labelled(solutions, store.names.base))


def _documented(query: Query) -> Iterator[str]:
    yield f"{query.name}: {query.question}"
    for parameter in query.parameters:
        needed = " (needed)" if parameter.required else ""
        yield f"    {parameter.name}=<{parameter.type}>  {parameter.description}{needed}"


def _argument(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"'{text}' is not NAME=VALUE", param_hint="--param")
    return name, value


def _ask(graph: Graph, question: str, arguments: Mapping[str, str]) -> Solutions:
    from kg import library

    path = Path(question)
    if question == "-":
        return _ask_text(graph, "standard input", sys.stdin.read(), arguments)
    if question not in library.names() and path.is_file():
        return _ask_text(graph, question, path.read_text(encoding="utf-8", errors="replace"), arguments)
    return graph.select(library.fill(library.load(question), arguments, graph))


def _ask_text(graph: Graph, name: str, text: str, arguments: Mapping[str, str]) -> Solutions:
    """Ask a query of the user's own; a parameter in angle brackets is an IRI, any other is text."""
    from pyoxigraph import Literal, NamedNode

    try:
        values = {k: NamedNode(v[1:-1]) if re.fullmatch("<.+>", v) else Literal(v) for k, v in arguments.items()}
        return graph.select(text, **values)
    except (QueryError, ValueError) as error:
        raise QueryError(f"{name}: {error}") from error


def _objects(solutions: Solutions) -> Iterator[dict[str, str | float | bool | None]]:
    for row in solutions:
        yield dict(zip(solutions.variables, map(_value, row), strict=True))


def _value(term: Term | None) -> str | float | bool | None:
    from pyoxigraph import Literal

    if not isinstance(term, Literal):
        return None if term is None else getattr(term, "value", str(term))
    datatype = term.datatype.value.partition("#")[2]
    if datatype == "boolean":
        return term.value in {"true", "1"}
    return NUMBERS[datatype](term.value) if datatype in NUMBERS else term.value


def labelled(solutions: Solutions, base: str) -> tuple[list[str], list[list[str]]]:
    """Give heads and rows for people: labels stand for what they name, IRIs are short."""
    variables = solutions.variables
    kept = [i for i, name in enumerate(variables) if name + LABEL not in variables]
    heads = [re.sub("(?<=[a-z])(?=[A-Z])", " ", variables[i].removesuffix(LABEL)).lower() for i in kept]
    rows = [[_short(row[i], base) for i in kept] for row in solutions.texts()]
    return heads, rows


def _short(text: str, base: str) -> str:
    """Give an IRI without the part that all have in common."""
    from kg.terms import CUE, KG, KIND

    return next((text.removeprefix(start) for start in (base, KG, KIND, CUE) if text.startswith(start)), text)
