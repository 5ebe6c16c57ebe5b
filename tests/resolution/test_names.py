"""How names are read and compared."""

from __future__ import annotations

import pytest

from kg.resolution.alike import Likeness, clash, likeness
from kg.resolution.names import Name, read_name


def named(text: str) -> Name:
    name = read_name(text)
    assert name is not None
    return name


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("José Peña", "jose PENA", Likeness.SAME),
        ("Prime Minister Teresa Okoro", "Teresa Okoro", Likeness.SAME),
        ("Khalil-ur-Rahman Haqqani", "Khalil Rahman Haqqani", Likeness.SAME),
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy", Likeness.SPELLING),
        ("Mohammed al-Sudani", "Mohammad Sudani", Likeness.SPELLING),
        ("Yelena Petrova", "Elena Petrova", Likeness.SPELLING),
        ("George W. Bush", "George Bush", Likeness.MIDDLE),
        ("George W. Bush", "George Walker Bush", Likeness.MIDDLE),
        ("George Bush", "George Walker Bush", Likeness.SHORTER),
        ("Patrick Murray", "Patrick Moore", Likeness.HEARD),
        ("Mohammad Idris", "Muhammed Ali Idris", Likeness.HEARD),
        ("Tariq Castann", "Taiq Castmann", Likeness.SLIPS),
        ("Hans Lund", "Hans Lind", Likeness.SHORT_SLIP),
        ("Sergei Lavrov", "Sergei Lavorv", Likeness.SLIP),
        ("T. Okoro", "Teresa Okoro", Likeness.INITIAL),
        ("Okoro T.", "Teresa Okoro", Likeness.INITIAL),
        ("Okoro", "Teresa Okoro", Likeness.SURNAME),
        ("George W. Bush", "George H. Bush", Likeness.NOT),
        ("Min Suh", "Min Seo", Likeness.NOT),
        ("Huang Qi", "Huang Ki", Likeness.SHORT_SLIP),
        ("Ahmed Khan", "Asif Khan", Likeness.NOT),
        ("Hassan Nasser", "Hussein Nasser", Likeness.NOT),
        ("Ahmed Khan", "Ahmed Khan Jr.", Likeness.NOT),
        ("T. Okoro", "S. Okoro", Likeness.NOT),
    ],
)
def test_names_are_alike_as_people_would_say(one: str, other: str, alike: Likeness) -> None:
    assert likeness(named(one), named(other)) is likeness(named(other), named(one)) is alike


@pytest.mark.parametrize("text", ["", "   ", "1984", "...", "\u200b", "?!"])
def test_what_has_no_letters_is_no_name(text: str) -> None:
    assert read_name(text) is None


def test_a_title_alone_is_read_as_a_name_and_not_as_nothing() -> None:
    assert read_name("President") == Name((), "president")


def test_father_and_son_clash() -> None:
    assert clash(named("Ahmed Khan Sr."), named("Ahmed Khan Jr."))
