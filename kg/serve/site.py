"""What all the pages of a site share."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from kg.serve.pool import RefusedError

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.requests import Request

    from kg.serve.drawn import Drawings
    from kg.serve.offers import Offers
    from kg.serve.pool import Pool
    from kg.serve.settings import Settings
    from kg.store import Graph

T = TypeVar("T")
NOBODY = 499  # the client went away; nobody sees the status


@dataclass(frozen=True, slots=True)
class Site:
    """A graph that is open to be read, the workers for queries, what the forms offer, and what was drawn."""

    graph: Graph
    pool: Pool
    settings: Settings
    offers: Offers
    drawings: Drawings


def site_of(request: Request) -> Site:
    """Give the site that a request is for."""
    return cast("Site", request.app.state.site)


def client_of(request: Request) -> str:
    """Give what tells one client from another: its address."""
    return request.client.host if request.client else ""


async def while_there(request: Request, work: Coroutine[object, object, T]) -> T:
    """Do `work`, and stop it when the client goes away.

    Raises:
        RefusedError: it went.
    """
    task, gone = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise RefusedError(NOBODY, "the client went away")
        return task.result()
    finally:
        for each in (task, gone):
            each.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
