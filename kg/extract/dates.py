"""Dates in a sentence, resolved against the day the article appeared, with their precision."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.model import Moment, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join([*MONTHS, *(f"{m[:3]}|{m[:3]}\\." for m in MONTHS), "sept", "sept\\."])
PATTERN = re.compile(
    rf"""\b(?:
      (?P<iso>\d{{4}}-\d\d-\d\d)
    | (?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d))?
    | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d))?
    | (?P<month3>{_MONTH}),?\s+(?:of\s+)?(?P<year3>(?:19|20)\d\d)
    | (?P<relative>yesterday|today|tonight|tomorrow)
    | (?P<last>last|previous|this)\s+(?P<unit>week|month|year)
    | (?:(?P<which>last|next)\s+)?(?P<weekday>{"|".join(DAYS)})
    | (?P<ago>\d+|one|two|three|four|five|six|seven)\s+(?P<unit2>day|week|month|year)s?\s+(?:ago|earlier)
    | (?:in|since|of)\s+(?P<year4>(?:19|20)\d\d)
    | (?:in|since|last)\s+(?P<month5>{_MONTH})(?!\s+\d)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
QUARTER = 92  # days
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def moments(text: str, published: date | None, near: date | None = None) -> Iterator[tuple[Span, Moment]]:
    """Yield the dates in `text` with their characters; what needs `published` and lacks it is left out.

    A day and month without a year is taken for the nearest to `published`, or to `near` where that is unknown.

    >>> [m.iso() for _, m in moments("on Tuesday, February 11, and again yesterday", date(2025, 2, 13))]
    ['2025-02-11', '2025-02-11', '2025-02-12']
    """
    for match in PATTERN.finditer(text):
        moment = _moment(match, published, published or near)
        if moment is not None:
            yield Span(*match.span()), moment


def likely_day(text: str) -> date | None:
    """Guess when an undated text appeared, well enough to give a day and month their year.

    News writes the year of past years and leaves out that of the present one, so the present follows soon after the
    last month that is written with its year.
    """
    known = [moment.day for _, moment in moments(text, None) if moment.precision is not Precision.YEAR]
    return max(known) + timedelta(days=QUARTER) if known else None


def _moment(match: re.Match[str], published: date | None, near: date | None) -> Moment | None:
    part = match.groupdict()
    try:
        return _absolute(part, near) or (_relative(part, published) if published else None)
    except (ValueError, OverflowError):  # "February 30": no such day, so no date
        return None


def _absolute(part: dict[str, str | None], near: date | None) -> Moment | None:
    if part["iso"]:
        return Moment(date.fromisoformat(part["iso"]))
    if part["year4"]:
        return Moment(date(int(part["year4"]), 1, 1), Precision.YEAR)
    if part["month3"]:
        return Moment(date(int(part["year3"] or 0), _month(part["month3"]), 1), Precision.MONTH)
    month, day, year = part["month"] or part["month2"], part["day"] or part["day2"], part["year"] or part["year2"]
    if month and day:
        return _day(_month(month), int(day), int(year) if year else None, near)
    if part["month5"] and near:
        number = _month(part["month5"])
        return Moment(date(near.year - (number > near.month), number, 1), Precision.MONTH)
    return None


def _day(month: int, day: int, year: int | None, near: date | None) -> Moment | None:
    if year is not None:
        return Moment(date(year, month, day))
    if near is None:
        return None
    found = date(near.year, month, day)
    ahead = found - near > timedelta(days=60)  # a date without a year is the nearest one; news looks back
    return Moment(date(near.year - 1, month, day) if ahead else found)


def _relative(part: dict[str, str | None], published: date) -> Moment | None:
    if part["relative"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(part["relative"].lower(), 0)
        return Moment(published + timedelta(days=shift))
    if part["weekday"]:
        back = (published.weekday() - DAYS.index(part["weekday"].lower())) % 7
        if (part["which"] or "").lower() == "next":
            return Moment(published + timedelta(days=7 - back))
        if (part["which"] or "").lower() == "last" and back == 0:
            back = 7
        return Moment(published - timedelta(days=back))
    if part["unit2"]:
        count = NUMBERS.get((part["ago"] or "").lower()) or int(part["ago"] or 0)
        return _ago(published, part["unit2"].lower(), count)
    if part["unit"]:
        return _ago(published, part["unit"].lower(), int((part["last"] or "").lower() != "this"))
    return None


def _ago(published: date, unit: str, count: int) -> Moment:
    if unit == "day":
        return Moment(published - timedelta(days=count))
    if unit == "week":
        return Moment(published - timedelta(weeks=count))
    if unit == "month":
        month = published.year * 12 + published.month - 1 - count
        return Moment(date(month // 12, month % 12 + 1, 1), Precision.MONTH)
    return Moment(date(published.year - count, 1, 1), Precision.YEAR)


def _month(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))
