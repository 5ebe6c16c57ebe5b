"""What a negation, a condition or a refusal does to a cue; more of it is in `tests/polarity/`."""

from __future__ import annotations

import pytest

from tests.reading import claims, pairs, read


@pytest.mark.parametrize(
    "text",
    [
        "Norway stopped short of accusing Russia of cutting the cable.",
        "Norway did not accuse Russia of cutting the cable.",
        "Norway never accused Russia of cutting the cable.",
        "Norway refused to blame Russia for the cut cable.",
        "Norway refrained from accusing Russia of cutting the cable.",
        "No one has accused Russia of cutting the cable.",
        "Russia was not accused of cutting the cable.",
        "Neither Norway nor Sweden accused Russia of cutting the cable.",
        "Norway has yet to accuse Russia of cutting the cable.",
        "Prosecutors dropped their charges against the banker.",
        "Prosecutors withdrew their accusations against the general.",
    ],
)
def test_a_negated_cue_gives_nothing(text: str) -> None:
    assert pairs(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Norway would accuse Russia of cutting the cable.",
        "Norway might accuse Russia of cutting the cable.",
        "Norway will accuse Russia of sabotage at the court.",
        "If Norway accused Russia of cutting the cable, NATO would meet.",
        "Norway wants to accuse Russia of sabotage.",
    ],
)
def test_a_hypothetical_cue_gives_nothing(text: str) -> None:
    assert pairs(text) == set()


@pytest.mark.parametrize(
    "content",
    [
        "Pakistan no longer harbours terrorist groups",
        "Pakistan does not harbour terrorists",
        "Pakistan had never harboured terrorists",
        "Pakistan had stopped sheltering terrorists",
        "Pakistan would harbour terrorists if the border stayed open",
        "nobody in Pakistan harbours terrorists",
    ],
)
def test_a_negated_wrong_is_no_accusation(content: str) -> None:
    assert pairs(f"Kabul said that {content}.") == set()


def test_an_affirmed_wrong_is_an_accusation() -> None:
    assert pairs("Kabul said that Pakistan harbours terrorist groups.") == {("state/AF", "state/PK")}


def test_what_somebody_says_of_itself_no_longer_holding_is_never_an_accusation() -> None:
    assert pairs("The Taliban said Afghanistan no longer harbours terrorist groups.") == set()


@pytest.mark.parametrize(
    "text", ["Kabul asked whether Pakistan harbours terrorists.", "Kabul urged Pakistan to stop harbouring terrorists."]
)
def test_a_question_or_demand_is_no_accusation(text: str) -> None:
    assert pairs(text) == set()


def test_a_denied_denial_is_no_denial() -> None:
    assert claims(read("Rwanda did not deny arming the M23 rebels."), "Denial") == []


def test_who_denies_that_another_did_wrong_accuses_nobody() -> None:
    assert pairs("Kabul denied that Pakistan had bombed Khost.") == set()
