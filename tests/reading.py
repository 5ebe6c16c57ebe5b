"""Short texts in our own words, read as articles, and what was found in them put so that a test can compare it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kg.data import examples_folder
from kg.model import Article
from kg.pipeline import readings
from kg.readers import read as read_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Claim, Entity, Reading

DAY = date(2025, 2, 13)  # a Thursday


def article(text: str, *, id_: str = "a", title: str = "", published: date | None = DAY) -> Article:
    return Article(id_, title, f"{title}\n\n{text}" if title else text, published)


def read(text: str, *, title: str = "", published: date | None = DAY) -> Reading:
    """Read one text; the language model is loaded once a process."""
    return next(readings([article(text, title=title, published=published)]))


def example_articles() -> Iterator[Article]:
    yield from (one for one in read_files([examples_folder()]) if isinstance(one, Article))


@cache
def packaged() -> tuple[Reading, ...]:
    """Read all packaged examples, once a process."""
    return tuple(readings(example_articles()))


def claims(reading: Reading, kind: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.kind == kind]


def only(reading: Reading, kind: str) -> Claim:
    """Give the claim of a kind; none, or more than one, fails the test."""
    found = claims(reading, kind)
    assert len(found) == 1, found
    return found[0]


def entity(reading: Reading, id_: str) -> Entity:
    return next(entity for entity in reading.entities if entity.id == id_)


def words(reading: Reading, claim: Claim, role: str) -> list[str]:
    """Give the words in a role, entities or not."""
    return [span.of(reading.article.text) for span in claim.words(role)]


def pairs_in(reading: Reading) -> set[tuple[str, str]]:
    """Give who accuses whom, by ids of entities; an empty accuser where none is told."""
    found = claims(reading, "Accusation")
    return {
        (by, of) for claim in found for by in claim.entities("accuser") or ("",) for of in claim.entities("accused")
    }


def pairs(text: str, *, title: str = "", published: date | None = DAY) -> set[tuple[str, str]]:
    """Give who accuses whom in a text."""
    return pairs_in(read(text, title=title, published=published))


def named_pairs(text: str, *, title: str = "") -> set[tuple[str, str]]:
    """Give who accuses whom in a text, by name."""
    reading = read(text, title=title)
    names = {"": "", **{one.id: one.name for one in reading.entities}}
    return {(names[by], names[of]) for by, of in pairs_in(reading)}
