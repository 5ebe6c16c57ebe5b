"""What one text says, shown in a notebook: the text with its statements marked, and a table of them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Self

from kg import model
from kg.interactive.marks import Mark, to_html
from kg.results.page import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Claim


class Reading(model.Reading):
    """A reading that a notebook shows."""

    __slots__ = ()

    @classmethod
    def of(cls, reading: model.Reading) -> Self:
        """Give the same reading, to be shown."""
        return cls(**{each.name: getattr(reading, each.name) for each in fields(reading)})

    def _repr_html_(self) -> str:
        names = {entity.id: entity.name for entity in self.entities}
        article, marks = self.article, sorted({mark for claim in self.claims for mark in _marks(claim, names)})
        day = article.published.isoformat() if article.published else ""
        listed = "".join(f"<li>{_line(claim, names, article.text)}</li>" for claim in self.claims)
        end = f"<ol>{listed}</ol>" if listed else "no statements"
        return to_html(article.text, marks, source=(article.publisher, day), end=end)


def _marks(claim: Claim, names: dict[str, str]) -> Iterator[Mark]:
    yield Mark(claim.cue, "cue", f"{claim.kind}: its cue")
    for filler in claim.fillers:
        who = f" {names[filler.entity]}" if filler.entity else ""
        yield Mark(filler.span, filler.role, f"{claim.kind}: {filler.role}{who}")


def _line(claim: Claim, names: dict[str, str], text: str) -> str:
    """Say one statement: `Accusation (SupportForTerrorism): accuser India, accused Pakistan, allegation “...”`."""
    kind = f"{claim.kind} ({claim.narrower_kind or claim.accusation_kind})" if claim.accusation_kind else claim.kind
    parts = [
        f"{filler.role} {names[filler.entity]}" if filler.entity else f"{filler.role} “{filler.span.of(text)}”"
        for filler in claim.fillers
    ]
    return safe(f"{kind}: {', '.join(dict.fromkeys(parts))}")
