"""The matrix of accusations as a picture."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.figures.markup import NOTHING, Markup, joined, one_line, said, tag, width
from kg.figures.matrix import ACCUSES, MOST, matrix
from kg.figures.sheet import INK, RULE, SOFT, Block, label, paragraph, sheet
from kg.figures.symbols import want
from kg.figures.wording import name, sentence, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx

    from kg.figures.matrix import Matrix
    from kg.network import Actor, Edge

CELL = 34.0  # pixels
SIZE = 14.0  # pixels of text
LETTERS = 30  # of a name
SLANT = 50  # degrees that the names of columns rise
RISE, REACH = 0.77, 0.64  # sine and cosine of SLANT
TOLD = 8  # statements that a tooltip tells
SHADES = ((1, 0.16), (2, 0.3), (4, 0.45), (8, 0.6), (16, 0.75))  # from so many statements on, so opaque


def matrix_svg(network: nx.MultiDiGraph[str], *, title: str, most: int | None = MOST) -> str:
    """Draw who accuses whom as a table, its cells the darker the more accusations they count.

    Raises:
        OntologyError: the palette has no entry for accusations.
    """
    table = matrix(network, most)
    drawn = _table(table)
    return sheet(title, table.told, [drawn, paragraph(f"{READING} {table.told}", drawn.width)])


READING = (
    "Read a row from left to right: the party at its left accuses the one above the column so many times; "
    "\N{BALLOT X} some of it is denied or rejected. Parties between two heavy lines mostly quarrel with each other."
)


def _table(table: Matrix) -> Block:
    left = max((width(_head(one, table.made), SIZE) for one in table.rows), default=0) + 10
    longest = max((width(_head(one, table.met), SIZE) for one in table.columns), default=0)
    top = longest * RISE + SIZE + 26
    wide, high = left + CELL * len(table.columns), top + CELL * len(table.rows)
    marks = [*_lines(table, left, top), *_rows(table, left, top), *_columns(table, left, top)]
    for i, row in enumerate(table.rows):
        for j, column in enumerate(table.columns):
            cell = table.cells.get((row, column), ())
            if cell:
                marks.append(_cell(table, cell, left + CELL * j, top + CELL * i))
    return Block(joined(*marks) if table.rows else NOTHING, wide + longest * REACH, high)


def _head(one: Actor, counts: Mapping[Actor, int]) -> str:
    return f"{one_line(name(one), LETTERS)} ({counts[one]})"


def _lines(table: Matrix, left: float, top: float) -> Iterator[Markup]:
    """Rule the cells; heavier between communities."""
    wide, high = CELL * len(table.columns), CELL * len(table.rows)
    for i, heavy in enumerate(_borders(table.rows, table.community)):
        yield _rule(f"M0 {top + CELL * i:g}H{left + wide:g}", heavy=heavy)
    for i, heavy in enumerate(_borders(table.columns, table.community)):
        yield _rule(f"M{left + CELL * i:.1f} {top - 8:.1f}V{top + high:.1f}", heavy=heavy)


def _borders(parties: Sequence[Actor], community: Mapping[Actor, int]) -> list[bool]:
    """Tell for each line, from the first to the last, whether another community begins there."""
    return [False, *(community[one] != community[other] for one, other in pairwise(parties)), False]


def _rule(path: str, *, heavy: bool) -> Markup:
    return tag("path", d=path, stroke=SOFT if heavy else RULE, stroke_width=2 if heavy else 1, fill="none")


def _rows(table: Matrix, left: float, top: float) -> Iterator[Markup]:
    for i, one in enumerate(table.rows):
        yield label(_head(one, table.made), left - 10, top + CELL * (i + 0.64), size=SIZE, text_anchor="end")


def _columns(table: Matrix, left: float, top: float) -> Iterator[Markup]:
    yield label("accuser ↓   accused →", 0, top - 10, size=SIZE, fill=SOFT)
    for i, one in enumerate(table.columns):
        turn = f"rotate(-{SLANT} {left + CELL * (i + 0.6):.1f} {top - 12:.1f})"
        yield label(_head(one, table.met), left + CELL * (i + 0.6), top - 12, size=SIZE, transform=turn)


def _cell(table: Matrix, cell: Sequence[Edge], x: float, y: float) -> Markup:
    """Draw a number on its shade; a mouse that rests on it is told the statements."""
    style, denied, shaded = want(ACCUSES, table.known), table.denied(cell), str(shade(len(cell)))
    told = [f"{sentence(cell[0], table.known)}: {len(cell)}, {denied} denied or rejected"]
    told += [f"“{edge.words}” ({where(edge)})" for edge in cell[:TOLD]]
    marks = [
        tag("title", said("\n".join(told))),
        tag(
            "rect",
            x=x + 1,
            y=y + 1,
            width=CELL - 2,
            height=CELL - 2,
            fill=style.colour,
            fill_opacity=shaded,
        ),
        label(str(len(cell)), x + CELL / 2, y + CELL * 0.65, size=SIZE + 1, text_anchor="middle", font_weight="bold"),
    ]
    if denied:
        marks.append(label("✗", x + CELL - 11, y + 13, size=12, fill=INK))
    return tag("g", *marks)


def shade(number: int) -> float:
    """Give the opacity of a cell; even the darkest bears black numbers.

    >>> shade(1), shade(3), shade(99)
    (0.16, 0.3, 0.75)
    """
    return max(opacity for least, opacity in SHADES if number >= least)
