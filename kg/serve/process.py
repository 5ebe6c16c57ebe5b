"""Runs the site until it is told to end."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from typing import TYPE_CHECKING

import uvicorn

from kg.errors import StoreError
from kg.serve.application import application
from kg.serve.snapshot import make_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

    from starlette.applications import Starlette

    from kg.serve.settings import Settings

WAITING = 128  # connections that the system holds until they are taken
LONGEST_LINE = 1 << 17  # bytes of the head of a request; a query of 32,000 characters is 96,000 in a URL
AT_ONCE = 512  # connections; more are told to come again
FAREWELL = 2  # seconds for answers under way when the server ends


def serve(graph: Path, settings: Settings, *, on_start: Callable[[str], None]) -> None:
    """Serve the graph in folder `graph`; `on_start` gets the address of the site once it takes requests.

    Ends with KeyboardInterrupt on SIGINT and with SystemExit on SIGTERM; then its workers and files are gone.

    Raises:
        StoreError: no such graph, the address is in use or not this machine's, or the workers do not start.
    """
    signal.signal(signal.SIGTERM, _terminated)
    with listen(settings) as listener:
        snapshot = make_snapshot(graph)
        try:
            server = _Server(_config(application(snapshot, settings), settings), listener, on_start)
            server.run(sockets=[listener])
        finally:
            snapshot.remove()
    if not server.started:
        raise StoreError("the site does not start; see why with --verbose")


def listen(settings: Settings) -> socket.socket:
    """Take the address; port 0 takes a free one.

    Raises:
        StoreError: it cannot be had.
    """
    place = f"{settings.host}:{settings.port}"
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(WAITING)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"{place}: {reason}; choose another with --host and --port") from error
    return listener


class _Server(uvicorn.Server):
    """Tells when it takes requests."""

    def __init__(self, config: uvicorn.Config, listener: socket.socket, on_start: Callable[[str], None]) -> None:
        super().__init__(config)
        self.listener, self.on_start = listener, on_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            host, port = self.listener.getsockname()[:2]
            self.on_start(f"http://{f'[{host}]' if ':' in host else host}:{port}/")


def _config(app: Starlette, settings: Settings) -> uvicorn.Config:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO if settings.verbose else logging.ERROR)
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=settings.verbose,
        server_header=False,
        limit_concurrency=AT_ONCE,
        h11_max_incomplete_event_size=LONGEST_LINE,
        timeout_graceful_shutdown=FAREWELL,
    )


def _terminated(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
