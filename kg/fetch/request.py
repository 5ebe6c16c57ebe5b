"""One request: to the IP address that was checked, within limits of time and size, without following anything."""

from __future__ import annotations

import socket
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from threading import Event, Timer
from typing import TYPE_CHECKING

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from kg.errors import InputError
from kg.fetch.address import resolve
from kg.readers.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from urllib3 import BaseHTTPResponse

    from kg.fetch.address import Address
    from kg.fetch.limits import Limits

NAME = "jaccuse"  # by which a robots.txt may speak to us
LATER = "try again later"
PORTION = 65_536  # bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; the names of `headers` are in lower case, the body is unpacked."""

    address: Address
    status: int
    headers: Mapping[str, str]
    body: bytes


def request(address: Address, headers: Mapping[str, str], limits: Limits) -> Answer:
    """Ask for one address.

    Raises:
        InputError: there was no answer in time, or it is too large.
    """
    connection = _connection(address, limits)
    all_headers = {
        "Host": address.origin.partition("://")[2],
        "User-Agent": f"{NAME}/{version(NAME)}",
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
        "Accept-Encoding": "gzip",
        **headers,
    }
    late, problem = Event(), ""
    try:
        with closing(connection):
            connection.connect()
            with _cut_off(connection.sock, limits.seconds, late):
                connection.request("GET", address.target, headers=all_headers, preload_content=False)
                response = connection.getresponse()
                body = _body(response, address, limits)
                answer = Answer(address, response.status, {k.lower(): v for k, v in response.headers.items()}, body)
                if not late.is_set():
                    return answer
    except (HTTPError, OSError, ValueError) as error:
        problem = f"no answer ({one_line(str(error))})"
    if late.is_set():
        problem = f"no full answer within {limits.seconds:g} seconds"
    raise InputError(address.whole, problem, remedy=LATER)


def _connection(address: Address, limits: Limits) -> HTTPConnection:
    number = resolve(address, allow_private=limits.allow_private)
    if address.scheme == "http":
        return HTTPConnection(number, address.port, timeout=limits.seconds)
    return HTTPSConnection(
        number,
        address.port,
        timeout=limits.seconds,
        server_hostname=address.host,
        assert_hostname=address.host,
        cert_reqs="CERT_REQUIRED",
    )


def _body(response: BaseHTTPResponse, address: Address, limits: Limits) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.read(PORTION, decode_content=True):
        size += len(part)
        if size > limits.size:
            raise InputError(address.whole, f"larger than {limits.size:,} bytes", remedy="save the article as text")
        parts.append(part)
    return b"".join(parts)


@contextmanager
def _cut_off(connected: socket.socket, seconds: float, late: Event) -> Iterator[None]:
    """End what goes on over a connection when its time is up, however slowly and steadily it drips."""

    def end() -> None:
        late.set()
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
