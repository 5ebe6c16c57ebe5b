"""Which kind of accusation it is: what the allegation says, or the cue's own words, or what stands around them."""

from __future__ import annotations

import pytest

from tests.reading import claims, read


def kinds(text: str) -> list[str]:
    return [claim.accusation_kind for claim in claims(read(text), "Accusation")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru blamed the Shining Path for the massacre.", "AttackResponsibility"),
        ("Peru accused the Shining Path of a massacre of villagers.", "WarCrime"),
        ("Yemen blamed the Houthis for breaking the ceasefire.", "Aggression"),
        ("Lebanon blamed Israel for the shelling of a hospital.", "AttackResponsibility"),
    ],
)
def test_blame_for_an_attack_is_of_being_behind_it(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_blame_of_which_no_word_tells_the_kind_is_of_negligence() -> None:
    assert kinds("Poland blamed Germany for the smell of the river.") == ["Negligence"]


def test_a_charge_of_which_no_word_tells_the_kind_is_of_a_crime() -> None:
    assert kinds("Kenya indicted the Ugandan senator John Okello over his parrots.") == ["Crime"]


def test_the_words_before_a_noun_of_accusing_tell_the_kind() -> None:
    assert kinds("Chile filed a libel lawsuit against Carlos Rojas.") == ["Deception"]


def test_where_nothing_is_alleged_the_sentence_tells_what_it_is_about() -> None:
    assert kinds("A bomb killed nine people in Bogota, and Colombia blamed the ELN.") == ["AttackResponsibility"]


def test_where_nothing_is_alleged_the_sentence_before_may_tell() -> None:
    text = "A bomb killed nine people in a market in Bogota on Monday. Colombia blamed the ELN."
    assert kinds(text) == ["AttackResponsibility"]


def test_what_a_party_is_called_tells_no_kind() -> None:
    assert kinds("Colombia blamed leftist rebels.") == ["Negligence"]
