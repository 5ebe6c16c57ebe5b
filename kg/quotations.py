"""Where a text quotes: from the mark that opens to the one that closes, over sentences and paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENERS, CLOSERS, STRAIGHT = "“„«", "”»", '"'
_MARK = re.compile(f"[{OPENERS}{CLOSERS}{STRAIGHT}]")
_BREAK = re.compile(r"\n[ \t\r]*\n\s*")
_BEFORE = frozenset("([{—–-/‘'")  # beside white space, what a straight mark that opens may follow


def paragraphs(text: str) -> Iterator[Span]:
    r"""Yield the paragraphs, parted by empty lines, without the white space around them.

    >>> [span.of("One.\n\n\nTwo\nlines.\n") for span in paragraphs("One.\n\n\nTwo\nlines.\n")]
    ['One.', 'Two\nlines.']
    """
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        words = text[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            yield Span(first, first + len(words.strip()))
        start = after


def quotations(text: str) -> tuple[Span, ...]:
    r"""Give the quotations with their marks, in order, those within another left out.

    A paragraph that opens with a mark goes on with a quotation that the one before left open; any other ends it.

    >>> text = 'He said: "We wait.\n\n"We are ready," and left. “A “free” vote” it was, "No'
    >>> [span.of(text) for span in quotations(text)]
    ['"We wait.\n\n"We are ready,"', '“A “free” vote”', '"No']
    """
    scan = _Scan(text)
    for paragraph in paragraphs(text):
        scan.read(paragraph)
    return scan.done()


class _Scan:
    """Walks over the marks of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Span] = []
        self.opened: int | None = None
        self.inner = 0  # quotations within the one that is open
        self.last = 0

    def read(self, paragraph: Span) -> None:
        goes_on = self.opened is not None and self.text[paragraph.start] in OPENERS + STRAIGHT
        if not goes_on:
            self._close(self.last)
        self.inner = 0
        places = [m.start() for m in _MARK.finditer(self.text, paragraph.start + goes_on, paragraph.end)]
        opening = [_opens(self.text, at) for at in places]
        paired = sum(opening) + goes_on == len(places) - sum(opening)
        for at, opens in zip(places, opening, strict=True):
            self._pass(at, opens=opens, nests=paired or self.text[at] != STRAIGHT)
        self.last = paragraph.end

    def done(self) -> tuple[Span, ...]:
        self._close(self.last)
        return tuple(self.found)

    def _pass(self, at: int, *, opens: bool, nests: bool) -> None:
        if self.opened is not None and nests and opens:
            self.inner += 1
        elif self.inner and nests:
            self.inner -= 1
        elif opens:
            self._close(at)
            self.opened = at
        else:
            self._close(at + 1)

    def _close(self, end: int) -> None:
        if self.opened is not None:
            self.found.append(Span(self.opened, end))
        self.opened = None


def blocks(text: str) -> tuple[Span, ...]:
    r"""Give the paragraphs set off as quotations without marks: those after a paragraph that ends in a colon.

    >>> text = "The court held:\n\nThe order is void.\n\nBoth sides left."
    >>> [span.of(text) for span in blocks(text)]
    ['The order is void.']
    """
    parts = list(paragraphs(text))
    return tuple(
        after
        for before, after in pairwise(parts)
        if text[before.end - 1] == ":" and text[after.start] not in OPENERS + STRAIGHT and text[after.end - 1] != ":"
    )


def _opens(text: str, at: int) -> bool:
    if text[at] != STRAIGHT:
        return text[at] in OPENERS
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in _BEFORE) and bool(after) and not after.isspace()
