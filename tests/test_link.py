"""Entities with IRIs that hold across articles, and claims whose ids are made of their content."""

from __future__ import annotations

import re

import pytest

from kg.model import Label
from kg.pipeline import readings
from tests.reading import article, claims, entity, only, read

ACCUSED = "Elena Petrova accused Serbia's defence ministry of arming gunmen."


def ids(text: str) -> set[str]:
    return {found.id for found in read(text).entities}


def test_a_known_name_has_the_gazetteers_id_and_wikidata() -> None:
    found = entity(read("Congo accused Rwanda of arming the M23 rebels."), "state/RW")
    assert (found.label, found.wikidata, found.score, found.reason) == (Label.STATE, "Q1037", 1.0, "gazetteer")


@pytest.mark.parametrize(
    "text",
    [
        "The UK accused Russia of lying.",
        "The United Kingdom accused Russia of lying.",
        "Britain accused Russia of lying.",
        "London accused Russia of lying.",
        "U.K. officials and Downing Street accused Russia of lying.",
    ],
)
def test_all_names_of_a_state_are_one_entity(text: str) -> None:
    assert "state/GB" in ids(text)


def test_a_person_is_the_same_in_two_articles() -> None:
    texts = (ACCUSED, "Kenya accused Elena Petrova of theft.")
    one, two = ({e.id for e in reading.entities} for reading in readings(article(t, id_=t[:4]) for t in texts))
    assert one & two == {"person/elena-petrova"}


def test_what_has_no_name_is_never_the_same_in_two_articles() -> None:
    text = "A senior diplomat accused Kenya of theft."
    one, two = ({e.id for e in reading.entities} for reading in readings(article(text, id_=i) for i in ("x", "y")))
    assert one & two == {"state/KE"}


@pytest.mark.parametrize(
    "ministry",
    [
        "Serbia's defence ministry",
        "Serbia's ministry of defence",
        "The Serbian defence ministry",
        "The defence ministry of Serbia",
        "The Serbian Ministry of Defence",
    ],
)
def test_an_organ_has_its_id_below_its_state(ministry: str) -> None:
    (accuser,) = only(read(f"{ministry} accused Kosovo of arming gunmen."), "Accusation").entities("accuser")
    assert accuser == "body/state/RS/defence-ministry"


def test_a_government_has_its_id_below_its_state() -> None:
    assert "government/state/KE" in ids("The Kenyan government accused Uganda of theft.")


def test_a_full_name_is_surer_than_a_surname_and_a_description_least_sure() -> None:
    reading = read(
        "Elena Petrova accused Kenya of theft. Mr Okonkwo accused Kenya of theft. A diplomat accused Kenya of theft."
    )
    names = ("state/KE", "person/elena-petrova", "person/okonkwo", "article/a/unnamed/diplomat")
    scores = [entity(reading, id_).score for id_ in names]
    assert scores == sorted(set(scores), reverse=True)


def test_an_id_is_a_path_of_plain_letters() -> None:
    reading = read("Nicolás Maduro accused Juan Guaidó of treason.")
    named = {found.id for found in reading.entities}
    assert all(re.fullmatch(r"[A-Za-z0-9]+(?:[/-][A-Za-z0-9]+)*", id_) for id_ in named)
    assert {"person/nicolas-maduro", "person/juan-guaido"} <= named


def test_who_takes_part_in_nothing_is_no_entity() -> None:
    assert ids("Congo accused Rwanda of theft. Envoys met in Norway, Sweden said.") == {"state/CD", "state/RW"}


def test_whom_a_party_serves_is_an_entity() -> None:
    assert "state/RS" in ids("Serbia's defence ministry accused Kosovo of arming gunmen.")


def test_the_id_of_a_claim_is_made_of_its_content() -> None:
    one, two = (only(read(f"{text}"), "Accusation") for text in (ACCUSED, f"{ACCUSED} The envoys left."))
    assert one.id == two.id
    assert re.fullmatch(r"[0-9a-f]{20}", one.id)


@pytest.mark.parametrize(
    "text",
    [
        ACCUSED.replace("Elena", "Irina"),
        ACCUSED.replace("Serbia", "Norway"),
        f"Yes. {ACCUSED}",
    ],
)
def test_other_content_has_another_id(text: str) -> None:
    assert only(read(text), "Accusation").id != only(read(ACCUSED), "Accusation").id


def test_the_same_sentence_in_another_article_has_another_id() -> None:
    one, two = (only(reading, "Accusation") for reading in readings(article(ACCUSED, id_=i) for i in ("x", "y")))
    assert one.id != two.id


def test_what_refers_to_a_claim_has_its_final_id() -> None:
    reading = read(
        "India accused Pakistan of arming gunmen. Pakistan denied the charge. "
        "A bomb killed nine people in Basra. Al-Shabaab claimed responsibility for the bombing."
    )
    (link,) = only(reading, "Denial").responds_to
    assert link.target == only(reading, "Accusation").id
    assert only(reading, "ResponsibilityClaim").about in {claim.id for claim in claims(reading, "Attack")}


def test_a_mention_is_where_the_name_stands() -> None:
    text = "Congo accused Rwanda of theft. Rwanda denied it."
    found = entity(read(text), "state/RW")
    assert [mention.span.start for mention in found.mentions] == [m.start() for m in re.finditer("Rwanda", text)]


def test_a_person_is_one_with_and_without_junior() -> None:
    found = ids("Romeo Brawner Jr. accused China of piracy. Romeo Brawner accused Russia of spying.")
    assert {id_ for id_ in found if id_.startswith("person/")} == {"person/romeo-brawner"}
