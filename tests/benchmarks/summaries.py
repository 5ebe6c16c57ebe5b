"""A build of a hundred thousand short articles, to its end: time, rate, memory along the way, size, and every query.

Run by hand: `python tests/benchmarks/summaries.py FOLDER [JOBS]`; it takes a quarter of an hour on one core. `KG_DATA`
names the folder of texts to measure on (`../shared` where it is unset). One line a figure: name, tab, value. Run again
on the same folder, it goes on where it was cut off.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kg import library
from kg.building import Settings
from kg.pipeline import build
from kg.readers import read
from kg.store import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(os.environ.get("KG_DATA", Path(__file__).parents[3] / "shared"), "corpora", "open_events.jsonl.gz")
EVERY = 10_000  # articles


def peak() -> int:
    """Give the most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # KiB on Linux


class Watch:
    """Prints the memory as articles are done: it must not grow with their number."""

    def __init__(self) -> None:
        self.done, self.start = 0, perf_counter()

    def __call__(self, more: int) -> None:
        """Count, and print from time to time."""
        self.done += more
        if self.done // EVERY > (self.done - more) // EVERY:
            print_figure(f"MiB after {self.done} articles, {perf_counter() - self.start:.0f} s", str(peak()))


def figures(folder: Path, jobs: int) -> Iterator[tuple[str, str]]:
    """Build, then ask everything."""
    summary = build(read([DATA]), folder, Settings(jobs=jobs, on_done=Watch()))
    yield "articles", str(summary.articles)
    yield "left out", str(len(summary.skipped))
    yield "seconds", f"{summary.seconds:.0f}"
    yield "articles a second", f"{summary.articles / summary.seconds:.1f}"
    yield "peak memory, MiB", str(peak())
    sizes = [(path.name, path.stat().st_size) for path in folder.rglob("*") if path.is_file()]
    yield "megabytes of quads", f"{sum(size for name, size in sizes if name == 'quads.nq') / 1e6:.0f}"
    yield "megabytes of shards", f"{sum(size for name, size in sizes if name.endswith('.zst')) / 1e6:.0f}"
    start, graph = perf_counter(), Graph.open(folder)
    yield "quads", str(len(graph))
    yield "seconds to open", f"{perf_counter() - start:.1f}"
    for name in library.names():
        if not [each for each in library.load(name).parameters if each.required]:
            start, found = perf_counter(), graph.select(library.fill(library.load(name), {}, graph))
            yield f"{name}: rows, seconds", f"{len(found)}, {perf_counter() - start:.2f}"


def print_figure(name: str, value: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{name}\t{value}\n")
    sys.stdout.flush()


def main() -> None:
    """Print the figures as they come."""
    for name, value in figures(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 1):
        print_figure(name, value)


if __name__ == "__main__":
    main()
