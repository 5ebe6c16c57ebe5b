"""Deeds that somebody calls a wrong, parts in them that are alleged, and what is told twice."""

from __future__ import annotations

import pytest

from tests.reading import claims, only, pairs_in, read, words

STRUCK = "Russian troops shelled a school in the town."


@pytest.mark.parametrize(
    ("text", "pair", "kind"),
    [
        (
            f"{STRUCK} Ukraine's ombudsman called the attack a war crime.",
            ("Ukraine's ombudsman", "Russian troops"),
            "WarCrime",
        ),
        (
            "Iran's foreign ministry called Israel's strike an act of terror.",
            ("Iranian Ministry of Foreign Affairs", "Israel"),
            "AttackResponsibility",
        ),
        (
            "Sudan bombed the camp. The envoy described the bombing as a violation of the truce.",
            ("envoy", "Sudan"),
            "Aggression",
        ),
        ("Saudi Arabia alleged Iranian involvement.", ("Saudi Arabia", "Iran"), "Other"),
        (
            "The senator questioned Pakistan's role in arming the militants.",
            ("senator", "Pakistan"),
            "SupportForTerrorism",
        ),
        ("The council held Rwanda responsible for arming the rebels.", ("council", "Rwanda"), "SupportForTerrorism"),
        (
            "The ministry said most security incidents originated from Pakistan.",
            ("ministry", "Pakistan"),
            "SupportForTerrorism",
        ),
    ],
)
def test_who_calls_a_deed_a_wrong_accuses_whoever_did_it(text: str, pair: tuple[str, str], kind: str) -> None:
    reading = read(text)
    names = {e.id: e.name for e in reading.entities}
    assert {(names[by], names[of]) for by, of in pairs_in(reading)} == {pair}
    assert only(reading, "Accusation").accusation_kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The coalition struck a market. A spokesman for the coalition called the strike a response to terrorism.",
        "The minister called the attack an act of terrorism.",
        "The opposition questioned Uganda's role in the talks.",
        "The envoy said that Congo, too, must hold to account those responsible for abuses.",
        "Iran condemned the decision as a violation of international law.",
    ],
)
def test_what_has_no_doer_accuses_nobody(text: str) -> None:
    assert not claims(read(text), "Accusation")


def test_the_charge_of_a_verb_stands_behind_its_adjective() -> None:
    reading = read("The council held Rwanda responsible for arming the rebels.")
    assert words(reading, only(reading, "Accusation"), "allegation") == ["arming the rebels"]


def test_the_names_of_the_parties_do_not_make_two_allegations_one() -> None:
    reading = read(
        "The Afghan foreign ministry said that most raids in Afghanistan originate from Pakistan. "
        "The ministry alleged that attacks in Afghanistan were planned in Pakistan."
    )
    assert len(claims(reading, "Accusation")) == 2
