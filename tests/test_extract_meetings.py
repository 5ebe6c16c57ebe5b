"""Who `the leaders`, `the court`, `they` and `his` mean, and what is condemned as something."""

from __future__ import annotations

import pytest

from tests.reading import claims, entity, named_pairs, read


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "President Joe Biden met Prime Minister Fumio Kishida. The leaders condemned Russia's war against Ukraine.",
            {("Joe Biden", "Russia"), ("Fumio Kishida", "Russia")},
        ),
        ("The minister condemned Hamas as a terrorist organization.", {("minister", "Hamas")}),
        (
            "The former minister, Evo Lopez, fled to Peru. He is wanted by Bolivian prosecutors for fraud.",
            {("Bolivian prosecutors", "Evo Lopez")},
        ),
        ("The EU is alarmed by Uganda's repression of journalists.", {("European Union", "Uganda")}),
        (
            "Adel Nasser was a journalist. A United Nations report concluded that Saudi agents planned his murder.",
            {("United Nations", "Saudi Arabia")},
        ),
        (
            "The court in Rome sentenced a man for theft. The former general was convicted of genocide.",
            {("court in Rome", "man"), ("court in Rome", "former general")},
        ),
        ("Malaysia alleged the crew acted aggressively.", {("Malaysia", "crew")}),
        ("The envoy was concerned about Russia's military build-up.", {("envoy", "Russia")}),
    ],
)
def test_who_accuses_whom(text: str, pairs: set[tuple[str, str]]) -> None:
    assert named_pairs(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "Civilians fled. The commissioner condemned these actions, saying that they violate international law.",
        "The mayor said that pro-Hamas graffiti is abhorrent.",
        "The minister said that hundreds of refugees have crossed into Moldova.",
        "The secretary called on the council to hold Russia accountable.",
        "A group from the state of Texas claimed that the state of emergency violated its rights.",
    ],
)
def test_who_is_not_meant_is_not_accused(text: str) -> None:
    assert not claims(read(text), "Accusation")


def test_a_post_that_is_shelled_is_no_text_of_who_shells_it() -> None:
    reading = read("Egypt accused Israel of shelling a post in Rafah.")
    attacked = [key for claim in claims(reading, "Attack") for key in claim.entities("target")]
    assert "Israel" not in {entity(reading, key).name for key in attacked}
