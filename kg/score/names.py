"""When two names mean the same party for the measure: spelling is folded, a state's government is the state."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_INITIALS = re.compile(r"\b([a-z]\.)+(?=[a-z]\b)")  # "u.s", its last full stop already stripped


@dataclass(frozen=True, slots=True)
class _Words:
    states: Mapping[str, str]  # a state's name, people or seat of power: the state
    of_government: frozenset[str]  # what may stand beside a state's name without changing whom it means
    pronouns: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = json.loads(Path(__file__).with_name("names.json").read_text(encoding="utf-8"))
    states = {name: state for state, names in data["states"].items() for name in (state, *names)}
    return _Words(states, frozenset(data["of_government"]), frozenset(data["pronouns"]))


def fold(name: str) -> str:
    """Give the form under which a name is compared.

    >>> fold("The Iranian government") == fold("Tehran"), fold("the U.S.") == fold("Washington's")
    (True, True)
    """
    plain = name.casefold().replace("’", "'").strip(' "“”.,;:()')
    plain = _INITIALS.sub(lambda match: match.group().replace(".", ""), plain)
    plain = re.sub(r"'s?$", "", re.sub(r"^(the|a|an)\s+", "", plain))
    plain = re.sub(r"[\s-]+", " ", plain).strip()
    words = _words()
    core = " ".join(word for word in plain.split() if word not in words.of_government)
    return next(("@" + words.states[form] for form in (plain, core) if form in words.states), plain)


def fold_all(names: Iterable[str]) -> frozenset[str]:
    """Give the folded names, without those that name nobody."""
    return frozenset(map(fold, names)) - _words().pronouns - {""}
