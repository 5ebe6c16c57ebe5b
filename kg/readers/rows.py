"""Rows of named values to records, for JSON Lines, CSV and Parquet alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import InputError
from kg.readers.dates import parse_date
from kg.readers.record import Record

if TYPE_CHECKING:
    from kg.readers.files import Source

Row: TypeAlias = Mapping[str, object]
SHOWN = 12  # names of columns in a message


def records(source: Source, rows: Iterable[tuple[int, Row] | InputError]) -> Iterator[Record | InputError]:
    """Make a record of each numbered row; a row that is wrong gives an error, and what was guessed is told once."""
    told: set[str] = set()
    row = None
    for row in rows:
        if isinstance(row, InputError):
            yield row
            continue
        number, values = row
        columns = source.options.columns(values)
        guesses = source.options.guesses(columns)
        if guesses and guesses not in told:
            told.add(guesses)
            source.options.tell(f"{source.name}: {guesses}; say otherwise with --field")
        yield from _checked(source, number, values, columns)
    if row is None:
        raise InputError(source.name, "no rows", remedy="leave it out")


def check_columns(source: Source, names: Iterable[str]) -> None:
    """See that a table has the columns that are needed.

    Raises:
        InputError: one that the user named is not there, or none holds a text.
    """
    there = list(names)
    absent = [theirs for theirs in source.options.fields.values() if theirs not in there]
    if absent or "text" not in source.options.columns(there):
        has = ", ".join(there[:SHOWN]) + (" ..." if len(there) > SHOWN else "")
        problem = f"no column {absent[0]!r}" if absent else "no column for the text"
        raise InputError(source.name, f"{problem} among {has}", remedy="name it with --field text=COLUMN")


def _checked(source: Source, number: int, row: Row, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    """Give the record; a date that is none costs the date, not the article."""
    try:
        values = _values(source, number, row, columns)
    except InputError as error:
        yield error
        return
    record = _record(source.name, number, values, columns)
    yield record
    if record.published is None and values.get("date"):
        problem = f'"{columns["date"]}" is no date and was left out'
        yield InputError(source.name, problem, line=number, remedy="write it as 2025-02-12")


def _values(source: Source, number: int, row: Row, columns: Mapping[str, str]) -> dict[str, str]:
    values = {ours: _text(source, number, ours, theirs, _look_up(row, theirs)) for ours, theirs in columns.items()}
    if not values.get("text"):
        problem = f'no "{columns.get("text", "text")}"'
        raise InputError(source.name, problem, line=number, remedy="name the field of the text with --field text=NAME")
    return values


def _record(file: str, number: int, values: Mapping[str, str], columns: Mapping[str, str]) -> Record:
    published = parse_date(values.get("date", "").strip())
    return Record(
        file=file,
        line=number,
        id=values.get("id", ""),
        title=values.get("title", ""),
        text=values["text"],
        published=published,
        dated=f"field {columns['date']}" if published else "",
        publisher=values.get("source", ""),
        author=values.get("author", ""),
        url=values.get("url", ""),
    )


def _look_up(row: Row, name: str) -> object:
    """Give the value of a field, or of one inside another, named with dots.

    >>> _look_up({"source": {"name": "The Times"}}, "source.name")
    'The Times'
    """
    if name in row or "." not in name:
        return row.get(name)
    outer, _, inner = name.partition(".")
    value = row.get(outer)
    return _look_up(value, inner) if isinstance(value, Mapping) else None


def _text(source: Source, number: int, ours: str, theirs: str, value: object) -> str:
    """Give a value as a string: dates too, names of authors together, and the name of what is an object."""
    match value:
        case None:
            return ""
        case str():
            return value
        case int() if ours == "id" and not isinstance(value, bool):
            return str(value)
        case datetime() | date() if ours == "date":
            return value.isoformat()[:10]
        case {"name": str(name)} if ours != "text":
            return name
        case list() if ours == "author":
            return ", ".join(filter(None, (_text(source, number, ours, theirs, one) for one in value)))
    raise InputError(source.name, f'"{theirs}" is not a string', line=number, remedy="put it in quotation marks")
