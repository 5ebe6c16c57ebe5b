"""Tables as text: CSV and its kin with commas, semicolons, tabs or bars; one article a row."""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.readers.decode import decode
from kg.readers.files import MAX_WHOLE
from kg.readers.rows import check_columns, records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.readers.files import Source
    from kg.readers.record import Record
    from kg.readers.rows import Row

SEPARATORS = ",;\t|"


def read_table(source: Source) -> Iterator[Record | InputError]:
    """Read rows below a row of names; what separates the cells is seen from the names.

    A row that is wrong costs itself: reading goes on with the line after the one where it began.
    """
    lines = _Lines(source)
    try:
        first = next(lines)
    except StopIteration:
        raise InputError(source.name, "empty file", remedy="leave it out") from None
    separator = separator_of(first)
    lines.again([first])
    header = next(_parsed(lines, separator))
    if isinstance(header, InputError):
        raise header
    names = [name.strip() for name in header[1]]
    check_columns(source, names)
    yield from records(source, _rows(source.name, names, _parsed(lines, separator)))


def separator_of(line: str) -> str:
    """Give what parts a row of names into most cells.

    >>> separator_of('id;"title, or none";text')
    ';'
    """
    return max(SEPARATORS, key=lambda separator: len(next(csv.reader([line], delimiter=separator), [])))


class _Lines:
    """Decoded lines that remember those of the row being read, so that they can be read again."""

    def __init__(self, source: Source) -> None:
        self.file, self.number, self.row = source.name, 0, list[str]()
        self._lines, self._again = source.lines, deque[str]()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._decoded(next(self._lines))
        self.number += 1
        self.row.append(line)
        return line

    def again(self, lines: Sequence[str]) -> None:
        """Give `lines`, which are the last ones given, again."""
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)

    def _decoded(self, line: bytes) -> str:
        """Decode a line; what is not to be read becomes a NUL, which no cell may hold."""
        if not line.strip():
            return "\n"
        try:
            return decode(line, self.file).replace("\r\n", "\n").replace("\r", " ")
        except InputError:
            return "\0\n"


def _parsed(lines: _Lines, separator: str) -> Iterator[tuple[int, list[str]] | InputError]:
    """Give each row with the number of its first line."""
    csv.field_size_limit(MAX_WHOLE)
    while True:
        lines.row.clear()
        start = lines.number + 1
        try:
            row = next(csv.reader(lines, delimiter=separator, strict=True))
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(lines.file, f"malformed row ({error})", line=start, remedy="see to its quotation marks")
            lines.again(lines.row[1:])
        else:
            yield start, row


def _rows(
    file: str, names: Sequence[str], rows: Iterator[tuple[int, list[str]] | InputError]
) -> Iterator[tuple[int, Row] | InputError]:
    for row in rows:
        if isinstance(row, InputError):
            yield row
            continue
        number, cells = row
        if any("\0" in cell for cell in cells):
            yield InputError(file, "not UTF-8, or binary", line=number, remedy="save the table as UTF-8")
        elif len(cells) > len(names):
            problem = f"{len(cells)} cells where {len(names)} have names"
            yield InputError(file, problem, line=number, remedy="see to its quotation marks")
        elif any(cells):
            yield number, dict(zip(names, cells, strict=False))
