"""Who is accused where somebody denies: spokesmen's states, others of whom a wrong is told, nobody for a report."""

from __future__ import annotations

import pytest

from tests.reading import claims, named_pairs, read


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Israel denies reports that the Syrian army had planted bombs.", ("", "Syrian Arab Army")),
        ("The minister denies reports that the Syrian army shelled the camp.", ("", "Syrian Arab Army")),
        ("The police deny claims that a student was beaten to death.", ("", "police")),
        ("The Chinese embassy rejected the accusations by Australia.", ("Australia", "China")),
        (
            'Omar Saleh, who speaks for the foreign ministry in Khartoum, said the allegation by Chad was "baseless".',
            ("Chad", "Sudan"),
        ),
        ("The army denies reports three villagers had opened fire on its soldiers.", ("", "three villagers")),
        ("Police blame a feud between two rebel groups.", ("Police", "two rebel groups")),
        (
            "Chadian troops fled on Monday. Sudan's foreign ministry accused its neighbour of sheltering rebels.",
            ("Sudan's foreign ministry", "Chad"),
        ),
    ],
)
def test_a_denial_tells_who_is_accused(text: str, pair: tuple[str, str]) -> None:
    assert named_pairs(text) == {pair}


@pytest.mark.parametrize(
    "text",
    [
        "Al Hassan appears before the International Criminal Court accused of torture.",
        "A Russian court releases the critic Alexei Navalny a day after being sentenced for fraud.",
    ],
)
def test_a_court_is_not_accused_of_what_it_judges(text: str) -> None:
    assert {accused for _, accused in named_pairs(text)} & {"International Criminal Court", "Russian court"} == set()


def test_a_citizen_is_not_the_state() -> None:
    assert ("Iraq", "army") not in named_pairs("An Iraqi accused the army of torture.")


def test_who_condemns_a_report_accuses_nobody() -> None:
    assert not claims(read("China condemns a United Nations report that tells of torture."), "Accusation")
