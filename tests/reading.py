"""Short texts in our own words, read as articles, and what was found in them put so that a test can compare it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kg.model import Article
from kg.pipeline import readings

if TYPE_CHECKING:
    from kg.model import Claim, Entity, Reading

DAY = date(2025, 2, 13)  # a Thursday


def article(text: str, *, title: str = "", published: date | None = DAY, id_: str = "a") -> Article:
    return Article(id_, title, f"{title}\n\n{text}" if title else text, published)


def read(text: str, *, title: str = "", published: date | None = DAY) -> Reading:
    """Read one text; the language model is loaded once a process."""
    return next(readings([article(text, title=title, published=published)]))


def claims(reading: Reading, kind: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.kind == kind]


def only(reading: Reading, kind: str) -> Claim:
    """Give the one claim of a kind; any other number is a failure."""
    (claim,) = claims(reading, kind)
    return claim
