"""A text with the words marked that show who says what, as HTML for a notebook: every word of it is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.ontology import load_lexicon
from kg.palette import marks
from kg.terminal import tame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Span
    from kg.palette import MarkStyle


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of a text, the role that they have in a statement, and what one reads when the mouse rests on them."""

    span: Span
    role: str
    note: str


def to_html(text: str, found: Sequence[Mark], *, source: Iterable[str] = (), end: str = "") -> str:
    """Give a text in paragraphs with its marks, what they mean, and `end`, which is HTML.

    `source` is what there is to say of where it stands, empty parts left out.
    """
    told = _safe(", ".join(filter(None, source)))
    origin = f"<small>{told}</small>" if told else ""
    paragraphs = "".join(f'<p style="margin:.5em 0">{part}</p>' for part in "".join(_runs(text, found)).split("\n\n"))
    return f'<div dir="auto" style="max-width:50em">{origin}{paragraphs}<p>{_legend(found)}</p>{end}</div>'


def _runs(text: str, found: Iterable[Mark]) -> Iterator[str]:
    """Cut the text where a mark begins or ends; of several that overlap, the shortest gives the style, all a note."""
    inside = [m for m in found if m.span.start < m.span.end <= len(text)]
    cuts = sorted({0, len(text), *(place for m in inside for place in (m.span.start, m.span.end))})
    for start, end in pairwise(cuts):
        over = sorted((m for m in inside if m.span.start <= start and end <= m.span.end), key=_length)
        words = _safe(text[start:end])
        if over and text[start:end].strip():
            notes = "\n".join(dict.fromkeys(_safe(m.note) for m in over))
            words = f'<span style="{_css(_style(over[0].role))}" title="{notes}">{words}</span>'
        yield words


def _length(mark: Mark) -> tuple[int, Mark]:
    return mark.span.end - mark.span.start, mark


def _legend(found: Iterable[Mark]) -> str:
    used = {_style(mark.role) for mark in found}
    return " · ".join(f'<small style="{_css(style)}">{style.legend}</small>' for style in _styles() if style in used)


def _style(role: str) -> MarkStyle:
    """Give how a role is marked; that of whoever makes a statement, a user's own too, is one of sources."""
    source, *others, beside = _styles()
    if role in source.roles | load_lexicon().sources:
        return source
    return next((style for style in others if role in style.roles), beside)


@cache
def _styles() -> tuple[MarkStyle, ...]:
    return marks()


def _css(style: MarkStyle) -> str:
    return f"background:{style.tint};border-bottom:{style.underline}"


def _safe(text: str) -> str:
    return escape(tame(text))
