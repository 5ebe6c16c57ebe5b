"""A news site on this machine, which remembers what it was asked for and when."""

from __future__ import annotations

import gzip
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from tests.readers.found import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

HTML, RSS = "text/html; charset=utf-8", "application/rss+xml"
ITEM = "<item><title>{0}</title><link>/{0}.html</link></item>"
FEED = f"<rss version='2.0'><channel><title>News</title>{ITEM.format('one')}{ITEM.format('two')}</channel></rss>"


@dataclass
class Site:
    """Pages by path: status, content type, body; `asked` holds path, seconds and headers of each request."""

    pages: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[tuple[str, float, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving() -> Iterator[Site]:
    site = Site(
        {
            "/one.html": (200, HTML, PAGE.replace(b"again", b"once")),
            "/two.html": (200, HTML, PAGE.replace(b"again", b"twice")),
            "/feed": (200, RSS, FEED.encode()),
            "/packed.html": (200, HTML, gzip.compress(PAGE)),
            "/photo.jpg": (200, "image/jpeg", b"\xff\xd8"),
            "/large.html": (200, HTML, PAGE + b" " * 300_000),
            "/bomb.html": (200, HTML, gzip.compress(b" " * 30_000_000)),
            "/busy.html": (429, HTML, b""),
        }
    )
    site.headers = {"/packed.html": {"Content-Encoding": "gzip"}, "/bomb.html": {"Content-Encoding": "gzip"}}
    site.headers |= {"/one.html": {"ETag": '"1"'}, "/feed": {"Last-Modified": "Wed, 12 Feb 2025 10:00:00 GMT"}}
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, time.monotonic(), dict(self.headers)))
            if self.path == "/drip.html":
                self._drip()
                return
            told = site.headers.get(self.path, {})
            status, kind, body = site.pages.get(self.path, (404, HTML, b""))
            if told.get("ETag") and self.headers.get("If-None-Match") == told["ETag"]:
                status, body = 304, b""
            if told.get("Last-Modified") and self.headers.get("If-Modified-Since") == told["Last-Modified"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in {**told, "Content-Type": kind, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _drip(self) -> None:
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                try:
                    self.wfile.write(b"<")
                    time.sleep(0.05)
                except OSError:
                    return

        def log_message(self, *_: object) -> None:
            pass

    return Handler
