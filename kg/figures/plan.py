"""Where the rows and lanes of a timeline stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.figures.markup import lines
from kg.figures.wording import where

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.figures.chronicle import Chronicle, Entry
    from kg.network import Actor

HEAD = 92.0  # pixels of the names of lanes
DATES = 96.0  # ... of the column of dates
TRACK = 9.0  # ... between two lines of answers
LANE = 120.0
TEXT = 520.0
SIZE = 14.0
LINE = 18.0
GAP = 16.0  # ... between rows
YEAR = 34.0  # ... of the line with which a year begins
LETTERS = int(TEXT / (SIZE * 0.57))


@dataclass(frozen=True, slots=True)
class Plan:
    """Where rows, lanes and texts stand, in pixels."""

    rows: Sequence[float]  # the height at which an entry's arrow runs
    years: Mapping[int, str]  # what stands above an entry with which another year begins
    lanes: Mapping[Actor, float]
    tracks: Mapping[tuple[int, int], int]  # of the lines of answers, from the lanes to the left
    texts: float
    bottom: float


def plan(told: Chronicle) -> Plan:
    """Set the rows below each other, each as high as its text."""
    tracks = _tracks(told.links)
    left = DATES + TRACK * (max(tracks.values(), default=-1) + 2)
    rows, years, y, year = [], {}, HEAD, ""
    for i, entry in enumerate(told.entries):
        if entry.edge.date[:4] != year or not i:
            year = entry.edge.date[:4]
            years[i] = year or "no date"
            y += YEAR
        rows.append(y + LINE)
        y += LINE * len(words(told, entry)) + GAP
    lanes = {one: left + LANE * (i + 0.5) for i, one in enumerate(told.lanes)}
    return Plan(rows, years, lanes, tracks, left + LANE * len(lanes) + 10, y)


def words(told: Chronicle, entry: Entry) -> list[tuple[str, bool]]:
    """Give the lines beside a row, and which are the sentence; the rest says in which words, and where that stands."""
    said = [f"“{entry.edge.words}”"] if entry.edge.words else []
    parts = [(entry.sentence(told.known), True), *((text, False) for text in (*said, where(entry.edge)))]
    return [(line, bold) for text, bold in parts for line in lines(text, LETTERS, 2)]


def _tracks(links: Sequence[tuple[int, int]]) -> Mapping[tuple[int, int], int]:
    """Give each line of an answer the track nearest to the lanes where no shorter one runs beside it."""
    tracks: dict[tuple[int, int], int] = {}
    for start, end in sorted(links, key=lambda link: (link[1] - link[0], link)):
        full = {track for (a, b), track in tracks.items() if a <= end and start <= b}
        tracks[start, end] = next(track for track in range(len(links) + 1) if track not in full)
    return tracks
