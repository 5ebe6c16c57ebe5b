"""`kg score`: claims against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_lines, print_table
from kg.cli.extract import read_inputs
from kg.cli.options import AsJson
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Skip
    from kg.score import Measure, Score, Share

MEASURES = ("pair", "claim", "response", "attack")
SHARES = ("explicit", "reported", "kind", "speaker", "linked")


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles, one JSON object a line.")],
    predicted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score this output of kg extract --json, without extracting.")
    ] = None,
    misses: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was missed and what was made up.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Compare what is extracted with annotations.

    Reads the annotated articles, extracts from them, and gives precision, recall and F1 of what was found.
    """
    from kg.score import score as compare

    skipped: list[Skip] = []
    answers = _records(predicted) if predicted else _extracted(gold, skipped)
    result = compare(_records(gold), answers)
    if misses:
        misses.write_text("".join(f"{line}\n" for line in result.misses), encoding="utf-8")
    if as_json:
        typer.echo(json.dumps(_figures(result), indent=1))
    else:
        _print(result)
    raise typer.Exit(bool(skipped))


def _records(path: Path) -> Iterator[dict[str, object]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _record(path, number, line)
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error), remedy="check the path") from error


def _record(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise InputError(str(path), f"no JSON: {error}", line=number, remedy="mend the line") from error
    if not isinstance(value, dict):
        raise InputError(str(path), "no JSON object", line=number, remedy="one annotated article a line")
    return value


def _extracted(gold: Path, skipped: list[Skip]) -> Iterable[dict[str, object]]:
    from kg.gold import to_gold

    return (dict(to_gold(reading)) for reading in read_inputs([str(gold)], skipped))


def _figures(result: Score) -> dict[str, object]:
    shares = {name: _rounded(getattr(result, name)) for name in SHARES}
    recall = {name: shares.pop(name) for name in ("explicit", "reported")}
    measures = {name: _measured(getattr(result, name)) for name in MEASURES}
    return {"articles": result.articles, "answered": result.answered, **measures, "recall": recall, **shares}


def _measured(measure: Measure) -> dict[str, float]:
    p, r = measure.precision, measure.recall
    return {
        "precision": round(p.value, 4),
        "recall": round(r.value, 4),
        "f1": round(measure.f1, 4),
        "predicted": p.of,
        "gold": r.of,
    }


def _rounded(share: Share) -> float | None:
    return round(share.value, 4) if share.of else None


def _print(result: Score) -> None:
    print_lines([f"{result.answered} of {result.articles} articles answered"])
    measures = [(name, getattr(result, name)) for name in MEASURES]
    print_table(
        ("", "precision", "recall", "F1", "predicted", "gold"),
        [
            (
                name,
                f"{m.precision.value:.3f}",
                f"{m.recall.value:.3f}",
                f"{m.f1:.3f}",
                str(m.precision.of),
                str(m.recall.of),
            )
            for name, m in measures
        ],
    )
    shares = [(name, getattr(result, name)) for name in SHARES]
    print_table(("share", "value", "right", "of"), [(n, f"{s.value:.3f}", str(s.right), str(s.of)) for n, s in shares])
