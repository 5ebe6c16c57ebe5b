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
    ],
)
def test_who_is_only_supposed_to_be_the_gunman_did_nothing(text: str) -> None:
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
