"""Reported wrongs: what somebody says of another is an accusation when it holds a wrong."""

from __future__ import annotations

import pytest

from kg.extraction.found import sources
from kg.model import Modality
from tests.reading import claims, entity, only, pairs, read, words


def test_said_that_forces_had_shelled_accuses_the_forces_of_the_state() -> None:
    reading = read("Armenia said Azerbaijan's forces had shelled a village in Syunik.")
    claim = only(reading, "Accusation")
    (forces,) = claim.entities("accused")
    assert (claim.entities("accuser"), entity(reading, forces).speaks_for) == (("state/AM",), ("state/AZ",))


def test_a_reported_wrong_is_told_from_an_explicit_accusation() -> None:
    directness = [
        only(read(text), "Accusation").directness
        for text in ("China rammed our boat, Manila said.", "Manila accused China of ramming its boat.")
    ]
    assert directness == ["reported", "explicit"]


UNNAMED = "article/a/unnamed/officials"


@pytest.mark.parametrize(
    "text",
    [
        "The Philippines said China had rammed one of its boats.",
        "China rammed our boat, the Philippines said.",
        "China rammed our boat, said the Philippines.",
        '"China rammed our boat," the Philippines said.',
        "According to the Philippines, China rammed the boat.",
        "China, the Philippines said, had rammed one of its boats.",
        "The Philippines' claim that China had rammed its boat was repeated in Manila.",
    ],
)
def test_a_wrong_is_reported_before_inside_and_after_the_source(text: str) -> None:
    assert pairs(text) == {("state/PH", "state/CN")}


@pytest.mark.parametrize(
    "text",
    [
        '"Nobody slept. Azerbaijan shelled the village for two days. It was dark," said Armen Petrosyan.',
        'Armen Petrosyan said: "Nobody slept. Azerbaijan shelled the village for two days."',
        '"Nobody slept," Armen Petrosyan said. "It was dark. Azerbaijan shelled the village for two days."',
    ],
)
def test_a_sentence_inside_a_quotation_is_said_by_who_is_quoted(text: str) -> None:
    assert pairs(text) == {("person/armen-petrosyan", "state/AZ")}


def test_a_sentence_after_a_quotation_is_said_by_nobody() -> None:
    text = '"Nobody slept. It was dark," said Armen Petrosyan. Azerbaijan shelled the village for two days.'
    assert pairs(text) == set()


def test_a_quotation_of_two_sentences_goes_on_with_its_speaker() -> None:
    text = '"We will not bow," the Philippines said. "China rammed our boat."'
    assert pairs(text) == {("state/PH", "state/CN")}


@pytest.mark.xfail(reason="the allegation is the subtree of its verb, which holds the phrase too", strict=True)
def test_a_source_after_according_to_is_no_part_of_the_allegation() -> None:
    reading = read("According to Kyiv, Russia has deported children from Kherson.")
    claim = only(reading, "Accusation")
    assert words(reading, claim, "allegation") == ["Russia has deported children from Kherson"]


def test_where_attacks_were_planned_is_who_is_blamed() -> None:
    assert pairs("Kabul said the attacks on its ministries were planned in Pakistan.") == {("state/AF", "state/PK")}


def test_who_calls_a_state_a_hub_of_terrorists_accuses_it() -> None:
    claim = only(read("Pakistan claimed that Afghanistan remains a hub for ISIS-K recruitment."), "Accusation")
    assert (claim.entities("accused"), claim.accusation_kind) == (("state/AF",), "SupportForTerrorism")


@pytest.mark.parametrize("source", ["Reuters", "The BBC", "Al Jazeera", "The New York Times"])
def test_an_outlet_that_passes_on_accuses_nobody(source: str) -> None:
    assert pairs(f"{source} reported that Israel had bombed a school in Gaza.") == set()


def test_an_outlet_after_according_to_accuses_nobody() -> None:
    assert pairs("According to Al Jazeera, Israel had bombed a school in Gaza.") == set()


def test_who_is_quoted_by_an_outlet_accuses() -> None:
    text = "The New York Times reported that Ukraine accused Russia of shelling a clinic."
    assert pairs(text) == {("state/UA", "state/RU")}


def test_what_an_outlet_passes_on_is_told_at_second_hand() -> None:
    claim = only(read("The New York Times reported that Ukraine accused Russia of shelling a clinic."), "Accusation")
    assert claim.depth == 2


def test_an_accusation_in_the_articles_own_words_is_told_at_first_hand() -> None:
    assert only(read("Ukraine accused Russia of shelling a clinic."), "Accusation").depth == 1


def test_an_outlet_accuses_in_its_own_cause() -> None:
    assert pairs("Al Jazeera accused Israel of killing its reporter in Jenin.") == {("media/al-jazeera", "state/IL")}


def test_what_the_article_says_itself_is_no_accusation() -> None:
    assert pairs("Russian forces shelled a hospital in Kharkiv on Monday.") == set()


def test_who_speaks_of_his_own_deeds_accuses_nobody() -> None:
    assert pairs("Hezbollah said its fighters had shelled a village in Galilee.") == set()


def test_allegedly_hedges() -> None:
    claim = only(read("Critics say Hungary allegedly spied on Ukraine."), "Accusation")
    assert claim.modality is Modality.HEDGED


def test_a_harmless_report_is_no_accusation() -> None:
    assert claims(read("Norway said Sweden had opened two new bridges."), "Accusation") == []


@pytest.mark.parametrize(
    ("text", "kind", "source", "quoted_by"),
    [
        ("France said Ukraine had accused Russia of shelling a clinic.", "Accusation", "state/UA", ["state/FR"]),
        ("Turkey had threatened to close the strait, Greece said.", "Threat", "state/TR", ["state/GR"]),
        ("Iran said Israel had claimed that Syria shelled a school.", "Accusation", "state/IL", ["state/IR"]),
        ("Ukraine accused Russia of shelling a clinic, officials said.", "Accusation", "state/UA", [UNNAMED]),
        ("Ukraine said Russia had shelled a clinic.", "Accusation", "state/UA", []),
        ("The Guardian reported that Ukraine had accused Russia of shelling a clinic.", "Accusation", "state/UA", []),
    ],
)
def test_who_tells_what_somebody_else_says_is_named(text: str, kind: str, source: str, quoted_by: list[str]) -> None:
    claim = only(read(text), kind)
    assert source in {key for role in sources() for key in claim.entities(role)}
    assert list(claim.entities("quotedBy")) == quoted_by


def test_who_speaks_for_somebody_quotes_nobody() -> None:
    claim = only(read('"Greece rejects the charge," said Lana Zochiou, a spokeswoman for Greece.'), "Rejection")
    assert (claim.depth, claim.entities("quotedBy")) == (1, ())


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("The Turkish defence minister said that security forces had shot five men.", []),
        ("The Turkish defence minister said that rebel forces had shot five men.", ["rebel forces"]),
    ],
)
def test_forces_of_which_a_minister_does_not_say_whose_are_his_own(text: str, accused: list[str]) -> None:
    reading = read(text)
    told = [key for claim in claims(reading, "Accusation") for key in claim.entities("accused")]
    assert [entity(reading, key).name for key in told] == accused
