"""Verbs that the tagger takes for nouns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from kg.homographs import Homographs
from kg.nlp import load_model
from kg.ontology import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc


@cache
def homographs() -> Homographs:
    return Homographs(load_lexicon(), load_model().nlp)


def parsed(text: str) -> Doc:
    return load_model().nlp(text)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "thing"),
    [
        (
            "A tribunal in Malta sentences opposition leader Karl Borg to ten years in prison.",
            "sentences",
            "tribunal",
            "Borg",
        ),
        ("The Consumer Union of Ohio sues Ohio Senator Ruth Hale over the toll.", "sues", "Union", "Hale"),
        ("Ugandan police arrest nine men accused of stealing cattle.", "arrest", "police", "men"),
    ],
)
def test_a_verb_read_as_a_noun_is_read_as_a_verb(text: str, verb: str, subject: str, thing: str) -> None:
    before = parsed(text)
    [after] = homographs().mended([before])
    root = next(t for t in after if t.dep_ == "ROOT")
    assert after.text == text
    assert (root.text, root.pos_) == (verb, "VERB")
    assert {c.text for c in root.children if c.dep_ in {"nsubj", "dobj"}} >= {subject, thing}
    assert [e.label_ for e in after.ents if e.text == "Malta"] == ["GPE"] * text.count("Malta")


@pytest.mark.parametrize(
    "text",
    [
        "New charges against the banker",  # a title without a verb
        "The court dropped the charges against the banker.",
        "The long sentences of the banker",
    ],
)
def test_a_noun_stays_a_noun(text: str) -> None:
    doc = parsed(text)
    assert list(homographs().mended([doc])) == [doc]
