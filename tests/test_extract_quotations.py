"""Who is quoted, over sentences and paragraphs, and what is alleged in his words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.pipeline import readings
from tests.reading import article, claims, pairs, pairs_in, read


@pytest.mark.parametrize(
    "text",
    [
        'Deputy Ana Ruiz said, "The talks failed. Serbia shelled the town. We will not return."',
        '"The talks failed. Serbia shelled the town. We will not return," said Deputy Ana Ruiz.',
        '"The talks failed. Serbia shelled the town. We will not return," Deputy Ana Ruiz told reporters.',
        'Deputy Ana Ruiz left the talks early. "They failed," she said. "Serbia shelled the town. We will not return."',
        'Deputy Ana Ruiz said: "The talks failed.\n\n"Serbia shelled the town. We will not return."',
        'Deputy Ana Ruiz wrote on her blog:\n\n"The talks failed. Serbia shelled the town."',
        "Deputy Ana Ruiz wrote on her blog:\n\nThe talks failed. Serbia shelled the town.",
        "Deputy Ana Ruiz said, “The talks failed. Serbia shelled the town. We will not return.”",
        'Deputy Ana Ruiz said, "The talks failed. Serbia shelled the town. We will not return.',
    ],
)
def test_a_sentence_within_a_quotation_is_its_speakers(text: str) -> None:
    assert ("person/ana-ruiz", "state/RS") in pairs(text)


def test_what_follows_a_quotation_is_not_quoted() -> None:
    text = 'Deputy Ana Ruiz said, "The talks failed. We will not return." Serbia shelled the town.'
    assert pairs(text) == set()


def test_a_quotation_without_a_speaker_is_nobodys() -> None:
    assert pairs('The wall read:\n\nNobody knows who wrote it. "Serbia shelled the town."') == set()


def test_who_is_named_in_a_quotation_does_not_speak_in_the_next() -> None:
    text = 'Deputy Ana Ruiz said, "Milan Petrov came late. He left early." She said Serbia had shelled the town.'
    assert pairs(text) == {("person/ana-ruiz", "state/RS")}


def test_whom_somebody_talks_to_is_not_the_one_who_speaks() -> None:
    text = (
        "Deputy Ana Ruiz blamed Croatia for the raid. Speaking to Milan Petrov, she said Serbia had shelled the town."
    )
    assert ("person/ana-ruiz", "state/RS") in pairs(text)


def statement(text: str, title: str, publisher: str = "The White House") -> set[tuple[str, str]]:
    made = replace(article(text, title=title), publisher=publisher)
    return pairs_in(next(readings([made])))


def test_the_author_of_a_statement_is_in_its_title() -> None:
    title = "Statement by Press Secretary Ana Ruiz on Serbia"
    assert statement("Serbia shelled the town last night.", title) == {("person/ana-ruiz", "state/RS")}


def test_the_author_of_a_statement_is_in_its_byline() -> None:
    text = "Ana Ruiz, Secretary of State\n\nSerbia shelled the town last night."
    assert statement(text, "On the Attack", "US Department of State") == {("person/ana-ruiz", "state/RS")}


def test_a_statement_without_a_named_author_is_its_publishers() -> None:
    text = "Office of the Spokesperson\n\nSerbia shelled the town last night."
    found = statement(text, "On the Attack", "US Department of State")
    assert found == {("body/us-state-department", "state/RS")}


def test_whom_a_statement_is_about_is_not_its_author() -> None:
    title = "Statement on the Death of Ana Ruiz"
    assert statement("Serbia shelled the town last night.", title) == {("state/US", "state/RS")}


def test_whom_a_statement_quotes_speaks_for_himself() -> None:
    title = "Statement by Press Secretary Ana Ruiz on Serbia"
    text = 'Prime Minister Milan Petrov said, "We are tired. Croatia shelled the town last night."'
    assert statement(text, title) == {("person/milan-petrov", "state/HR")}


def test_the_same_allegation_is_told_once() -> None:
    text = "Ana Ruiz accused Serbia of shelling the town. Ruiz again accused Serbia of shelling the town on Monday."
    assert len(claims(read(text), "Accusation")) == 1


def test_another_allegation_against_the_same_party_is_told_too() -> None:
    text = "Ana Ruiz accused Serbia of shelling the town. Ruiz also accused Serbia of burning the harvest near Vukovar."
    assert len(claims(read(text), "Accusation")) == 2


def test_the_text_tells_more_fully_what_its_title_alleges() -> None:
    title = "Serbia accused of shelling"
    reading = read("Croatia accused Serbia of shelling the town on Monday.", title=title)
    (claim,) = claims(reading, "Accusation")
    assert claim.entities("accuser") == ("state/HR",)


def test_nobody_in_particular_is_accused_by_an_author() -> None:
    assert (
        statement("Terrorists launched a suicide bombing last night.", "Statement by Press Secretary Ana Ruiz") == set()
    )


def test_whose_murder_it_is_committed_none() -> None:
    assert pairs("Envoy Ana Ruiz said the world was silent about Petrov's murder.") == set()


def test_it_before_a_clause_is_nobody() -> None:
    assert pairs('Serbia met envoys. Envoy Ana Ruiz said, "It is shameful to torture prisoners."') == set()


def test_people_accused_of_crimes_are_accused_by_nobody() -> None:
    assert pairs("The law would let China extradite people accused of crimes.") == set()
