"""Every example of `ontology/claims/` is a test: the claim that it exemplifies is found, with the roles it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extraction.cast import Cast
from kg.extraction.parties import Parties
from kg.extraction.reference import Reference
from kg.extraction.voices import Voices
from kg.gazetteer import key
from kg.ontology import load_lexicon
from kg.parse import sentences
from kg.pipeline import reader
from tests.reading import article, claims, entity, read, words

if TYPE_CHECKING:
    from kg.model import Claim, Reading
    from kg.ontology import Example

EXAMPLES = load_lexicon().examples
ATTRIBUTED = [example for example in EXAMPLES if example.announces == "Statement"]
CLAIMED = [example for example in EXAMPLES if example.announces != "Statement"]


def name(example: Example) -> str:
    return example.id.rpartition("#")[2]


def missing(reading: Reading, claim: Claim, example: Example) -> list[str]:
    """Give the roles that the claim lacks; the article before a noun does not count."""
    given = {f"kind={claim.accusation_kind}"}
    for role, _ in example.roles:
        names = [n for id_ in claim.entities(role) for n in entity(reading, id_).names]
        given |= {f"{role}={key(text)}" for text in (*names, *words(reading, claim, role))}
    wanted = (f"{role}={value if role == 'kind' else key(value)}" for role, value in example.roles)
    return [role for role in wanted if role not in given]


@pytest.mark.parametrize("example", CLAIMED, ids=name)
def test_an_example_is_found_with_its_roles(example: Example) -> None:
    reading = read(example.text)
    assert [] in [missing(reading, claim, example) for claim in claims(reading, example.announces)]


@pytest.mark.parametrize("example", ATTRIBUTED, ids=name)
def test_a_statement_that_is_no_claim_has_its_speaker(example: Example) -> None:
    reads = reader()
    stream = sentences([article(example.text)], reads.lexicon, is_statement=reads.is_statement, may_hold=reads.may_hold)
    text, parsed = next(stream)
    cast = Cast(text, parsed, reads.lexicon, reads.matcher)
    voices = Voices(Parties(cast, Reference(cast)), reads.lexicon)
    found = [v for sentence in parsed for v in voices.of(sentence)]
    assert [("speaker", n) for v in found for p in v.parties for n in p.figure.mentions.values()][:1] == [
        *example.roles
    ]


def test_every_class_with_cues_has_three_examples_or_more() -> None:
    counts = {e.announces: sum(e.announces == other.announces for other in EXAMPLES) for e in EXAMPLES}
    assert {kind: count for kind, count in counts.items() if count < 3} == {}
