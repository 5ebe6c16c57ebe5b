"""The site as an ASGI application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from kg.serve.accept import HTML, Format, choose
from kg.serve.drawn import Drawings
from kg.serve.offers import offers
from kg.serve.pages import ROUTES
from kg.serve.pool import Pool, RefusedError
from kg.serve.protocol import METHODS, sparql
from kg.serve.render import page
from kg.serve.shield import Shield
from kg.serve.site import Site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.settings import Settings
    from kg.serve.snapshot import Snapshot

TEXT = Format("text/plain", "txt")


def application(snapshot: Snapshot, settings: Settings) -> Starlette:
    """Make the site of a snapshot; its workers start and end with it."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(snapshot.folder, settings)
        await pool.start()
        graph = snapshot.open()
        app.state.site = Site(graph, pool, settings, offers(graph), Drawings())
        try:
            yield
        finally:
            await pool.stop()
            snapshot.remove()

    return Starlette(
        routes=[Route("/sparql", sparql, methods=list(METHODS)), *ROUTES],
        middleware=[Middleware(Shield, settings=settings)],
        exception_handlers={RefusedError: refused, HTTPException: missed},
        lifespan=life,
    )


async def refused(request: Request, error: Exception) -> Response:
    """Say why there is no answer, on a page to a person and in a line to a program."""
    status, again = (error.status, error.again) if isinstance(error, RefusedError) else (500, 0)
    headers = {"Retry-After": str(again)} if again else {}
    if choose(request.headers.get("accept", ""), (TEXT, HTML)) is HTML:
        return page("problem", status=status, headers=headers, problem=str(error))
    return PlainTextResponse(f"{error}\n", status, headers=headers)


async def missed(request: Request, error: Exception) -> Response:
    """Say that there is no such page, or that it takes no such request."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    answer = await refused(request, RefusedError(status, HTTPStatus(status).phrase.lower()))
    answer.headers.update((error.headers if isinstance(error, HTTPException) else None) or {})
    return answer
