"""Deeds told before: whoever did the attack just told is blamed by `this attack is a war crime`."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.pipeline import readings
from tests.reading import DAY, claims, read

BLAMED = {
    "Russia shelled the hospital. Ukraine said the attack was a war crime.": ("state/UA", "state/RU"),
    "Russia tested a missile. Japan said this launch violates UN resolutions.": ("state/JP", "state/RU"),
    "Police arrested three reporters. France said such actions undermine press freedom.": ("state/FR", ""),
    "Ukraine said Russia had bombed a port. It added that the strike was an act of terror.": ("state/UA", "state/RU"),
    "Israel said it had struck a convoy. Syria said this strike constitutes a breach of its sovereignty.": (
        "state/SY",
        "state/IL",
    ),
}
SPARED = (
    "A bomb killed five people. Ukraine said the attack was a war crime.",
    "Poland said Russia had shelled a school. Ukraine said the attack was a war crime.",  # nobody but Poland says who
    "Russia did not shell the hospital. Ukraine said the attack was a war crime.",
    "Russia shelled the hospital. Ukraine said an attack in May was a war crime.",
    "Russia shelled the hospital. Ukraine said the attack on a school was a war crime.",
    "Russia shelled the hospital. Ukraine said the attack had killed twelve people.",
    "Ukraine shelled the depot. Ukraine said the attack was an answer to aggression.",
    "Russia shelled the hospital. A car was bombed in an attack. Ukraine said the attack was a war crime.",
)


@pytest.mark.parametrize("text", BLAMED)
def test_whoever_did_a_deed_told_before_is_blamed_for_what_it_is_called(text: str) -> None:
    accuser, accused = BLAMED[text]
    told = claims(read(text), "Accusation")[-1]
    assert told.entities("accuser") == (accuser,)
    assert told.entities("accused")[0].endswith(accused)


@pytest.mark.parametrize("text", SPARED)
def test_nobody_is_blamed_for_a_deed_whose_doer_is_not_told(text: str) -> None:
    found = claims(read(text), "Accusation")
    assert not [c for c in found if "state/UA" in c.entities("accuser")]


def test_a_statement_blames_whoever_it_named_before() -> None:
    text = "North Korea launched a missile today.\n\nThis launch is in clear violation of several UN resolutions."
    statement = Article("a", "", text, DAY, "US Department of State")
    told = claims(next(readings([statement])), "Accusation")[-1]
    assert told.evidence.start > text.index(".")
    assert told.entities("accused") == ("state/KP",)
