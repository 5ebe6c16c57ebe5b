"""Days, months and years as people write them: 2024-12-31, 2024-12, 2024."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def first_day(text: str) -> date:
    """Give the first day of a year, month or day.

    >>> first_day("2024-02")
    datetime.date(2024, 2, 1)

    Raises:
        ValueError: it is none.
    """
    return _parts(text)[0]


def last_day(text: str) -> date:
    """Give the last day of a year, month or day.

    >>> last_day("2024-02")
    datetime.date(2024, 2, 29)

    Raises:
        ValueError: it is none.
    """
    return _parts(text)[1]


def _parts(text: str) -> tuple[date, date]:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    try:
        start = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"'{text}' is not 2024, 2024-12 or 2024-12-31") from error
    last = date(start.year, start.month if month else 12, 1)
    return start, start if day else last.replace(day=monthrange(last.year, last.month)[1])
