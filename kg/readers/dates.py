"""Dates as articles print them, never guessed."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from kg.readers.chrome import LINE, patterns

if TYPE_CHECKING:
    from kg.readers.trace import Traced

ISO = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
TOP = 6  # lines from the top among which a date of publication stands, the headline and blank ones included


def parse_date(text: str) -> date | None:
    """Read a text that is a date and nothing else but a label, a weekday and a time of day.

    >>> parse_date("Published: Wednesday, February 12, 2025")
    datetime.date(2025, 2, 12)
    """
    matches = (pattern.fullmatch(text) for pattern in patterns("date-line"))
    return next((found for match in matches if match and (found := _date(match))), None)


def date_in_name(name: str) -> date | None:
    """Give the ISO date in a file's name; folders are often named for the day of a download."""
    match = ISO.search(PurePath(name).name)
    return parse_date(match[1]) if match else None


def take_date(text: Traced) -> tuple[date | None, Traced]:
    """Give the first date line near the top, and `text` without it."""
    for match in islice(LINE.finditer(text.text), TOP):
        if found := parse_date(match[0].rstrip("\n")):
            return found, text.replace([(match.start(), match.end(), "")])
    return None, text


def _date(match: re.Match[str]) -> date | None:
    month = match["month"]
    try:
        number = int(month) if month.isdigit() else time.strptime(month[:3], "%b").tm_mon
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
