"""The key of a picture: an entry for each number, with the words, the source and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.figures.markup import NOTHING, Markup, joined, lines, number, tag
from kg.figures.sheet import INK, SOFT, Block, label
from kg.figures.wording import answer_mark, answered, count, name, sentence, times, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.network import Edge
    from kg.palette import Style

KEYED = 30  # entries
COLUMN = 560.0  # pixels
INDENT = 34.0
ROW = 18.0
SIZE = 14.0
LETTERS = int((COLUMN - INDENT - 20) / (SIZE * 0.58))  # of a line


def key(threads: Sequence[Sequence[Edge]], edges: Sequence[Edge], known: Sequence[Style], wide: float) -> Block:
    """List the numbered: the newest statement of each, where it stands, and who answers it."""
    answers = answered(edges)
    entries = [_entry(i, group, answers, known) for i, group in enumerate(threads[:KEYED], 1)]
    if not entries:
        return Block(NOTHING, 0, 0)
    columns = max(1, int((wide + 20) // COLUMN))
    total = sum(height for _, height in entries)
    made, tallest, x, y = [], 0.0, 0.0, ROW
    for markup, height in entries:
        if y > total / columns + ROW and x + COLUMN < columns * COLUMN:
            x, y = x + COLUMN, ROW
        made.append(tag("g", markup, transform=f"translate({number(x)} {number(y)})"))
        y += height
        tallest = max(tallest, y)
    rest = len(threads) - KEYED
    if rest > 0:
        made.append(label(f"… and {count(rest, 'arrow')} without a number", 0, tallest, size=SIZE, fill=SOFT))
    return Block(joined(*made), columns * COLUMN - 20, tallest)


def _entry(
    place: int, group: Sequence[Edge], answers: Mapping[str, Sequence[Edge]], known: Sequence[Style]
) -> tuple[Markup, float]:
    """Give the lines of an arrow and their height in pixels."""
    newest = group[0]
    rows = [(row, INK, "bold") for row in lines(f"{sentence(newest, known)}{times(len(group))}", LETTERS, 2)]
    said = f"“{newest.words}” — {where(newest)}" if newest.words else where(newest)
    rows += [(row, SOFT, "normal") for row in lines(said, LETTERS, 3)]
    for text in dict.fromkeys(_answers(group, answers, known)):
        rows += [(row, INK, "normal") for row in lines(text, LETTERS, 2)]
    marks = [label(f"{place}", 0, 0, size=SIZE, font_weight="bold")]
    for i, (row, colour, weight) in enumerate(rows):
        marks.append(label(row, INDENT, i * ROW, size=SIZE, fill=colour, font_weight=weight))
    return joined(*marks), ROW * len(rows) + 8


def _answers(group: Sequence[Edge], answers: Mapping[str, Sequence[Edge]], known: Sequence[Style]) -> Iterator[str]:
    for answer in (answer for edge in group for answer in answers.get(edge.statement, ())):
        words = f": “{answer.words}”" if answer.words else ""
        yield f"{answer_mark(answer, known)} by {name(answer.tail)}{words} — {where(answer)}"
