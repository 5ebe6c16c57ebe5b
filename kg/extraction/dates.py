"""Dates in a sentence, resolved against the day the article appeared, with their precision."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.extraction.datewords import DateWords
from kg.model import Moment, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.ontology import Lexicon

    Parts = Mapping[str, str | None]

QUARTER = 92  # days
WEEK = 7  # days
AHEAD = timedelta(days=60)  # how far ahead of publication a date without a year may lie
LEAP_DAY = (2, 29)


class Calendar:
    """Reads dates with the words that the lexicon gives."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the pattern of dates of the words."""
        self.words = DateWords(lexicon)

    def moments(self, text: str, published: date | None, near: date | None = None) -> Iterator[tuple[Span, Moment]]:
        """Yield the dates in `text` with their characters; what needs `published` and lacks it is left out.

        A day and month without a year is taken for the nearest to `published`, or to `near` where that is unknown.
        "The previous day" and "two weeks earlier" count from the last day told before in `text`.

        >>> from kg.ontology import load_lexicon
        >>> found = Calendar(load_lexicon()).moments("on Tuesday, February 11, and the day before", date(2025, 2, 13))
        >>> [moment.iso() for _, moment in found]
        ['2025-02-11', '2025-02-11', '2025-02-10']
        """
        told = None
        for match in self.words.pattern.finditer(text):
            moment = self._moment(match.groupdict(), published, published or near, told)
            if moment is not None:
                told = moment.day if moment.precision is Precision.DAY else told
                yield Span(*match.span()), moment

    def likely_day(self, text: str) -> date | None:
        """Guess when an undated text appeared, well enough to give a day and month their year.

        News writes the year of past years and leaves out that of the present one, so the present follows soon after
        the last month that is written with its year.
        """
        known = [moment.day for _, moment in self.moments(text, None) if moment.precision is not Precision.YEAR]
        return max(known) + timedelta(days=QUARTER) if known else None

    def _moment(self, part: Parts, published: date | None, near: date | None, told: date | None) -> Moment | None:
        try:
            found = self._absolute(part, near) or (self._relative(part, published) if published else None)
            return found or self._from_told(part, published, told)
        except (ValueError, OverflowError):  # "February 30": no such day, so no date
            return None

    def _absolute(self, part: Parts, near: date | None) -> Moment | None:
        if part["iso"]:
            return Moment(date.fromisoformat(part["iso"]))
        year_alone = part["year4"] or part["year6"]
        if year_alone:
            return Moment(date(int(year_alone), 1, 1), Precision.YEAR)
        if part["month3"]:
            return Moment(date(int(part["year3"] or 0), self._month(part["month3"]), 1), Precision.MONTH)
        month, day, year = part["month"] or part["month2"], part["day"] or part["day2"], part["year"] or part["year2"]
        if month and day:
            return _day(self._month(month), int(day), int(year) if year else None, near)
        if part["month5"] and near:
            number = self._month(part["month5"])
            past = number > near.month or (number == near.month and _lower(part["back"]) in self.words.gone_by)
            return Moment(date(near.year - past, number, 1), Precision.MONTH)
        return None

    def _relative(self, part: Parts, published: date) -> Moment | None:
        """Give what counts from the day of publication."""
        if part["relative"]:
            return Moment(published + timedelta(days=self.words.days[_plain(part["relative"])]))
        if part["weekday"]:
            return Moment(published - timedelta(days=self._back(part, published)))
        if part["unit2"] and _lower(part["way"]) in self.words.ago:
            return self._ago(published, part, 1)
        if part["unit"]:
            unit, back = self.words.units[_lower(part["unit"])], int(_plain(part["last"]) in self.words.gone_by)
            return _week(published, back) if unit == "week" else _ago(published, unit, back)
        return None

    def _from_told(self, part: Parts, published: date | None, told: date | None) -> Moment | None:
        """Give what counts from the day told before; what is past counts from publication where none was told."""
        days = self.words.told_days.get(_plain(part["told"]), 0)
        back = days < 0 or _lower(part["way"]) in self.words.earlier
        start = told or (published if back else None)
        if start is None:
            return None
        if part["unit2"]:
            return self._ago(start, part, 1 if back else -1)
        return Moment(start + timedelta(days=days)) if part["told"] else None

    def _ago(self, start: date, part: Parts, direction: int) -> Moment | None:
        count = self.words.count(_lower(part["ago"]))
        unit = self.words.units[_lower(part["unit2"])]
        return _ago(start, unit, direction * count) if count is not None else None

    def _back(self, part: Parts, published: date) -> int:
        """Give how many days before publication a weekday is; `next Monday` is ahead."""
        back = (published.weekday() - self.words.weekdays[_lower(part["weekday"])]) % WEEK
        if _lower(part["which"]) in self.words.to_come:
            return back - WEEK
        return WEEK if _lower(part["which"]) in self.words.gone_by and back == 0 else back

    def _month(self, name: str) -> int:
        return self.words.months[name.lower().rstrip(".")]


def _lower(text: str | None) -> str:
    return (text or "").lower()


def _plain(text: str | None) -> str:
    return " ".join(_lower(text).split())


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


def _week(published: date, back: int) -> Moment | None:
    """Give the month that the week of publication, or the one before it, lies in; its year where it lies in two."""
    monday = published - timedelta(days=published.weekday() + back * WEEK)
    sunday = monday + timedelta(days=WEEK - 1)
    if monday.year != sunday.year:
        return None
    if monday.month == sunday.month:
        return Moment(monday.replace(day=1), Precision.MONTH)
    return Moment(date(monday.year, 1, 1), Precision.YEAR)


def _ago(start: date, unit: str, count: int) -> Moment:
    if unit == "day":
        return Moment(start - timedelta(days=count))
    if unit == "week":
        return Moment(start - timedelta(weeks=count))
    if unit == "month":
        month = start.year * 12 + start.month - 1 - count
        return Moment(date(month // 12, month % 12 + 1, 1), Precision.MONTH)
    return Moment(date(start.year - count, 1, 1), Precision.YEAR)
