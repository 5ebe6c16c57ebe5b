"""Attacks that an article tells: how, by whom, on whom, how many were killed, and who claims them."""

from __future__ import annotations

import pytest

from tests.reading import claims, only, read


def values(text: str) -> dict[str, str | int]:
    return dict(only(read(text), "Attack").values)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A car bomb went off near a mosque in Basra.", "bombing"),
        ("A suicide bombing hit a mosque in Peshawar.", "suicide bombing"),
        ("Israel launched an air strike on a depot near Tyre.", "airstrike"),
        ("Gunmen opened fire on a bus in Duki.", "shooting"),
        ("Russian artillery shelled Kherson on Monday.", "shelling"),
        ("Boko Haram kidnapped the pupils of a school in Chibok.", "kidnapping"),
        ("Hackers attacked the Danish railways.", "cyberattack"),
        ("The rebels and the army clashed near Goma.", "clash"),
        ("The minister was assassinated in Kabul.", "assassination"),
    ],
)
def test_the_words_tell_the_type(text: str, type_: str) -> None:
    assert values(text)["attackType"] == type_


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("ISIS-K bombed a bank in Kunduz.", "group/isis-k"),
        ("A bank in Kunduz was bombed by ISIS-K.", "group/isis-k"),
        ("Israel launched an air strike on a depot near Tyre.", "state/IL"),
        ("An Israeli air strike hit a depot near Tyre.", "state/IL"),
        ("An air strike by Israel hit a depot near Tyre.", "state/IL"),
    ],
)
def test_the_article_tells_who_did_it(text: str, by: str) -> None:
    assert only(read(text), "Attack").entities("reportedPerpetrator") == (by,)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said Russia had shelled a clinic in Kherson.",
        "Kyiv accused Russia of shelling a clinic in Kherson.",
        "Russia shelled a clinic in Kherson, Kyiv said.",
        "Russia, Kyiv said, had shelled a clinic in Kherson.",
        "According to Kyiv, Russia shelled a clinic in Kherson.",
        "Kyiv's claim that Russia shelled a clinic in Kherson was denied.",
    ],
)
def test_what_only_a_party_says_names_no_perpetrator(text: str) -> None:
    assert [c.entities("reportedPerpetrator") for c in claims(read(text), "Attack")] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Iran vowed to bomb the base.",
        pytest.param(
            "Iran threatened Israel with attacks.",
            marks=pytest.mark.xfail(strict=True, reason="what is threatened is taken for done"),
        ),
        "Iran would bomb the base if it could.",
        pytest.param(
            "Police foiled an attack on a church in Tanta.",
            marks=pytest.mark.xfail(strict=True, reason="what is foiled is taken for done"),
        ),
        "Iran did not bomb the base.",
        "No bomb exploded in Basra.",
    ],
)
def test_what_did_not_happen_is_no_attack(text: str) -> None:
    assert claims(read(text), "Attack") == []


@pytest.mark.xfail(strict=True, reason="a noun for who attacks counts as an attack")
def test_armed_men_alone_are_no_attack() -> None:
    assert claims(read("India accused Pakistan of paying gunmen."), "Attack") == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Israel attacked Hezbollah on Monday.", "group/hezbollah"),
        pytest.param(
            "A suicide bombing targeted Khalil Haqqani, a minister.",
            "person/khalil-haqqani",
            marks=pytest.mark.xfail(
                strict=True, reason="the object of a verb of targeting whose subject is the attack is not read"
            ),
        ),
        ("Gunmen shot dead Shahbaz Bhatti in March 2011.", "person/shahbaz-bhatti"),
        ("An attack on Boeing was stopped on Monday.", "company/boeing"),
    ],
)
def test_an_attack_has_its_target(text: str, target: str) -> None:
    assert target in only(read(text), "Attack").entities("target")


@pytest.mark.xfail(strict=True, reason="the parser hangs `on Kosovo` on the attack")
def test_whom_an_attack_is_blamed_on_is_not_its_target() -> None:
    assert only(read("Serbia blamed the shooting in Banjska on Kosovo."), "Attack").entities("target") == ()


def test_the_doer_is_not_the_target() -> None:
    claim = only(read("Hezbollah rockets killed two Hezbollah fighters."), "Attack")
    assert not set(claim.entities("target")) & set(claim.entities("reportedPerpetrator"))


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A bomb killed 12 people and wounded 40 in Mogadishu.", 12, 40),
        ("A bomb killed at least five people and injured seven others in Kunduz.", 5, 7),
        ("At least 59 people were killed and 150 injured by a bomb in Peshawar.", 59, 150),
        ("A bomb killed twelve people in Basra.", 12, None),
        ("A bomb killed 1,200 people in Khartoum.", 1200, None),
        pytest.param(
            "A bomb injured thirty-two people in Basra.",
            None,
            32,
            marks=pytest.mark.xfail(strict=True, reason="the tokens of `thirty-two` are read one by one"),
        ),
        ("A bomb left nine dead and six wounded in Basra.", 9, 6),
        ("A bomb killed a nurse in Basra.", None, None),
        ("A bomb killed dozens of people in Basra.", None, None),
    ],
)
def test_casualties_are_counted(text: str, killed: int | None, injured: int | None) -> None:
    found = values(text)
    assert (found.get("killedMin"), found.get("injuredMin")) == (killed, injured)


def test_one_sentence_tells_one_attack() -> None:
    text = "Two bombs exploded near a market in Kirkuk, killing seven policemen, and gunmen fired on those who fled."
    assert len(claims(read(text), "Attack")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 12 people in Mogadishu on Saturday. Al-Shabaab claimed responsibility for the attack.",
        "A bomb killed 12 people in Mogadishu on Saturday. The attack was claimed by Al-Shabaab.",
        pytest.param(
            "A bomb killed 12 people in Mogadishu on Saturday. Al-Shabaab claimed responsibility for the bombing.",
            marks=pytest.mark.xfail(
                strict=True, reason="`the bombing` of an earlier sentence is told as another attack"
            ),
        ),
        "A bomb killed 12 people in Mogadishu, an attack later claimed by Al-Shabaab.",
        "Al-Shabaab took credit for a bomb that killed 12 people in Mogadishu.",
        pytest.param(
            "A bomb killed 12 people in Mogadishu on Saturday. Al-Shabaab said it carried out the attack.",
            marks=pytest.mark.xfail(strict=True, reason="saying that one carried out an attack is no cue"),
        ),
    ],
)
def test_a_claim_of_responsibility_is_linked_to_its_attack(text: str) -> None:
    reading = read(text)
    claim = only(reading, "ResponsibilityClaim")
    told = [attack.id for attack in claims(reading, "Attack") if dict(attack.values).get("killedMin") == 12]
    assert (claim.entities("claimant"), [claim.about]) == (("group/al-shabaab",), told)


def test_of_two_attacks_the_one_told_last_is_claimed() -> None:
    reading = read(
        "A bomb killed nine people in Basra on Friday. A bomb killed 12 people in Mogadishu on Saturday. "
        "Al-Shabaab claimed responsibility."
    )
    about = {claim.about for claim in claims(reading, "ResponsibilityClaim")}
    assert about == {a.id for a in claims(reading, "Attack") if dict(a.values).get("killedMin") == 12}


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the bombing in Ankara.",
        "Nobody claimed the bombing in Ankara.",
        "The PKK did not claim responsibility for the bombing in Ankara.",
    ],
)
def test_what_nobody_claims_has_no_claimant(text: str) -> None:
    assert claims(read(text), "ResponsibilityClaim") == []
