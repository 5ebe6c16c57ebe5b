"""The packaged articles: what every build and every first-time reader starts from."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kg.data import examples_folder

STRAIGHT = "\"'"
TYPOGRAPHIC = "\u2018\u2019\u201c\u201d"
SENTENCE_END = re.compile(rf"(?<=[.!?])[{STRAIGHT}{TYPOGRAPHIC}]?\s+")


@dataclass(frozen=True)
class Example:
    """One line of an example file: a key too many or too few is a TypeError."""

    id: str
    title: str
    text: str
    date: str
    source: str
    url: str
    licence: str


def disputes() -> dict[str, tuple[Example, ...]]:
    """Give the examples of each dispute, in the order of its file."""
    return {
        path.stem: tuple(Example(**json.loads(line)) for line in path.read_text("utf-8").splitlines())
        for path in sorted(examples_folder().glob("*.jsonl"))
    }


def examples() -> tuple[Example, ...]:
    """Give the examples of all disputes."""
    return tuple(example for dispute in disputes().values() for example in dispute)


def sentences(example: Example) -> set[str]:
    """Give the distinct sentences of an example; a title such as "Mr." is too short to be one."""
    return {part for part in SENTENCE_END.split(example.text) if len(part.split()) > 2}


def test_six_disputes_have_four_articles_or_more() -> None:
    assert sum(len(dispute) >= 4 for dispute in disputes().values()) >= 6


def test_there_are_twenty_six_articles_or_more() -> None:
    assert len(examples()) >= 26


def test_a_dispute_is_told_by_five_publishers_or_more() -> None:
    publishers = {name: {example.source for example in dispute} for name, dispute in disputes().items()}
    assert {name: found for name, found in publishers.items() if len(found) < 5} == {}


def test_an_article_has_150_to_500_words() -> None:
    words = {example.id: len(example.text.split()) for example in examples()}
    assert {name: count for name, count in words.items() if not 150 <= count <= 500} == {}


def test_an_id_is_the_dispute_and_a_number_and_so_unique() -> None:
    for name, dispute in disputes().items():
        assert [example.id for example in dispute] == [f"{name}-{n:02}" for n in range(1, len(dispute) + 1)]


def test_a_url_cannot_be_mistaken_for_a_real_page() -> None:
    assert all(example.url == f"https://example.org/{example.id}" for example in examples())


def test_dates_are_iso_and_run_forward_within_a_dispute() -> None:
    for dispute in disputes().values():
        days = [date.fromisoformat(example.date) for example in dispute]
        assert all(earlier <= later for earlier, later in pairwise(days))


def test_every_article_may_be_shared() -> None:
    assert {example.licence for example in examples()} == {"CC-BY-4.0"}


def test_no_two_articles_share_a_sentence() -> None:
    shared = Counter(sentence for example in examples() for sentence in sentences(example))
    assert [sentence for sentence, count in shared.items() if count > 1] == []


def test_a_publisher_keeps_to_one_kind_of_quotation_mark() -> None:
    straight = {example.source for example in examples() if set(STRAIGHT) & set(example.title + example.text)}
    typographic = {example.source for example in examples() if set(TYPOGRAPHIC) & set(example.title + example.text)}
    assert straight & typographic == set()


def test_paragraphs_are_separated_by_one_blank_line_and_not_padded() -> None:
    for example in examples():
        paragraphs = example.text.split("\n\n")
        assert all(part and part == part.strip() and "\n" not in part for part in paragraphs)
