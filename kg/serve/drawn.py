"""The network as a page: made once for all of the graph, and once for each party that somebody looks at."""

from __future__ import annotations

import re
from collections import OrderedDict
from html import unescape
from threading import Lock
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.errors import QueryError
from kg.serve.links import named, refer
from kg.serve.pool import RefusedError
from kg.serve.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.site import Site

TOP = 300  # parties of a page, those with most statements: below 1 MB and 0.2 s to draw; the page says who is left out
KEPT = 32  # pages in memory
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


class Drawings:
    """The pages that were drawn, the last used kept; one is drawn at a time."""

    def __init__(self) -> None:
        """Start with none."""
        self.pages: OrderedDict[str, str] = OrderedDict()
        self.lock = Lock()

    def get(self, site: Site, around: str) -> str:
        """Give the page around a party given by its IRI, or of all where empty.

        Raises:
            QueryError: the graph knows no such party.
        """
        with self.lock:
            if around not in self.pages:
                self.pages[around] = _draw(site, around)
                if len(self.pages) > KEPT:
                    self.pages.popitem(last=False)
            self.pages.move_to_end(around)
            return self.pages[around]


def _draw(site: Site, around: str) -> str:
    from kg.network import network  # noqa: PLC0415 - a server that draws nothing does not pay for it
    from kg.page import page  # noqa: PLC0415

    title = f"Around {refer(site.graph, around).label}" if around else "Who accuses whom"
    return page(network(site.graph, around=around or None, top=TOP), title=title)


def network_page(request: Request) -> Response:
    """Show the network, or what is around one party.

    Its scripts and styles stand in the page, and its own policy names each by its digest; no other runs.
    """
    site, around = site_of(request), request.query_params.get("around", "").strip()
    if around and named(around) is None:
        return RedirectResponse(f"/search?{request.url.query.replace('around=', 'name=', 1)}", 303)
    try:
        html = site.drawings.get(site, around)
    except QueryError as error:
        raise RefusedError(404, str(error)) from error
    policy = POLICY.search(html)
    allowed = f"{unescape(policy[1])}; frame-ancestors 'none'" if policy else "default-src 'none'"
    return HTMLResponse(html, headers={"Content-Security-Policy": allowed, "Cache-Control": "no-cache"})
