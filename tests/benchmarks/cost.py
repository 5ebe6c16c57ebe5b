"""What the extraction costs beside the parser that it is built on: CPU seconds over the same articles.

Run by hand: `python tests/benchmarks/cost.py`. `KG_DATA` names the folder of texts to measure on (`../shared` where it
is unset); without it the packaged examples are repeated, which have no official statements, and claims in nearly all
their sentences. One line a figure: name, tab, value. Official statements are measured by themselves, and not at all
with the argument `news`: all that they say is somebody's, so fewer sentences are spared.
"""

from __future__ import annotations

import os
import resource
import sys
from collections import deque
from itertools import cycle, islice
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from kg.data import examples_folder
from kg.gold import to_gold
from kg.model import Article
from kg.nlp import load_model
from kg.pipeline import reader, readings
from kg.readers import read
from kg.tags import REMEMBERED, RULER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NEWS, STATEMENTS = 200, 50  # articles: about half a minute of CPU time a round and side each
ROUNDS = 2  # the better of two: the first one fills caches
BATCH = 32  # whole articles; plain parsing takes the same time from 8 to 64
DATA = Path(os.environ.get("KG_DATA", Path(__file__).parents[3] / "shared"), "corpora", "open_news.jsonl.gz")


def articles() -> Iterator[tuple[str, tuple[Article, ...]]]:
    """Give the news and the official statements to measure on."""
    found = [one for one in read([DATA if DATA.is_file() else examples_folder()]) if isinstance(one, Article)]
    news = [one for one in found if not reader().is_statement(one)]
    statements = [one for one in found if reader().is_statement(one)]
    for name, several, count in (("news", news, NEWS), ("statements", statements, STATEMENTS)):
        if several:
            yield name, _spread(several, count)


def _spread(found: Sequence[Article], count: int) -> tuple[Article, ...]:
    """Give `count` articles of all parts of the corpus, or all of them again and again where they are fewer."""
    return tuple(islice(cycle(found[:: max(1, len(found) // count)]), count))


def seconds(work: Iterable[object]) -> float:
    """Give the CPU time, of all threads, that going through `work` takes."""
    start = process_time()
    deque(work, maxlen=0)
    return process_time() - start


def extraction(found: Sequence[Article]) -> float:
    """Give the CPU time of reading, linking and putting into the annotated shape."""
    return seconds(map(to_gold, readings(found)))


def plain(found: Sequence[Article]) -> float:
    """Give the CPU time of parsing the whole texts with the model as it comes, and nothing else."""
    nlp = load_model().nlp
    with nlp.select_pipes(disable=[REMEMBERED]):
        nlp.enable_pipe(RULER)
        try:
            return seconds(nlp.pipe((article.text for article in found), batch_size=BATCH))
        finally:
            nlp.disable_pipe(RULER)


def compared(name: str, found: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Measure in turns; the memory after the first extraction, before the plain parser takes any."""
    ours, parser, peaks = [], [], []
    for _ in range(ROUNDS):
        ours.append(extraction(found))
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)  # KiB on Linux
        parser.append(plain(found))
    yield f"{name}: articles", str(len(found))
    yield f"{name}: characters", str(sum(len(article.text) for article in found))
    yield f"{name}: extraction, CPU seconds", f"{min(ours):.2f}"
    yield f"{name}: plain parse, CPU seconds", f"{min(parser):.2f}"
    yield f"{name}: ratio", f"{min(ours) / min(parser):.3f}"
    yield f"{name}: peak memory, MiB", str(peaks[0])


def main() -> None:
    """Print the figures of the sets named, or of all, as they come."""
    for name, found in articles():
        if name in (sys.argv[1:] or [name]):
            sys.stdout.writelines(f"{figure}\t{value}\n" for figure, value in compared(name, found))


if __name__ == "__main__":
    main()
