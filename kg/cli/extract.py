"""`kg extract`: articles to statements, without a graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from kg.cli.console import print_lines, say_skipped, shown
from kg.cli.options import AsJson, InputFields, InputFormat, Inputs, how_to_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Article, Claim, Reading, Skip
    from kg.readers import Options


def extract(inputs: Inputs, as_json: AsJson = False, format_: InputFormat = "", field: InputFields = None) -> None:
    """Print what each article says, without a graph.

    With --json, one annotated article a line, in the form that kg score reads.
    """
    from kg.gold import to_gold

    skipped: list[Skip] = []
    for reading in read_inputs(inputs, skipped, how_to_read(format_, field)):
        if as_json:
            typer.echo(json.dumps(to_gold(reading), ensure_ascii=False))
        else:
            print_lines(_listing(reading))
    raise typer.Exit(bool(skipped))


def read_inputs(inputs: Sequence[str], skipped: list[Skip], options: Options | None = None) -> Iterator[Reading]:
    """Read articles; what is left out is told on stderr and added to `skipped`."""
    from kg.model import Skip
    from kg.pipeline import readings
    from kg.readers import Options, read

    def articles() -> Iterator[Article]:
        for item in read(inputs, options=options or Options()):
            if isinstance(item, Skip):
                note(item)
            else:
                yield item

    def note(skip: Skip) -> None:
        say_skipped(skip)
        skipped.append(skip)

    for reading in readings(articles()):
        for skip in reading.skipped:
            note(skip)
        yield reading


def _listing(reading: Reading) -> Iterator[str]:
    article = reading.article
    published = article.published.isoformat() if article.published else ""
    about = ", ".join(filter(None, (article.publisher, published, article.id)))
    yield f"{shown(article.title) or article.id} ({shown(about)})"
    for claim in reading.claims:
        yield from _claim_lines(claim, reading)
    yield ""


def _claim_lines(claim: Claim, reading: Reading) -> Iterator[str]:
    names = {entity.id: entity.name for entity in reading.entities}
    yield "  " + " ".join(filter(None, (claim.kind, claim.accusation_kind, claim.narrower_kind, claim.id)))
    for filler in claim.fillers:
        words = names[filler.entity] if filler.entity else filler.span.of(reading.article.text)
        yield f"    {filler.role}: {shown(words)}"
    yield f"    “{shown(claim.evidence.of(reading.article.text))}”"
