"""Which addresses are gone to: http and https only, and none inside the own network."""

from __future__ import annotations

import socket
from dataclasses import dataclass, replace
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote, urlsplit

from kg.errors import InputError
from kg.readers.clean import one_line

PORTS = {"http": 80, "https": 443}
SAFE = "/:?@!$&'()*+,;=~%-._"
PUBLIC = "give the address of a public page"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart; `whole` has no fragment, and only characters that may be sent."""

    whole: str
    scheme: str
    host: str
    port: int
    target: str  # path and query

    @property
    def origin(self) -> str:
        """Give scheme, host and port, for which one robots.txt counts."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")


def parse(text: str) -> Address:
    """Take an address apart.

    >>> parse("https://Example.org/a b#c").whole
    'https://example.org/a%20b'

    Raises:
        InputError: it is none that is gone to.
    """
    shown = one_line(text)
    try:
        parts = urlsplit(shown)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError as error:
        raise InputError(shown, f"no web address ({error})", remedy=PUBLIC) from error
    if parts.scheme not in PORTS or not host:
        raise InputError(shown, "not an http or https address", remedy=PUBLIC)
    if parts.username is not None:
        raise InputError(f"{parts.scheme}://{host}", "an address with a name or password", remedy=PUBLIC)
    path, query = quote(parts.path or "/", safe=SAFE), quote(parts.query, safe=SAFE)
    target = f"{path}?{query}" if query else path
    bare = Address("", parts.scheme, host, port or PORTS[parts.scheme], target)
    return replace(bare, whole=bare.origin + target)


def resolve(address: Address, *, allow_private: bool) -> str:
    """Give the IP address to connect to. It is the one that was checked: no second look-up can change it.

    Raises:
        InputError: the host is not known, or one of its addresses is private, of this machine, or otherwise not public.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(address.whole, "the host is not known", remedy="check the address") from error
    numbers = [str(sockaddr[0]) for *_, sockaddr in found]
    if not allow_private and not all(is_public(number) for number in numbers):
        raise InputError(address.whole, "the host is in a private network", remedy=PUBLIC)
    return numbers[0]


def is_public(number: str) -> bool:
    """Tell whether an IP address is one of the public net; one of IPv4 may stand inside one of IPv6.

    >>> [is_public(number) for number in ("8.8.8.8", "10.0.0.1", "127.0.0.1", "::ffff:127.0.0.1", "169.254.169.254")]
    [True, False, False, False, False]
    """
    ip = ip_address(number.partition("%")[0])
    if isinstance(ip, IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
    return ip.is_global and not ip.is_multicast
