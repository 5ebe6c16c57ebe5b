"""Counts of people in words and figures."""

from __future__ import annotations

UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LONGEST = 7  # digits; longer figures are no counts of people


def to_number(word: str) -> int | None:
    """Give the number that a word or figure stands for.

    >>> to_number("1,200"), to_number("seven"), to_number("thirty-two"), to_number("several")
    (1200, 7, 32, None)
    """
    digits = word.replace(",", "")
    if digits.isdecimal() and len(digits) <= LONGEST:
        return int(digits)
    tens, _, unit = word.partition("-")
    if tens in TENS:
        return 10 * (TENS.index(tens) + 2) + (UNITS.index(unit) if unit in UNITS else 0)
    return UNITS.index(word) if word in UNITS else None
