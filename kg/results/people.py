"""Answers for people to read: a table on a terminal, and Markdown. Nothing in them is taken for markup or control."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.terminal import folded, shown, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Table = Sequence[Sequence[str]]

GAP = 2  # columns between two cells
HEAP = 3  # lines that a row may take on average before a table is a heap of narrow columns
MOST = 40  # columns of a word that is not cut, such as the id of a statement
ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~&$#!])")


def to_table(heads: Sequence[str], rows: Table, columns: int) -> Iterator[str]:
    """Give lines of at most so many columns: a table, or a block for each row where the cells are too long for one."""
    cells = [[shown(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(heads, *cells, strict=True)]
    words = [min(MOST, max(map(_longest, column))) for column in zip(heads, *cells, strict=True)]
    room = columns - GAP * (len(heads) - 1)
    if sum(widths) > HEAP * columns or sum(words) > room:
        yield from _blocks(heads, cells, columns)
        return
    fitted = _fitted(widths, words, room)
    for row in (heads, *cells):
        yield from _lines(row, fitted)


def _longest(cell: str) -> int:
    return max(map(width, cell.split(" ")))


def _fitted(widths: Sequence[int], words: Sequence[int], room: int) -> list[int]:
    """Take from the widest columns until all fit; no word is cut that has at most `MOST` columns."""
    for limit in range(max(widths, default=0), 0, -1):
        fitted = [min(each, max(limit, word)) for each, word in zip(widths, words, strict=True)]
        if sum(fitted) <= room:
            return fitted
    return list(words)


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    parts = [list(folded(cell, most)) for cell, most in zip(row, widths, strict=True)]
    for i in range(max(map(len, parts), default=0)):
        line = [part[i] if i < len(part) else "" for part in parts]
        padded = (cell + " " * (most + GAP - width(cell)) for cell, most in zip(line, widths, strict=True))
        yield "".join(padded).rstrip() + "\n"


def _blocks(heads: Sequence[str], rows: Table, columns: int) -> Iterator[str]:
    for row in rows:
        for head, cell in zip(heads, row, strict=True):
            if cell:
                first, *more = folded(f"{head}: {cell}", columns - GAP)
                yield first + "\n"
                yield from (" " * GAP + line + "\n" for line in more)
        yield "\n"


def to_markdown(heads: Sequence[str], rows: Table, columns: int = 0) -> Iterator[str]:
    """Give a table of Markdown; what would be markup or HTML is escaped."""
    del columns  # whoever shows Markdown folds it
    yield _bars(heads)
    yield _bars(["---"] * len(heads), escape=False)
    for row in rows:
        yield _bars(row)


def _bars(cells: Sequence[str], *, escape: bool = True) -> str:
    return f"| {' | '.join(ACTIVE.sub(_escaped, shown(c)) if escape else c for c in cells)} |\n"


def _escaped(match: re.Match[str]) -> str:
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(match[1], "\\" + match[1])
