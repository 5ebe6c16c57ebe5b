"""`kg check`: whether a graph keeps its promises."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import counting, print_lines, print_rows, say
from kg.cli.options import AsJson, GraphFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode

    from kg.findings import Finding
    from kg.store import Graph

NAMING = ("exact", "title")  # properties whose value tells what something is


def check(
    graph: GraphFolder,
    as_json: AsJson = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a SHACL validation report, in Turtle.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Validate articles that the last check found sound, too.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 for warnings too.")] = False,
) -> None:
    """Look for what is wrong in a graph.

    Shapes, quotations that are not verbatim, stray triples, orphans, impossible dates. Ends with 1 where something is
    a violation. What was found sound is remembered in the folder, and validated again only when it changes.
    """
    from kg.check import check as look
    from kg.check import read_sound, write_sound
    from kg.store import Graph

    opened = Graph.open(graph)
    with counting("articles checked") as tick:
        outcome = look(opened, {} if every else read_sound(graph), on_article=tick)
    with suppress(OSError):  # a graph that cannot be written can be checked
        write_sound(graph, outcome.sound)
    if report is not None:
        _write(report, outcome.findings, opened)
    if as_json:
        print_lines(json.dumps(asdict(finding), ensure_ascii=False) for finding in outcome.findings)
    elif outcome.findings:
        print_rows(("severity", "what is wrong", "about", "words", "in"), list(_rows(outcome.findings, opened)))
    say(_summary(outcome.findings, len(opened.articles()), outcome.validated))
    raise typer.Exit(_is_bad(outcome.findings, strict=strict))


def _write(path: Path, findings: tuple[Finding, ...], graph: Graph) -> None:
    from kg.errors import StoreError
    from kg.findings import report
    from kg.store import write_atomic

    try:
        write_atomic(path, (report(findings, graph.names.base),))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; choose a file that can be written") from error


def _rows(findings: tuple[Finding, ...], graph: Graph) -> Iterator[tuple[str, ...]]:
    from kg.results.cells import short

    base = graph.names.base
    for one in findings:
        what = f"{short(one.path, base)}: {one.message}" if one.path else one.message
        yield one.severity, what, short(one.focus, base), _words(one.focus, graph), short(one.place, base)


def _words(focus: str, graph: Graph) -> str:
    """Give the sentence of a statement, the words of a passage, the name of an entity or the title of an article."""
    from kg.rdf.names import RDFS_LABEL, term

    evidence = _values(graph, focus, term("evidence"))
    subjects = evidence or [focus]
    properties = (*map(term, NAMING), RDFS_LABEL)
    found = (value for one in subjects for name in properties for value in _values(graph, one, name))
    return next(found, "")


def _values(graph: Graph, subject: str, name: NamedNode) -> list[str]:
    from pyoxigraph import NamedNode

    try:
        node = NamedNode(subject)
    except ValueError:  # words stand where an IRI belongs
        return []
    return sorted(str(getattr(quad.object, "value", "")) for quad in graph.store.quads_for_pattern(node, name, None))


def _summary(findings: tuple[Finding, ...], articles: int, validated: int) -> str:
    counts = [
        f"{count} {name}{'s' * (count != 1)}"
        for name in ("violation", "warning", "info")
        if (count := sum(one.severity == name for one in findings))
    ]
    return f"{', '.join(counts) or 'nothing wrong'}; {articles} articles, {validated} of them new or changed"


def _is_bad(findings: tuple[Finding, ...], *, strict: bool) -> bool:
    bad = {"violation", "warning"} if strict else {"violation"}
    return any(one.severity in bad for one in findings)
