"""Which format an answer is written in: what the client would rather have, of what there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its media type, the short name that `?format=` takes, and other media types that ask for it."""

    media: str
    name: str
    also: tuple[str, ...] = ()


HTML = Format("text/html", "html", ("application/xhtml+xml",))
JSON = Format("application/sparql-results+json", "json", ("application/json",))
XML = Format("application/sparql-results+xml", "xml", ("application/xml", "text/xml"))
CSV = Format("text/csv", "csv")
TSV = Format("text/tab-separated-values", "tsv")
ROWS = (JSON, XML, CSV, TSV)
TURTLE = Format("text/turtle", "ttl", ("application/x-turtle", "text/n3"))
N_TRIPLES = Format("application/n-triples", "nt", ("text/plain",))
JSON_LD = Format("application/ld+json", "jsonld", ("application/json",))
RDF_XML = Format("application/rdf+xml", "rdf", ("application/xml", "text/xml"))
TRIPLES = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML)


@dataclass(frozen=True, slots=True)
class Range:
    """A part of an Accept header, such as `text/*;q=0.5`."""

    media: str
    quality: float

    def fits(self, media: str) -> int:
        """Tell how exactly it names `media`: 3 by name, 2 by its kind, 1 as anything, 0 not at all."""
        if self.media == media:
            return 3
        if self.media == media.partition("/")[0] + "/*":
            return 2
        return int(self.media == "*/*")


def choose(accept: str, formats: Sequence[Format]) -> Format | None:
    """Give the format that an Accept header likes best, the earlier of two liked alike, None where none will do.

    >>> choose("text/csv;q=0.5, application/json", ROWS).name
    'json'
    >>> choose("image/png", ROWS) is None
    True
    """
    if not accept.strip():
        return formats[0]
    ranges = list(map(_range, accept.split(",")))
    best = max(formats, key=lambda each: _quality(each, ranges))  # the first of those that are equal
    return best if _quality(best, ranges) > 0 else None


def _quality(wanted: Format, ranges: Sequence[Range]) -> float:
    """Give the quality that the most exact range grants: text/html;q=0 forbids it, whatever */* says.

    The other media types of a format count where they are named.
    """
    fits = max(((each.fits(wanted.media), each.quality) for each in ranges), default=(0, 0.0))
    also = (each.quality for each in ranges if each.media in wanted.also)
    return max(fits[1] if fits[0] else 0.0, *also, 0.0)


def _range(text: str) -> Range:
    media, *parameters = (part.strip().lower() for part in text.split(";"))
    quality = next((value for name, _, value in (p.partition("=") for p in parameters) if name.strip() == "q"), "1")
    try:
        return Range(media, min(max(float(quality), 0.0), 1.0))
    except ValueError:
        return Range(media, 0.0)
