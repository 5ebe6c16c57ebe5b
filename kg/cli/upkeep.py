"""`kg remove`, `kg rebuild` and `kg errors`: what is done to a graph without reading an article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_lines, print_rows, say
from kg.cli.options import AsJson, GraphFolder

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Manifest


def remove(
    graph: GraphFolder,
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE", help="Its id, its IRI, or the file that it came from.")
    ],
) -> None:
    """Take articles out of a graph, with all that only they say."""
    from kg import building

    say(_told(building.remove(graph, articles), graph))


def rebuild(graph: GraphFolder) -> None:
    """Make a graph anew of what its articles gave, whatever became of its quads; no article is read again."""
    from kg import building

    say(_told(building.rebuild(graph), graph))


def errors(graph: GraphFolder, as_json: AsJson = False) -> None:
    """List the articles that could not be read, and why; kg build --retry tries them again.

    The exit code is 1 where there are any.
    """
    from kg.building import cases
    from kg.store.files import read_manifest

    read_manifest(graph)
    found = [
        {"article": case.article.id, "origin": case.article.origin, "tries": str(case.tries), "reason": case.reason}
        for case in cases(graph)
    ]
    if as_json:
        print_lines(json.dumps(one | {"tries": int(one["tries"])}) for one in found)
    elif found:
        print_rows(tuple(found[0]), [tuple(one.values()) for one in found])
    else:
        say("every article could be read")
    raise typer.Exit(bool(found))


def _told(manifest: Manifest, folder: Path) -> str:
    return f"{manifest.articles} articles, {manifest.entities} entities, {manifest.statements} statements: {folder}"
