"""`kg extract`: articles to statements, without a graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_lines, say_skipped, shown
from kg.cli.options import AsJson, InputFields, InputFormat, Inputs, how_to_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Article, Claim, Reading, Skip
    from kg.readers import Options
    from kg.readers.trace import Traced


def extract(
    inputs: Inputs,
    as_json: AsJson = False,
    raw: Annotated[bool, typer.Option("--raw", help="Show evidence as it stands in the raw text too.")] = False,
    format_: InputFormat = "",
    field: InputFields = None,
) -> None:
    """Print what each article says, without a graph.

    With --json, one annotated article a line, in the form that kg score reads.
    """
    from kg.gold import to_gold

    skipped: list[Skip] = []
    trails: dict[str, Traced] = {}
    for reading in read_inputs(inputs, skipped, how_to_read(format_, field), trails):
        trail = trails.pop(reading.article.id)
        if as_json:
            typer.echo(json.dumps(to_gold(reading), ensure_ascii=False))
        else:
            print_lines(_listing(reading, trail if raw else None))
    raise typer.Exit(bool(skipped))


def read_inputs(
    inputs: Sequence[str],
    skipped: list[Skip],
    options: Options | None = None,
    trails: dict[str, Traced] | None = None,
) -> Iterator[Reading]:
    """Read articles; what is left out is told on stderr and added to `skipped`, the way to raw texts to `trails`."""
    from kg.model import Skip
    from kg.pipeline import readings
    from kg.readers import Options, read_traced

    def articles() -> Iterator[Article]:
        for item in read_traced(inputs, options=options or Options()):
            if isinstance(item, Skip):
                note(item)
                continue
            article, trail = item
            if trails is not None:
                trails[article.id] = trail
            yield article

    def note(skip: Skip) -> None:
        say_skipped(skip)
        skipped.append(skip)

    for reading in readings(articles()):
        for skip in reading.skipped:
            note(skip)
        yield reading


def _listing(reading: Reading, trail: Traced | None) -> Iterator[str]:
    article = reading.article
    published = article.published.isoformat() if article.published else ""
    about = ", ".join(filter(None, (article.publisher, published, article.id)))
    yield f"{shown(article.title) or article.id} ({shown(about)})"
    for claim in reading.claims:
        yield from _claim_lines(claim, reading, trail)
    yield ""


def _claim_lines(claim: Claim, reading: Reading, trail: Traced | None) -> Iterator[str]:
    names = {entity.id: entity.name for entity in reading.entities}
    yield "  " + " ".join(filter(None, (claim.kind, claim.accusation_kind, claim.narrower_kind, claim.id)))
    for filler in claim.fillers:
        words = names[filler.entity] if filler.entity else filler.span.of(reading.article.text)
        yield f"    {filler.role}: {shown(words)}"
    yield f"    “{shown(claim.evidence.of(reading.article.text))}”"
    if trail is not None:
        place = trail.raw_span(claim.evidence)
        yield f"    raw {place.start}-{place.end}: “{shown(place.of(trail.raw))}”"
