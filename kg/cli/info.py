"""`kg info`: what is in a graph, and what made it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_lines, print_table, shown
from kg.cli.options import AsJson, GraphFolder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.info import Info
    from kg.runs import Entry

SHOWN = 8  # of each count, unless all are asked for


def info(
    graph: GraphFolder,
    as_json: AsJson = False,
    everything: Annotated[bool, typer.Option("--all", help="Show every publisher, year, skip and run.")] = False,
) -> None:
    """Count what is in a graph, and tell what made it and what was left out."""
    from kg.info import info as count
    from kg.store import Graph

    found = count(Graph.open(graph), graph)
    if as_json:
        print_lines([json.dumps(_object(found, graph), ensure_ascii=False)])
        return
    print_table(("what", "count", ""), list(_rows(found, None if everything else SHOWN, _bytes(graph))))
    for entry in found.runs if everything else found.runs[-1:]:
        print_lines(["", *_told(entry, None if everything else SHOWN)])


def _object(found: Info, folder: Path) -> dict[str, object]:
    counted = {name: dict(value) for name, value in asdict(found).items() if name in COUNTED}
    runs = [
        {**asdict(run), "rate": round(run.rate, 2), **{n: dict(getattr(run, n)) for n in PAIRS}} for run in found.runs
    ]
    return {**asdict(found), **counted, "runs": runs, "bytes": _bytes(folder)}


PAIRS = ("claims", "settings", "stages")
COUNTED = ("publishers", "languages", "years", "kinds", "entities", "quads")


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _rows(found: Info, most: int | None, size: int) -> Iterator[tuple[str, str, str]]:
    yield "articles", str(found.articles), ""
    yield "  by publisher", str(len(found.publishers)), _list(found.publishers, most)
    yield "  by language", str(len(found.languages)), _list(found.languages, most)
    yield "  by year", str(len(found.years)), _list(found.years, most)
    yield "statements", str(found.statements), _list(found.kinds, most)
    yield "entities", str(sum(count for _, count in found.entities)), _list(found.entities, most)
    yield "quads", str(sum(count for _, count in found.quads)), _list(found.quads, most)
    yield "triples a statement", f"{found.triples:.1f}", "its passage included"
    yield "megabytes", f"{size / 1e6:.1f}", ""


def _list(counts: tuple[tuple[str, int], ...], most: int | None) -> str:
    told = ", ".join(f"{name} {count}" for name, count in counts[:most])
    left = len(counts[most:]) if most is not None else 0
    return f"{told}, and {left} more" if left else told


def _told(entry: Entry, most: int | None) -> Iterator[str]:
    run = entry.run
    removed = f", {entry.removed} removed" if entry.removed else ""
    left_out = f"{len(entry.skipped)} left out{removed}, {entry.jobs} process{'es' * (entry.jobs > 1)}"
    read = f" ({entry.read} new or changed)" if entry.read < entry.articles else ""
    yield f"built {entry.finished} from {entry.articles} articles{read}, {left_out}"
    if entry.stages:
        stages = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in entry.stages)
        yield f"{entry.rate:.1f} articles a second: {stages}" if entry.read else stages
    if entry.settings:
        yield "set: " + ", ".join(f"{name} {shown(value)}" for name, value in entry.settings)
    yield f"jaccuse {run.code_version}, ontology {run.ontology_version}, model {run.model} ({run.model_digest[:12]})"
    reasons = Counter(skip.reason for skip in entry.skipped)
    yield from (f"left out, {count} times: {shown(reason)}" for reason, count in reasons.most_common() if count > 1)
    yield from (f"left out: {shown(skip.place)}: {shown(skip.reason)}" for skip in entry.skipped[:most])
    left = len(entry.skipped[most:]) if most is not None else 0
    if left:
        yield f"and {left} more: kg info --all"
