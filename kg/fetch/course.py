"""The order of things: each address is visited, a feed leads to its entries, what is new is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from kg.errors import InputError
from kg.fetch.address import parse
from kg.fetch.kept import conditions, keep, kept, place
from kg.fetch.limits import Limits
from kg.fetch.visit import FOUND, Visitor
from kg.model import Skip
from kg.readers.formats.feeds import links
from kg.readers.formats.guess import HEAD, guess
from kg.readers.formats.warc import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.fetch.address import Address
    from kg.fetch.request import Answer

SAME = 304


@dataclass(frozen=True, slots=True)
class Fetched:
    """An address that was visited, the file in which its page is, and whether that is new or changed."""

    address: str
    file: Path
    changed: bool


def fetch(addresses: Iterable[str], folder: Path, limits: Limits | None = None) -> Iterator[Fetched | Skip]:
    """Fetch pages, and the pages to which feeds lead, into `folder`; each address once.

    What cannot be fetched is a `Skip` with its reason.

    Raises:
        StoreError: the folder cannot be written.
    """
    visitor, seen = Visitor(limits or Limits()), set[str]()
    waiting = [(text, True) for text in reversed(list(addresses))]
    while waiting:
        text, may_lead = waiting.pop()
        try:
            address = parse(text)
            if address.whole in seen:
                continue
            seen.add(address.whole)
            found = _one(address, folder, visitor, may_lead=may_lead)
        except InputError as error:
            yield Skip(error.file, f"{error.problem}; {error.remedy}")
            continue
        if isinstance(found, Fetched):
            yield found
        else:
            waiting.extend((link, False) for link in reversed(found))


def _one(address: Address, folder: Path, visitor: Visitor, *, may_lead: bool) -> Fetched | list[str]:
    """Fetch a page, or give the addresses to which a feed leads."""
    page, feed = place(folder, address), place(folder, address, feed=True)
    before = kept(feed) or kept(page)
    answer = visitor.visit(address.whole, conditions(before[0]) if before else {})
    if answer.status == SAME and before:
        body = before[1]
    elif answer.status == FOUND:
        body = answer.body
    else:
        raise InputError(address.whole, f"the server says {answer.status}", remedy="check the address")
    if may_lead and guess(body[:HEAD]) == "feed":
        if answer.status != SAME:
            keep(feed, address, answer)
        return [urljoin(address.whole, link) for link in links(body)[: visitor.limits.entries]]
    return _page(address, page, answer, changed=before is None or before[1] != body)


def _page(address: Address, file: Path, answer: Answer, *, changed: bool) -> Fetched:
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if answer.status != SAME and kind not in PAGES:
        raise InputError(address.whole, f"no web page or feed but {kind}", remedy="save it and give it to kg build")
    if answer.status != SAME:
        keep(file, address, answer)
    return Fetched(address.whole, file, changed)
