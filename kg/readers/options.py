"""How the user wants files to be read: as which format, and which of their fields are ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

NOTHING: Mapping[str, str] = MappingProxyType({})
# Our fields, and the names that data sets, news services and crawlers give them, the likeliest first.
NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "text": ("text", "body", "content", "article", "article_text", "maintext", "fulltext", "full_text", "story"),
    "title": ("title", "headline", "heading"),
    "date": (
        "date", "published", "date_published", "published_at", "publishedat", "date_publish", "publish_date",
        "publication_date", "pubdate", "datetime",
    ),
    "source": (
        "source", "publisher", "outlet", "publication", "source_name", "sitename", "newspaper",
        "source_domain", "domain",
    ),
    "author": ("author", "authors", "byline", "creator"),
    "url": ("url", "link", "canonical_url", "web_url"),
    "id": ("id", "article_id", "guid", "uuid"),
})  # fmt: skip


def silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Options:
    """`format` is the name of a reader, or empty to go by suffix; `fields` maps our names to those in the data.

    `tell` is called with one line for each thing that was guessed.
    """

    format: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    tell: Callable[[str], None] = silent

    def columns(self, names: Collection[str]) -> dict[str, str]:
        """Give for each of our fields the name in the data: as the user says, else by its usual names.

        >>> Options(fields={"title": "kicker"}).columns(["Body", "kicker", "headline"])
        {'text': 'Body', 'title': 'kicker'}
        """
        lower = {name.lower().strip().replace(" ", "_").replace("-", "_"): name for name in reversed(list(names))}
        found = {ours: next((lower[name] for name in usual if name in lower), "") for ours, usual in NAMES.items()}
        return {ours: theirs for ours, theirs in (found | dict(self.fields)).items() if theirs}

    def guesses(self, columns: Mapping[str, str]) -> str:
        """Say which columns were taken for ours without the user having said so, or nothing.

        >>> Options().guesses({"text": "Body", "title": "title"})
        "text is 'Body'"
        """
        guessed = [(ours, theirs) for ours, theirs in columns.items() if ours != theirs and ours not in self.fields]
        return ", ".join(f"{ours} is {theirs!r}" for ours, theirs in guessed)


DEFAULTS = Options()
