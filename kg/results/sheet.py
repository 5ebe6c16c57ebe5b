"""SPARQL 1.1 Query Results CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.results.cells import Term

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")  # a spreadsheet computes what begins so  # noqa: RUF001
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|-?INF")


def to_csv(variables: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> Iterator[str]:
    """Write a head and a line for each row.

    One thing is not as in the standard: a literal that a spreadsheet would take for a formula has an apostrophe before
    it, unless it is a number. Where every character counts, take TSV.
    """
    yield _line(variables)
    for row in rows:
        yield _line([_cell(term) for term in row])


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _cell(term: Term | None) -> str:
    if isinstance(term, ox.Literal):
        return f"'{term.value}" if FORMULA.match(term.value) and not NUMBER.fullmatch(term.value) else term.value
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    return "" if term is None else getattr(term, "value", str(term))
