"""Accusations by measures and papers of the law, and what stands far from the noun or verb that accuses."""

from __future__ import annotations

import pytest

from tests.reading import claims, pairs, read, words


@pytest.mark.parametrize(
    "text",
    [
        "Ghana imposed sanctions on Togo for arming rebels.",
        "Ghana announced new sanctions against Togo over the torture of prisoners.",
        "The sanctions imposed by Ghana against Togo for arming rebels take effect.",
        "Ghana filed charges against Togo at the court on Monday.",
        "Ghana opened a case against Togo over the shelling.",
        "The allegations made by Ghana against Togo are serious.",
        "Ghana alleges that Togo has moved the fence.",
        "Ghana blames Togolese propaganda for the unrest.",
    ],
)
def test_who_takes_measures_over_a_wrong_accuses(text: str) -> None:
    assert pairs(text) == {("state/GH", "state/TG")}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana extended the sanctions against Togo for six months.",
        "Ghana imposed a ban on Togolese fish for one season.",
        "The union suspended Orlov for two games.",
        "A dispute over sanctions against Togo delayed payments for oil.",
    ],
)
def test_how_long_a_measure_lasts_is_no_charge(text: str) -> None:
    assert pairs(text) == set()


def test_a_warrant_accuses_whom_it_is_for() -> None:
    reading = read("Ghana issued an arrest warrant for nine traders on charges of piracy.")
    (claim,) = claims(reading, "Accusation")
    assert claim.entities("accuser") == ("state/GH",)
    assert words(reading, claim, "accused") == ["nine traders"]


def test_suspected_links_are_a_charge() -> None:
    reading = read("Ghana arrested nine traders with suspected links to the Taliban.")
    (claim,) = claims(reading, "Accusation")
    assert claim.entities("accuser") == ("state/GH",)
    assert words(reading, claim, "accused") == ["nine traders"]


def test_the_announced_arrest_on_suspicion_is_a_charge() -> None:
    reading = read("Ghana announced the arrest of nine traders on suspicion of espionage.")
    (claim,) = claims(reading, "Accusation")
    assert claim.entities("accuser") == ("state/GH",)


def test_what_was_done_before_an_order_is_no_part_of_the_order() -> None:
    text = "Ghana ordered the Togolese envoy to leave the country after accusing Benin of meddling in its affairs."
    assert ("state/GH", "state/BJ") in pairs(text)


def test_a_finite_verb_is_not_joined_to_an_infinitive() -> None:
    assert pairs("Ghana defended its right to fish and condemned Togo for the theft.") == {("state/GH", "state/TG")}


def test_a_number_of_people_are_the_people() -> None:
    text = "Ghana arrested dozens of Togolese officers accused of spying."
    reading = read(text)
    (claim,) = claims(reading, "Accusation")
    assert claim.entities("accuser") == ("state/GH",)


def test_a_clause_of_contrast_keeps_its_own_subject() -> None:
    text = "Ghana accused Togo of shelling a village, while Benin denied it, instead accusing Mali of the attack."
    assert ("state/BJ", "state/ML") in pairs(text)
    assert ("state/GH", "state/ML") not in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana asked the court to order Benin to extradite the Togolese army on charges of torture.",
        "Ghana asks for the trial of the Togolese army for war crimes.",
        "Ghana recommended that the Togolese army be prosecuted for torture.",
        "Ghana called on all nations to hold the Togolese army accountable for torture.",
    ],
)
def test_who_asks_for_a_punishment_over_a_wrong_accuses(text: str) -> None:
    assert [by for by, _ in pairs(text)] == ["state/GH"]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana asked Benin not to extradite the Togolese army on charges of torture.",
        "Ghana warned Benin to arrest nobody for piracy.",
        "Ghana would ask the court to jail the Togolese army for torture.",
    ],
)
def test_who_asks_for_mercy_or_for_nothing_accuses_nobody(text: str) -> None:
    assert pairs(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ghana criticised the kidnapping of two traders by Togo.",
        "Ghana condemned Togo, which shelled a village.",
        "Ghana accuses Togo of torture; Benin calls it a lie.",
        "Ghana trades accusations with Togo over the shelling.",
    ],
)
def test_a_party_away_from_its_verb_is_found(text: str) -> None:
    assert pairs(text) == {("state/GH", "state/TG")}


def test_what_looks_like_a_gerund_belongs_to_the_accused() -> None:
    reading = read("Ghana accuses leading Togolese traders of smuggling.")
    (claim,) = claims(reading, "Accusation")
    assert claim.entities("accuser") == ("state/GH",)
    assert words(reading, claim, "allegation") == ["smuggling"]


@pytest.mark.parametrize(
    ("text", "accuser"),
    [
        ("Orlov is sentenced to nine years' imprisonment by a Kenyan court for fraud.", "state/KE"),
        ("Orlov is found guilty of fraud and sentenced to death by a Kenyan court.", "state/KE"),
    ],
)
def test_the_court_after_the_sentence_accuses(text: str, accuser: str) -> None:
    (claim,) = claims(read(text), "Accusation")
    assert claim.entities("onBehalfOf") == (accuser,)


def test_who_asks_for_somebody_to_be_indicted_accuses() -> None:
    text = "Kenyan prosecutors ask for Prime Minister Nils Orlov to be indicted in the bribery case."
    (claim,) = claims(read(text), "Accusation")
    assert claim.entities("onBehalfOf") == ("state/KE",)


def test_a_surname_is_no_people() -> None:
    found = pairs("Kenya accused Joshua French of murder.")
    assert found == {("state/KE", "person/joshua-french")}


def test_dead_in_air_strikes_are_laid_at_the_door_of_whose_they_are() -> None:
    text = "Activists say that nine people were killed in Israeli air strikes."
    assert {of for _, of in pairs(text)} == {"state/IL"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya alleges it would undo nine years of work.",
        "Kenya alleges that the traders were members of a union.",
        "Kenya alleges that the trader was examined by Uganda.",
    ],
)
def test_what_is_no_deed_of_anybody_is_no_charge(text: str) -> None:
    assert pairs(text) == set()


def test_whose_efforts_they_are_is_who_acts() -> None:
    text = "China resisted efforts by Japan to impose sanctions on North Korea for shelling an island."
    assert pairs(text) == {("state/JP", "state/KP")}


def test_the_country_before_a_title_is_not_accused() -> None:
    text = "Russia issued an arrest warrant for United States Senator Nils Orlov over comments about the invasion."
    assert pairs(text) == {("state/RU", "person/nils-orlov")}
