"""Answers that say neither "deny" nor "reject" of an accusation by that name."""

from __future__ import annotations

import pytest

from tests.reading import claims, only, read

CHEATED = "The regulator accused Norland Motors of cheating on emissions tests."
POISONED = "Britain accused Russia of the poisoning of a former spy."
RIGGED = "The president claimed that the opposition had rigged the vote."


@pytest.mark.parametrize(
    ("text", "kind", "responder"),
    [
        (f"{CHEATED} The company has admitted the charge.", "Admission", "Norland Motors"),
        (f"{CHEATED} Norland Motors conceded that the cars contained the software.", "Admission", "Norland Motors"),
        (f"{CHEATED} The company accepted the blame for the fraud.", "Admission", "Norland Motors"),
        (f'{POISONED} "Russia is not to blame," the Russian minister said.', "Denial", "Russian minister"),
        (f"{POISONED} The Kremlin rejected what it called a smear.", "Rejection", "Russia"),
        (f"{POISONED} The Kremlin rejected what it described as slander.", "Rejection", "Russia"),
        (f"{POISONED} Such aspersions were ludicrous, Moscow said.", "Rejection", "Russia"),
        (f'{POISONED} "We shot nobody," Moscow said, rejecting the British account.', "Rejection", "Russia"),
        (f"{POISONED} Russia denies the incident.", "Denial", "Russia"),
        (
            f"{RIGGED} Election officials said there was no evidence to support the claims.",
            "Denial",
            "Election officials",
        ),
    ],
)
def test_it_answers_the_accusation(text: str, kind: str, responder: str) -> None:
    reading = read(text)
    accusation, response = only(reading, "Accusation"), only(reading, kind)
    names = {e.id: e.name for e in reading.entities}
    assert [names[key] for key in response.entities("responder")] == [responder]
    assert [link.target for link in response.responds_to] == [accusation.id]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor admitted that the talks had failed.",
        f"{CHEATED} The company admitted that it would lose the case.",
        f"{RIGGED} The governor said there is evidence to support the claims.",
        f"{CHEATED} The regulator said that the company must take responsibility for the fraud.",
    ],
)
def test_it_answers_nothing(text: str) -> None:
    found = read(text).claims
    assert not [c for c in found if c.kind in {"Admission", "Denial", "Rejection", "Justification"}]


def test_who_speaks_on_may_have_accused_just_before() -> None:
    reading = read(
        f"{POISONED} The Kremlin accused Theresa May's government of lying. The charges were absurd, it added."
    )
    assert only(reading, "Rejection").entities("responder") == ("state/RU",)


def test_what_one_calls_a_wrong_is_a_wrong_of_whoever_did_it() -> None:
    reading = read("Rwanda condemned what it described as an act of aggression by Burundi.")
    claim = only(reading, "Accusation")
    assert (claim.entities("accuser"), claim.entities("accused")) == (("state/RW",), ("state/BI",))


@pytest.mark.parametrize(("denied", "answered"), [("the allegations", 2), ("the allegation", 1)])
def test_who_denies_the_allegations_denies_all_of_them(denied: str, answered: int) -> None:
    reading = read(
        "France accused Iran of torturing prisoners. Talks went on for a week in Geneva without any result. "
        f"Britain accused Iran of sending weapons to the rebels. Iran denied {denied}."
    )
    assert len(only(reading, "Denial").responds_to) == answered
    assert len(claims(reading, "Accusation")) == 2


def test_a_denial_answers_the_accusation_that_its_words_name() -> None:
    reading = read(
        "The council held Rwanda responsible for arming the rebels of the north. "
        "France condemned Rwanda for its offensive against the city. Rwanda denies having armed the rebels."
    )
    told = {c.id: c.accusation_kind for c in claims(reading, "Accusation")}
    assert "SupportForTerrorism" in {told[link.target] for link in only(reading, "Denial").responds_to}
