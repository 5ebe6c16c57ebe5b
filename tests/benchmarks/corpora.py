"""Whether the extraction goes through whole corpora, and how long the dearest article takes.

Run by hand: `python tests/benchmarks/corpora.py FILE...` with files that `kg build` reads. One line a figure: name,
tab, value. Reading is what follows the parse; no sentence takes longer than its article.
"""

from __future__ import annotations

import resource
import sys
from time import process_time
from typing import TYPE_CHECKING

from kg.link import link
from kg.model import Article, Skip
from kg.parse import sentences
from kg.pipeline import reader
from kg.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator


def figures(path: str) -> Iterator[tuple[str, str]]:
    """Give what came of one file."""
    reads, skips = reader(), list[Skip]()
    claims = count = 0
    dearest, start = (0.0, ""), process_time()
    stream = sentences(_articles(path, skips), reads.lexicon, is_statement=reads.is_statement, may_hold=reads.may_hold)
    for article, found in stream:
        before = process_time()
        reading = link(reads.read(article, found))
        dearest = max(dearest, (process_time() - before, article.id))
        count += 1
        claims += len(reading.claims)
        skips += reading.skipped
    spent = process_time() - start
    yield "articles", str(count)
    yield "statements", str(claims)
    yield "left out", "; ".join([str(len(skips)), *(f"{skip.place}: {skip.reason}" for skip in skips[:3])])
    yield "CPU seconds", f"{spent:.0f}"
    yield "articles a second", f"{count / spent:.1f}"
    yield "dearest article, seconds of reading", f"{dearest[0]:.3f} ({dearest[1]})"
    yield "peak memory, MiB", str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)  # KiB on Linux


def _articles(path: str, skips: list[Skip]) -> Iterator[Article]:
    for one in read([path]):
        if isinstance(one, Article):
            yield one
        else:
            skips.append(one)


def main() -> None:
    """Print the figures of each file."""
    for path in sys.argv[1:]:
        sys.stdout.writelines(f"{name}\t{value}\n" for name, value in figures(path))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
