"""Rules that are remembered give what the model's own give."""

from __future__ import annotations

import pytest

from kg.nlp import load_model
from kg.tags import REMEMBERED, RULER
from tests.reading import example_articles

TEXTS = [
    "There are two camps.",
    "Two camps are there.",
    "He ain't gonna say it, and y'all know.",
    "Let's   go;\tI do, you did and it's been had.",
    "",
]


def attributes(text: str, rules: str) -> list[tuple[str, ...]]:
    nlp = load_model().nlp
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        doc = nlp.get_pipe(rules)(nlp(text))
    return [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in doc]


@pytest.mark.parametrize("text", [*TEXTS, *(a.text for a in list(example_articles())[::6])])
def test_each_word_has_the_same_attributes_first_and_when_remembered(text: str) -> None:
    plain = attributes(text, RULER)
    assert attributes(text, REMEMBERED) == plain
    assert attributes(text, REMEMBERED) == plain


def test_the_pipeline_has_the_remembered_rules_in_place_of_the_ruler() -> None:
    names = load_model().nlp.pipe_names
    assert REMEMBERED in names
    assert RULER not in names
