"""JSON Lines: one article a line, an object of which only the text is required."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from kg.errors import InputError
from kg.readers.files import MAX_LINE
from kg.readers.rows import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.files import Source
    from kg.readers.record import Record
    from kg.readers.rows import Row

SHAPE = 'write one object a line, {"text": "..."}'


def read_jsonl(source: Source) -> Iterator[Record | InputError]:
    """Read the records; a line that is wrong gives an error and the next is read."""
    return records(source, _rows(source))


def _rows(source: Source) -> Iterator[tuple[int, Row] | InputError]:
    blank = True
    for number, line in enumerate(source.lines, 1):
        if line.strip():
            blank = False
            try:
                yield number, _object(line, source.name, number)
            except InputError as error:
                yield error
    if blank:
        raise InputError(source.name, "empty file", remedy="leave it out")


def _object(line: bytes, file: str, number: int) -> Row:
    if b"\0" in line:
        raise InputError(file, "binary file", line=number, remedy=SHAPE)
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
