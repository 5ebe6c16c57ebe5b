"""`kg query`: questions to a graph."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from kg.cli.asking import arguments_of, show_list
from kg.cli.console import columns, print_text, say
from kg.cli.options import AsJson, GraphFolder, Output
from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.results.cells import Term
    from kg.results.formats import Format
    from kg.store import Graph
    from kg.store.answers import Answer


Row = TypeVar("Row")


def query(
    ctx: typer.Context,
    graph: GraphFolder,
    question: Annotated[
        str, typer.Argument(metavar="QUERY", help="Name of a shipped query, or a file with a SPARQL query, or -.")
    ],
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="Fix a parameter; repeatable.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="table, markdown, csv, tsv, json, ndjson, xml; or turtle, trig, nquads, ntriples, jsonld for triples.",
        ),
    ] = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, for a spreadsheet.")] = False,
    output: Output = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Show the first N rows, and say how many were left out.")
    ] = None,
    listed: Annotated[
        bool,
        typer.Option(
            "--list", callback=show_list, is_eager=True, help="Show the shipped queries, or those named, and stop."
        ),
    ] = False,
) -> None:
    """Ask a graph a question, shipped or in SPARQL.

    Prints a table, or triples as Turtle. The parameters of a shipped query are options, as kg query GRAPH QUERY --help
    shows; parties may be given by name: --accused Pakistan. --json prints one object a line, as --format ndjson.
    """
    del listed  # its callback has ended the command
    from kg.store import Graph

    wanted = chosen(form or ("ndjson" if as_json else "csv" if as_csv else None), output)
    arguments = {**arguments_of(ctx), **dict(_argument(text) for text in param or ())}
    store = Graph.open(graph)
    emit(_written(store, _answer(store, question, arguments), wanted, limit), output)


def chosen(name: str | None, output: Path | None) -> Format | None:
    """Give the format of that name, or that the file's suffix tells; None where the answer decides.

    Raises:
        BadParameter: there is none.
    """
    from difflib import get_close_matches

    from kg.results.formats import FORMATS, by_name, by_suffix

    found = by_name(name) if name else by_suffix(output.suffix) if output else None
    if found or not (name or output):
        return found
    names = [each.name for each in FORMATS]
    if name:
        near = " or ".join(get_close_matches(name, names)) or ", ".join(names)
        raise typer.BadParameter(f"no format '{name}'; did you mean {near}?", param_hint="--format")
    raise typer.BadParameter(f"{output}: its suffix tells no format; give one with --format", param_hint="--output")


def emit(parts: Iterable[str], output: Path | None) -> None:
    """Write to a file, whole or not at all, or to stdout as it comes.

    Raises:
        StoreError: the file cannot be written.
    """
    from kg.errors import StoreError
    from kg.store import write_atomic

    if output is None:
        print_text(parts)
        return
    try:
        write_atomic(output, (part.encode() for part in parts))
    except OSError as error:
        raise StoreError(f"{output}: {error.strerror or error}; choose another file") from error
    say(f"written: {output}")


def _written(graph: Graph, answer: Answer, wanted: Format | None, limit: int | None) -> Iterator[str]:
    from pyoxigraph import QueryBoolean, QueryTriples

    from kg.results.formats import by_name, write_rows, write_triples, write_truth

    form = wanted or by_name("turtle" if isinstance(answer, QueryTriples) else "table")
    if form is None or (form.rdf and not isinstance(answer, QueryTriples)):
        raise typer.BadParameter(
            "the query is no CONSTRUCT or DESCRIBE, and gives no triples; choose table, markdown, csv, tsv, json, "
            "ndjson or xml",
            param_hint="--format",
        )
    if isinstance(answer, QueryBoolean):
        return iter((write_truth(form, bool(answer)),))
    if isinstance(answer, QueryTriples):
        triples = _first(list(dict.fromkeys(answer)), limit)
        return write_triples(form, triples, label=graph.label, columns=columns(), base=graph.names.base)
    variables = [variable.value for variable in answer.variables]
    rows: Iterator[Sequence[Term | None]] = _first(map(tuple, answer), limit)
    return write_rows(form, variables, rows, label=graph.label, columns=columns())


def _first(rows: Iterable[Row], limit: int | None) -> Iterator[Row]:
    """Give the first rows, and say on stderr how many more there are."""
    left = 0
    for i, row in enumerate(rows):
        if limit is None or i < limit:
            yield row
        else:
            left += 1
    if left:
        say(f"{left} more {'row' if left == 1 else 'rows'} left out by --limit {limit}")


def _argument(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"'{text}' is not NAME=VALUE", param_hint="--param")
    return name, value


def _answer(graph: Graph, question: str, arguments: Mapping[str, str]) -> Answer:
    from kg import library

    path = Path(question)
    if question == "-":
        return _answer_text(graph, "standard input", sys.stdin.read(), arguments)
    if question not in library.names() and path.is_file():
        return _answer_text(graph, question, path.read_text(encoding="utf-8", errors="replace"), arguments)
    return graph.answer(library.fill(library.load(question), arguments, graph))


def _answer_text(graph: Graph, name: str, text: str, arguments: Mapping[str, str]) -> Answer:
    """Ask a query of the user's own; a parameter in angle brackets is an IRI, any other is text."""
    from pyoxigraph import Literal, NamedNode

    try:
        values = {k: NamedNode(v[1:-1]) if re.fullmatch("<.+>", v) else Literal(v) for k, v in arguments.items()}
        return graph.answer(text, **values)
    except (QueryError, ValueError) as error:
        raise QueryError(f"{name}: {error}{_pointed(text, str(error))}") from error


def _pointed(text: str, problem: str) -> str:
    """Show the line of a query that a problem names, with a mark under the column."""
    from kg.terminal import shown

    place = re.match(r"line (\d+)(?:, column (\d+))?", problem)
    lines = text.split("\n")
    if place is None or int(place[1]) > len(lines):
        return ""
    line = f"\n  {shown(lines[int(place[1]) - 1])}"
    return f"{line}\n  {' ' * (int(place[2]) - 1)}^" if place[2] else line
