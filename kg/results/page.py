"""An answer as HTML, for a notebook: every word of it is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.results.cells import for_people, short
from kg.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.results.cells import Term

MOST = 100  # rows; a notebook keeps what it shows
CELL = "text-align:left;vertical-align:top;max-width:40em;overflow-wrap:break-word;white-space:"
SHORT = 24  # characters that stay on one line: a date, a number, most names


def to_html(
    variables: Sequence[str],
    rows: Sequence[Sequence[Term | None]],
    label: Callable[[str], str] = short,
    *,
    most: int = MOST,
) -> str:
    """Give a table of the first `most` rows, with labels for IRIs, and a line that says how many rows there are.

    >>> to_html(["a"], []).endswith("<p>0 rows</p>")
    True
    """
    heads, cells = for_people(variables, rows[:most], label)
    count = f"{len(rows)} rows" + (f", of which the first {most} are shown" if len(rows) > most else "")
    return f"{table(heads, cells)}<p>{count}</p>"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Give a table, every word of it escaped."""
    head = "".join(f'<th style="text-align:left">{safe(name)}</th>' for name in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{''.join(map(_row, rows))}</tbody></table>"


def _row(cells: Iterable[str]) -> str:
    return "<tr>" + "".join(map(_cell, cells)) + "</tr>\n"


def _cell(text: str) -> str:
    return f'<td style="{CELL}{"nowrap" if len(text) <= SHORT else "normal"}"><bdi>{safe(text)}</bdi></td>'


def safe(text: str) -> str:
    """Give text on one line, escaped and without control characters."""
    return escape(shown(text))
