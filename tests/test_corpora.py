"""What holds of the roles in real articles, where they are at hand."""

from __future__ import annotations

import gzip
import json
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from kg.model import Article, Label
from kg.ontology import load_lexicon
from kg.pipeline import readings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.model import Reading

EVERY = 80  # of 3,224 articles: 40 take some ten seconds
PRONOUNS = ("person-pronoun", "speaker-pronoun", "thing-pronoun", "plural-pronoun", "relative-pronoun")
SPEAKING = {"accuser", "responder", "condemner", "demander", "warner", "speaker"}


def sample(file: Path) -> Iterator[Article]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for one in map(json.loads, islice(lines, 0, None, EVERY)):
            text = f"{one['title']}\n\n{one['text']}"
            yield Article(one["id"], one["title"], text, date.fromisoformat(one["date"]), one["source"], one["url"])


def named(reading: Reading) -> Iterator[tuple[str, Label, str]]:
    """Give what stands in the roles of the claims: the name of the entity, its label, the role."""
    entities = {entity.id: entity for entity in reading.entities}
    for filler in (f for claim in reading.claims for f in claim.fillers if f.entity):
        yield entities[filler.entity].name, entities[filler.entity].label, filler.role


@pytest.fixture
def roles(evaluation_data: Path) -> list[tuple[str, Label, str]]:
    file = evaluation_data / "corpora" / "open_news.jsonl.gz"
    if not file.is_file():
        pytest.skip(f"{file} is not at hand")
    return [role for reading in readings(sample(file)) for role in named(reading)]


def test_nobody_in_real_articles_is_a_pronoun_and_no_outlet_speaks_for_others(
    roles: list[tuple[str, Label, str]],
) -> None:
    pronouns = frozenset[str]().union(*map(load_lexicon().words, PRONOUNS))
    assert len(roles) > 100
    assert [name for name, _, _ in roles if name.lower() in pronouns] == []
    assert [name for name, label, role in roles if label is Label.MEDIA and role in SPEAKING] == []
