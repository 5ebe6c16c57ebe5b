"""Text that knows where each of its characters stood before it was cleaned."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator


class Piece(NamedTuple):
    """Characters from `at` on, up to the next piece, that come from `start` to `end` of the raw text.

    `same` where they are those very characters; else they stand for the raw ones together: a space for a line end.
    """

    at: int
    start: int
    end: int
    same: bool


@dataclass(frozen=True, slots=True)
class Traced:
    r"""A text, the raw text that it was made of, and the pieces that lead from one to the other.

    >>> import re
    >>> text = Traced.of("He\u00a0said  so").sub(re.compile("\\s+"), " ")
    >>> text.text, text.raw_span(Span(8, 10)), text.raw_span(Span(2, 3))
    ('He said so', Span(start=9, end=11), Span(start=2, end=3))
    """

    text: str
    raw: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, raw: str | Traced) -> Traced:
        """Begin with a raw text."""
        return raw if isinstance(raw, Traced) else cls(raw, raw, (Piece(0, 0, len(raw), same=True),) if raw else ())

    def raw_span(self, span: Span) -> Span:
        """Give where in the raw text the characters of `span` come from; all of it, where they come from nowhere."""
        if not self.pieces or span.start >= span.end:
            return Span(0, len(self.raw))
        first, last = self._place(span.start), self._place(span.end - 1)
        return Span(min(first.start, last.start), max(first.end, last.end))

    def _place(self, index: int) -> Span:
        piece = self.pieces[bisect_right(self.pieces, index, key=lambda piece: piece.at) - 1]
        if not piece.same:
            return Span(piece.start, piece.end)
        start = piece.start + index - piece.at
        return Span(start, start + 1)

    def cut(self, start: int, end: int | None = None) -> Traced:
        """Give the characters from `start` to `end`."""
        stop = len(self.text) if end is None else end
        return Traced(self.text[start:stop], self.raw, tuple(self._cut(start, stop, 0)))

    def _cut(self, start: int, end: int, at: int) -> Iterator[Piece]:
        """Give the pieces of a part, which begins at `at` of another text."""
        if start >= end:
            return
        first = bisect_right(self.pieces, start, key=lambda piece: piece.at) - 1
        for number in range(first, len(self.pieces)):
            piece = self.pieces[number]
            if piece.at >= end:
                return
            inside = max(0, start - piece.at)
            after = self.pieces[number + 1].at if number + 1 < len(self.pieces) else len(self.text)
            begin, stop = piece.start, piece.end
            if piece.same:
                begin, stop = begin + inside, begin + min(after, end) - piece.at
            yield Piece(at + piece.at + inside - start, begin, stop, piece.same)

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Traced:
        """Replace what matches; `new` is taken as it is, with no groups in it."""
        found = ((m.start(), m.end(), new if isinstance(new, str) else new(m)) for m in pattern.finditer(self.text))
        return self.replace(found)

    def keep_words(self, pattern: re.Pattern[str]) -> Traced:
        """Leave out what matches but for its group "words", where it has one."""
        edits: list[tuple[int, int, str]] = []
        for m in pattern.finditer(self.text):
            start, end = m.span("words") if "words" in pattern.groupindex else (m.end(), m.end())
            edits += [(m.start(), start, ""), (end, m.end(), "")]
        return self.replace(edits)

    def replace(self, edits: Iterable[tuple[int, int, str]]) -> Traced:
        """Put new characters in the place of those from a start to an end, for one after the other."""
        done = [(start, end, new) for start, end, new in edits if self.text[start:end] != new]
        if not done:
            return self
        texts, pieces, at = list[str](), list[Piece](), 0
        for (_, before, _), (start, end, new) in pairwise([(0, 0, ""), *done]):
            texts += [self.text[before:start], new]
            pieces += self._cut(before, start, at)
            at += start - before
            if new:
                pieces.append(Piece(at, *self._range(start, end), same=False))
            at += len(new)
        last = done[-1][1]
        texts.append(self.text[last:])
        pieces += self._cut(last, len(self.text), at)
        return Traced("".join(texts), self.raw, tuple(pieces))

    def _range(self, start: int, end: int) -> tuple[int, int]:
        """Give the raw characters from `start` to `end`; between two characters there are none."""
        if start < end:
            span = self.raw_span(Span(start, end))
            return span.start, span.end
        place = self._place(start).start if start < len(self.text) else self.pieces[-1].end if self.pieces else 0
        return place, place

    def strip(self) -> Traced:
        """Leave out white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def before(self, other: Traced, between: str) -> Traced:
        """Put `other` after it, where it comes of another raw text with that one after this one's.

        >>> Traced.of("A").before(Traced.of("B"), "-").raw
        'A-B'
        """
        shift = 0 if other.raw is self.raw else len(self.raw) + len(between)
        at = len(self.text) + len(between)
        end = self.pieces[-1].end if self.pieces else 0
        raw = self.raw if other.raw is self.raw else self.raw + between + other.raw
        gap = Piece(len(self.text), end, shift or end, same=False)
        moved = (Piece(p.at + at, p.start + shift, p.end + shift, p.same) for p in other.pieces)
        return Traced(self.text + between + other.text, raw, (*self.pieces, gap, *moved))
