"""Stands before every page: lets in who asks for this site by name, and tells the browser what no page may do."""

from __future__ import annotations

import re
from ipaddress import ip_address
from socket import gethostname
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.serve.settings import Settings

HOST = re.compile(r"(\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[^\[\]:]+))(:\d*)?")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Shield:
    """Middleware.

    A page elsewhere whose name was made to mean this machine (DNS rebinding) asks with that name: it is turned away.
    So is a request that a page elsewhere makes behind its reader's back; a link from there is followed.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Stand before `app`."""
        self.app, self.origin = app, settings.allow_origin
        self.names = {"localhost", settings.host.lower(), *(name.lower() for name in settings.names)}
        if not is_loopback(settings.host):
            self.names.add(gethostname().lower())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Turn a request away, or pass it on and put the headers on what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        problem = self._problem(headers)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), headers.get("origin", ""))
            await send(message)

        if problem:
            await PlainTextResponse(*problem)(scope, receive, guarded)
        else:
            await self.app(scope, receive, guarded)

    def _problem(self, headers: Headers) -> tuple[str, int] | None:
        host = host_name(headers.get("host", ""))
        if host not in self.names and not _is_number(host):
            return "this site is not known by that name; see kg serve --name\n", 421
        stranger = headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate"
        if stranger and not self._welcome(headers.get("origin", "")):
            return "pages of other sites may not ask here; see kg serve --allow-origin\n", 403
        return None

    def _welcome(self, origin: str) -> bool:
        return bool(self.origin) and self.origin in {"*", origin}

    def _add(self, headers: MutableHeaders, origin: str) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if self.origin:
            headers.add_vary_header("Origin")
        if self._welcome(origin):
            headers["Access-Control-Allow-Origin"] = self.origin
            headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST"
            headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
            headers["Access-Control-Expose-Headers"] = "X-Rows, X-Rows-Cut"
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"


def host_name(header: str) -> str:
    """Give a Host header without its port; nothing where it is no name or number with or without a port.

    >>> host_name("LocalHost:8000"), host_name("[::1]:8000"), host_name("[::1].example.org")
    ('localhost', '::1', '')
    """
    found = HOST.fullmatch(header.strip().lower())
    return (found["six"] or found["name"]) if found else ""


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach `host`."""
    return host == "localhost" or (_is_number(host) and ip_address(host).is_loopback)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
