"""What one article gave, as it is kept: its quads, and the key that says what they were made of."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model import Article, Skip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Reading

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Output:
    """What an article gave. `recipe` is the digest of all but the article that shaped it; `quads` are sorted lines."""

    article: Article
    recipe: str
    claims: Counts  # by kind
    skipped: tuple[Skip, ...]
    quads: str  # N-Quads

    @property
    def key(self) -> str:
        """Give the digest of all that shaped it: the same key, the same quads."""
        return keyed(self.article, self.recipe)

    @classmethod
    def of(cls, reading: Reading, recipe: str, quads: Iterable[ox.Quad]) -> Output:
        """Keep a reading with its quads."""
        lines = sorted(set((ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines()))
        kinds = [claim.kind for claim in reading.claims]
        claims = tuple((kind, kinds.count(kind)) for kind in sorted(set(kinds)))
        return cls(reading.article, recipe, claims, reading.skipped, "".join(f"{line.decode()}\n" for line in lines))

    def to_line(self) -> bytes:
        """Give it as one line of JSON."""
        return json.dumps(asdict(self) | {"article": to_json(self.article)}, sort_keys=True).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Output:
        """Read what `to_line` gave.

        Raises:
            StoreError: it did not.
        """
        try:
            told = json.loads(line)
            claims = tuple((str(kind), int(count)) for kind, count in told["claims"])
            skipped = tuple(Skip(**skip) for skip in told["skipped"])
            return cls(from_json(told["article"]), told["recipe"], claims, skipped, told["quads"])
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError("what an article gave cannot be read") from error


def keyed(article: Article, recipe: str) -> str:
    """Give the digest of an article and what reads it; the file that it came from shapes nothing.

    >>> keyed(Article("a", "", "x", origin="here"), "r") == keyed(Article("a", "", "x", origin="there"), "r")
    True
    """
    told = json.dumps([recipe, to_json(article) | {"origin": ""}], sort_keys=True)
    return sha256(told.encode()).hexdigest()[:32]


def to_json(article: Article) -> dict[str, str | None]:
    """Give the fields of an article for JSON."""
    return asdict(article) | {"published": article.published.isoformat() if article.published else None}


def from_json(told: dict[str, str | None]) -> Article:
    """Read an article from such fields."""
    published = told["published"]
    return Article(**told | {"published": date.fromisoformat(published) if published else None})  # type: ignore[arg-type]
