"""Counts of people in words and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.numbers import Numbers
from kg.ontology import load_lexicon

to_number = Numbers(load_lexicon()).of


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("0", 0), ("7", 7), ("1,200", 1200), ("zero", 0), ("one", 1), ("nineteen", 19), ("twenty", 20),
        ("thirty-two", 32), ("ninety-nine", 99),
    ],
)  # fmt: skip
def test_words_and_figures_are_numbers(word: str, number: int) -> None:
    assert to_number(word) == number


@pytest.mark.parametrize("word", ["", "several", "dozens", "-", "12345678", "1.5", "½", "²", "ten-two"])
def test_what_counts_nobody_is_no_number(word: str) -> None:
    assert to_number(word) is None


@given(st.integers(min_value=0, max_value=9_999_999))
def test_figures_with_commas_are_read(number: int) -> None:
    assert to_number(f"{number:,}") == number


@given(st.text())
def test_no_word_makes_it_fail(word: str) -> None:
    assert (to_number(word) or 0) >= 0
