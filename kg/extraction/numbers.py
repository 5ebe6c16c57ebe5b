"""Counts in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ontology import Lexicon

LONGEST = 7  # digits; longer figures are no counts of people


class Numbers:
    """Reads numbers with the words that the lexicon gives."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the words for numbers below twenty and for the tens."""
        self.units, self.tens = lexicon.valued("number"), lexicon.valued("tens")

    def of(self, word: str) -> int | None:
        """Give the number that a word or figure stands for, None where it stands for none.

        >>> from kg.ontology import load_lexicon
        >>> number = Numbers(load_lexicon()).of
        >>> number("1,200"), number("seven"), number("thirty-two"), number("several")
        (1200, 7, 32, None)
        """
        digits = word.replace(",", "")
        if digits.isdecimal() and len(digits) <= LONGEST:
            return int(digits)
        tens, _, unit = word.partition("-")
        if tens in self.tens:
            return self.tens[tens] + self.units.get(unit, 0)
        return self.units.get(word)
