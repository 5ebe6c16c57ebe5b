"""The SPARQL 1.1 Protocol, its query half: https://www.w3.org/TR/sparql11-protocol/ ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.responses import RedirectResponse, Response, StreamingResponse

from kg.errors import QueryError
from kg.serve.accept import HTML, TRIPLES, choose
from kg.serve.description import describe
from kg.serve.gate import admit, is_web
from kg.serve.jobs import Job
from kg.serve.pool import RefusedError
from kg.serve.settings import BODY, LARGEST
from kg.serve.site import client_of, site_of, while_there

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.requests import Request

    from kg.serve.pool import Answer

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
READ_ONLY = "this endpoint only reads; it takes no updates"
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks; graphs and named are None where it chose no dataset."""

    query: str
    graphs: tuple[str, ...] | None
    named: tuple[str, ...] | None


async def sparql(request: Request) -> Response:
    """Answer a query; without one, describe the service in RDF, or lead a person to the editor."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
    if request.method != "POST" and not request.url.query:
        return _service(request)
    asked = await read_request(request)
    answer = await while_there(request, ask(request, asked))
    return sent(answer)


def _service(request: Request) -> Response:
    accept = request.headers.get("accept", "")
    form = choose(accept, (*TRIPLES, HTML))
    if form is None:
        raise RefusedError(406, f"the description can be had as {', '.join(each.media for each in TRIPLES)}")
    if form is HTML:
        return RedirectResponse("/editor", 303, headers={"Vary": "Accept"})
    site = site_of(request)
    body = describe(str(request.url.replace(query="")), site.graph, form)
    return Response(body, media_type=form.media, headers={"Vary": "Accept"})


async def ask(request: Request, asked: Asked, *, accept: str | None = None) -> Answer:
    """Let a query through the gate, and have a worker answer it.

    Raises:
        RefusedError: with the status that says why.
    """
    site = site_of(request)
    base = site.graph.names.base
    try:
        admitted = admit(asked.query, base=base)
    except QueryError as error:
        raise RefusedError(400, str(error)) from error
    for graph in (*(asked.graphs or ()), *(asked.named or ())):
        _check_graph(graph, base)
    job = Job(
        admitted.text,
        request.headers.get("accept", "") if accept is None else accept,
        rows=site.settings.max_rows,
        size=LARGEST,
        union=not admitted.own_dataset,
        graphs=asked.graphs,
        named=asked.named,
    )
    return await site.pool.ask(job, client_of(request))


def _check_graph(graph: str, base: str) -> None:
    try:
        ox.NamedNode(graph)
    except ValueError as error:
        raise RefusedError(400, f"'{graph}' is no IRI: {error}") from error
    if not is_web(graph, base):
        raise RefusedError(400, f"'{graph}': the IRI of a graph begins with http:// or https://")


def sent(answer: Answer) -> Response:
    """Send an answer in parts, and say in the headers how many rows it has and whether there were more."""
    headers = {"Vary": "Accept", "Cache-Control": "no-cache", "X-Rows": str(answer.end.rows)}
    if answer.end.cut:
        headers["X-Rows-Cut"] = "true"
    return StreamingResponse(_parts(answer), media_type=answer.end.media, headers=headers)


def _parts(answer: Answer) -> Iterator[bytes]:
    with answer.body as body:
        while part := body.read(CHUNK):
            yield part


async def read_request(request: Request) -> Asked:
    """Read a query in any of the three ways that the protocol has.

    Raises:
        RefusedError: 400 for what cannot be read or is asked twice, 413 for too much, 415 for another media type.
    """
    fields = _fields(request.url.query)
    if request.method == "POST":
        media, body = await _read_body(request)
        fields += _fields(body) if media == FORM else [("query", body)]
    if any(name == "update" for name, _ in fields):
        raise RefusedError(400, READ_ONLY)
    queries = _values(fields, "query")
    if len(queries) != 1:
        raise RefusedError(400, f"the request has {len(queries)} queries; give one as the parameter query")
    graphs, named = (_values(fields, f"{name}-graph-uri") for name in ("default", "named"))
    chosen = bool(graphs or named)
    return Asked(queries[0], graphs if chosen else None, named if chosen else None)


async def _read_body(request: Request) -> tuple[str, str]:
    header = request.headers.get("content-type", "")
    media, _, parameters = header.lower().partition(";")
    media, charset = media.strip(), parameters.partition("charset=")[2].strip(' "')
    if media == UPDATE:
        raise RefusedError(415, READ_ONLY)
    if media not in {FORM, DIRECT}:
        raise RefusedError(415, f"send a query as {FORM} or {DIRECT}")
    if charset not in {"", "utf-8", "utf8"}:
        raise RefusedError(415, f"send the query in UTF-8, not {charset}")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > BODY:
            raise RefusedError(413, f"the request has more than {BODY} bytes")
    try:
        return media, body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the request is no UTF-8: {error.reason} at byte {error.start}") from error


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise RefusedError(400, f"the parameters cannot be read: {error}") from error


def _values(fields: Sequence[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name == wanted)
