"""Denials, rejections, admissions and justifications, and the accusations that they answer."""

from __future__ import annotations

import pytest

from tests.reading import claims, only, read, words

ACCUSED = "India accused Pakistan of backing the gunmen"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{ACCUSED}, a charge Islamabad denied.", "Denial"),
        (f"{ACCUSED}, a charge denied by Islamabad.", "Denial"),
        pytest.param(
            f"{ACCUSED}, which Islamabad denies.",
            "Denial",
            marks=pytest.mark.xfail(strict=True, reason="the parser hangs the clause on the gunmen"),
        ),
        (f"{ACCUSED}. Islamabad denied the charge.", "Denial"),
        (f"{ACCUSED}. Pakistan denies backing gunmen.", "Denial"),
        (f"{ACCUSED}. Pakistan denied that it had backed gunmen.", "Denial"),
        (f"{ACCUSED}. The accusation was denied by Pakistan.", "Denial"),
        (f"{ACCUSED}, an allegation that Islamabad rejects.", "Rejection"),
        (f"{ACCUSED}. Islamabad dismissed the accusation as baseless.", "Rejection"),
        (f"{ACCUSED}. Pakistan said the accusation was false.", "Rejection"),
        (f"{ACCUSED}. Pakistan called the accusation a lie.", "Rejection"),
        (f"{ACCUSED}. Pakistan's foreign ministry brushed the claim aside.", "Rejection"),
    ],
)
def test_the_accused_answers_the_accusation(text: str, kind: str) -> None:
    reading = read(text)
    accusation, response = only(reading, "Accusation"), only(reading, kind)
    assert [link.target for link in response.responds_to] == [accusation.id]


def test_an_appositive_denial_is_the_accuseds() -> None:
    claim = only(read(f"{ACCUSED}, a charge Islamabad denied."), "Denial")
    assert claim.entities("responder") == ("state/PK",)


def test_a_denial_keeps_the_accusation() -> None:
    claim = only(read(f"{ACCUSED}, a charge Islamabad denied."), "Accusation")
    assert (claim.entities("accuser"), claim.entities("accused")) == (("state/IN",), ("state/PK",))


def test_the_accused_itself_is_a_surer_answer_than_who_speaks_for_it() -> None:
    texts = ("Pakistan denied the charge.", "Pakistan's army denied the charge.")
    sure, kin = [link for text in texts for link in only(read(f"{ACCUSED}. {text}"), "Denial").responds_to]
    assert sure.confidence > kin.confidence


def test_a_link_tells_its_reason() -> None:
    (link,) = only(read(f"{ACCUSED}. Pakistan denied the charge."), "Denial").responds_to
    assert link.reason == "the responder is the accused"


def test_the_accuser_does_not_answer_itself() -> None:
    reading = read(f"{ACCUSED}. India denied the reports.")
    assert only(reading, "Denial").responds_to == ()


def test_a_denial_answers_the_accusation_of_its_own_party() -> None:
    reading = read(
        "Armenia accused Azerbaijan of shelling a village. Iran accused Israel of bombing a hospital. "
        "Azerbaijan denied the accusation."
    )
    targets = [link.target for link in only(reading, "Denial").responds_to]
    assert targets == [c.id for c in claims(reading, "Accusation") if c.entities("accused") == ("state/AZ",)]


def test_a_denial_without_an_accusation_answers_nothing() -> None:
    assert only(read("Rwanda denied arming the M23 rebels."), "Denial").responds_to == ()


def test_denied_responsibility_is_a_denial_and_no_claim() -> None:
    reading = read("The Taliban denied responsibility for the bombing in Kabul.")
    assert [c.kind for c in reading.claims if c.entities("claimant") or c.entities("responder")] == ["Denial"]


def test_an_admission_has_its_words() -> None:
    reading = read("Japan apologised for the killing of the prisoners.")
    assert words(reading, only(reading, "Admission"), "content") == ["the killing of the prisoners"]


def test_what_is_condemned_for_an_act_is_accused_of_it() -> None:
    reading = read("South Korea condemned North Korea for firing missiles over Japan.")
    assert [
        only(reading, kind).entities(role) for kind, role in (("Condemnation", "condemned"), ("Accusation", "accused"))
    ] == [("state/KP",)] * 2


def test_condemning_an_act_alone_accuses_nobody() -> None:
    reading = read("Egypt condemned the attack on the church in Tanta.")
    assert (claims(reading, "Accusation"), only(reading, "Condemnation").entities("condemned")) == ([], ())
