"""The measured parts of `docs/extraction.md`: the figures beside the baselines', and where the extraction errs.

    python tests/benchmarks/extraction.py            prints them
    python tests/benchmarks/extraction.py --write    puts them into the document

Ours come from `kg score --json`, the baselines' from `baselines.json`. It needs every set: see `tests/annotated.py`.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.annotated import SETS, figures, gold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "extraction.md"
BASELINES = Path(__file__).with_name("baselines.json")
OURS = "jaccuse"
COMPARED = (
    ("pair", "precision"),
    ("pair", "recall"),
    ("recall", "explicit"),
    ("recall", "reported"),
    ("claim", "precision"),
    ("claim", "recall"),
)
ALONE = (
    ("kind",),
    ("speaker",),
    ("response", "precision"),
    ("response", "recall"),
    ("linked",),
    ("attack", "precision"),
    ("attack", "recall"),
)
BLOCK = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figures:
    """What `kg score --json` tells of one set."""

    told: Mapping[str, object]

    def at(self, *path: str) -> object:
        """Give the value below some keys, None where there is none."""
        value: object = self.told
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def shown(self, *path: str) -> str:
        """Give a share with two decimals."""
        value = self.at(*path)
        return f"{value:.2f}".lstrip("0") if isinstance(value, float) else "-"

    def groups(self, name: str) -> list[str]:
        """Give the groups of claims by `name`."""
        found = self.at("by", name)
        return list(found) if isinstance(found, dict) else []

    def errors(self, name: str, group: str) -> tuple[int, int]:
        """Give how many claims of a group were missed and how many were made up."""
        gold, found, predicted, right = self._counts(name, group)
        return gold - found, predicted - right

    def told_of(self, name: str, group: str) -> str:
        """Give what was missed and made up in a group, each with how many there are."""
        gold, _, predicted, _ = self._counts(name, group)
        missed, made_up = self.errors(name, group)
        return f"{missed}/{gold}, {made_up}/{predicted}"

    def _counts(self, name: str, group: str) -> list[int]:
        counts = (self.at("by", name, group, key) for key in ("gold", "found", "predicted", "right"))
        return [count if isinstance(count, int) else 0 for count in counts]


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table in Markdown.

    >>> print(table(["set", "recall"], [["packaged", ".5"]]), end="")
    | set | recall |
    |---|---|
    | packaged | .5 |
    """
    head, *body = (f"| {' | '.join(line)} |\n" for line in (columns, *rows))
    return "".join((head, f"|{'---|' * len(columns)}\n", *body))


def compared(ours: Mapping[str, Figures], baselines: Mapping[str, Mapping[str, Figures]]) -> str:
    """Give our figures beside the baselines'."""
    rows = [
        [name, system, *(found.shown(*path) for path in COMPARED)]
        for name in ours
        for system, found in [(OURS, ours[name]), *sorted(baselines.get(name, {}).items(), reverse=True)]
    ]
    return table(["texts", "", *(" ".join(path) for path in COMPARED)], rows)


def alone(ours: Mapping[str, Figures]) -> str:
    """Give the figures that no baseline has."""
    rows = [[name, *(found.shown(*path) for path in ALONE)] for name, found in ours.items()]
    return table(["texts", *(" ".join(path) for path in ALONE)], rows)


def errors(ours: Mapping[str, Figures], by: str) -> str:
    """Give what is missed and what is made up in each group, those with the most errors first."""
    groups = {group for found in ours.values() for group in found.groups(by)}
    total = {group: sum(sum(found.errors(by, group)) for found in ours.values()) for group in groups}
    rows = [
        [group, *(found.told_of(by, group) for found in ours.values())]
        for group in sorted(groups, key=lambda group: (-total[group], group))
    ]
    return table([by, *ours], rows)


def filled(document: str, blocks: Mapping[str, str]) -> str:
    """Give the document with what stands between the marks replaced.

    >>> filled("<!-- measured: kind -->\\nold\\n<!-- end -->", {"kind": "new\\n"})
    '<!-- measured: kind -->\\nnew\\n<!-- end -->'
    """
    return BLOCK.sub(lambda block: f"{block[1]}{blocks[block[2]]}{block[3]}", document)


def blocks() -> Iterator[tuple[str, str]]:
    """Measure, and yield the parts of the document by name.

    Raises:
        SystemExit: a set is not at hand.
    """
    if absent := [name for name in SETS if not gold(name)]:
        sys.exit(f"{', '.join(absent)}: not at hand; set KG_DATA")
    ours = {name: Figures(figures(name)) for name in SETS}
    told = json.loads(BASELINES.read_text(encoding="utf-8"))
    yield "compared", compared(ours, {s: {n: Figures(f) for n, f in found.items()} for s, found in told.items()})
    yield "alone", alone(ours)
    yield "construction", errors(ours, "construction")
    yield "kind", errors(ours, "kind")


def main() -> None:
    """Print the measured parts, or write them into the document."""
    found = dict(blocks())
    if "--write" in sys.argv[1:]:
        DOCUMENT.write_text(filled(DOCUMENT.read_text(encoding="utf-8"), found), encoding="utf-8")
    else:
        sys.stdout.write("\n".join(found.values()))


if __name__ == "__main__":
    main()
