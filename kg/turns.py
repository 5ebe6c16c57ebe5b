"""Who takes the floor in a transcript: each turn opens with a name in capitals and a colon."""

from __future__ import annotations

import re
from typing import NamedTuple

_LABEL = re.compile(r"^[ \t]*((?:[A-Z][A-Z’'.\-]+ ?){1,6})(?:\([^)\n]*\))?:(?=\s)", re.MULTILINE)
FEWEST = 2  # labels of a transcript; a single one is a heading


class Turn(NamedTuple):
    """Where a turn begins, in characters, and the label before it, as written."""

    start: int
    label: str


def turns(text: str) -> tuple[Turn, ...]:
    r"""Give the turns of a transcript in order, none where a text is no transcript.

    >>> turns("Welcome.\n\nMS RUIZ: Good day.\n\nIt was long.\n\nQUESTION: Why?")
    (Turn(start=10, label='MS RUIZ'), Turn(start=44, label='QUESTION'))
    >>> turns("NOTE: The office is closed.")
    ()
    """
    found = tuple(Turn(m.start(1), m[1].strip()) for m in _LABEL.finditer(text))
    return found if len(found) >= FEWEST else ()


def label_at(found: tuple[Turn, ...], at: int) -> str:
    r"""Give the label of the turn that the character `at` stands in, empty before the first one.

    >>> label_at(turns("MS RUIZ: Good day.\n\nQUESTION: Why?"), 12)
    'MS RUIZ'
    """
    return next((turn.label for turn in reversed(found) if turn.start <= at), "")
