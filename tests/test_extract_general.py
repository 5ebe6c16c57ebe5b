"""Who is nobody in particular, or only lived through what is told, is accused of nothing; acts accuse nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.pipeline import readings
from tests.reading import article, pairs, pairs_in

RUIZ = "person/ana-ruiz"


def statement(text: str) -> set[tuple[str, str]]:
    made = replace(article(text, title="Statement by Press Secretary Ana Ruiz"), publisher="The White House")
    return pairs_in(next(readings([made])))


@pytest.mark.parametrize(
    "text",
    [
        "We must act against hostile agents who undermine the vote.",
        "The reward is for any person who attacked the embassy in Lima.",
        "Neighbours quarrel. They are committing atrocities against civilians.",
        "The talks were about grain. It was a threat to peace.",
        "On that day, Norway experienced its deadliest attack.",
        "Soldiers from Chile conducted defensive cyber operations.",
        "Agencies from Mexico collaborate with our own agencies.",
        "It is time for Portugal to put some money behind that.",
        "The United States opposes any efforts to change the border or to undermine the vote.",
    ],
)
def test_nobody_whom_the_author_could_mean_is_accused(text: str) -> None:
    assert statement(text) == set()


def test_the_regime_is_not_the_speakers() -> None:
    text = "The United States is watching Nicaragua. The regime has tortured 32 opponents."
    assert statement(text) == {(RUIZ, "government/state/NI")}
    assert statement("The United States is watching. The regime has tortured 32 opponents.") == {
        (RUIZ, "article/a/unnamed/regime")
    }


@pytest.mark.parametrize(
    ("text", "accusers"),
    [
        ("QUESTION: Good day.\n\nQUESTION: Serbia shelled the town, so what now?", set()),
        ("MS RUIZ: Good day.\n\nMS BLAKE: Serbia shelled the town.", {"person/blake"}),
        ("MS RUIZ: Good day.\n\nIt is late.\n\nMR KHAN: No.\n\nMS RUIZ: Serbia shelled the town.", {RUIZ}),
        ("MODERATOR: Good day.\n\nSENIOR OFFICIAL TWO: Serbia shelled the town.", {RUIZ}),
    ],
)
def test_in_a_transcript_each_turn_is_its_own_speakers(text: str, accusers: set[str]) -> None:
    assert {by for by, _ in statement(text)} == accusers


def test_an_act_accuses_nobody() -> None:
    assert pairs("The actions blame Serbia for the raid.") == {("", "state/RS")}


def test_whom_the_speaker_tells_of_a_charge_does_not_make_it() -> None:
    asked = "The envoy asked about the basis for the arrest and the charges against Ali Khan, Ana Ruiz said."
    assert pairs(asked) == {("", "person/ali-khan")}
    assert pairs("Both men face charges of fraud, officials said.") == {("", "article/a/unnamed/men")}


@pytest.mark.parametrize(
    "text", ["Belarus accused people of crimes.", "Peru holds countries that harbour hackers responsible for the leak."]
)
def test_a_bare_noun_for_anybody_is_not_accused(text: str) -> None:
    assert pairs(text) == set()


def test_people_who_are_numbered_are_accused() -> None:
    assert pairs("Peru accused three people of fraud.") == {("state/PE", "article/a/unnamed/three-people")}


def test_an_arrest_for_what_is_no_wrong_accuses_nobody() -> None:
    assert pairs("Reporters were detained in Belarus for doing their jobs.") == set()
    assert pairs("Six men were detained in Belarus for laundering money.") != set()


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said Nabil's murder was unacceptable.",
        "Oman is responsible for planning the visit, Kuwait said.",
        "Peru said de-escalating the war was Chile's anti-corruption plan.",
        "The Pope condemned the Houla massacre.",
        "Iran condemned the Kabul bombing.",
        "The foreign minister underlined the need for all countries to condemn Hamas.",
        "Oman rejects Kuwait's account of the killing.",
        "The office has prosecuted terrorists and smugglers.",
        "In the history of Peru, only two presidents have been impeached.",
        "Ana Ruiz served as a Special Agent, Kuwait said.",
        "One man was arrested on the day of the theft.",
        "Serbia criticises itself as the trial of Milan Petrov for murder continues.",
    ],
)
def test_no_act_of_a_party_is_blamed_on_it(text: str) -> None:
    assert pairs(text) == set()


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Oman is responsible for the deaths, Kuwait said.", "state/OM"),
        ("Kuwait believes Oman to be responsible.", "state/OM"),
        ("Oman condemned the Houthi attack.", "group/houthis"),
        ("The House impeached President Ali Khan.", "person/ali-khan"),
        ("Oman rejects Kuwait's claim of a plot to shell the port.", "state/OM"),
    ],
)
def test_an_act_of_its_own_is(text: str, accused: str) -> None:
    assert {of for _, of in pairs(text)} == {accused}


@pytest.mark.parametrize(
    "text",
    [
        "Kuwait said the attack condemned by Chile was cruel.",
        "Kuwait praised the fight against terrorism, where Morocco has demonstrated leadership.",
        "The order is about exports from Chad and the misappropriation of funds, Ana Ruiz said.",
        "Ana Ruiz said the people of Oman ignore her.",
    ],
)
def test_who_stands_beside_a_wrong_has_not_done_it(text: str) -> None:
    assert pairs(text) == set()


def test_who_ignores_what_he_owes_is_blamed() -> None:
    assert pairs("Ana Ruiz said Oman ignored the warnings.") == {(RUIZ, "state/OM")}


def test_who_is_handed_over_faces_the_charges() -> None:
    told = "Peru will extradite the gunman to face charges of murder in Chile."
    assert {of for _, of in pairs(told)} == {"article/a/unnamed/gunman"}


def test_to_ignore_whom_one_likes_is_a_charge_only_where_it_is_made_one() -> None:
    assert pairs("Ana Ruiz accused Oman of ignoring her.") == {(RUIZ, "state/OM")}
    assert pairs("Ana Ruiz said Oman ignored her.") == set()
