"""The same claims in groups, so that one sees where they are missed and where they are made up.

directness    explicit ("accused Russia of ...") or reported ("said that Russia ...")
construction  how the sentence is built around its cue: see `kg.score.constructions`
kind          the kind of wrong; of a prediction the kind that was given
cue           the cue in its base form
rule          the cue of `ontology/claims/` that matched; annotations have none, so there is no recall

Precision is the share of the predictions in a group that match an annotation, recall the share of the required
annotations in it that are matched.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kg.score.constructions import base, construction
from kg.score.measure import Groups, groups

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.score.annotation import Accusation


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The measures of claims by group."""

    directness: Groups = Groups()
    construction: Groups = Groups()
    kind: Groups = Groups()
    cue: Groups = Groups()
    rule: Groups = Groups()

    def __add__(self, other: Breakdown) -> Breakdown:
        return Breakdown(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def breakdown(match: Mapping[int, int], given: Sequence[Accusation], gold: Sequence[Accusation]) -> Breakdown:
    """Measure the accusations of one article; `match` maps the index of a prediction to that of what it found."""
    found = set(match.values())

    def by(group: Callable[[Accusation], str]) -> Groups:
        return groups(
            ((group(a), i in match) for i, a in enumerate(given)),
            ((group(a), j in found) for j, a in enumerate(gold) if not a.optional),
        )

    rules = groups(((a.rule, i in match) for i, a in enumerate(given) if a.rule), ())
    return Breakdown(
        by(lambda a: a.directness), by(construction), by(lambda a: a.kind), by(lambda a: base(a.cue)), rules
    )
