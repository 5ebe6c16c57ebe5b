"""What a site prints around an article, and what a newspaper prints before it: lines known by their pattern.

The patterns are those of the word classes in `ontology/lexicon/chrome.ttl`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.data import ontology_folder
from kg.errors import OntologyError
from kg.terms import CUE, KG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.trace import Traced

FILE = "lexicon/chrome.ttl"
LINE = re.compile(r"[^\n]*\n|[^\n]+")
BLANK = re.compile("\n{3,}")
MAX_CHROME = 160  # characters; longer lines are prose, whatever they say
MAX_DATELINE = 120  # characters from the start of a text within which its dateline ends


def without_chrome(text: Traced, title: str = "") -> Traced:
    """Leave out the lines of `text` that are the site's and those that repeat the title."""
    headline = letters(title)
    lines = (match for match in LINE.finditer(text.text) if _is_chrome(match[0].rstrip("\n"), headline))
    kept = text.replace((match.start(), match.end(), "") for match in lines)
    return kept.sub(BLANK, "\n\n").strip()


def letters(text: str) -> str:
    """Give what is left to compare two headlines by: no spaces, punctuation or case."""
    return "".join(filter(str.isalnum, text)).casefold()


def dateline(text: str) -> str:
    """Give the place that opens `text`, as agencies print it, or nothing.

    >>> dateline("KABUL, Feb 12 (Agency) - The ministry said so.")
    'Kabul'
    """
    for pattern in patterns("dateline"):
        if match := pattern.match(text[:MAX_DATELINE]):
            place = match["place"]
            return place.title() if place.isupper() else place
    return ""


@lru_cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns of the word class `name`, sorted; case counts only where a pattern says so.

    Raises:
        OntologyError: the file cannot be read, has no such class, or a pattern is no regular expression.
    """
    found = sorted(_patterns(CUE + name))
    if not found:
        raise OntologyError(FILE, name, "no kg:pattern")
    try:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)
    except re.error as error:
        raise OntologyError(FILE, name, f"'{error.pattern!r}' is no pattern: {error.msg}") from error


@lru_cache
def _site_lines() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns("site-chrome")), re.IGNORECASE)


def _patterns(subject: str) -> Iterator[str]:
    try:
        for quad in ox.parse(path=ontology_folder() / FILE, format=ox.RdfFormat.TURTLE):
            if quad.subject == ox.NamedNode(subject) and quad.predicate.value == f"{KG}pattern":
                yield str(getattr(quad.object, "value", ""))
    except (OSError, SyntaxError) as error:
        raise OntologyError(FILE, subject, f"cannot be read: {error}") from error


def _is_chrome(line: str, headline: str) -> bool:
    if not line or len(line) > max(MAX_CHROME, 2 * len(headline)):
        return False
    return (letters(line) == headline != "") or (len(line) <= MAX_CHROME and _site_lines().fullmatch(line) is not None)
