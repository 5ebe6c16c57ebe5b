"""`kg explain`: one statement, with all that one needs to judge it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_lines, shown
from kg.cli.options import AsJson, GraphFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.explain import Answer, Explanation


def explain(
    graph: GraphFolder,
    statement: Annotated[str, typer.Argument(metavar="ID", help="IRI or id of a statement, or how its id begins.")],
    as_json: AsJson = False,
) -> None:
    """Show where one statement comes from.

    Its sentence, roles, cue, the chain of voices, the article, and what answers it.
    """
    from kg.explain import explain as explained
    from kg.store import Graph

    found = explained(Graph.open(graph), statement)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        print_lines(shown(line) for line in _lines(found) if line.strip())


def _lines(found: Explanation) -> Iterator[str]:
    from kg.identities import sentence

    kinds = ": ".join(filter(None, (found.broader_kind, found.accusation_kind)))
    yield " ".join(filter(None, (found.kind, kinds, found.date)))
    yield f"  “{found.sentence}”"
    for mark in found.marks:
        yield f"  {mark.role}: {mark.span.of(found.sentence)}"
    for role, words in found.elsewhere:
        yield f"  {role}: {words} (in another sentence)"
    for voice in found.chain:
        yield f"  {voice.role}: {voice.name} <{voice.iri}>"
    yield from (f"  {sentence(one)} <{one.iri}>" for one in found.identities)
    for place in found.places:
        same = f" <{place.geonames}>" if place.geonames else ""
        yield f"  {place.role}: {', '.join((place.name, *place.within))} <{place.iri}>{same}"
    nature = (
        found.directness,
        found.modality,
        found.polarity,
        f"depth {found.depth}",
        f"confidence {found.confidence}",
    )
    yield "  " + ", ".join(nature)
    if found.features:
        yield "  confidence made by " + ", ".join(f"{name} {weight:+.2f}" for name, weight in found.features)
    yield f"  cue {found.cue}: {' | '.join(found.frames)}"
    source = found.source
    yield "  " + ", ".join(filter(None, (source.title, source.publisher, source.published, source.url)))
    yield from _answers("answers", found.answers)
    yield from _answers("answered by", found.answered_by)
    yield f"  {found.statement}"


def _answers(how: str, answers: tuple[Answer, ...]) -> Iterator[str]:
    for answer in answers:
        why = f" ({answer.confidence}, {answer.reason})" if answer.reason else ""
        yield f"  {how} {answer.kind}: “{answer.words}”{why}"
