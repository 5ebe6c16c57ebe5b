"""A text with the words marked that show who says what, as HTML for a notebook: every word of it is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.terminal import tame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Span

# Tints of the Okabe-Ito palette on which both black and a dark sheet's dimmed white can be read, each with a line of
# its own, since colour alone tells nothing to some.
SOURCE, TARGET, WORDS, CUE, OTHER = "who says it", "about whom", "what is said", "the cue", "named beside"
STYLES = {
    SOURCE: "background:#56b4e944;border-bottom:2px solid #0072b2",
    TARGET: "background:#d55e0033;border-bottom:2px dashed #d55e00",
    WORDS: "background:#f0e44244;border-bottom:2px dotted #b59f00",
    CUE: "border-bottom:3px double #555;font-weight:600",
    OTHER: "background:#88888822;border-bottom:1px solid #888",
}
PARTS = {
    "cue": CUE,
    "allegation": WORDS,
    "content": WORDS,
    **dict.fromkeys(
        ("accuser", "responder", "condemner", "demander", "warner", "claimant", "reporter", "speaker", "onBehalfOf"),
        SOURCE,
    ),
    **dict.fromkeys(("accused", "condemned", "addressee", "reportedPerpetrator"), TARGET),
}  # role to what it is called here; the others are named beside


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of a text, the role that they have in a statement, and what one reads when the mouse rests on them."""

    span: Span
    role: str
    note: str


def to_html(text: str, marks: Sequence[Mark], *, source: Iterable[str] = (), end: str = "") -> str:
    """Give a text in paragraphs with its marks, what they mean, and `end`, which is HTML.

    `source` is what there is to say of where it stands, empty parts left out.
    """
    told = _safe(", ".join(filter(None, source)))
    origin = f"<small>{told}</small>" if told else ""
    paragraphs = "".join(f'<p style="margin:.5em 0">{part}</p>' for part in "".join(_runs(text, marks)).split("\n\n"))
    return f'<div dir="auto" style="max-width:50em">{origin}{paragraphs}<p>{_legend(marks)}</p>{end}</div>'


def _runs(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """Cut the text where a mark begins or ends; of several that overlap, the shortest gives the style, all a note."""
    inside = [m for m in marks if m.span.start < m.span.end <= len(text)]
    cuts = sorted({0, len(text), *(place for m in inside for place in (m.span.start, m.span.end))})
    for start, end in pairwise(cuts):
        over = sorted((m for m in inside if m.span.start <= start and end <= m.span.end), key=_length)
        words = _safe(text[start:end])
        if over and text[start:end].strip():
            notes = "\n".join(dict.fromkeys(_safe(m.note) for m in over))
            words = f'<span style="{STYLES[PARTS.get(over[0].role, OTHER)]}" title="{notes}">{words}</span>'
        yield words


def _length(mark: Mark) -> tuple[int, Mark]:
    return mark.span.end - mark.span.start, mark


def _legend(marks: Iterable[Mark]) -> str:
    used = {PARTS.get(mark.role, OTHER) for mark in marks}
    return " · ".join(f'<small style="{style}">{name}</small>' for name, style in STYLES.items() if name in used)


def _safe(text: str) -> str:
    return escape(tame(text))
