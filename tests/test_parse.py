"""Which sentences are parsed and read, in one stream of many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.ontology import load_lexicon
from kg.parse import sentences
from kg.pipeline import reader
from tests.reading import article, example_articles

if TYPE_CHECKING:
    from kg.model import Article
    from kg.nlp import Sentence

PLAIN = "The lake froze early and the ferry stood still. "
CLAIM = "Norway accused Russia of lying. "


def stream(*articles: Article, statement: bool = False) -> list[tuple[Article, tuple[Sentence, ...]]]:
    may_hold = reader().may_hold
    return list(sentences(articles, load_lexicon(), is_statement=lambda _: statement, may_hold=may_hold))


def parsed(text: str) -> tuple[Sentence, ...]:
    ((_, found),) = stream(article(text))
    return found


def read(text: str) -> list[int]:
    return [sentence.index for sentence in parsed(text) if sentence.parsed]


def test_where_nothing_passes_the_first_sentence_is_read() -> None:
    assert read(PLAIN + PLAIN) == [0]


def test_what_holds_a_claim_is_read() -> None:
    assert read(PLAIN + CLAIM + PLAIN) == [1]


@pytest.mark.parametrize(
    ("promises", "does_not"),
    [
        ("Norway rejected the claims. ", "Norway rejected. "),
        ("Anna accused them. ", "The accused left early. "),
        ("Norway denied it. ", "The denied visa was lost. "),
        ("Norway condemned the raid. ", "The condemned house was sold. "),
    ],
)
def test_what_can_hold_none_by_its_parse_is_not_read(promises: str, does_not: str) -> None:
    assert read(CLAIM + promises) == [0, 1]
    assert read(CLAIM + does_not) == [0]


def test_names_are_sought_where_a_sentence_is_read_and_only_there() -> None:
    claim, other = parsed(CLAIM + "The accused Anna Berg left. ")
    assert [ent.text for ent in claim.doc.ents] == ["Norway", "Russia"]
    assert not other.doc.ents


def test_articles_come_in_order_whatever_is_read_of_them() -> None:
    texts = [PLAIN, CLAIM * 40, PLAIN * 3, "", CLAIM, PLAIN]
    found = stream(*(article(text, id_=str(i)) for i, text in enumerate(texts)))
    assert [a.id for a, _ in found] == ["0", "1", "2", "3", "4", "5"]
    assert [sum(s.parsed for s in parts) for _, parts in found] == [1, 40, 1, 0, 1, 1]
    assert all(s.doc.text.strip() == s.span.of(a.text) for a, parts in found for s in parts)


def test_the_same_is_found_in_the_examples_when_every_parsed_sentence_is_read() -> None:
    reads, articles = reader(), list(example_articles())
    found = {}
    for name, may_hold in (("promised", reads.may_hold), ("all", lambda *_: True)):
        read_all = sentences(articles, reads.lexicon, is_statement=reads.is_statement, may_hold=may_hold)
        found[name] = [(a.id, c.kind, c.cue) for a, parts in read_all for c in reads.read(a, parts).claims]
    assert found["promised"] == found["all"]


def test_a_sentence_knows_its_characters() -> None:
    text = PLAIN + CLAIM
    (sentence,) = (s for s in parsed(text) if s.parsed)
    russia = next(token for token in sentence.doc if token.text == "Russia")
    assert sentence.chars(russia, russia).of(text) == "Russia"


def test_an_empty_text_has_no_sentence() -> None:
    assert parsed("") == ()
