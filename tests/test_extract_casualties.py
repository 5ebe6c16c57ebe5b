"""Casualties: how many, between which bounds, of which attack, and who says so."""

from __future__ import annotations

import pytest

from tests.reading import claims, only, read


def bounds(text: str) -> dict[str, str | int]:
    return dict(only(read(text), "CasualtyReport").values)


def exactly(killed: int | None, injured: int | None) -> dict[str, int]:
    told = (("killed", killed), ("injured", injured))
    return {what + end: n for what, n in told if n is not None for end in ("Min", "Max")}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A bomb killed 12 people and wounded 40 in Mogadishu.", 12, 40),
        ("A bomb killed five people and injured seven others in Kunduz.", 5, 7),
        ("In Peshawar, 59 people were killed and 150 injured by a bomb.", 59, 150),
        ("A bomb killed twelve people in Basra.", 12, None),
        ("A bomb killed 1,200 people in Khartoum.", 1200, None),
        ("A bomb injured thirty-two people in Basra.", None, 32),
        ("A bomb left nine dead and six wounded in Basra.", 9, 6),
        ("A bomb killed a dozen soldiers in Basra.", 12, None),
        ("The bombing claimed 12 lives in Basra.", 12, None),
        ("Two bombs killed ten soldiers and 15 civilians in Basra.", 25, None),
        ("A bomber kills nine people and wounds 90 in Colombo.", 9, 90),
        ("A bomb killed around 40 people, including 12 children, in Basra.", 40, None),
        ("A bomb exploded in Basra, and ten people are dead and 13 others are injured.", 10, 13),
        ("The bombing resulted in the deaths of 26 people in Basra.", 26, None),
    ],
)
def test_a_plain_number_is_both_bounds(text: str, killed: int | None, injured: int | None) -> None:
    assert bounds(text) == exactly(killed, injured)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("at least five", {"killedMin": 5}),
        ("no fewer than five", {"killedMin": 5}),
        ("more than 40", {"killedMin": 41}),
        ("over 40", {"killedMin": 41}),
        ("up to 40", {"killedMax": 40}),
        ("as many as 40", {"killedMax": 40}),
        ("fewer than 40", {"killedMax": 39}),
        ("between five and seven", {"killedMin": 5, "killedMax": 7}),
        ("5 to 7", {"killedMin": 5, "killedMax": 7}),
        ("20-30", {"killedMin": 20, "killedMax": 30}),
        ("20–30", {"killedMin": 20, "killedMax": 30}),
        ("more than two dozen", {"killedMin": 25}),
    ],
)
def test_words_before_a_number_set_its_bounds(number: str, expected: dict[str, int]) -> None:
    assert bounds(f"A bomb killed {number} soldiers in Basra.") == expected


def test_dozens_are_two_dozen_or_more() -> None:
    assert bounds("A bomb killed dozens of people in Basra.") == {"killedMin": 24}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed a nurse in Basra.",
        "A bomb went off in Basra at nine in the evening.",
        "Nine people died when a bus fell into a river near Basra.",
    ],
)
def test_what_numbers_no_victims_of_an_attack_is_no_report(text: str) -> None:
    assert claims(read(text), "CasualtyReport") == []


def test_the_article_counts_in_its_own_voice() -> None:
    claim = only(read("A bomb killed nine people in Basra."), "CasualtyReport")
    assert (claim.entities("reporter"), claim.depth) == ((), 0)


def test_whoever_counts_is_the_reporter() -> None:
    claim = only(read("Turkey said that an attack near Hakkari had killed six soldiers."), "CasualtyReport")
    assert (claim.entities("reporter"), claim.depth) == (("state/TR",), 1)


def test_a_report_is_about_the_attack_told_before() -> None:
    reading = read("A bomb went off in Basra. Iraq said that nine people had died.")
    assert only(reading, "CasualtyReport").about == only(reading, "Attack").id


def test_sources_differ_and_each_has_its_report() -> None:
    reading = read("A bomb went off in Basra. Iraq said that nine people had died. Iran said that 12 people had died.")
    told = {c.entities("reporter"): dict(c.values)["killedMin"] for c in claims(reading, "CasualtyReport")}
    assert told == {("state/IQ",): 9, ("state/IR",): 12}
    assert {c.about for c in claims(reading, "CasualtyReport")} == {only(reading, "Attack").id}


def test_the_same_number_by_the_same_source_is_reported_once() -> None:
    only(read("A bomb killed nine people in Basra. Nine people were killed in the attack."), "CasualtyReport")


def test_the_number_is_not_that_of_the_attack_too() -> None:
    assert dict(only(read("A bomb killed nine people in Basra."), "Attack").values) == {"attackType": "bombing"}


@pytest.mark.parametrize(
    "text",
    ["The massacre of 1961 was condemned by Ghana.", "The 1994 massacre of villagers shocked Ghana."],
)
def test_a_year_counts_nobody(text: str) -> None:
    assert claims(read(text), "CasualtyReport") == []


def test_who_claims_a_deed_gives_its_number() -> None:
    claim = only(read("Hamas, which claims to have killed five soldiers, blames Israel for the war."), "CasualtyReport")
    assert (claim.entities("reporter"), claim.depth) == (("group/hamas",), 1)
