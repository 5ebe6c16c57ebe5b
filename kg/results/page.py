"""An answer as HTML, for a notebook: every word of it is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.results.cells import for_people, short
from kg.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.results.cells import Term

MOST = 100  # rows; a notebook keeps what it shows
CELL = "text-align:left;vertical-align:top;max-width:40em;white-space:normal;overflow-wrap:break-word"


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
    head = "".join(f'<th style="text-align:left">{_safe(name)}</th>' for name in heads)
    body = "".join(map(_row, cells))
    count = f"{len(rows)} rows" + (f", of which the first {most} are shown" if len(rows) > most else "")
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table><p>{count}</p>"


def _row(cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f'<td style="{CELL}"><bdi>{_safe(cell)}</bdi></td>' for cell in cells) + "</tr>\n"


def _safe(text: str) -> str:
    return escape(shown(text))
