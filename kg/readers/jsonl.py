"""JSON Lines: one article a line, an object of which only `text` is required."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from kg.errors import InputError
from kg.readers.dates import parse_date
from kg.readers.files import MAX_LINE
from kg.readers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.readers.files import Source

SHAPE = 'write one object a line, {"text": "..."}'


def read_jsonl(source: Source) -> Iterator[Record | InputError]:
    """Read the records; a line that is wrong gives an error and the next is read."""
    blank = True
    for number, line in enumerate(source.lines, 1):
        if line.strip():
            blank = False
            yield from _checked(line, source.name, number)
    if blank:
        raise InputError(source.name, "empty file", remedy="leave it out")


def _checked(line: bytes, file: str, number: int) -> Iterator[Record | InputError]:
    """Give the record; a date that is none costs the date, not the article."""
    if b"\0" in line:
        raise InputError(file, "binary file", line=number, remedy=SHAPE)
    try:
        fields = _object(line, file, number)
        record = _record(fields, file, number)
    except InputError as error:
        yield error
        return
    yield record
    if record.published is None and fields.get("date"):
        yield InputError(file, '"date" is no date and was left out', line=number, remedy="write it as 2025-02-12")


def _record(fields: Mapping[str, object], file: str, number: int) -> Record:
    def field(name: str) -> str:
        value = fields.get(name)
        if value is not None and not isinstance(value, str):
            raise InputError(file, f'"{name}" is not a string', line=number, remedy="put it in quotation marks")
        return value or ""

    if not field("text"):
        raise InputError(file, 'no "text"', line=number, remedy=SHAPE)
    return Record(
        file=file,
        line=number,
        id=field("id"),
        title=field("title"),
        text=field("text"),
        published=parse_date(field("date").strip()),
        publisher=field("source"),
        url=field("url"),
    )


def _object(line: bytes, file: str, number: int) -> Mapping[str, object]:
    if len(line) > MAX_LINE:
        raise InputError(file, f"a line of more than {MAX_LINE:,} bytes", line=number, remedy=SHAPE)
    try:
        value: object = json.loads(line.decode("utf-8-sig").rstrip(), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise InputError(file, f"not UTF-8 at byte {error.start}", line=number, remedy="save it as UTF-8") from error
    except json.JSONDecodeError as error:
        problem = f"malformed JSON ({error.msg} at character {error.pos + 1})"
        raise InputError(file, problem, line=number, remedy=SHAPE) from error
    except (ValueError, RecursionError) as error:  # a number that is none or too long; too many brackets
        raise InputError(file, f"malformed JSON ({error})", line=number, remedy=SHAPE) from error
    if not isinstance(value, dict):
        raise InputError(file, "not a JSON object", line=number, remedy=SHAPE)
    return value


def _refuse(constant: str) -> NoReturn:
    message = f"{constant} is no number"
    raise ValueError(message)
