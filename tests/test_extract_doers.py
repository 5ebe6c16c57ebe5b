"""Who did the wrong that somebody reports: each construction names the doer, and what only looks like one does not."""

from __future__ import annotations

import pytest

from tests.reading import pairs, read

KYIV_MOSCOW = {("state/UA", "state/RU")}


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said Russia's decision to move the fence violated the treaty.",
        "Ukraine said the policies of Russia were dragging the region into war.",
        "Ukraine said a shell had been fired from Russian territory.",
        "Ukraine said Russia was involved in the attack on the dam.",
        "Ukraine said Russia had drawn up plans to bomb the dam.",
        "Ukraine said Russia was resorting to intimidation.",
        "Ukraine said Russia had moved the fence in violation of the treaty.",
        "Ukraine said Russia was using its oil revenue to pay for mercenaries.",
        "Ukraine said the money was sent by Russia to fund the separatists.",
        "Ukraine said Russia was waging a campaign of terror.",
        "Ukraine said a strike that Russia carried out had destroyed the market.",
        "Ukraine believes Russia to be responsible.",
        "Ukraine reported the shelling of a market by Russia.",
        "Ukraine warned the court that Russia had shelled a market.",
        "Ukraine said one of Russia's drones had bombed a market.",
    ],
)
def test_the_doer_is_found_in_each_construction(text: str) -> None:
    assert pairs(text) == KYIV_MOSCOW


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said Russia had signed the treaty.",
        "Ukraine said Russia's decision to open the bridge was wise.",
        "Ukraine said a parcel had been sent from Russian territory.",
        "Ukraine said Russia had suffered a campaign of terror.",
        "Ukraine reported the opening of a market by Russia.",
        "Ukraine said Russia had foiled a plot to bomb the dam.",
        "Ukraine said two people had died in the Moscow attack.",
        "Ukraine said of Russia that it was wrong to lie.",
    ],
)
def test_who_did_no_wrong_is_not_accused(text: str) -> None:
    assert pairs(text) == set()


def test_what_stands_before_a_strike_did_it_together() -> None:
    text = "Médecins Sans Frontières said a clinic was destroyed in Russian and Syrian airstrikes."
    assert {accused for _, accused in pairs(text)} == {"state/RU", "state/SY"}


def test_a_name_before_an_attack_that_is_its_victim_is_not_its_doer() -> None:
    assert pairs("Britain said North Korea was behind the Sony attack.") == {("state/GB", "state/KP")}


def test_those_whose_agreement_it_is_are_accused() -> None:
    text = "Egypt said the pact between Turkey and Libya violated the law of the sea."
    assert pairs(text) == {("state/EG", "state/TR"), ("state/EG", "state/LY")}


@pytest.mark.parametrize(
    "text",
    [
        "Colombia denied claims by Venezuela that it was planning an invasion.",
        "Colombia rejected Venezuela's claim that it had bombed a village.",
        "Colombia denied a claim by Venezuela that one of its aircraft had bombed a village.",
    ],
)
def test_a_claim_that_is_denied_was_made_all_the_same(text: str) -> None:
    assert pairs(text) == {("state/VE", "state/CO")}


def test_an_arrest_for_a_wrong_blames_those_arrested() -> None:
    accused = {one for _, one in pairs("Israel announced the arrest of eight spies for plotting to kill a minister.")}
    assert accused
    assert not any("arrest" in one for one in accused)


@pytest.mark.parametrize(
    "text",
    [
        "Russian President Yury Melnik said Russia had launched an attack on the airfield.",
        "The Chadian defence ministry said the Chadian army had killed forty rebels.",
    ],
)
def test_who_reports_the_deeds_of_its_own_side_accuses_nobody(text: str) -> None:
    assert pairs(text) == set()


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Survivors said Russian troops had opened fire without warning.", True),
        ("Survivors said Russian troops had gone home without opening fire.", False),
    ],
)
def test_without_negates_only_what_follows_it(text: str, *, accused: bool) -> None:
    assert bool(pairs(text)) is accused


def test_a_word_of_saying_that_the_tagger_calls_a_noun_still_announces() -> None:
    reading = read("The mayor of Odesa claims that Russian soldiers tortured him.")
    assert [claim.directness for claim in reading.claims if claim.kind == "Accusation"] == ["reported"]
