"""One statement explained, shown in a notebook: its sentence with the roles marked, who speaks, and what answers it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Self

from kg.explain import Answer, Explanation
from kg.identities import sentence
from kg.interactive.marks import Mark, to_html
from kg.results.page import table

if TYPE_CHECKING:
    from collections.abc import Iterator


class Explained(Explanation):
    """An explanation that a notebook shows."""

    __slots__ = ()

    @classmethod
    def of(cls, explanation: Explanation) -> Self:
        """Give the same explanation, to be shown."""
        return cls(**{each.name: getattr(explanation, each.name) for each in fields(explanation)})

    def _repr_html_(self) -> str:
        marks = [Mark(mark.span, mark.role, mark.role) for mark in self.marks if mark.role != "kind"]
        source = self.source
        head, *rows = self._rows()
        origin = (source.title, source.publisher, source.published)
        return to_html(self.sentence, marks, source=origin, end=table(head, rows))

    def _rows(self) -> Iterator[tuple[str, str]]:
        yield self.kind, ": ".join(filter(None, (self.broader_kind, self.accusation_kind)))
        yield from ((f"{role}, in another sentence", words) for role, words in self.elsewhere)
        yield from ((voice.role, voice.name) for voice in self.chain)
        yield from ((place.role, ", ".join((place.name, *place.within))) for place in self.places)
        yield from (("taken to be", sentence(one)) for one in self.identities)
        yield "said", ", ".join(filter(None, (self.date, self.directness, self.modality, self.polarity)))
        yield "confidence", f"{self.confidence} {' '.join(f'{name} {weight:+.2f}' for name, weight in self.features)}"
        yield "found by", f"{self.cue}: {' | '.join(self.frames)}"
        yield from (("answers", _told(answer)) for answer in self.answers)
        yield from (("answered by", _told(answer)) for answer in self.answered_by)
        yield "statement", self.statement


def _told(answer: Answer) -> str:
    why = f" ({answer.confidence}, {answer.reason})" if answer.reason else ""
    return f"{answer.kind}: “{answer.words}”{why}"
