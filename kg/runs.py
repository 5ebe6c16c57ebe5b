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
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.model import Run, Skip
from kg.store.files import saving, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LOG = "runs.jsonl"


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


def now() -> str:
    """Give the time, that of SOURCE_DATE_EPOCH where it is set.

    Raises:
        StoreError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise StoreError(f"SOURCE_DATE_EPOCH={epoch}: no number of seconds since 1970; unset it or mend it") from error
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
        return Entry(run=run, skipped=skipped, claims=claims, **told)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
