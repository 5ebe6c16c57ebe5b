"""Pronouns, descriptions, surnames and acronyms: who is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Post
from kg.pipeline import readings
from tests.reading import article, claims, entity, only, pairs, read


def test_it_is_the_state_named_before() -> None:
    text = "Venezuela closed the border on Friday. It accused Colombia of harbouring guerrillas."
    assert pairs(text) == {("state/VE", "state/CO")}


@pytest.mark.xfail(strict=True, reason="the state of the officials who speak comes first as antecedent")
def test_it_in_what_somebody_says_is_not_the_speakers_own_state() -> None:
    text = "Ethiopia closed the border on Friday. Eritrean officials said it had shelled a village."
    assert {accused for _, accused in pairs(text)} == {"state/ET"}


def test_he_is_the_person_named_before() -> None:
    text = "Sergei Lavrov met diplomats in Moscow. He accused NATO of arming Ukraine with banned shells."
    assert pairs(text) == {("person/sergei-lavrov", "org/nato")}


def test_she_is_a_person_and_not_a_state() -> None:
    text = "Moldova's president Maia Sandu spoke in Chisinau. She accused Russia of meddling in the election."
    assert pairs(text) == {("person/maia-sandu", "state/RU")}


def test_they_are_those_named_together() -> None:
    text = "The rebels left Goma on Monday. They accused Congo of shelling the camp."
    assert pairs(text) == {("article/a/unnamed/rebels", "state/CD")}


def test_a_pronoun_without_an_antecedent_is_nobody() -> None:
    claim = only(read("She accused Nicaragua of torturing prisoners."), "Accusation")
    assert (claim.entities("accuser"), claim.entities("speaker")) == ((), ())


def test_accuser_and_accused_are_not_the_same_pronoun() -> None:
    text = "Venezuela closed the border. Colombia accused it of harbouring guerrillas."
    assert pairs(text) == {("state/CO", "state/VE")}


def test_the_group_is_the_armed_group_named_before() -> None:
    text = "Hezbollah fired rockets at Haifa on Tuesday. Israel accused the group of using civilians as shields."
    assert pairs(text) == {("state/IL", "group/hezbollah")}


def test_the_ministry_is_the_ministry_named_before() -> None:
    reading = read(
        "Serbia's defence ministry accused Kosovo's police of beating two farmers. "
        "The ministry said the police had shot at a bus."
    )
    first, second = claims(reading, "Accusation")
    assert [second.entities(role) for role in ("accuser", "accused")] == [
        first.entities("accuser"),
        first.entities("accused"),
    ]


@pytest.mark.xfail(strict=True, reason="a description may mean the accuser, and then nobody is accused")
def test_the_country_is_the_state_named_before() -> None:
    text = "Belarus closed a crossing on Monday. Lithuania accused the country of smuggling migrants."
    assert pairs(text) == {("state/LT", "state/BY")}


def test_a_surname_is_the_person_named_in_full() -> None:
    text = (
        "Nikol Pashinyan, the Armenian prime minister, said on Monday that talks had failed. "
        "Pashinyan accused Azerbaijan of occupying villages."
    )
    assert pairs(text) == {("person/nikol-pashinyan", "state/AZ")}


def test_the_capital_of_a_headline_acts_though_the_article_was_written_there() -> None:
    one = article("BERLIN, 3 March - Talks failed.", title="Berlin accuses Moscow of spying")
    (reading,) = readings([replace(one, dateline="Berlin")])
    assert only(reading, "Accusation").entities("accuser") == ("state/DE",)


def test_the_place_of_the_dateline_is_nobody() -> None:
    text = "BERLIN - On Friday it accused Norway of shelling a village."
    parties = {
        filler.entity
        for reading in readings([replace(article(text), dateline="Berlin")])
        for claim in reading.claims
        for filler in claim.fillers
    }
    assert "state/NO" in parties
    assert "state/DE" not in parties


def test_a_surname_finds_a_name_in_a_sentence_without_any_claim() -> None:
    text = "Talks failed on Sunday. In Leeds, Boris Johnson spoke. Johnson accused Iran of shelling villages."
    assert pairs(text) == {("person/boris-johnson", "state/IR")}


@pytest.mark.parametrize("before", ["On Sunday", "There President"])
def test_a_word_that_opens_a_sentence_is_no_first_name(before: str) -> None:
    text = f"Talks failed. {before} Boris Johnson spoke in Leeds. Johnson accused Iran of shelling villages."
    assert pairs(text) == {("person/boris-johnson", "state/IR")}


def test_a_surname_finds_a_name_that_opens_the_text() -> None:
    text = "Boris Johnson spoke in Leeds. Johnson accused Iran of shelling villages."
    assert pairs(text) == {("person/boris-johnson", "state/IR")}


def test_a_rare_surname_finds_a_name_in_a_sentence_without_any_claim() -> None:
    text = "On Sunday Nikol Pashinyan spoke in parliament. Pashinyan accused Azerbaijan of occupying villages."
    assert pairs(text) == {("person/nikol-pashinyan", "state/AZ")}


def test_a_surname_in_the_title_is_the_person_named_in_the_text() -> None:
    text = "Boris Johnson accused Iran of shelling a village."
    assert pairs(text, title="Johnson accuses Iran of shelling") == {("person/boris-johnson", "state/IR")}


def test_a_title_before_a_surname_is_no_part_of_the_name() -> None:
    text = "Boris Johnson said on Sunday that talks had failed. Mr Johnson accused Iran of shelling villages."
    assert pairs(text) == {("person/boris-johnson", "state/IR")}


def test_an_acronym_in_brackets_is_another_name() -> None:
    reading = read(
        "The Movement for the Liberation of Katiba (MLK) took the town on Monday. "
        "Mali accused the MLK of killing villagers."
    )
    (accused,) = only(reading, "Accusation").entities("accused")
    assert {"MLK", "Movement for the Liberation of Katiba"} <= set(entity(reading, accused).names)


def test_an_acronym_in_brackets_after_a_known_name_is_that_entity() -> None:
    text = "The Rapid Support Forces (RSF) took El Fasher. Sudan's army accused the RSF of killing patients."
    assert {accused for _, accused in pairs(text)} == {"group/rsf"}


def test_a_description_of_nobody_named_belongs_to_its_article() -> None:
    reading = read("A senior diplomat accused Eritrea of arming the militia.")
    assert only(reading, "Accusation").entities("accuser") == ("article/a/unnamed/senior-diplomat",)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested six men who are accused of bombing the market in Quetta.",
        "Chad, which it accused of arming rebels, closed the border.",
        "Those who accused Chad of arming rebels were fined.",
        "What Chad was accused of was the arming of rebels.",
    ],
)
def test_no_relative_pronoun_stands_in_a_role(text: str) -> None:
    reading = read(text)
    named = {
        name.lower()
        for claim in reading.claims
        for f in claim.fillers
        if f.entity
        for name in entity(reading, f.entity).names
    }
    assert named & {"who", "which", "it", "those", "what", "that"} == set()


def test_surface_forms_are_distinct_and_the_longest_comes_first() -> None:
    reading = read(
        "Munir Akram, Pakistan's UN envoy, accused Afghanistan of sheltering terrorists. "
        "Akram said Afghanistan harbours ISIS-K."
    )
    names = entity(reading, "person/munir-akram").names
    assert names == ("Pakistan's UN envoy", "Munir Akram", "Akram")


def test_they_are_all_that_the_last_subject_names() -> None:
    text = "Wanda Shaw and Stefano Sanna denounced Mali in Rome. They condemned Russia's war against Ukraine."
    blamed = {by for by, of in pairs(text) if of == "state/RU"}
    assert blamed == {"person/wanda-shaw", "person/stefano-sanna"}


def test_those_who_charge_are_not_those_who_are_accused_next() -> None:
    text = "Peruvian police have charged three Chilean men with the murder. They are accused of shooting a guard."
    assert {of for _, of in pairs(text)} == {"article/a/unnamed/three-chilean-men"}


def test_it_is_what_happened_where_it_is_called_an_act() -> None:
    assert pairs("The envoy of Peru spoke of the landing. It was a declaration of war, she said.") == set()


def test_what_is_called_one_thing_is_the_nearest_of_several() -> None:
    text = "Mali fights Chad, the mercenaries and the FDLR, which it calls a genocidal militia."
    assert {of for _, of in pairs(text)} == {"group/fdlr"}


def test_who_tells_of_a_force_of_the_same_state_does_not_accuse_it() -> None:
    assert pairs("Afghan forces fired on the post, the Taliban's defence ministry announced.") == set()


def test_the_only_company_of_an_article_is_the_company_however_far_back() -> None:
    text = (
        "Greece sued Siemens over bribes. The shares fell. Ms Weber resigned. She left. "
        "Car owners accused the company of fraud."
    )
    assert ("article/a/unnamed/car-owners", "company/siemens") in pairs(text)


def test_of_two_companies_the_company_is_neither_where_both_are_far_back() -> None:
    text = (
        "Greece sued Siemens and Nestlé over bribes. The shares fell. Ms Weber resigned. She left. "
        "Car owners accused the company of fraud."
    )
    assert ("article/a/unnamed/car-owners", "article/a/unnamed/company") in pairs(text)


def test_a_headline_leaves_the_article_out() -> None:
    reading = read(
        "Siemens spoke on Monday.", title="Car owners accuse Siemens of fraud; company denies rigging engines"
    )
    assert only(reading, "Denial").entities("responder") == ("company/siemens",)


def test_the_government_is_the_one_named_so_not_the_last_state() -> None:
    text = (
        "The Taliban government accused Pakistan of bombing a village. "
        "Zahir Omari, the government's spokesman, denied the claim of its neighbour."
    )
    assert entity(read(text), "person/zahir-omari").posts == (Post("spokesman", "group/taliban"),)


def test_a_government_in_a_capital_is_that_of_its_state() -> None:
    text = (
        "Rwanda accused Belgium of lies. The government in Kinshasa welcomed the step. "
        "Jean Ilunga, its spokesman, accused Rwanda of plunder."
    )
    assert entity(read(text), "person/jean-ilunga").posts == (Post("spokesman", "government/state/CD"),)


@pytest.mark.parametrize(
    ("said", "accused"),
    [
        ('"Our company lied to the regulators," said Anna Weber.', []),
        ('"Our neighbour arms the rebels," said Anna Weber.', ["article/a/unnamed/neighbour"]),
    ],
)
def test_who_speaks_of_his_own_side_accuses_nobody(said: str, accused: list[str]) -> None:
    assert [party for claim in claims(read(said), "Accusation") for party in claim.entities("accused")] == accused


def test_they_who_are_charged_are_not_those_who_charged_before() -> None:
    text = (
        "British prosecutors accused two Russian men of poisoning a spy. The case drew wide interest. "
        "They are charged as well with the murder of a guard."
    )
    assert "article/a/unnamed/british-prosecutors" not in {a for c in read(text).claims for a in c.entities("accused")}


def test_what_was_sent_strikes_for_whoever_sent_it() -> None:
    text = "Ukraine's general staff said Russia had launched drones at Odesa. They hit a grain terminal, it said."
    first, second = claims(read(text), "Accusation")
    assert [second.entities(role) for role in ("accuser", "accused")] == [
        first.entities("accuser"),
        first.entities("accused"),
    ]


def test_both_sides_are_the_two_named_before() -> None:
    text = "Hezbollah said Israel had broken the truce. A UN official said both sides had violated the agreement."
    (_, second) = claims(read(text), "Accusation")
    assert set(second.entities("accused")) == {"state/IL", "group/hezbollah"}


def test_a_group_in_apposition_is_the_one_that_it_follows() -> None:
    assert ("state/RW", "group/fdlr") in pairs("Rwanda fights the FDLR, a group it blames for the genocide.")


def test_the_group_is_not_several_fighters() -> None:
    text = (
        "Hezbollah accused Israel of raids. Israel accused militants of raids. It accused the group of shelling a town."
    )
    assert ("state/IL", "group/hezbollah") in pairs(text)


def test_the_panel_is_no_armed_group() -> None:
    text = "The FDLR fled on Monday. The panel found that Congo's army had killed villagers."
    assert [claim.entities("accuser") for claim in claims(read(text), "Accusation")] == [("article/a/unnamed/panel",)]


def test_the_holder_of_an_office_is_a_person() -> None:
    reading = read("The opposition leader, Bobi Wine, said police had tortured two voters.")
    assert only(reading, "Accusation").entities("accuser") == ("person/bobi-wine",)
