"""Whether two people can be one: by their names, and by what is told of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product, starmap
from typing import TYPE_CHECKING, NamedTuple

from kg.resolution.alike import Likeness, clash, likeness

if TYPE_CHECKING:
    from kg.resolution.names import Name

MERGED = 0.8  # from this score on, two are taken to be one
DOUBTED = 0.5  # from this score on, a user is asked


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody as one text tells of them, or all texts that write the same full name.

    `party` is what judgements name; `roles` are posts as written ("foreign minister"), `served` the states and groups
    that these are of.
    """

    id: str
    name: str
    roles: frozenset[str] = frozenset()
    served: frozenset[str] = frozenset()
    party: str = ""
    weight: int = 1  # articles


class Context(StrEnum):
    """What is told of two people, compared."""

    BOTH = "of the same role and party"
    SERVED = "of the same party"
    ROLE = "of the same role"
    NOTHING = "with nothing told that both share"
    AGAINST = "of different parties"  # never one person


class Facts(NamedTuple):
    """What is known of one person: names, roles, parties served."""

    names: frozenset[Name]
    roles: frozenset[str]
    served: frozenset[str]


class Verdict(NamedTuple):
    """How sure it is that two are one, and why, in words."""

    score: float
    reason: str


WORDS = {
    Likeness.SAME: "the same name",
    Likeness.MIDDLE: "the same name, once without a middle initial, or with it for a name",
    Likeness.SHORTER: "the same name, once without a middle name",
    Likeness.SPELLING: "two spellings of one name",
    Likeness.HEARD: "two spellings, some letters apart, of one name",
    Likeness.SLIP: "names that differ by one letter",
    Likeness.SHORT_SLIP: "short names that differ by one letter",
    Likeness.SLIPS: "names of which two words differ by one letter each",
    Likeness.INITIAL: "an initial for the given name",
    Likeness.SURNAME: "only the surname",
}
# By context, in the order above. tests/resolution measures that no more of each are wrong than the score says. What
# 103,704 summaries of events merged where nothing is told of both was read by hand; what was often wrong is below .8.
SCORES = {
    Likeness.SAME: (0.99, 0.98, 0.95, 0.9),
    Likeness.MIDDLE: (0.98, 0.96, 0.9, 0.85),
    Likeness.SHORTER: (0.98, 0.96, 0.9, 0.75),
    Likeness.SPELLING: (0.98, 0.95, 0.9, 0.85),
    Likeness.HEARD: (0.97, 0.95, 0.9, 0.6),
    Likeness.SLIP: (0.95, 0.9, 0.85, 0.7),
    Likeness.SHORT_SLIP: (0.9, 0.7, 0.6, 0.4),
    Likeness.SLIPS: (0.85, 0.6, 0.4, 0.2),
    Likeness.INITIAL: (0.95, 0.9, 0.85, 0.6),
    Likeness.SURNAME: (0.9, 0.75, 0.6, 0.3),
}
APART = Verdict(0.0, "names or parties that contradict each other")
VERDICTS = {
    (alike, around): Verdict(score, f"{WORDS[alike]}, {around.value}")
    for alike, scores in SCORES.items()
    for around, score in zip(Context, scores, strict=False)
}


def joined(one: Facts, other: Facts) -> Facts:
    """Put together what is known of one person."""
    return Facts(one.names | other.names, one.roles | other.roles, one.served | other.served)


def context(one: Facts, other: Facts) -> Context:
    """Compare what is told of two people; a person may hold several posts, but serves one side."""
    if one.served and other.served and one.served.isdisjoint(other.served):
        return Context.AGAINST
    roles = not one.roles.isdisjoint(other.roles)
    if one.served and other.served:
        return Context.BOTH if roles else Context.SERVED
    return Context.ROLE if roles else Context.NOTHING


def compared(one: Facts, other: Facts) -> Verdict:
    """Tell how sure it is that two people are one: by their most similar names, unless two contradict."""
    around = context(one, other)
    if around is Context.AGAINST:
        return APART
    pairs = list(product(one.names, other.names))
    best = max(starmap(likeness, pairs))
    if best is Likeness.NOT or (len(pairs) > 1 and any(starmap(clash, pairs))):
        return APART
    return VERDICTS[best, around]


def contradict(one: Facts, other: Facts) -> bool:
    """Tell whether what is told of two people cannot be of one."""
    return context(one, other) is Context.AGAINST or any(starmap(clash, product(one.names, other.names)))
