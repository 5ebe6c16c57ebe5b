"""The network as a page: made once for all of the graph, and once for each party that somebody looks at."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from html import escape, unescape
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.errors import QueryError
from kg.serve.links import Ref, named, refer
from kg.serve.pool import RefusedError
from kg.serve.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.site import Site

TOP = 300  # parties of a page, those with most statements: below 1 MB and 0.2 s to draw; the page says who is left out
KEPT = 32  # pages in memory
WAITING = 8  # pages that are being drawn, or wait for it
AGAIN = 10  # seconds after which to come again
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


class Drawings:
    """The pages that were drawn, the last used kept; one is drawn at a time, whoever waits for it."""

    def __init__(self) -> None:
        """Start with none."""
        self.pages: OrderedDict[str, str] = OrderedDict()
        self.tasks: dict[str, asyncio.Task[str]] = {}
        self.turn = asyncio.Lock()

    async def get(self, site: Site, around: str) -> str:
        """Give the page around a party given by its IRI, or of all where empty.

        Raises:
            QueryError: the graph knows no such party.
            RefusedError: 503, it takes longer than a query may, or too many wait. It goes on being drawn.
        """
        if around in self.pages:
            self.pages.move_to_end(around)
            return self.pages[around]
        if around not in self.tasks:
            if len(self.tasks) >= WAITING:
                raise RefusedError(503, "too many networks wait to be drawn; come again", again=AGAIN)
            self.tasks[around] = asyncio.ensure_future(self._make(site, around))
        task = self.tasks[around]
        done, _ = await asyncio.wait({task}, timeout=site.settings.timeout)
        if not done:
            raise RefusedError(503, "the network is still being drawn; come again", again=AGAIN)
        return task.result()

    async def _make(self, site: Site, around: str) -> str:
        try:
            async with self.turn:
                self.pages[around] = await run_in_threadpool(_draw, site, around)
            if len(self.pages) > KEPT:
                self.pages.popitem(last=False)
            return self.pages[around]
        finally:
            del self.tasks[around]


def _draw(site: Site, around: str) -> str:
    from kg.network import network  # noqa: PLC0415 - a server that draws nothing does not pay for it
    from kg.page import page  # noqa: PLC0415

    title = f"Around {refer(site.graph, around).label}" if around else "Who accuses whom"
    drawn = page(network(site.graph, around=around or None, top=TOP), title=title)
    return drawn.replace("<header>", f"<header>{_way_back(site, around)}", 1)


def _way_back(site: Site, around: str) -> str:
    """Give links from the drawing, which is a page of its own, to the site."""
    links = [Ref("← First page", "", "/"), *([refer(site.graph, around)] if around else [])]
    written = " · ".join(f'<a href="{escape(link.href)}">{escape(link.label)}</a>' for link in links)
    return f'<nav aria-label="Site" dir="auto">{written}</nav>'


async def network_page(request: Request) -> Response:
    """Show the network, or what is around one party.

    Its scripts and styles stand in the page, and its own policy names each by its digest; no other runs.
    """
    site, around = site_of(request), request.query_params.get("around", "").strip()
    if around and named(around) is None:
        return RedirectResponse(f"/search?{request.url.query.replace('around=', 'name=', 1)}", 303)
    try:
        html = await site.drawings.get(site, around)
    except QueryError as error:
        raise RefusedError(404, str(error)) from error
    policy = POLICY.search(html)
    allowed = f"{unescape(policy[1])}; frame-ancestors 'none'" if policy else "default-src 'none'"
    return HTMLResponse(html, headers={"Content-Security-Policy": allowed, "Cache-Control": "no-cache"})
