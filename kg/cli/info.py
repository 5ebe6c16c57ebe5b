"""`kg info`: what is in a graph, and what made it."""

from __future__ import annotations

import json
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
    return {**asdict(found), **counted, "bytes": _bytes(folder)}


COUNTED = ("publishers", "languages", "years", "kinds", "entities", "quads")


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


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
    left_out = f"{len(entry.skipped)} left out, {entry.jobs} process{'es' * (entry.jobs > 1)}"
    yield f"built {entry.finished} from {entry.articles} articles, {left_out}"
    yield f"jaccuse {run.code_version}, ontology {run.ontology_version}, model {run.model} ({run.model_digest[:12]})"
    yield from (f"left out: {shown(skip.place)}: {shown(skip.reason)}" for skip in entry.skipped[:most])
    left = len(entry.skipped[most:]) if most is not None else 0
    if left:
        yield f"and {left} more: kg info --all"
