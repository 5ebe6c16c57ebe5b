"""Dates in a sentence, resolved against the day the article appeared, with their precision."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.extract.numbers import to_number
from kg.model import Moment, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.ontology import Lexicon

QUARTER = 92  # days
WEEK = 7  # days
AHEAD = timedelta(days=60)  # how far ahead of publication a date without a year may lie
LEAP_DAY = (2, 29)


class Calendar:
    """Reads dates with the names of months and days that the lexicon gives."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the pattern of dates of the names."""
        self.months, self.weekdays = lexicon.valued("month"), lexicon.valued("weekday")
        self.days = lexicon.valued("day")
        self.pattern = _pattern(self.months, self.weekdays, self.days)

    def moments(self, text: str, published: date | None, near: date | None = None) -> Iterator[tuple[Span, Moment]]:
        """Yield the dates in `text` with their characters; what needs `published` and lacks it is left out.

        A day and month without a year is taken for the nearest to `published`, or to `near` where that is unknown.

        >>> from kg.ontology import load_lexicon
        >>> found = Calendar(load_lexicon()).moments("on Tuesday, February 11, and yesterday", date(2025, 2, 13))
        >>> [moment.iso() for _, moment in found]
        ['2025-02-11', '2025-02-11', '2025-02-12']
        """
        for match in self.pattern.finditer(text):
            moment = self._moment(match.groupdict(), published, published or near)
            if moment is not None:
                yield Span(*match.span()), moment

    def likely_day(self, text: str) -> date | None:
        """Guess when an undated text appeared, well enough to give a day and month their year.

        News writes the year of past years and leaves out that of the present one, so the present follows soon after
        the last month that is written with its year.
        """
        known = [moment.day for _, moment in self.moments(text, None) if moment.precision is not Precision.YEAR]
        return max(known) + timedelta(days=QUARTER) if known else None

    def _moment(self, part: dict[str, str | None], published: date | None, near: date | None) -> Moment | None:
        try:
            return self._absolute(part, near) or (self._relative(part, published) if published else None)
        except (ValueError, OverflowError):  # "February 30": no such day, so no date
            return None

    def _absolute(self, part: dict[str, str | None], near: date | None) -> Moment | None:
        if part["iso"]:
            return Moment(date.fromisoformat(part["iso"]))
        if part["year4"]:
            return Moment(date(int(part["year4"]), 1, 1), Precision.YEAR)
        if part["month3"]:
            return Moment(date(int(part["year3"] or 0), self._month(part["month3"]), 1), Precision.MONTH)
        month, day, year = part["month"] or part["month2"], part["day"] or part["day2"], part["year"] or part["year2"]
        if month and day:
            return _day(self._month(month), int(day), int(year) if year else None, near)
        if part["month5"] and near:
            number = self._month(part["month5"])
            past = number > near.month or (number == near.month and _lower(part["back"]) == "last")
            return Moment(date(near.year - past, number, 1), Precision.MONTH)
        return None

    def _relative(self, part: dict[str, str | None], published: date) -> Moment | None:
        if part["relative"]:
            return Moment(published + timedelta(days=self.days[" ".join(_lower(part["relative"]).split())]))
        if part["weekday"]:
            return Moment(published - timedelta(days=self._back(part, published)))
        if part["unit2"]:
            count = 1 if _lower(part["ago"]) in {"a", "an"} else to_number(_lower(part["ago"]))
            return _ago(published, _lower(part["unit2"]), count) if count is not None else None
        if part["unit"]:
            return _ago(published, _lower(part["unit"]), int(_lower(part["last"]) != "this"))
        return None

    def _back(self, part: dict[str, str | None], published: date) -> int:
        """Give how many days before publication a weekday is; `next Monday` is ahead."""
        back = (published.weekday() - self.weekdays[_lower(part["weekday"])]) % WEEK
        if _lower(part["which"]) == "next":
            return back - WEEK
        return WEEK if _lower(part["which"]) == "last" and back == 0 else back

    def _month(self, name: str) -> int:
        return self.months[name.lower().rstrip(".")]


def _lower(text: str | None) -> str:
    return (text or "").lower()


def _day(month: int, day: int, year: int | None, near: date | None) -> Moment | None:
    if year is not None:
        return Moment(date(year, month, day))
    if near is None:
        return None
    if (month, day) == LEAP_DAY:
        return Moment(_leap_day(near))
    found = date(near.year, month, day)
    ahead = found - near > AHEAD  # a date without a year is the nearest one; news looks back
    return Moment(date(near.year - 1, month, day) if ahead else found)


def _leap_day(near: date) -> date:
    """Give the last 29 February up to shortly after `near`."""
    year = near.year
    while not isleap(year) or date(year, *LEAP_DAY) - near > AHEAD:
        year -= 1
    return date(year, *LEAP_DAY)


def _ago(published: date, unit: str, count: int) -> Moment:
    if unit == "day":
        return Moment(published - timedelta(days=count))
    if unit == "week":
        return Moment(published - timedelta(weeks=count))
    if unit == "month":
        month = published.year * 12 + published.month - 1 - count
        return Moment(date(month // 12, month % 12 + 1, 1), Precision.MONTH)
    return Moment(date(published.year - count, 1, 1), Precision.YEAR)


def _pattern(months: Iterable[str], weekdays: Iterable[str], days: Iterable[str]) -> re.Pattern[str]:
    month = f"(?:{_any_of(months)})\\.?"
    return re.compile(
        rf"""(?<!\w)(?:
          (?P<iso>\d{{4}}-\d\d-\d\d)
        | (?P<month>{month})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(?P<year>(?:19|20)\d\d))?
        | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{month})(?:,?\s+(?P<year2>(?:19|20)\d\d))?
        | (?P<month3>{month}),?\s+(?:of\s+)?(?P<year3>(?:19|20)\d\d)
        | (?P<relative>{_any_of(days)})
        | (?P<last>last|previous|this)\s+(?P<unit>week|month|year)
        | (?:(?P<which>last|next)\s+)?(?P<weekday>{_any_of(weekdays)})
        | (?P<ago>\d+|an?|[a-z]+(?:-[a-z]+)?)\s+(?P<unit2>day|week|month|year)s?\s+(?:ago|earlier|before|prior)
        | (?:in|since|of)\s+(?P<year4>(?:19|20)\d\d)
        | (?P<back>in|since|last)\s+(?P<month5>{month})(?!\.?,?\s+\d)
        )(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))
