"""A quick reader: every capitalised word of an article is somebody that it mentions, named as it stands there.

It takes no language model, so that a test can build hundreds of graphs; what becomes of its readings is what becomes of
any other.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from kg import building
from kg.building import Output, Settings, Summary, Tools, recipe
from kg.model import Article, Claim, Entity, Filler, Label, Reading, Run, Span
from kg.rdf import quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.model import Skip

RUN = Run("1", "words", "0" * 64, "1")
NAME = re.compile(r"\b[A-Z]\w+")


def article(id_: str, text: str, origin: str = "") -> Article:
    return Article(id_, "", text, origin=origin or f"{id_}.txt")


def reading(one: Article) -> Reading:
    """Let the first name accuse the last."""
    found = list(NAME.finditer(one.text))
    entities = {m[0].casefold(): Entity(f"person/{m[0].casefold()}", Label.PERSON, m[0]) for m in found}
    if not found:
        return Reading(one)
    spans = [Span(*m.span()) for m in found]
    roles = [("accuser", found[0], spans[0]), ("accused", found[-1], spans[-1])]
    fillers = tuple(Filler(role, span, f"person/{m[0].casefold()}") for role, m, span in roles)
    claim = Claim(f"c-{one.id}", "Accusation", Span(0, len(one.text)), spans[0], "cue-accuse", fillers)
    return Reading(one, tuple(entities.values()), (claim,))


def extract(articles: Iterable[Article], run: Run, base: str, digest: str) -> Iterator[Output]:
    for one in articles:
        yield Output.of(reading(one), digest, quads(reading(one), run, base=base))


def tools(base: str, run: Run = RUN) -> Tools:
    digest = recipe(run, base)
    return Tools(run, digest, partial(extract, run=run, base=base, digest=digest))


def build(items: Iterable[Article | Skip], folder: Path, settings: Settings | None = None, run: Run = RUN) -> Summary:
    return building.build(items, folder, settings or Settings(), partial(tools, run=run))


def quads_of(folder: Path) -> bytes:
    return (folder / "quads.nq").read_bytes()
