"""What only sounds like an attack is none; who did one is found where the noun or a headline hides it."""

from __future__ import annotations

import pytest

from tests.reading import claims, only, read


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked Reyes for the remark.",
        "Her lawyer attacked the prosecutors.",
        "Reyes launched an attack on press freedom.",
        "The envoy launched a scathing attack on Reyes.",
        "The magazine attacked former members of the church.",
        "Farmers in Oster killed dogs.",
        "The man almost killed his daughter.",
        "The population of Oster then exploded.",
        "Police shot the gunman dead.",
        "The remark was especially striking.",
    ],
)
def test_what_harms_nobody_is_no_attack(text: str) -> None:
    assert not claims(read(text), "Attack")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the camp near Basra for two hours.",
        "A senator attacked a policeman with a knife.",
        "A van exploded near a mosque in Basra.",
        "The army shelled the insurgents near Basra.",
        "Two bombs exploded in Basra.",
    ],
)
def test_what_harms_somebody_is_one(text: str) -> None:
    assert len(claims(read(text), "Attack")) == 1


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Nine countries have citizens taken hostage by Hamas in Gaza.", "group/hamas"),
        ("The reporter was stabbed and killed in Nablus in 2018 by Hamas.", "group/hamas"),
        ("A Kenyan Air Force strike killed nine people near Lamu.", "body/state/KE/air-force"),
        ("Houthi terrorist attacks hit three ships near Hodeidah.", "group/houthis"),
    ],
)
def test_who_did_it_stands_where_the_noun_has_it(text: str, by: str) -> None:
    assert only(read(text), "Attack").entities("reportedPerpetrator") == (by,)


@pytest.mark.parametrize("text", ["Reporter Ali Omar shot dead in Aden.", "A bus bomb exploded in Basra."])
def test_who_was_shot_or_what_burst_did_nothing(text: str) -> None:
    assert not only(read(text), "Attack").entities("reportedPerpetrator")
