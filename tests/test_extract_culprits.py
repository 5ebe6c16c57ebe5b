"""Who did an attack that names nobody, and attacks told in passing, as an example of what somebody did."""

from __future__ import annotations

import pytest

from tests.reading import claims, entity, only, read

SHOOTING = "Six people were killed in a shooting at a school in Utrecht. "


@pytest.mark.parametrize(
    ("text", "name"),
    [("The gunman, Jan Vos, was arrested by police.", "Jan Vos"), ("The gunman was then killed by police.", "gunman")],
)
def test_who_is_called_the_gunman_did_the_shooting_before(text: str, name: str) -> None:
    reading = read(SHOOTING + text)
    (by,) = claims(reading, "Attack")[0].entities("reportedPerpetrator")
    assert entity(reading, by).name == name


@pytest.mark.parametrize(
    "text",
    [
        "The suspected gunman, Jan Vos, was arrested.",
        "The alleged gunman was named as Jan Vos.",
        "The man suspected of being the gunman, Jan Vos, was arrested.",
        "A group claimed responsibility for the shooting. The gunman, Jan Vos, was arrested.",
        "Police say the gunman, Jan Vos, was arrested.",
        '"The gunman, Jan Vos, acted alone," the mayor said.',
        "According to prosecutors, the gunman, Jan Vos, has fled.",
        "The lawyer denied that the gunman, Jan Vos, had acted alone.",
    ],
)
def test_who_is_only_supposed_or_said_by_others_to_be_the_gunman_did_nothing(text: str) -> None:
    found = [c for c in claims(read(SHOOTING + text), "Attack") if c.entities("reportedPerpetrator")]
    assert found == []


def test_of_two_attacks_none_is_laid_at_the_attackers_door() -> None:
    text = "A bomb killed six people in Kabul. Another bomb killed four in Herat. The attacker, Jan Vos, was arrested."
    assert [c for c in claims(read(text), "Attack") if c.entities("reportedPerpetrator")] == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Islamic State has targeted the Hazara minority, including a bombing at a school in Kabul.", "group/isis"),
        ("A farmer was seized and killed by Taliban fighters in Kunar.", "group/taliban"),
    ],
)
def test_an_example_and_a_shared_agent_tell_who_did_it(text: str, by: str) -> None:
    assert only(read(text), "Attack").entities("reportedPerpetrator") == (by,)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Iran denied a role in the attack by the Houthis on a ship.", ["group/houthis"]),
        ("Chile condemned the death of a judge in Monday's Taliban suicide attack in Kabul.", ["group/taliban"]),
        ("Iran denied an attack by its navy on a ship.", []),
        ("Iran denied the attack by the Houthis on a ship.", []),
        ("Ukraine accused Russia of the attack by its forces on Izium.", []),
        ("India accused Pakistan of a role in the raid by its army on Jammu.", []),
    ],
)
def test_an_attack_is_told_where_it_is_taken_for_granted_and_not_where_it_is_at_issue(text: str, by: list[str]) -> None:
    found = [key for c in claims(read(text), "Attack") for key in c.entities("reportedPerpetrator")]
    assert found == by
