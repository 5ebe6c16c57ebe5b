"""Which sentences are parsed: those in which some cue can hold, and those that such a sentence needs."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extraction.slots import FUNCTIONS
from kg.frames import prepositions
from kg.gate import Gate
from kg.nlp import irregular, load_model
from kg.ontology import load_lexicon

PLAIN = "The lake froze early and the ferry stood still ."


@cache
def gate() -> Gate:
    return Gate(load_lexicon(), irregular(load_model().nlp))


def passing(*sentences: str, statement: bool = False) -> set[int]:
    """Give the sentences that pass; words and marks are separated by spaces."""
    text = gate().text([sentence.split() for sentence in sentences], statement=statement)
    return gate().needed(text, gate().opened(text))


@pytest.mark.parametrize("word", ["accuses", "denied", "blaming", "bombed", "killings"])
def test_a_form_of_a_cue_passes(word: str) -> None:
    assert 1 in passing(PLAIN, f"Norway {word} it .", PLAIN)


def test_nothing_passes_without_a_cue() -> None:
    assert passing(PLAIN, "Norway and Russia signed the agreement in Oslo .") == set()


@pytest.mark.parametrize(
    ("holds", "cannot_hold"),
    [
        ("Norway held Russia responsible .", "Norway held Russia to a draw ."),
        ("Norway urged Russia to leave .", "Norway asked Russia a question ."),
        ("Norway called the claims false .", "Norway called the lake deep ."),
        ("Norway said Russia had bombed the camp .", "Norway said Russia had left the camp ."),
        ("According to Norway , Russia rigged the election .", "According to Norway , Russia held an election ."),
        ('" Russia rigged the election . "', '" Russia held the election . "'),
    ],
)
def test_what_a_frame_requires_must_stand_there_too(holds: str, cannot_hold: str) -> None:
    assert passing(holds) == {0}
    assert passing(cannot_hold) == set()


def test_no_function_is_taken_for_a_preposition() -> None:
    assert {place for place in FUNCTIONS if prepositions(place)} == {"to"}


def test_a_word_inside_a_name_announces_nothing() -> None:
    assert passing("He opened the World Bank Accuse Centre in Oslo on a sunny day .") == set()


def test_in_a_heading_capitals_tell_nothing() -> None:
    assert passing("Norway Accuses Russia Of Lying") == {0}


@pytest.mark.parametrize("subject", ["It", "She", "They", "The group", "The ministry", "Both sides"])
def test_what_is_pointed_back_to_passes(subject: str) -> None:
    assert passing(PLAIN, PLAIN, f"{subject} accused Russia of lying .") == {1, 2}


def test_a_pronoun_after_a_name_points_to_nothing_before() -> None:
    assert passing(PLAIN, "Norway accused Russia of lying about its ships .") == {1}


def test_the_speaker_of_a_running_quotation_passes() -> None:
    assert passing(PLAIN, "Anna Berg said that .", PLAIN, '" Russia rigged the election .') == {1, 3}


def test_the_first_full_name_of_a_surname_passes() -> None:
    assert passing("Envoy Anna Berg came .", PLAIN, "Envoy Anna Berg left .", "Berg accused Russia .") == {0, 3}


def test_the_first_full_name_of_a_surname_after_a_title_passes() -> None:
    assert passing("Anna Berg came .", PLAIN, "On Monday President Berg accused Russia of lying .") == {0, 2}


def test_the_introduction_of_an_acronym_passes() -> None:
    assert passing("The Lake Front ( LF ) met .", PLAIN, "On Monday the LF accused Russia of lying .") == {0, 2}


def test_in_a_statement_of_its_publisher_a_wrong_is_cue_enough() -> None:
    texts = (PLAIN, PLAIN, "Russia rigs elections .", PLAIN)
    assert passing(*texts) == set()
    assert passing(*texts, statement=True) == {0, 1, 2}, "the heading may name the author"
