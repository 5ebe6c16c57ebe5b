"""The log of a graph: one line for each build, with what went in, what was left out, and when.

It stands beside the quads, in `runs.jsonl`, and is no part of the data: the clock would make two equal builds differ.
Where SOURCE_DATE_EPOCH is set, it gives the time, so that even the log is the same.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from time import perf_counter
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.model import Run, Skip
from kg.store.files import saving, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LOG = "runs.jsonl"
EPOCH = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True)
class Entry:
    """One build: when, by what, how many articles it read, a digest of them, and what it left out with the reason."""

    started: str  # ISO 8601, UTC
    finished: str
    run: Run
    articles: int
    inputs: str  # sha256 of the sorted digests of the articles read
    claims: tuple[tuple[str, int], ...]  # of the articles read, by kind
    skipped: tuple[Skip, ...] = ()
    jobs: int = 1
    read: int = 0  # articles that were new or changed
    removed: int = 0
    settings: tuple[tuple[str, str], ...] = ()
    stages: tuple[tuple[str, float], ...] = ()  # seconds; none where SOURCE_DATE_EPOCH says that no clock shall show

    @property
    def rate(self) -> float:
        """Give the articles read a second, 0 where the time is not known."""
        seconds = sum(seconds for _, seconds in self.stages)
        return self.read / seconds if seconds else 0.0


class Stopwatch:
    """Adds up the seconds of each stage of a build, in the order in which they are begun."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.last = perf_counter()

    def stage(self, name: str) -> None:
        """Count the seconds since the last call as those of a stage that ends now."""
        moment = perf_counter()
        self.seconds[name] = self.seconds.get(name, 0.0) + moment - self.last
        self.last = moment

    def stages(self) -> tuple[tuple[str, float], ...]:
        """Give the seconds by stage, none where the environment gives the time."""
        if os.environ.get(EPOCH):
            return ()
        return tuple((name, round(seconds, 2)) for name, seconds in self.seconds.items())


def now() -> str:
    """Give the time, that of SOURCE_DATE_EPOCH where it is set.

    Raises:
        StoreError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get(EPOCH, "")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise StoreError(f"{EPOCH}={epoch}: no number of seconds since 1970; unset it or mend it") from error
    return moment.isoformat(timespec="seconds")


def inputs_digest(digests: Iterable[str]) -> str:
    """Give one digest for the articles of a build, whatever their order."""
    return sha256("\n".join(sorted(digests)).encode()).hexdigest()


def note(folder: Path, entry: Entry) -> None:
    """Write `entry` at the end of the log of the graph in `folder`; a crash leaves it there whole, or not at all.

    Raises:
        StoreError: the log cannot be written.
    """
    path = folder / LOG
    with saving(folder):
        before = path.read_bytes() if path.is_file() else b""
        whole = b"" if before.endswith(b"\n") or not before else b"\n"
        write_atomic(path, (before, whole, json.dumps(asdict(entry), sort_keys=True).encode(), b"\n"))


def entries(folder: Path) -> tuple[Entry, ...]:
    """Give the log of the graph in `folder`, the first build first; a line that cannot be read is passed over."""
    try:
        lines = (folder / LOG).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ()
    return tuple(entry for entry in map(_entry, lines) if entry is not None)


def _entry(line: str) -> Entry | None:
    try:
        told = json.loads(line)
        run = Run(**told.pop("run"))
        skipped = tuple(Skip(**skip) for skip in told.pop("skipped"))
        claims = tuple((str(kind), int(count)) for kind, count in told.pop("claims"))
        settings = tuple((str(name), str(value)) for name, value in told.pop("settings", ()))
        stages = tuple((str(name), float(seconds)) for name, seconds in told.pop("stages", ()))
        return Entry(run=run, skipped=skipped, claims=claims, settings=settings, stages=stages, **told)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
