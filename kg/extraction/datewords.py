"""The words of which dates are made, and the pattern of all dates that they make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.numbers import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ontology import Lexicon

UNITS = (
    ("day", "calendar-day"),
    ("week", "calendar-week"),
    ("month", "calendar-month"),
    ("year", "calendar-year"),
)  # units of time, with the class of their words


class DateWords:
    """The names of months and days, and the words around them, of `ontology/lexicon/dates.ttl`."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the words once, and make the pattern of them."""
        words = lexicon.words
        self.months, self.weekdays = lexicon.valued("month"), lexicon.valued("weekday")
        self.days, self.told_days = lexicon.valued("day"), lexicon.valued("told-day")
        self.units = {word: unit for unit, name in UNITS for word in sorted(words(name))}
        self.gone_by, self.to_come, self.present = words("gone-by"), words("to-come"), words("present-time")
        self.ago, self.earlier, self.later = words("ago"), words("before-told"), words("after-told")
        self.single, self.number = words("single"), Numbers(lexicon).of
        self.pattern = re.compile(_joined(self._kinds(lexicon)), re.IGNORECASE | re.VERBOSE)

    def count(self, word: str) -> int | None:
        """Give how many units of time a word before them means: `a week`, `two weeks`."""
        return 1 if word in self.single else self.number(word)

    def _kinds(self, lexicon: Lexicon) -> tuple[str, ...]:
        """Give the patterns of the ways to write a date; the first that fits is taken."""
        words = lexicon.words
        year, month = r"(?:19|20)\d\d", rf"(?:{_any_of(self.months)})\.?"
        th, of = rf"(?:{_any_of(words('ordinal-ending'))})?", rf"(?:(?:{_any_of(words('of-month'))})\s+)?"
        when, part = _any_of(words("time-preposition")), rf"(?:(?:{_any_of(words('part-of-time'))})[\s-]+)?"
        unit, way = _any_of(self.units), _any_of(self.ago | self.earlier | self.later)
        return (
            r"(?P<iso>\d{4}-\d\d-\d\d)",
            rf"(?P<month>{month})\s+(?P<day>\d{{1,2}}){th}(?![\d:])(?:,?\s+(?P<year>{year}))?",
            rf"(?P<day2>\d{{1,2}}){th}\s+{of}(?P<month2>{month})(?:,?\s+(?P<year2>{year}))?",
            rf"(?P<month3>{month}),?\s+{of}(?P<year3>{year})",
            rf"(?P<relative>{_any_of(self.days)})",
            rf"(?P<told>{_any_of(self.told_days)})",
            rf"(?P<last>{_any_of(self.gone_by | self.present)})\s+(?P<unit>{unit})",
            rf"(?:(?P<which>{_any_of(self.gone_by | self.to_come)})\s+)?(?P<weekday>{_any_of(self.weekdays)})",
            rf"(?P<ago>\d+|{_any_of(self.single)}|[a-z]+(?:-[a-z]+)?)\s+(?P<unit2>{unit})\s+(?P<way>{way})",
            rf"(?:{when})\s+{part}(?P<year4>{year})",
            rf"(?:{_any_of(words('year-determiner'))})\s+(?P<year6>{year})(?=\s+[^\W\d])",
            rf"(?P<back>{when}|{_any_of(self.gone_by)})\s+{part}(?P<month5>{month})(?!\.?,?\s+\d)",
        )


def _joined(kinds: Iterable[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(kinds)})(?!\w)"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))
