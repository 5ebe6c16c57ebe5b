"""The judgements of users on who is who: a file in the folder of a graph, to which lines are added and none removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.resolution import Judgement, Judgements
from kg.store.files import saving, write_atomic

if TYPE_CHECKING:
    from pathlib import Path

FILE = "judgements.jsonl"


def read_judgements(graph: Path) -> tuple[Judgement, ...]:
    """Read what was judged, in the order in which it was.

    Raises:
        StoreError: a line is none; names the file and the line.
    """
    path = graph / FILE
    found: list[Judgement] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: cannot be read: {error}; put it back from a copy") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(Judgement.from_line(line))
            except ValueError as error:
                raise StoreError(f"{path}:{number}: is no judgement; mend the line or take it out") from error
    return tuple(found)


def judgements(graph: Path) -> Judgements:
    """Give what holds of all that was judged.

    Raises:
        StoreError: a line is no judgement, or some contradict each other.
    """
    told = read_judgements(graph)
    try:
        return Judgements(told)
    except StoreError as error:
        raise StoreError(f"{graph / FILE}: {error}") from error


def add_judgement(graph: Path, judgement: Judgement) -> bool:
    """Add a judgement, unless the last on its pair says the same already; tell whether it was added.

    Raises:
        StoreError: it contradicts others, or the folder cannot be written.
    """
    told = read_judgements(graph)
    last = Judgements(told).last.get(judgement.pair)
    if last and last.same == judgement.same and last.note == (judgement.note or last.note):
        return False
    Judgements([*told, judgement])
    before = (graph / FILE).read_bytes() if told else b""
    with saving(graph):
        write_atomic(
            graph / FILE,
            (before, b"\n" if before and not before.endswith(b"\n") else b"", judgement.to_line().encode()),
        )
    return True
