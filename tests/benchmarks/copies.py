"""How many near-copies are found: openly licensed articles as another outlet would print them.

    python -m tests.benchmarks.copies

One line a figure, after the stories that are found among all articles (they should be few): prints found of 200, prints
that share fewer runs than make a copy, milliseconds for a signature.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
import time
from pathlib import Path

from kg.copies import ALIKE, Print, runs, signature, stories

PRINTS = 200
LONG = 150  # words, from which on an article can lose a quarter and be one still
SPELLINGS = (("percent", "per cent"), ("organization", "organisation"), ("President ", "Pres. "), (" said", " told us"))


def printed_anew(text: str, pick: random.Random) -> str:
    """Print an article with another headline, a dateline, a credit, other spellings, up to a quarter cut off."""
    parts = text.split("\n\n") if text.count("\n\n") > 2 else text.split("\n")
    cut = max(1, int(len(parts) * pick.uniform(0, 0.25)))
    kept = parts[:-cut] if len(parts) > 3 else parts
    kept.insert(pick.randrange(len(kept) + 1), "The spokesman could not be reached for a comment on Tuesday evening.")
    body = "\n\n".join([f"STRELSAU (Agency) - {kept[0]}", *kept[1:]])
    for one, other in SPELLINGS:
        if pick.random() < 0.6:
            body = body.replace(one, other)
    return f"Another headline\n\n{body}\n\nReporting by A. Reporter; editing by B. Editor"


def main() -> None:
    """Print the figures."""
    with gzip.open(Path(os.environ["KG_DATA"]) / "corpora" / "open_news.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    texts = {row["id"]: f"{row['title']}\n\n{row['text']}" for row in rows}
    start = time.perf_counter()
    prints = [Print(row["id"], row["date"] or "", row["source"] or "", signature(texts[row["id"]])) for row in rows]
    spent = time.perf_counter() - start
    same = list(stories(prints, texts.__getitem__))
    titles = (" | ".join(f"{one.day} {texts[one.name].splitlines()[0]}" for one in story) for story in same)
    sys.stdout.writelines(f"{line}\n" for line in titles)
    pick, found, far = random.Random(5), 0, 0  # noqa: S311 - no secret
    for row in [row for row in rows if len(row["text"].split()) > LONG][:PRINTS]:
        pair = {"one": texts[row["id"]], "other": printed_anew(row["text"], pick)}
        both = [Print(name, "", name, signature(text)) for name, text in pair.items()]
        found += len(list(stories(both, pair.__getitem__)))
        one, other = map(runs, pair.values())
        far += len(one & other) < ALIKE * len(one | other)
    figures = {
        f"stories among {len(rows)} articles": len(same),
        f"prints found of {PRINTS}": found,
        "prints that share fewer runs": far,
        "milliseconds for a signature": round(1_000 * spent / len(rows), 2),
    }
    sys.stdout.writelines(f"{name}\t{figure}\n" for name, figure in figures.items())


if __name__ == "__main__":
    main()
