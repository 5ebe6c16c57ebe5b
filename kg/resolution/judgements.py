"""What users decided: that two parties are one, or are not."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Self

from kg.copies import Groups
from kg.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: ids of the parties, in the order in which the user named them."""

    one: str
    other: str
    same: bool
    note: str = ""  # why, in the user's words
    at: str = ""  # when, ISO 8601

    @property
    def pair(self) -> Pair:
        """Give the parties in the order of their ids."""
        return (min(self.one, self.other), max(self.one, self.other))

    def to_line(self) -> str:
        """Give it as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False) + "\n"

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Read what `to_line` gave.

        Raises:
            ValueError: it did not.
        """
        told = json.loads(line)
        if not isinstance(told, dict) or not isinstance(told.get("same"), bool):
            raise ValueError("no judgement")  # noqa: TRY004 - one error for all that is wrong with a line
        texts = {name: told.get(name, "") for name in ("one", "other", "note", "at")}
        if not all(isinstance(text, str) for text in texts.values()) or not (texts["one"] and texts["other"]):
            raise ValueError("no judgement")
        return cls(same=told["same"], **texts)


class Judgements:
    """What holds of all decisions: of one pair, the last."""

    def __init__(self, told: Iterable[Judgement] = ()) -> None:
        """Take the decisions in the order in which they were made.

        Raises:
            StoreError: one contradicts others: the message tells which.
        """
        self.last: dict[Pair, Judgement] = {}
        for judgement in told:
            self.last.pop(judgement.pair, None)
            self.last[judgement.pair] = judgement
        self._same: Mapping[str, dict[str, Judgement]] = self._linked()
        for judgement in self.different():
            path = self.path(judgement.one, judgement.other)
            if path:
                raise StoreError(_contradiction(judgement, path))

    def same(self) -> Iterator[Judgement]:
        """Give the decisions that two are one."""
        return (judgement for judgement in self.last.values() if judgement.same)

    def different(self) -> Iterator[Judgement]:
        """Give the decisions that two are not one."""
        return (judgement for judgement in self.last.values() if not judgement.same)

    def parties(self) -> frozenset[str]:
        """Give all whom a decision names."""
        return frozenset(id_ for pair in self.last for id_ in pair)

    def classes(self) -> tuple[tuple[str, ...], ...]:
        """Give the parties that are one, in the order in which users named them: the first stands for all."""
        order = list(dict.fromkeys(id_ for judgement in self.same() for id_ in (judgement.one, judgement.other)))
        groups = Groups(order)
        for judgement in self.same():
            groups.join(judgement.one, judgement.other)
        return tuple(tuple(sorted(members, key=order.index)) for members in groups.all())

    def reason(self, one: str, other: str) -> str:
        """Say in words why two are one, with what the users noted; nothing where nobody said so."""
        path = self.path(one, other)
        notes = "; ".join(dict.fromkeys(step.note for step in path if step.note))
        return " ".join(("judged the same:" if notes else "judged the same", notes)).strip() if path else ""

    def path(self, one: str, other: str) -> list[Judgement]:
        """Give the fewest decisions by which two are one; none where nobody said so."""
        found: dict[str, list[Judgement]] = {one: []}
        waiting = deque([one])
        while waiting:
            at = waiting.popleft()
            for next_, judgement in self._same.get(at, {}).items():
                if next_ not in found:
                    found[next_] = [*found[at], judgement]
                    waiting.append(next_)
        return found.get(other, [])

    def _linked(self) -> Mapping[str, dict[str, Judgement]]:
        links: defaultdict[str, dict[str, Judgement]] = defaultdict(dict)
        for judgement in self.same():
            links[judgement.one][judgement.other] = judgement
            links[judgement.other][judgement.one] = judgement
        return links


def _contradiction(different: Judgement, path: Iterable[Judgement]) -> str:
    steps = " and ".join(f"{step.one} = {step.other}" for step in path)
    return (
        f"{different.one} and {different.other} were judged different, but {steps} were judged the same; "
        "take one of these back first, by judging its pair the other way"
    )
