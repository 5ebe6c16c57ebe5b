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
    from kg.score import Groups, Measure, Score, Share

MEASURES = ("pair", "claim", "response", "attack")
SHARES = ("explicit", "reported", "kind", "speaker", "linked")
GROUPS = ("directness", "construction", "kind", "cue", "rule")
MOST = 15  # rows of a table of groups: those with the most errors; --json gives all


def score(
    gold: Annotated[
        Path | None,
        typer.Argument(
            metavar="[GOLD.jsonl]",
            show_default=False,
            help="Annotated articles, one JSON object a line; else the examples.",
        ),
    ] = None,
    predicted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score this output of kg extract --json, without extracting.")
    ] = None,
    misses: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was missed and what was made up.")
    ] = None,
    confusions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the same with construction and cue, and each wrong kind or source."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Compare what is extracted with annotations.

    Reads the annotated articles, extracts from them, and gives precision, recall and F1 of what was found: of all
    claims, and by directness, construction, kind and cue.
    """
    from kg.data import gold_folder
    from kg.score import score as compare

    skipped: list[Skip] = []
    files = [gold] if gold else sorted(gold_folder().glob("*.jsonl"))
    answers = _records([predicted]) if predicted else _extracted(files, skipped)
    result = compare(_records(files), answers)
    for path, lines in ((misses, result.misses), (confusions, result.confusions)):
        if path:
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if as_json:
        typer.echo(json.dumps(_figures(result), indent=1))
    else:
        _print(result)
    raise typer.Exit(bool(skipped))


def _records(paths: Iterable[Path]) -> Iterator[dict[str, object]]:
    for path in paths:
        yield from _lines(path)


def _lines(path: Path) -> Iterator[dict[str, object]]:
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


def _extracted(gold: Iterable[Path], skipped: list[Skip]) -> Iterable[dict[str, object]]:
    from kg.gold import to_gold

    return (dict(to_gold(reading)) for reading in read_inputs([str(path) for path in gold], skipped))


def _figures(result: Score) -> dict[str, object]:
    shares = {name: _rounded(getattr(result, name)) for name in SHARES}
    recall = {name: shares.pop(name) for name in ("explicit", "reported")}
    measures = {name: _measured(getattr(result, name)) for name in MEASURES}
    by = {name: _grouped(getattr(result.by, name)) for name in GROUPS}
    return {"articles": result.articles, "answered": result.answered, **measures, "recall": recall, **shares, "by": by}


def _grouped(groups: Groups) -> dict[str, dict[str, float | None]]:
    """Give figures and counts of each group; what nobody predicted or required has no share."""
    return {
        name: {
            "precision": _rounded(m.precision),
            "recall": _rounded(m.recall),
            "predicted": m.precision.of,
            "right": m.precision.right,
            "gold": m.recall.of,
            "found": m.recall.right,
        }
        for name, m in groups.measures
    }


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
    for name in GROUPS:
        print_lines([""])
        _print_groups(name, getattr(result.by, name))


def _print_groups(name: str, groups: Groups) -> None:
    worst = sorted(groups.measures, key=lambda group: (-_errors(group[1]), group[0]))[:MOST]
    print_table(
        (name, "precision", "recall", "predicted", "made up", "gold", "missed"),
        [
            (group, *map(_shown, (m.precision, m.recall)), *_counts(m.precision), *_counts(m.recall))
            for group, m in worst
        ],
    )


def _errors(measure: Measure) -> int:
    return sum(share.of - share.right for share in (measure.precision, measure.recall))


def _counts(share: Share) -> tuple[str, str]:
    return str(share.of), str(share.of - share.right)


def _shown(share: Share) -> str:
    return f"{share.value:.3f}" if share.of else "-"
