"""The site as an ASGI application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from kg.serve.pool import Pool, RefusedError
from kg.serve.protocol import METHODS, sparql
from kg.serve.shield import Shield
from kg.serve.site import Site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.settings import Settings
    from kg.serve.snapshot import Snapshot


def application(snapshot: Snapshot, settings: Settings) -> Starlette:
    """Make the site of a snapshot; its workers start and end with it."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(snapshot.folder, settings)
        await pool.start()
        app.state.site = Site(snapshot.open(), pool, settings)
        try:
            yield
        finally:
            await pool.stop()
            snapshot.remove()

    return Starlette(
        routes=[Route("/sparql", sparql, methods=list(METHODS))],
        middleware=[Middleware(Shield, settings=settings)],
        exception_handlers={RefusedError: refused},  # type: ignore[dict-item] # a handler of one kind of exception
        lifespan=life,
    )


async def refused(_: Request, error: RefusedError) -> Response:
    """Say why there is no answer."""
    headers = {"Retry-After": str(error.again)} if error.again else {}
    return PlainTextResponse(f"{error}\n", error.status, headers=headers)
