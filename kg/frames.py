"""Frames: where the roles of a claim stand around its cue, as the files of `ontology/claims/` write them.

A frame is a line of `role=slot,slot` separated by spaces, in deep roles: what the verb takes when it is active.

    accuser=subject accused=object@party! allegation=of,for

* a slot is a grammatical function (`subject`, `object`, `complement`, `poss`, `modifier`, `that`, `ing`, `to`, `quote`,
  `infinitive` with a subject of its own, `relative` clause, `what` something is called after that word, `speaker`)
  or a preposition; `object/by` is the `by`
  phrase inside the object, `support/on` the `on` phrase of the verb whose object the noun cue is; `subject~face|deny`
  is the subject of the verb `face` or `deny` that governs the noun cue;
* the role `each` is that of parties who do to one another what the cue tells: `they trade accusations`;
* the role `deed` is that of what somebody calls a wrong, whose doer is accused: `called the raid a crime`; the role
  `part` is that of the noun for a part in one: `questioned X's role in arming them`;
* `@class` asks that the filler be of a class: `party` (it means somebody), `named` (by name), `wrong` (it holds a
  wrong) or a list of `ontology/lexicon/`;
* `!` says that the frame does not hold without that slot. Slots are tried from left to right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FUNCTIONS = frozenset(
    {
        "subject",
        "object",
        "what",
        "complement",
        "poss",
        "modifier",
        "that",
        "ing",
        "quote",
        "speaker",
        "before",
        "governor",
        "support",
        "relative",
        "infinitive",
    }
)
EACH, DEED, PART = "each", "deed", "part"
# prepositions that English uses alike after cues
VARIANTS = {"over": ("regarding", "concerning"), "about": ("regarding", "concerning"), "on": ("upon",)}
SLOT = re.compile(r"(?P<path>[a-z]+(?:/[a-z]+)?)(?:~(?P<verbs>[a-z|]+))?(?:@(?P<of>[a-z-]+))?(?P<must>!)?")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place where a role may stand."""

    path: tuple[str, ...]
    verbs: frozenset[str] = frozenset()
    of_class: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class RoleSlots:
    """A role and the places where it may stand, tried in order."""

    role: str
    slots: tuple[Slot, ...]

    @property
    def required(self) -> bool:
        """Tell whether the frame fails when nothing fills the role."""
        return all(slot.required for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Frame:
    """The roles around a cue; `text` is the line as written."""

    text: str
    roles: tuple[RoleSlots, ...]


def parse_frame(text: str) -> Frame:
    """Read a frame.

    >>> parse_frame("accuser=subject accused=on@party!").roles[1]
    RoleSlots(role='accused', slots=(Slot(path=('on',), verbs=frozenset(), of_class='party', required=True),))

    Raises:
        ValueError: `text` is no frame; the message holds the part that is wrong.
    """
    return Frame(text, tuple(_role(part) for part in text.split()))


def _role(part: str) -> RoleSlots:
    role, separator, slots = part.partition("=")
    if not (role.isidentifier() and separator):
        message = f"'{part}' is not role=slot"
        raise ValueError(message)
    return RoleSlots(role, tuple(_slot(slot) for slot in slots.split(",")))


def _slot(text: str) -> Slot:
    match = SLOT.fullmatch(text)
    if match is None:
        message = f"'{text}' is not a slot"
        raise ValueError(message)
    verbs = frozenset(filter(None, (match["verbs"] or "").split("|")))
    return Slot(tuple(match["path"].split("/")), verbs, match["of"] or "", bool(match["must"]))


def prepositions(place: str) -> tuple[str, ...]:
    """Give the words one of which must stand in a sentence whose cue has something in `place`, none for a function.

    >>> prepositions("on"), prepositions("to"), prepositions("subject")
    (('on', 'upon'), ('to',), ())
    """
    return () if place in FUNCTIONS else (place, *VARIANTS.get(place, ()))
