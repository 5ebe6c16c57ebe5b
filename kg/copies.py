"""Near-copies: a text of an agency as several outlets print it, with other headlines, credits and cuts.

Texts are compared by their runs of five words. MinHash (Broder 1997) finds candidates, their runs decide.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

RUN = 5  # words
MIN_WORDS = 50  # shorter texts about the same event are alike without being copies
ALIKE = 0.6  # share of runs that two outlets' texts have in common, of all that they have
APART = timedelta(days=30)  # at most; what a ministry says again a year later is said again
SAME = 0.9  # ... of one outlet, or of none that is known: notices of one ministry share .89 and tell of two visits
BANDS, ROWS = 25, 5  # texts that share .6 meet in a band 87 times in 100, .7 99 times, .2 once in 100
WORD = re.compile(r"\w+")
DIGITS = 8  # hexadecimal, of a band


@dataclass(frozen=True, slots=True)
class Print:
    """An article as far as it can be a copy: its name, the day it came out (ISO, or empty), who printed it."""

    name: str
    day: str
    publisher: str
    signature: str

    @property
    def order(self) -> tuple[bool, str, str]:
        """Give what tells which of several came first; undated ones come last."""
        return (not self.day, self.day, self.name)


def runs(text: str) -> frozenset[str]:
    """Give the runs of five words of a text, whatever their case and what stands between them.

    >>> sorted(runs("Nobody said so on Monday. Nobody!"))
    ['nobody said so on monday', 'said so on monday nobody']
    """
    words = WORD.findall(text.casefold())
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def signature(text: str) -> str:
    """Give the bands of a text one after the other, `DIGITS` each, or nothing where it is too short to be a copy."""
    from datasketch import MinHash  # noqa: PLC0415 - loads scipy

    found = runs(text)
    if len(found) < MIN_WORDS - RUN + 1:
        return ""
    sketch = MinHash(num_perm=BANDS * ROWS, seed=1)
    sketch.update_batch([run.encode() for run in sorted(found)])
    rows = [",".join(map(str, sketch.hashvalues[i : i + ROWS].tolist())) for i in range(0, BANDS * ROWS, ROWS)]
    return "".join(hashlib.sha256(row.encode()).hexdigest()[:DIGITS] for row in rows)


def stories(prints: Iterable[Print], text: Callable[[str], str]) -> Iterator[tuple[Print, ...]]:
    """Give the stories that were printed more than once: their articles, the first one first.

    `text` gives the text of an article by its name, and is asked for candidates only. The result is the same in
    whatever order the articles come: a story is what is connected by copies.
    """
    known = {one.name: one for one in prints}
    groups = Groups(known)
    kept: dict[str, frozenset[str]] = {}

    def runs_of(name: str) -> frozenset[str]:
        if name not in kept:
            kept[name] = runs(text(name))
        return kept[name]

    for one, two in _candidates(known.values()):
        if groups.root(one) != groups.root(two) and _is_copy(known[one], known[two], runs_of(one), runs_of(two)):
            groups.join(one, two)
    for members in groups.all():
        yield tuple(sorted((known[name] for name in members), key=lambda one: one.order))


class Groups:
    """Names that belong together (a union-find)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def root(self, name: str) -> str:
        """Give the name that stands for the group of `name`."""
        while self._above[name] != name:
            self._above[name] = name = self._above[self._above[name]]
        return name

    def join(self, one: str, two: str) -> None:
        """Put two groups together."""
        self._above[self.root(one)] = self.root(two)

    def all(self) -> list[list[str]]:
        """Give the groups of two and more, sorted."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self._above):
            found[self.root(name)].append(name)
        return sorted(group for group in found.values() if len(group) > 1)


def _candidates(prints: Iterable[Print]) -> Iterator[tuple[str, str]]:
    """Give the pairs that share a band and came out near each other, each once for each band."""
    for band in _bands(prints):
        dated = sorted((date.fromisoformat(one.day).toordinal(), one.name) for one in band if one.day)
        undated = [one.name for one in band if not one.day]
        yield from combinations(undated, 2)
        yield from ((one, two) for one in undated for _, two in dated)
        for i, (day, one) in enumerate(dated):
            end = bisect_left(dated, (day + APART.days + 1,), i)
            yield from ((one, two) for _, two in dated[i + 1 : end])


def _bands(prints: Iterable[Print]) -> Iterator[Sequence[Print]]:
    bands: defaultdict[tuple[int, str], list[Print]] = defaultdict(list)
    for one in prints:
        for place in range(0, len(one.signature), DIGITS):
            bands[place, one.signature[place : place + DIGITS]].append(one)
    return (alike for alike in bands.values() if len(alike) > 1)


def _is_copy(one: Print, two: Print, runs_one: frozenset[str], runs_two: frozenset[str]) -> bool:
    apart = one.publisher and two.publisher and one.publisher.casefold() != two.publisher.casefold()
    return len(runs_one & runs_two) >= (ALIKE if apart else SAME) * len(runs_one | runs_two)
