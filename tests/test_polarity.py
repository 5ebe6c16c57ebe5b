"""Minimal pairs in our own words: one member accuses or denies, the other does not, or another party does.

A party goes by any name of its entity, in the article or in `ontology/entities/`, and by those of whom it speaks for;
in a pair that is expected or forbidden, an empty accuser means anybody, told or not.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.gazetteer import key
from kg.model import Article, Modality, Polarity
from kg.pipeline import reader, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Claim, Reading

FOLDER = Path(__file__).parent / "polarity"
SOURCES = ("accuser", "speaker", "onBehalfOf")
FEW = 1 / 3  # of the longer member's words: "stopped short of accusing" for "accused" is 4 of 12


@dataclass(frozen=True)
class Pair:
    """Who accuses whom, by name."""

    accuser: str
    accused: str


@dataclass(frozen=True)
class Sentence:
    """One line of a file: a key too many or too few is a TypeError."""

    id: str
    pair: str
    construction: str
    text: str
    expect: tuple[Pair, ...]
    forbid: tuple[Pair, ...]
    denial: str = ""  # who must be found to deny or reject
    no_denial: str = ""  # who must not

    @property
    def expectation(self) -> tuple[object, ...]:
        return frozenset(self.expect), self.denial


@dataclass(frozen=True)
class Sides:
    """An accusation as it was found, by all names of its parties; no accuser where none is told."""

    accuser: frozenset[str]
    accused: frozenset[str]

    def give(self, pair: Pair) -> bool:
        return key(pair.accused) in self.accused and (not pair.accuser or key(pair.accuser) in self.accuser)

    def may_mean(self, pair: Pair) -> bool:
        """Tell whether `pair` is given, or its accused blamed by nobody in particular."""
        return self.give(pair if self.accuser else Pair("", pair.accused))


def sentence(line: str) -> Sentence:
    record = json.loads(line)
    expect, forbid = (tuple(Pair(*pair) for pair in record.pop(name)) for name in ("expect", "forbid"))
    return Sentence(**record, expect=expect, forbid=forbid)


SENTENCES = tuple(
    sentence(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
)


def names(reading: Reading) -> dict[str, frozenset[str]]:
    """Give all names of each party, and of whom it speaks for, by its id."""
    known = reader().matcher.gazetteer.entries
    own = {e.id: {key(name) for name in (e.name, *e.names)} for e in reading.entities}
    for id_ in own.keys() & known.keys():
        own[id_].update(key(name.text) for name in known[id_].names)
    return {e.id: frozenset().union(*(own[id_] for id_ in (e.id, *e.speaks_for))) for e in reading.entities}


def called(claim: Claim, roles: Iterable[str], by_id: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(by_id[id_] for role in roles for id_ in claim.entities(role)))


def accusations(reading: Reading) -> tuple[Sides, ...]:
    """Give what is affirmed: neither negated nor only supposed."""
    by_id = names(reading)
    return tuple(
        Sides(called(claim, SOURCES, by_id), called(claim, ["accused"], by_id))
        for claim in reading.claims
        if claim.kind == "Accusation"
        and claim.polarity is Polarity.POSITIVE
        and claim.modality is not Modality.HYPOTHETICAL
    )


def responders(reading: Reading) -> frozenset[str]:
    by_id = names(reading)
    responses = [claim for claim in reading.claims if claim.kind in {"Denial", "Rejection"}]
    return frozenset().union(*(called(claim, ["responder", "onBehalfOf"], by_id) for claim in responses))


@pytest.fixture(scope="module")
def all_read() -> Mapping[str, Reading]:
    """Read all sentences in one go, which takes a third of the time of one by one."""
    return {reading.article.id: reading for reading in readings(Article(one.id, "", one.text) for one in SENTENCES)}


@pytest.mark.parametrize("one", [pytest.param(one, id=one.id) for one in SENTENCES])
def test_what_a_sentence_affirms_is_found_and_what_it_does_not_is_not(
    one: Sentence, all_read: Mapping[str, Reading]
) -> None:
    found, deny = accusations(all_read[one.id]), responders(all_read[one.id])
    assert [pair for pair in one.forbid if any(sides.may_mean(pair) for sides in found)] == []
    assert not one.no_denial or key(one.no_denial) not in deny
    assert [pair for pair in one.expect if not any(sides.give(pair) for sides in found)] == []
    assert not one.denial or key(one.denial) in deny


def by_pair() -> dict[str, list[Sentence]]:
    pairs: defaultdict[str, list[Sentence]] = defaultdict(list)
    for one in SENTENCES:
        pairs[one.pair].append(one)
    return dict(pairs)


def edits(one: Sequence[str], two: Sequence[str]) -> int:
    """Give how many words must be put in, left out or replaced to make the one of the other (Levenshtein)."""
    row = list(range(len(two) + 1))
    for i, word in enumerate(one, 1):
        above, row = row, [i]
        for j, other in enumerate(two, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (word != other)))
    return row[-1]


def differing(one: str, two: str) -> float:
    """Give the share of the longer text's words that differ."""
    words, others = (re.findall(r"\w+", text.casefold()) for text in (one, two))
    return edits(words, others) / max(len(words), len(others))


def test_there_are_eighty_pairs_or_more() -> None:
    assert len(by_pair()) >= 80


def test_ids_are_unique() -> None:
    assert len({one.id for one in SENTENCES}) == len(SENTENCES)


def test_a_pair_is_two_sentences_of_which_other_things_are_expected() -> None:
    wrong = [id_ for id_, pair in by_pair().items() if len({one.expectation for one in pair}) != 2 or len(pair) != 2]
    assert wrong == []


def test_a_pair_differs_in_a_few_words() -> None:
    shares = {id_: differing(*(one.text for one in pair)) for id_, pair in by_pair().items()}
    assert {id_: share for id_, share in shares.items() if not 0 < share <= FEW} == {}


def test_every_sentence_checks_something() -> None:
    assert [one.id for one in SENTENCES if not (one.expect or one.forbid or one.denial or one.no_denial)] == []
