"""The pairs of people that may be one: what is told of each, and sentences that name them, for a user to judge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from kg.building.index import read_index
from kg.building.snapshot import identified, outputs
from kg.building.who.judged import judgements
from kg.rdf import Names
from kg.store.files import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kg.resolution import Mention

SHOWN = 2  # sentences for each of a pair
LONGEST = 300  # characters of a sentence before and after the name
END = re.compile(r"[.!?…][\"'”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article."""

    article: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of a pair, as its articles tell of it."""

    party: str
    name: str
    roles: tuple[str, ...]
    served: tuple[str, ...]
    articles: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair that may be one; the score is how sure that is."""

    score: float
    reason: str
    one: Side
    other: Side


def review(folder: Path, limit: int | None = None) -> tuple[tuple[Doubt, ...], int]:
    """Give the doubtful pairs of a graph, the likeliest first, at most `limit`; and how many there are.

    Raises:
        StoreError: there is no graph, a file of it is damaged, or judgements contradict each other.
    """
    names, index = Names(read_manifest(folder).base), read_index(folder)
    found = identified(folder, index, judgements(folder), names)
    pairs = [pair for pair in found.doubts if pair.mention.party != pair.head.party][:limit]
    wanted = {id_ for pair in pairs for one in pair[:2] for id_ in found.where[one.id][:SHOWN]}
    texts = {one.article.id: one.article.text for one in outputs(folder, [index[id_] for id_ in sorted(wanted)])}
    total = sum(pair.mention.party != pair.head.party for pair in found.doubts)
    shown = (
        Doubt(pair.score, pair.reason, *(_side(one, found.where[one.id], texts) for one in pair[:2])) for pair in pairs
    )
    return tuple(shown), total


def _side(one: Mention, articles: tuple[str, ...], texts: Mapping[str, str]) -> Side:
    passages = tuple(
        Passage(id_, sentence)
        for id_ in articles[:SHOWN]
        for sentence in [next(_sentences(texts[id_], one.name), "")]
        if sentence
    )
    return Side(one.party, one.name, tuple(sorted(one.roles)), tuple(sorted(one.served)), len(articles), passages)


def _sentences(text: str, name: str) -> Iterator[str]:
    """Give the sentences in which a name stands, whole first, then its last word alone."""
    whole, last = (re.compile(rf"\b{re.escape(words)}", re.IGNORECASE) for words in (name, name.rpartition(" ")[2]))
    for found in chain(whole.finditer(text), last.finditer(text)):
        low, high = max(0, found.start() - LONGEST), found.end() + LONGEST
        before, after = list(END.finditer(text, low, found.start())), END.search(text, found.end(), high)
        start = before[-1].end() if before else low
        yield _whole_words(text, start, after.end() if after else min(high, len(text)))


def _whole_words(text: str, start: int, end: int) -> str:
    """Give a part of a text, without the pieces of words at its ends."""
    part = text[start:end]
    if start and not text[start - 1].isspace():
        part = part.partition(" ")[2]
    if end < len(text) and not text[end - 1].isspace():
        part = part.rpartition(" ")[0]
    return part.strip()
