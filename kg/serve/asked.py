"""A shipped query as a page: its form, and its rows with names and links; the same address gives the data."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.responses import PlainTextResponse, Response

from kg.errors import QueryError
from kg.library import fill, load, names
from kg.rdf.names import RDF_TYPE
from kg.serve.accept import HTML, JSON, ROWS, Format
from kg.serve.links import Ref, refer, texts
from kg.serve.pool import RefusedError
from kg.serve.protocol import Asked, ask, sent
from kg.serve.render import page, wanted
from kg.serve.site import site_of, while_there

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request

    from kg.library import Query
    from kg.serve.pool import Answer
    from kg.store import Graph

LABEL = "Label"  # a variable ?xLabel names what ?x is
SPARQL = Format("application/sparql-query", "rq")
SHOWN = 500  # rows that a page shows; the data have all
NUMBERS = ("integer", "decimal", "double")


class Term(TypedDict, total=False):
    """A term as SPARQL's JSON has it."""

    type: str
    value: str
    datatype: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: text, or names with pages."""

    text: str = ""
    refs: tuple[Ref, ...] = ()
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """An answer to be read; `rows` is how many it has, of which the first are shown."""

    heads: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    rows: int
    cut: bool


async def library_query(request: Request) -> Response:
    """Run a shipped query with the parameters of the address; show what is wrong with them in its form."""
    name = str(request.path_params["name"])
    if name not in names():
        raise RefusedError(404, f"there is no question '{name}'; see them all on the first page")
    query, site = load(name), site_of(request)
    given = {key: value.strip() for key, value in request.query_params.items() if key != "format" and value.strip()}
    form = wanted(request, (HTML, *ROWS, SPARQL))
    try:
        text = query.text if form is SPARQL and not given else await asyncio.to_thread(fill, query, given, site.graph)
        if form is SPARQL:
            return PlainTextResponse(text, media_type=form.media)
        answer = await while_there(request, ask(request, Asked(text, None, None), accept=_accept(form)))
    except (QueryError, RefusedError) as error:
        return _problem(request, query, given, error) if form is HTML else _plain(error)
    if form is not HTML:
        return sent(answer)
    table = await asyncio.to_thread(_table, answer, site.graph)
    return _page(request, query, given, table=table)


def _accept(form: Format) -> str:
    return JSON.media if form is HTML else form.media


def _problem(request: Request, query: Query, given: Mapping[str, str], error: Exception) -> Response:
    untouched = not given and isinstance(error, QueryError)  # it needs a parameter, and nobody was asked for it yet
    status = error.status if isinstance(error, RefusedError) else 200 if untouched else 400
    return _page(request, query, given, problem="" if untouched else str(error), status=status)


def _plain(error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else 400
    return PlainTextResponse(f"{error}\n", status)


def _page(  # noqa: PLR0913 - what a page shows
    request: Request,
    query: Query,
    given: Mapping[str, str],
    *,
    table: Table | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    return page(
        "query",
        status=status,
        query=query,
        given=given,
        table=table,
        problem=problem,
        offers=site_of(request).offers,
        formats=[(each.name, "?" + urlencode({**given, "format": each.name})) for each in (*ROWS, SPARQL)],
    )


def _table(answer: Answer, graph: Graph) -> Table:
    with answer.body as body:
        found = json.load(body)
    variables: list[str] = found["head"]["vars"]
    rows: list[dict[str, Term]] = found["results"]["bindings"]
    kept = [name for name in variables if name + LABEL not in variables]
    cells = tuple(tuple(_cell(name, row, graph) for name in kept) for row in rows[:SHOWN])
    return Table(tuple(map(_head, kept)), cells, answer.end.rows, answer.end.cut)


def _head(variable: str) -> str:
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", variable.removesuffix(LABEL)).lower()


def _cell(name: str, row: Mapping[str, Term], graph: Graph) -> Cell:
    term = row.get(name)
    if term is None:
        return Cell()
    thing = row.get(name.removesuffix(LABEL)) if name.endswith(LABEL) else None
    if thing and thing["type"] == "uri":
        return Cell(refs=(Ref(term["value"], thing["value"], refer(graph, thing["value"]).href),))
    iris = tuple(_iris(term, graph))
    if iris:
        return Cell(refs=tuple(_named(iri, graph) for iri in iris))
    return Cell(term["value"], number=term.get("datatype", "").endswith(NUMBERS))


def _named(iri: str, graph: Graph) -> Ref:
    """Name a thing; a statement by its kind, since its words have a column of their own."""
    found = refer(graph, iri)
    if not iri.startswith(graph.names.statement("").value):
        return found
    kind = max(texts(graph, NamedNode(iri), RDF_TYPE), key=len, default="")
    return replace(found, label=refer(graph, kind).label) if kind else found


def _iris(term: Term, graph: Graph) -> Iterator[str]:
    """Give the IRIs in a cell; a text of nothing but our IRIs is a list of them."""
    if term["type"] == "uri":
        yield term["value"]
    elif term["value"] and all(part.startswith(graph.names.base) for part in term["value"].split(" ")):
        yield from term["value"].split(" ")
