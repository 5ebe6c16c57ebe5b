"""Where in the article the parties of a statement stand."""

from __future__ import annotations

import pytest

from tests.reading import claims, read


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Peru denied the claim.", "Peru"),
        ("In a long interview with a newspaper of the capital the minister Ana Gil denied it.", "minister Ana Gil"),
    ],
)
def test_whom_only_the_answer_names_has_his_place_there(answer: str, words: str) -> None:
    reading = read(f"Chile said that ten prisoners were tortured. {answer}")
    (accusation,) = claims(reading, "Accusation")
    assert [span.of(reading.article.text) for span in accusation.words("accuser")] == ["Chile"]
    assert [span.of(reading.article.text) for span in accusation.words("accused")] == [words]
    assert reading.skipped == ()
