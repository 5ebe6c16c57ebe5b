"""Fit the weights of `ontology/lexicon/confidence.ttl` to annotated articles, and tell how reliable they are.

Run by hand: `python tests/benchmarks/calibrate.py`. `KG_DATA` names the folder of evaluation data (`../shared` where
it is unset), whose training articles are used. Prints the weights, then the reliability table: statements by their
confidence, each given by weights that were fitted without the fifth of the articles it stands in. With `--write` the
weights are put into the file.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from kg.data import ontology_folder
from kg.extraction.confidence import confidence
from kg.gold import to_gold
from kg.model import Article
from kg.pipeline import readings
from kg.score.annotation import annotation, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.score.annotation import Accusation, Record, Response

GOLD = Path(os.environ.get("KG_DATA", Path(__file__).parents[3] / "shared"), "gold")
FILE = ontology_folder() / "confidence.ttl"
SETS = ("train-events", "train-articles")
SOURCES = {"responses": "by", "condemnations": "by", "demands": "by", "warnings": "by", "attacks": "by"}
FOLDS = 5
RIDGE = 1.0  # on the weights of all features but the nature of a statement
STEPS = 30  # of Newton's method; it stands still after about ten
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Case:
    """A statement that was read, the number of its article, and whether the annotations have it."""

    article: int
    features: tuple[str, ...]
    right: bool


def cases(sets: Iterable[str] = SETS) -> Iterator[Case]:
    """Read the annotated articles and compare all statements of kinds that are annotated."""
    records = [json.loads(line) for name in sets for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for number, (record, reading) in enumerate(zip(records, readings(map(_article, records)), strict=True)):
        known = {claim.id: claim.features for claim in reading.claims}
        given = cast("Record", to_gold(reading))
        for id_, right in judged(given, record):
            yield Case(number, known[id_], right)


def _article(record: dict[str, str]) -> Article:
    title, day = record.get("title") or "", record.get("date")
    text = f"{title}\n\n{record['text']}" if title else record["text"]
    return Article(record["id"], title, text, date.fromisoformat(day) if day else None, record.get("source") or "")


def judged(given: Record, gold: Record) -> Iterator[tuple[str, bool]]:
    """Yield the id of each statement and whether it is right: its sources, the accused and the sentence agree."""
    text = f"{gold.get('title') or ''}\n\n{gold.get('text') or ''}"
    ours, theirs = annotation(given, text), annotation(gold, text)
    yield from _taken([a.id for a in ours.accusations], ours.accusations, theirs.accusations)
    for key in SOURCES:
        found, wanted = (annotation(_as_responses(record, key), text).responses for record in (given, gold))
        yield from _taken([str(item["id"]) for item in _items(given, key)], found, wanted)


def _items(record: Record, key: str) -> list[dict[str, object]]:
    return cast("list[dict[str, object]]", record.get(key) or [])


def _as_responses(record: Record, key: str) -> Record:
    """Compare other statements as responses are compared: by who makes them, and by the sentence."""
    items = [
        {
            "id": item.get("id"),
            "by": [*cast("list[str]", item.get("by") or []), *cast("list[str]", item.get("claimed_by") or [])],
            "for": item.get("for") or [],
            "kind": str(item.get("kind") or key),
            "evidence": item.get("evidence"),
        }
        for item in _items(record, key)
    ]
    return {"id": record.get("id"), "entities": record.get("entities"), "responses": items}


def _taken(
    ids: Sequence[str], given: Sequence[Accusation | Response], gold: Sequence[Accusation | Response]
) -> Iterator[tuple[str, bool]]:
    taken: set[int] = set()
    for id_, item in zip(ids, given, strict=True):
        match = next((j for j, other in enumerate(gold) if j not in taken and _same(item, other)), None)
        if match is not None:
            taken.add(match)
        yield id_, match is not None


def _same(given: Accusation | Response, gold: Accusation | Response) -> bool:
    accused = getattr(given, "accused", None), getattr(gold, "accused", None)
    if accused[0] is not None and accused[1] is not None and not names(accused[0]) & names(accused[1]):
        return False
    family = getattr(given, "family", "") == getattr(gold, "family", "")
    sources = not gold.sources or bool(given.sources & gold.sources)
    return family and sources and given.evidence.overlaps(gold.evidence)


def fit(found: Sequence[Case]) -> dict[str, float]:
    """Give the weight of each feature: ridge-penalised logistic regression by Newton's method."""
    order = sorted({name for case in found for name in case.features})
    natures = {case.features[0] for case in found}
    x = np.array([[name in case.features for name in order] for case in found], dtype=float)
    y = np.array([case.right for case in found], dtype=float)
    penalty = np.array([0.01 if name in natures else RIDGE for name in order])
    weights = np.zeros(len(order))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - penalty * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        weights += np.linalg.solve(hessian, gradient)
    return {name: round(float(weight), 2) for name, weight in zip(order, weights, strict=True)}


def crossed(found: Sequence[Case]) -> Iterator[tuple[float, bool]]:
    """Yield each statement's confidence from weights fitted without its fold, and whether it is right."""
    for fold in range(FOLDS):
        weights = fit([case for case in found if case.article % FOLDS != fold])
        for case in found:
            if case.article % FOLDS == fold:
                yield confidence((f for f in case.features if f in weights), weights), case.right


def reliability(pairs: Iterable[tuple[float, bool]]) -> Iterator[tuple[str, int, float, float]]:
    """Yield of each band of confidence its bounds, the statements in it, their mean confidence and the share right."""
    known = list(pairs)
    for low, high in pairwise(EDGES):
        band = [(sure, right) for sure, right in known if low <= sure < high]
        if band:
            mean, share = (sum(values) / len(band) for values in zip(*band, strict=True))
            yield f"{low:.1f} to {high:.1f}", len(band), mean, share


def counts(found: Sequence[Case]) -> Mapping[str, tuple[int, int]]:
    """Give of each feature the statements that have it, and how many of them are right."""
    order = sorted({name for case in found for name in case.features})
    having = {name: [case.right for case in found if name in case.features] for name in order}
    return {name: (len(rights), sum(rights)) for name, rights in having.items()}


def write(weights: Mapping[str, float]) -> None:
    """Put the weights into the ontology; a feature that no statement has keeps its own."""
    text = FILE.read_text(encoding="utf-8")
    for name, weight in weights.items():
        text = re.sub(rf'(cue:feature-{name} a.*?kg:weight )"[-.\d]+"', rf'\g<1>"{weight:g}"', text, flags=re.DOTALL)
    FILE.write_text(text, encoding="utf-8")


def main() -> None:
    """Print the weights with the statements they rest on, then the reliability table."""
    found = list(cases())
    weights, seen = fit(found), counts(found)
    sys.stdout.writelines(f"{name}\t{weights[name]}\t{n} statements, {k} right\n" for name, (n, k) in seen.items())
    sys.stdout.write("\n| confidence | statements | mean | share right |\n|---|---|---|---|\n")
    rows = reliability(crossed(found))
    if "--write" in sys.argv:
        write(weights)
    sys.stdout.writelines(f"| {band} | {n} | {mean:.2f} | {share:.2f} |\n" for band, n, mean, share in rows)


if __name__ == "__main__":
    main()
