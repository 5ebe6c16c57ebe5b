"""Attacks that an article tells: how, by whom, on whom, how many were killed, and who claims them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Modality
from tests.reading import claims, only, read

if TYPE_CHECKING:
    from kg.model import Reading


def values(text: str) -> dict[str, str | int]:
    return dict(only(read(text), "Attack").values)


def counted(reading: Reading, killed: int) -> list[str]:
    """Give the attacks of which so many dead are reported."""
    return [c.about for c in claims(reading, "CasualtyReport") if dict(c.values).get("killedMin") == killed]


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
    ("text", "by"),
    [
        ("Hamas launched rockets and mortars at Ashkelon.", "group/hamas"),
        ("A U.S. drone strike killed a commander near Idlib.", "state/US"),
        ("A minister died in a bombing by Hezbollah near Tyre.", "group/hezbollah"),
        ("Hezbollah opened fire on a patrol near Tyre.", "group/hezbollah"),
        ("Hezbollah's killing of a minister near Tyre shocked Lebanon.", "group/hezbollah"),
    ],
)
def test_the_grammar_of_the_noun_tells_who_did_it(text: str, by: str) -> None:
    assert by in only(read(text), "Attack").entities("reportedPerpetrator")


@pytest.mark.parametrize(
    "text",
    [
        "A bombing in Basra, Iraq, killed nine people.",
        "An explosion in Basra, Iraq kills nine people.",
        "The Kabul attack was reported on Monday.",
        "The Afghanistan attack was reported on Monday.",
        "The Indian embassy bombing was reported on Monday.",
        "Jamal Khashoggi's murder was reported on Monday.",
        "Nine soldiers killed in a bombing near Basra.",
    ],
)
def test_whose_name_stands_beside_an_attack_need_not_have_done_it(text: str) -> None:
    assert only(read(text), "Attack").entities("reportedPerpetrator") == ()


def test_both_sides_of_a_clash_take_part() -> None:
    claim = only(read("Fighting resumed between Hezbollah and Israel near Tyre."), "Attack")
    assert set(claim.entities("reportedPerpetrator")) == {"group/hezbollah", "state/IL"}


def test_whoever_is_suspected_did_it_less_surely() -> None:
    claim = only(read("Suspected Boko Haram militants attacked a school in Yobe."), "Attack")
    assert (claim.entities("reportedPerpetrator"), claim.modality) == (("group/boko-haram",), Modality.HEDGED)


def test_two_attackers_in_one_sentence_are_two_attacks() -> None:
    found = claims(read("Hezbollah shelled Kiryat Shmona, and Israel bombed two villages near Tyre."), "Attack")
    assert [c.entities("reportedPerpetrator") for c in found] == [("group/hezbollah",), ("state/IL",)]


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah bombed a depot near Haifa. The attack was reported on Monday.",
        "Hezbollah bombed a depot near Haifa. The attacker was killed.",
        "Hezbollah bombed a depot near Haifa, killing two guards.",
    ],
)
def test_one_attack_in_several_sentences_is_one(text: str) -> None:
    assert only(read(text), "Attack").entities("reportedPerpetrator") == ("group/hezbollah",)


def test_the_headline_repeats_the_attack_of_the_text() -> None:
    reading = read("A bomb killed nine people near Basra.", title="Basra bombing")
    assert only(reading, "Attack").evidence.of(reading.article.text) == "A bomb killed nine people near Basra."


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
        "Iran threatened Israel with attacks.",
        "Iran would bomb the base if it could.",
        "Police foiled an attack on a church in Tanta.",
        "The army planned an attack on Tanta.",
        "Troops were sent to Goma to fight the rebels.",
        "The senator attacked the report as invalid.",
        "Thousands marked the anniversary of the bombing in Tanta.",
        "Nurses in Leeds went on strike.",
        "Iran did not bomb the base.",
        "No bomb exploded in Basra.",
    ],
)
def test_what_did_not_happen_is_no_attack(text: str) -> None:
    assert claims(read(text), "Attack") == []


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
        ("An attack on Boeing was reported on Monday.", "company/boeing"),
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


def test_one_sentence_tells_one_attack() -> None:
    text = "Two bombs exploded near a market in Kirkuk, killing seven policemen, and gunmen fired on those who fled."
    assert len(claims(read(text), "Attack")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 12 people in Mogadishu on Saturday. Al-Shabaab claimed responsibility for the attack.",
        "A bomb killed 12 people in Mogadishu on Saturday. The attack was claimed by Al-Shabaab.",
        "A bomb killed 12 people in Mogadishu on Saturday. Al-Shabaab claimed responsibility for the bombing.",
        "A bomb killed 12 people in Mogadishu, an attack later claimed by Al-Shabaab.",
        "Al-Shabaab took credit for a bomb that killed 12 people in Mogadishu.",
        "A bomb killed 12 people in Mogadishu on Saturday. Al-Shabaab said it carried out the attack.",
    ],
)
def test_a_claim_of_responsibility_is_linked_to_its_attack(text: str) -> None:
    reading = read(text)
    claim = only(reading, "ResponsibilityClaim")
    assert (claim.entities("claimant"), [claim.about]) == (("group/al-shabaab",), counted(reading, 12))
    assert [claim.about] == [attack.id for attack in claims(reading, "Attack")]


def test_of_two_attacks_the_one_told_last_is_claimed() -> None:
    reading = read(
        "A bomb killed nine people in Basra on Friday. A bomb killed 12 people in Mogadishu on Saturday. "
        "Al-Shabaab claimed responsibility."
    )
    about = {claim.about for claim in claims(reading, "ResponsibilityClaim")}
    assert about == set(counted(reading, 12))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Hezbollah claims to have killed six soldiers near Tyre.", "group/hezbollah"),
        ("Russia said that it had fired missiles at the island.", "state/RU"),
        ("The Islamic State of Iraq and the Levant claims responsibility for attack in Mosul.", "group/isis"),
    ],
)
def test_who_tells_of_his_own_attack_claims_it(text: str, by: str) -> None:
    assert only(read(text), "ResponsibilityClaim").entities("claimant") == (by,)


def test_what_a_source_says_of_another_is_no_claim() -> None:
    assert claims(read("Russia said that Ukraine had fired missiles at Belgorod."), "ResponsibilityClaim") == []


def test_an_accusation_is_about_the_attack_that_it_names() -> None:
    reading = read("Kyiv accused Russia of an air strike on a clinic in Kherson.")
    assert [c.about for c in claims(reading, "Accusation")] == [only(reading, "Attack").id]


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


def test_who_takes_responsibility_for_a_scandal_claims_no_attack() -> None:
    assert claims(read("Hamas took responsibility for the bombing."), "ResponsibilityClaim")
    assert not claims(read("Fiat chief Karl Borg took responsibility for the scandal."), "ResponsibilityClaim")


@pytest.mark.parametrize(
    "claim",
    [
        "ISIL's Afghan branch claims responsibility.",
        "An Islamic State of Iraq and the Levant affiliate claims responsibility.",
        "The Islamic State of Iraq and the Levant group claims responsibility.",
    ],
)
def test_a_part_of_a_group_claims_for_the_group(claim: str) -> None:
    reading = read(f"A bombing in Oster killed nine people. {claim}")
    assert only(reading, "ResponsibilityClaim").entities("claimant") == ("group/isis",)


@pytest.mark.parametrize("name", ["IS–K", "Islamic State-KP"])
def test_any_dash_joins_a_name(name: str) -> None:
    claim = only(read(f"{name} claimed responsibility for a bombing in Kunduz."), "ResponsibilityClaim")
    assert claim.entities("claimant") == ("group/isis-k",)


@pytest.mark.parametrize(
    "text",
    [
        "Israeli attacks kill eight men near Tyre as Hezbollah claims responsibility for the Haifa attack.",
        "Israeli attacks killed eight men near Tyre after Lebanon was accused by Israel of arming Hezbollah.",
    ],
)
def test_what_goes_on_beside_is_not_who_tells_it(text: str) -> None:
    reading = read(text)
    assert not claims(reading, "Accusation") or only(reading, "Accusation").entities("accused") == ("state/LB",)
    assert any(c.entities("reportedPerpetrator") == ("state/IL",) for c in claims(reading, "Attack"))


def test_a_pronoun_for_a_spokesman_is_not_who_blew_himself_up() -> None:
    text = "Hamid Rahmani, a spokesman for the ministry, gave no figures. He blew himself up outside a bank in Kunduz."
    assert all(
        "rahmani" not in key for claim in claims(read(text), "Attack") for key in claim.entities("reportedPerpetrator")
    )


def test_what_goes_on_after_he_claimed_is_not_the_articles_own_word() -> None:
    text = "Ms Weber had been put under pressure by others, he claimed, and Russia had bombed the port."
    assert all(not claim.entities("reportedPerpetrator") for claim in claims(read(text), "Attack"))
