"""Which accusations of an article a response answers."""

from __future__ import annotations

from tests.reading import claims, only, read


def test_a_denial_answers_all_who_told_the_same_before() -> None:
    reading = read(
        "France accused Iran of arming the rebels. Talks went on for a week in Geneva without any result. "
        "Britain accused Iran of sending weapons to the rebels. Iran denied the charge."
    )
    told = {c.id: c.entities("accuser") for c in claims(reading, "Accusation")}
    targets = [told[link.target] for link in only(reading, "Denial").responds_to]
    assert sorted(targets) == [("state/FR",), ("state/GB",)]


def test_a_denial_does_not_answer_another_wrong_told_before() -> None:
    reading = read(
        "France accused Iran of torturing prisoners. Talks went on for a week in Geneva without any result. "
        "Britain accused Iran of sending weapons to the rebels. Iran denied the charge."
    )
    told = {c.id: c.entities("accuser") for c in claims(reading, "Accusation")}
    assert [told[link.target] for link in only(reading, "Denial").responds_to] == [("state/GB",)]


def test_a_denial_does_not_answer_what_is_told_after_it() -> None:
    reading = read(
        "Britain accused Iran of sending weapons to the rebels. Iran denied the charge. "
        "France accused Iran of arming the rebels."
    )
    told = {c.id: c.entities("accuser") for c in claims(reading, "Accusation")}
    assert [told[link.target] for link in only(reading, "Denial").responds_to] == [("state/GB",)]


def test_a_base_for_rebels_is_support_of_them() -> None:
    claim = only(read("Chad said Sudan was providing a rear base to rebels."), "Accusation")
    assert (claim.entities("accused"), claim.accusation_kind) == (("state/SD",), "SupportForTerrorism")


def test_a_denial_does_not_answer_what_its_own_side_said() -> None:
    text = "Rwanda's government accused Congo of threats. Rwanda denied until last year that its troops were there."
    assert [claim.responds_to for claim in claims(read(text), "Denial")] == [()]
