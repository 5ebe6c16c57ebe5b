"""Kills a build of some hundred articles at random moments, and looks whether anything is lost.

Run by hand: `python tests/benchmarks/crashes.py [MOMENTS] [ARTICLES] [JOBS]`: 50, 300 and 2 where none are given. The
build, and all processes that it started, get the signal that nobody can catch, half of the times after something was
kept; then it is run again to its end. Each time the quads must be those of a build that nothing cut off, and whatever
could be opened in between must be whole.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from kg.errors import StoreError
from kg.readers.files import from_file
from kg.store import Graph

MOMENTS, ARTICLES, JOBS = 50, 300, 2
DATA = Path(os.environ.get("KG_DATA", Path(__file__).parents[3] / "shared"), "corpora", "open_events.jsonl.gz")
SEED = 7


def build(file: Path, folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    """Start a build, with whatever it starts in a group of its own."""
    command = [sys.executable, "-m", "kg", "build", str(file), "-o", str(folder), "--jobs", str(jobs)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def begun(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a build has kept something."""
    while process.poll() is None and not shards(folder):
        sleep(0.01)


def shards(folder: Path) -> int:
    """Count what is kept."""
    return len(list((folder / "shards").glob("*.zst")))


def killed(file: Path, folder: Path, jobs: int, moment: float, *, late: bool) -> str:
    """Kill a build so many seconds after its start, or after it kept something, and say what it left."""
    process = build(file, folder, jobs)
    if late:
        begun(folder, process)
    sleep(moment)
    state = "had ended" if process.poll() is not None else "killed"
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    try:
        return f"{state}; {shards(folder)} shards, {len(Graph.open(folder).articles())} articles in the graph"
    except StoreError:
        return f"{state}; {shards(folder)} shards, no graph yet"


def main() -> None:
    """Print what came of each moment; the exit code is 1 where one lost something."""
    moments, articles, jobs = (
        int(a) for a in (*sys.argv[1:], *map(str, (MOMENTS, ARTICLES, JOBS)[len(sys.argv) - 1 :]))
    )
    chosen, lost = random.Random(SEED), 0  # noqa: S311 - no secret
    with TemporaryDirectory() as name:
        file, whole = Path(name) / "articles.jsonl", Path(name) / "whole"
        file.write_bytes(b"".join(islice(from_file(DATA).lines, articles)))
        first = build(file, whole, jobs)
        start = perf_counter()
        begun(whole, first)
        early = perf_counter() - start
        first.wait()
        lengths, expected = (early, perf_counter() - start - early), (whole / "quads.nq").read_bytes()
        for number in range(1, moments + 1):
            folder, late = Path(name) / str(number), number % 2 == 0
            moment = chosen.uniform(0, lengths[late])
            left = killed(file, folder, jobs, moment, late=late)
            build(file, folder, jobs).wait()
            same = (folder / "quads.nq").read_bytes() == expected
            lost += not same
            when = f"{moment:.2f} s after {'the first shard' if late else 'the start'}"
            sys.stdout.write(f"{when}\t{left}\t{'the same quads' if same else 'LOST SOMETHING'}\n")
            sys.stdout.flush()
    sys.stdout.write(f"moments\t{moments}\nlost something\t{lost}\n")
    raise SystemExit(lost > 0)


if __name__ == "__main__":
    main()
