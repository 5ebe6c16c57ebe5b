"""A visit to an address: robots.txt is asked first, hosts are given time, redirects are checked like addresses."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from kg.errors import InputError
from kg.fetch.address import Address, parse, resolve
from kg.fetch.request import LATER, NAME, Answer, request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.fetch.limits import Limits

MOVED = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})  # the host asks for less: it is left alone for the rest of the run
FOUND, BROKEN = 200, 500  # an answer; where those begin that say that the server is broken
NOTHING = ("User-agent: *", "Disallow: /")
LONGEST = 60.0  # seconds of a crawl delay that are waited for


@dataclass(slots=True)
class Visitor:
    """Remembers what each host allows, when it was last asked, and whether it wants to be left alone."""

    limits: Limits
    robots: dict[str, RobotFileParser] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)  # host -> seconds on the monotonic clock
    alone: set[str] = field(default_factory=set)

    def visit(self, text: str, headers: Mapping[str, str]) -> Answer:
        """Ask for an address, wherever it leads.

        Raises:
            InputError: it may not be gone to, nothing comes of it, or it leads too far.
        """
        address = parse(text)
        for _ in range(self.limits.redirects + 1):
            resolve(address, allow_private=self.limits.allow_private)  # before its robots.txt is asked for
            rules = self._rules(address)
            if not rules.can_fetch(NAME, address.whole):
                raise InputError(address.whole, "its robots.txt asks not to fetch it", remedy="read it in a browser")
            answer = self._ask(address, headers, float(rules.crawl_delay(NAME) or 0))
            if answer.status not in MOVED or "location" not in answer.headers:
                return answer
            address = parse(urljoin(address.whole, answer.headers["location"]))
        raise InputError(text, f"more than {self.limits.redirects} redirects", remedy="check the address")

    def _ask(self, address: Address, headers: Mapping[str, str], delay: float = 0) -> Answer:
        if address.host in self.alone:
            raise InputError(address.whole, "its host asked to be left alone", remedy=LATER)
        wait = max(self.limits.delay, min(delay, LONGEST))
        since = time.monotonic() - self.asked.get(address.host, float("-inf"))
        time.sleep(max(0.0, wait - since))
        try:
            answer = request(address, headers, self.limits)
        finally:
            self.asked[address.host] = time.monotonic()
        if answer.status in BUSY:
            self.alone.add(address.host)
        return answer

    def _rules(self, address: Address) -> RobotFileParser:
        """Give what the robots.txt of a host says (RFC 9309): all is allowed without one, nothing if it is broken."""
        if address.origin not in self.robots:
            self.robots[address.origin] = self._read_rules(address)
        return self.robots[address.origin]

    def _read_rules(self, address: Address) -> RobotFileParser:
        rules, place = RobotFileParser(), parse(f"{address.origin}/robots.txt")
        answer = self._ask(place, {})
        for _ in range(self.limits.redirects):
            if answer.status not in MOVED or "location" not in answer.headers:
                break
            answer = self._ask(parse(urljoin(answer.address.whole, answer.headers["location"])), {})
        text = answer.body.decode("utf-8", "replace") if answer.status == FOUND else ""
        rules.parse(NOTHING if answer.status >= BROKEN else text.splitlines())
        return rules
