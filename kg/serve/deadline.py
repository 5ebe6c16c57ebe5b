"""Ends a page whose time is up: who reads the graph for it looks at the clock, and the reader gets a message."""

from __future__ import annotations

import time
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING

from kg.serve.pool import RefusedError
from kg.serve.site import site_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

END: ContextVar[float] = ContextVar("END", default=float("inf"))  # by the monotonic clock, in seconds
AGAIN = 30  # seconds after which it may be asked again; it will hardly be faster, unless the machine is busy


def timed(make: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Give the page no longer than a query has."""

    @wraps(make)
    def bounded(request: Request) -> Response:
        token = END.set(time.monotonic() + site_of(request).settings.timeout)
        try:
            return make(request)
        finally:
            END.reset(token)

    return bounded


def check_time() -> None:
    """Go on where there is time left.

    Raises:
        RefusedError: 503, the time is up.
    """
    if time.monotonic() > END.get():
        raise RefusedError(503, "this page takes longer than it may; see kg serve --timeout", again=AGAIN)
