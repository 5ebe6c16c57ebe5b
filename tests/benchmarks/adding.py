"""What it costs to add one article to a graph of ten thousand, beside what it costs to build a graph of that one.

Run by hand: `python tests/benchmarks/adding.py [ARTICLES]`. The graph is made of readings of real news, each told again
under many ids and dates: nothing but the language model's work on them is spared. One line a figure: name, tab, value.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from kg import building
from kg.building import Output, Settings, Tools
from kg.model import Article, Reading
from kg.pipeline import readings, tools
from kg.rdf import quads
from kg.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(os.environ.get("KG_DATA", Path(__file__).parents[3] / "shared"), "corpora", "open_news.jsonl.gz")
COUNT, REAL = 10_000, 400
APART = timedelta(days=37)  # between two tellings: few are so near that one seems to answer the other
TEXT = "Kabul, 3 March 2024. India accused Pakistan of lying. Islamabad denied the accusation."


def again(reading: Reading, number: int) -> Reading:
    """Tell what an article says under another id, later."""
    article, names = reading.article, {claim.id: f"{claim.id}-{number}" for claim in reading.claims}
    later = article.published and article.published + number * APART
    claims = (
        replace(
            claim,
            id=names[claim.id],
            within=names.get(claim.within, ""),
            about=names.get(claim.about, ""),
            responds_to=tuple(replace(link, target=names[link.target]) for link in claim.responds_to),
        )
        for claim in reading.claims
    )
    return replace(
        reading, article=replace(article, id=f"{article.id}-{number}", published=later), claims=tuple(claims)
    )


def made(count: int, folder: Path) -> None:
    """Build a graph of so many articles."""
    real = list(readings(islice((one for one in read([DATA]) if isinstance(one, Article)), min(REAL, count))))
    told = {one.article: one for number in range(count // len(real)) for one in (again(r, number) for r in real)}

    def prepared(base: str) -> Tools:
        sound = tools(base)

        def extract(articles: Iterable[Article]) -> Iterator[Output]:
            for article in articles:
                yield Output.of(told[article], sound.recipe, quads(told[article], sound.run, base=base))

        return Tools(sound.run, sound.recipe, extract)

    building.build(told, folder, Settings(), prepared)


def added(article: Path, folder: Path) -> float:
    """Give the seconds that `kg build` takes, from start to end."""
    start = perf_counter()
    subprocess.run([sys.executable, "-m", "kg", "build", str(article), "-o", str(folder)], check=True)
    return perf_counter() - start


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if sys.argv[1:] else COUNT
    with TemporaryDirectory() as name:
        start, folder, article = perf_counter(), Path(name), Path(name) / "new.txt"
        made(count, folder / "many")
        sys.stdout.write(f"seconds to make the graph\t{perf_counter() - start:.1f}\n")
        for graph in ("one", "many"):
            article.write_text(TEXT, encoding="utf-8")
            sys.stdout.write(f"{graph}: seconds to add\t{added(article, folder / graph):.1f}\n")
            sys.stdout.write(f"{graph}: seconds to add nothing\t{added(article, folder / graph):.1f}\n")


if __name__ == "__main__":
    main()
