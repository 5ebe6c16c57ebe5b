"""Cleaned text and the raw text that it was made of: their offsets always agree."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Skip, Span
from kg.readers import READERS, Options, read_traced
from kg.readers.clean import clean, cleaned
from kg.readers.trace import Traced
from tests.readers.found import PAGE

if TYPE_CHECKING:
    from kg.model import Article

ODD = "a\u0301\u200d\u0344\ufb01\uff21 \u00a0\u3000\t\r\n\u2028\u00ad\ud800\u1100\u1161é"
WORDS = [
    "Ruritania said so.",
    "Share this",
    "12 February 2025",
    "# Talks fail",
    "**firmly**",
    "[a link](http://a/)",
    "and",
]
SPACES = ["\n", "\n\n", "\r\n", " ", "\u00a0", "\u200b", "\n\n\n\n"]


def traced(name: str, data: bytes) -> list[tuple[Article, Traced]]:
    found = read_traced(["-"], io.BytesIO(data), Options(format=name))
    return [one for one in found if not isinstance(one, Skip)]


def check(text: str, trail: Traced) -> None:
    """See that each character of `text` leads to those of the raw text that it stands for."""
    assert trail.text == text
    starts = [piece.at for piece in trail.pieces]
    assert starts == sorted(set(starts))
    assert starts[:1] == [0][: len(text)]
    for piece, after in pairwise([*trail.pieces, None]):
        assert piece is not None
        words = text[piece.at : after.at if after else len(text)]
        assert 0 <= piece.start <= piece.end <= len(trail.raw)
        assert words
        part = trail.raw[piece.start : piece.end]
        assert part == words if piece.same else words.isspace() or clean(part) == words.strip()
    places = [trail.raw_span(Span(i, i + 1)) for i in range(len(text))]
    assert all(one.start <= two.start and one.end <= two.end for one, two in pairwise(places))


@given(st.one_of(st.text(st.characters(exclude_categories=())), st.text(st.sampled_from(ODD))))
@settings(max_examples=300, deadline=None)
def test_cleaned_text_and_offsets_always_agree(raw: str) -> None:
    trail = cleaned(Traced.of(raw))
    assert trail.text == clean(raw)
    assert trail.raw is raw
    check(trail.text, trail)


@given(
    text=st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(SPACES), st.text(max_size=8)), max_size=20),
    title=st.text(max_size=20),
    name=st.sampled_from(["text", "markdown", "jsonl"]),
)
@settings(max_examples=300, deadline=None)
def test_the_text_of_any_article_leads_to_its_raw_text(text: list[str], title: str, name: str) -> None:
    words = "".join(text)
    data = json.dumps({"title": title, "text": words}).encode() if name == "jsonl" else words.encode()
    for article, trail in traced(name, data):
        check(article.text, trail)
        if name == "jsonl":
            assert trail.raw in {f"{title}\n\n{words}", words}


def test_evidence_is_shown_as_it_stands_in_the_raw_text() -> None:
    raw = "# Talks\u00a0fail\r\n\r\nShare this\r\nThe **minis\u00adter** said\r\nso on [Monday](http://a.example/)."
    ((article, trail),) = traced("markdown", raw.encode())
    assert article.text == "Talks fail\n\nThe minister said so on Monday."
    start = article.text.index("minister")
    assert trail.raw_span(Span(start, start + 16)).of(raw) == "minis\u00adter** said\r\nso"
    assert trail.raw_span(Span(0, 10)).of(raw) == "Talks\u00a0fail"


def test_a_title_from_another_field_stands_before_the_text() -> None:
    line = json.dumps({"title": " Talks\tfail ", "text": "The  minister said so."}).encode()
    ((article, trail),) = traced("jsonl", line)
    assert article.text == "Talks fail\n\nThe minister said so."
    assert trail.raw == " Talks\tfail \n\nThe  minister said so."
    assert trail.raw_span(Span(0, len(article.text))).of(trail.raw) == "Talks\tfail \n\nThe  minister said so."


@pytest.mark.parametrize("name", [one.name for one in READERS if one.name in {"html", "text"}])
def test_a_page_leads_to_what_was_found_in_it(name: str) -> None:
    ((article, trail),) = traced(name, PAGE)
    check(article.text, trail)


def test_a_span_of_no_characters_leads_to_all_of_the_raw_text() -> None:
    assert Traced.of("so").raw_span(Span(1, 1)) == Span(0, 2)


@given(st.lists(st.sampled_from(["a", "bc", "d  e", "\r\n"]), max_size=8).map("".join))
@settings(max_examples=50, deadline=None)
def test_parts_that_are_cut_lead_to_the_same_places(raw: str) -> None:
    trail = cleaned(Traced.of(raw))
    for start in range(len(trail.text)):
        for end in range(start + 1, len(trail.text) + 1):
            part = trail.cut(start, end)
            assert part.text == trail.text[start:end]
            assert part.raw_span(Span(0, end - start)) == trail.raw_span(Span(start, end))
