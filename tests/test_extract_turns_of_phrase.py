"""Ways of English to accuse that stand between a verb of accusing and a plain report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.pipeline import readings
from tests.reading import article, claims, named_pairs, only, read, words


@pytest.mark.parametrize(
    ("text", "accuser", "accused"),
    [
        ("Chad complained that Sudan would not share the maps.", "Chad", "Sudan"),
        ("Haroun compared the Sudanese guards to pirates.", "Haroun", "Sudanese guards"),
        ("The EPA issued a notice of violation of the Clean Air Act to Volkswagen.", "EPA", "Volkswagen"),
        (
            "The envoy of Mali left. Niger denounced what Mali called Sudan's interference in its affairs.",
            "Mali",
            "Sudan",
        ),
        ("Niger closed the border over what Mali described as Sudan's aggression.", "Mali", "Sudan"),
        (
            "Kabul heard Pakistan's assertion at the United Nations that Iran serves as a base for militants.",
            "Pakistan",
            "Iran",
        ),
        (
            "Canada raised allegations of a link between agents of the Indian government and the killing.",
            "Canada",
            "agents of the Indian government and the killing",
        ),
        ("Kyiv said it was responding to provocative actions by the British side.", "Kyiv", "British side"),
        (
            "Manila said the reckless and unlawful actions of the Chinese had led to a collision.",
            "Manila",
            "Chinese",
        ),
        (
            "Chad said agents of the Sudanese government had been involved in the killing.",
            "Chad",
            "Sudanese government",
        ),
        ("Chad's minister said that Sudan wanted to drag the region into war.", "Chad's minister", "Sudan"),
        ("Sudan has undermined Chad, a country in which it has had a part, according to Libya.", "Libya", "Sudan"),
    ],
)
def test_who_accuses_whom(text: str, accuser: str, accused: str) -> None:
    reading = read(text)
    told = [
        (words(reading, claim, "accuser"), words(reading, claim, "accused")) for claim in claims(reading, "Accusation")
    ]
    assert ([accuser], [accused]) in told


@pytest.mark.parametrize(
    "text",
    [
        "Chad complained that Sudan had opened the border.",
        "The envoy compared the Sudanese guards to shepherds.",
        "The EPA issued a notice to Volkswagen.",
        "Niger left the talks over what Mali called Sudan's hospitality.",
        "Kyiv said it was responding to generous actions by the British side.",
    ],
)
def test_the_same_words_without_a_wrong_accuse_nobody(text: str) -> None:
    assert not named_pairs(text)


def test_who_seeks_to_do_something_demands_nothing() -> None:
    assert not claims(read("Chad said that Sudan was seeking to overthrow its government."), "Demand")


def test_the_report_begins_after_its_dateline() -> None:
    text = "PUERTO PRINCESA – Chinese coast guard officers rammed two boats on Monday, the Philippine military said."
    reading = next(readings([replace(article(text), dateline="Puerto Princesa")]))
    claim = only(reading, "Accusation")
    assert words(reading, claim, "accused") == ["Chinese coast guard officers"]
    assert claim.evidence.of(text).startswith("Chinese coast guard")
