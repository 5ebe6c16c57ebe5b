"""Articles a second of a whole build, on one process and on two, beside the language model's own pipeline alone.

Run by hand: `python tests/benchmarks/throughput.py [ARTICLES]`, 2,000 where none are given; about eight minutes on two
cores. `KG_DATA` names the folder of texts to measure on (`../shared` where it is unset). Seconds are of the clock: the
build's are from the first byte of the file to the finished graph, the start of the processes included; the
pipeline's are of the texts alone, read before. One line a figure: name, tab, value.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from kg.building import Settings
from kg.model import Article
from kg.nlp import load_model
from kg.pipeline import build, reader
from kg.readers import read
from kg.tags import REMEMBERED, RULER

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 2_000
BATCH = 32  # whole articles; plain parsing takes the same time from 8 to 64
DATA = Path(os.environ.get("KG_DATA", Path(__file__).parents[3] / "shared"), "corpora", "open_news.jsonl.gz")


def articles(count: int) -> Iterator[Article]:
    """Read so many articles."""
    return islice((one for one in read([DATA]) if isinstance(one, Article)), count)


def plain(count: int) -> float:
    """Give the articles a second of the model as it comes."""
    nlp, texts = load_model().nlp, [article.text for article in articles(count)]
    with nlp.select_pipes(disable=[REMEMBERED]):
        nlp.enable_pipe(RULER)
        try:
            start = perf_counter()
            deque(nlp.pipe(texts, batch_size=BATCH), maxlen=0)
            return count / (perf_counter() - start)
        finally:
            nlp.disable_pipe(RULER)


def built(count: int, jobs: int) -> float:
    """Give the articles a second of a build in so many processes."""
    with TemporaryDirectory() as folder:
        start = perf_counter()
        done = build(articles(count), Path(folder), Settings(jobs=jobs)).articles
        return done / (perf_counter() - start)


def main() -> None:
    """Print the figures as they come."""
    count = int(sys.argv[1]) if sys.argv[1:] else COUNT
    reader()  # the model is loaded for both sides
    pipeline = plain(count)
    _print("pipeline: articles a second", pipeline)
    for jobs in (1, 2):
        rate = built(count, jobs)
        _print(f"build, {jobs} process{'es' * (jobs > 1)}: articles a second", rate)
        _print(f"build, {jobs} process{'es' * (jobs > 1)}: times the pipeline", rate / pipeline)


def _print(name: str, figure: float) -> None:
    sys.stdout.write(f"{name}\t{figure:.2f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
