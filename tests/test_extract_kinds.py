"""Which kind of accusation it is: what the allegation says, or the cue's own words, or what stands around them."""

from __future__ import annotations

import pytest

from kg.ontology import load_lexicon
from tests.reading import claims, only, read


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


@pytest.mark.parametrize(
    ("text", "kind", "narrower"),
    [
        ("Chad accused Sudan of sheltering rebels.", "SupportForTerrorism", "Harbouring"),
        ("Chad accused Sudan of supplying weapons to rebels.", "SupportForTerrorism", "Arming"),
        ("Kuwait accused Iraq of shelling its coast.", "Aggression", "Bombardment"),
        ("Kuwait accused Iraq of violating the ceasefire.", "Aggression", "CeasefireBreach"),
        ("Malta blamed the kidnapping of the nuns on the ELN.", "AttackResponsibility", "Kidnapping"),
        ("Norway accused the army of firing chemical weapons.", "WarCrime", "ProhibitedWeapons"),
        ("Peru accused the police of torturing detainees.", "HumanRightsAbuse", "Torture"),
        ("Peru accused Chile of hacking its ministries.", "Espionage", "CyberIntrusion"),
        ("Prosecutors charged the mayor with bribery.", "Corruption", "Bribery"),
        ("Prosecutors charged the singer with rape.", "Crime", "SexualOffence"),
        ("Japan accused Iran of violating the embargo.", "TreatyViolation", "SanctionsEvasion"),
        ("Spain accused Italy of spreading disinformation.", "Deception", "Disinformation"),
        ("Cuba accused Panama of a blockade.", "Coercion", "Blockade"),
        ("Opposition parties accused the government of ignoring the famine.", "Negligence", "Inaction"),
        ("Opposition parties accused the government of vote buying.", "ElectoralFraud", "VoteBuying"),
        ("Opposition parties accused the government of hypocrisy.", "Hypocrisy", "DoubleStandards"),
    ],
)
def test_the_words_tell_the_narrower_kind(text: str, kind: str, narrower: str) -> None:
    assert [(c.accusation_kind, c.narrower_kind) for c in claims(read(text), "Accusation")] == [(kind, narrower)]


def test_a_wrong_of_no_narrower_kind_keeps_the_kind_alone() -> None:
    claim = only(read("Chad accused Sudan of aggression."), "Accusation")
    assert (claim.accusation_kind, claim.narrower_kind) == ("Aggression", "")


def test_the_words_that_told_the_kind_are_known() -> None:
    reading = read("Chad accused Sudan of supplying weapons to rebels.")
    told = [span.of(reading.article.text) for span in only(reading, "Accusation").kind_words]
    assert told == ["supplying", "weapons"]


def test_a_kind_that_no_word_told_has_no_words() -> None:
    assert only(read("Chad accused Sudan of its music."), "Accusation").kind_words == ()


def test_every_narrower_kind_has_words() -> None:
    lexicon = load_lexicon()
    told = {wrong.kind for wrongs in lexicon.narrower.values() for wrong in wrongs}
    assert told == set(lexicon.broader)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad accused Sudan of being a terrorist state.", "SupportForTerrorism"),
        ("Ghana accused the banker of financing the cell.", "SupportForTerrorism"),
        ("Fiji accused Tonga of playing with fire.", "Coercion"),
        ("Fiji accused Tonga of funding the opposition.", "Interference"),
        ("Fiji accused Tonga of diverting attention from its debts.", "Deception"),
        ("Laos criticized Thailand for its shifting stance on the dam.", "Hypocrisy"),
        ("Prosecutors charged Lars Berg with disorderly conduct.", "Crime"),
        ("Amnesty International accused the governor of civil rights violations.", "HumanRightsAbuse"),
        ("Amnesty International accused the president of crushing dissent.", "HumanRightsAbuse"),
        ("Farmers accused the minister of not doing his job.", "Negligence"),
        ("Regulators accused the trader of manipulating the market.", "Corruption"),
        ("The trade ministry accused the dealer of busting sanctions.", "TreatyViolation"),
    ],
)
def test_a_kind_has_the_words_of_its_definition(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_what_a_court_punishes_is_a_crime() -> None:
    assert kinds("A court in Oslo sentenced Lars Berg for insulting a neighbour.") == ["Crime"]
    assert kinds("Sweden accused Lars Berg of insulting a neighbour.") == ["Other"]


def test_what_a_crime_has_to_do_with_does_not_tell_its_kind() -> None:
    assert kinds("A court in Oslo sentenced Lars Berg for his poems about the war.") == ["Crime"]
    assert kinds("A court in Oslo sentenced Lars Berg for bribery.") == ["Corruption"]
    claim = only(read("A court in Oslo sentenced Lars Berg for his poems about the war."), "Accusation")
    assert claim.kind_words == ()


def test_to_deny_is_no_abuse_of_rights() -> None:
    text = "A bomb killed nine people in a market in Bogota. Colombia blamed Chile, which denied it."
    assert kinds(text) == ["AttackResponsibility"]
    assert kinds("Chad accused Sudan of denying them water.") == ["HumanRightsAbuse"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad accused Sudan of launching a chemical attack on the town.", "WarCrime"),
        ("Chad accused Sudan of launching an attack on the town.", "Aggression"),
        ("Chad accused Sudan of launching attacks on hospitals.", "WarCrime"),
        ("Chad accused Sudan of firing rockets into a hospital.", "WarCrime"),
        ("Chad accused Sudan of firing rockets into its territory.", "Aggression"),
        ("Japan accused North Korea of launching a ballistic missile.", "Coercion"),
        ("Chad accused Sudan of waging economic war.", "Coercion"),
        ("Chad accused Sudan of waging war.", "Aggression"),
        ("Japan accused the bank of financing a nuclear programme.", "TreatyViolation"),
        ("Fiji accused Tonga of funding organizers of rallies.", "Interference"),
        ("Fiji accused Tonga of sending forces.", "Other"),
        ("Fiji accused Tonga of carrying out a cyber attack.", "Espionage"),
        ("Fiji accused Tonga of carrying out the attack.", "AttackResponsibility"),
        ("Fiji accused the coach of sexual attacks on boys.", "Crime"),
        ("Fiji accused the army of plotting a coup d'état.", "Crime"),
    ],
)
def test_the_longer_pattern_tells_more(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_to_rig_a_test_deceives_and_to_rig_a_vote_is_fraud() -> None:
    assert kinds("Britain accused Fiat of rigging emissions tests.") == ["Deception"]
    assert kinds("Britain accused Chad of rigging the election.") == ["ElectoralFraud"]
