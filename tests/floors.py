"""The floors under the measured figures, in `floors.json` beside the digest of the annotations that they hold for.

    python tests/floors.py                         each figure beside its floor
    python tests/floors.py --raise                 raise each floor to its figure, rounded down to two decimals
    python tests/floors.py --raise --allow-lower   lower as well what a figure undercuts: say why in the commit
    python tests/floors.py --raise --new-gold      after a change of annotations: take their digests

Names after these choose some sets only. Those that are not at hand (see `tests/annotated.py`) keep their floors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from tests.annotated import figures, gold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Figures: TypeAlias = "dict[str, float | Figures]"

FILE = Path(__file__).with_name("floors.json")


class Set(TypedDict):
    """Annotations, and the figures on them that must be reached."""

    sha256: str
    floors: Figures


def load() -> dict[str, Set]:
    """Give all sets by name."""
    found: dict[str, Set] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def digest(name: str) -> str:
    """Give the sha256 of a set's files, one after the other, in hexadecimal."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in gold(name))).hexdigest()


def compared(floors: Figures, told: Mapping[str, object], path: str = "") -> Iterator[tuple[str, float, float]]:
    """Yield the name of each floor, the floor, and the figure."""
    for name, floor in floors.items():
        figure = told[name]
        if isinstance(floor, dict) and isinstance(figure, dict):
            yield from compared(floor, figure, f"{path}{name} ")
        elif not isinstance(floor, dict):
            yield f"{path}{name}", floor, _number(figure)


def raised(floors: Figures, told: Mapping[str, object], *, lower: bool = False) -> Figures:
    """Give the floors moved up to the figures, rounded down to two decimals; down as well where `lower`.

    >>> raised({"kind": 0.5, "pair": {"recall": 0.9}}, {"kind": 0.618, "pair": {"recall": 0.7}})
    {'kind': 0.61, 'pair': {'recall': 0.9}}
    """
    moved: Figures = {}
    for name, floor in floors.items():
        figure = told[name]
        if isinstance(floor, dict) and isinstance(figure, dict):
            moved[name] = raised(floor, figure, lower=lower)
        elif not isinstance(floor, dict):
            reached = math.floor(round(_number(figure) * 100, 6)) / 100  # .29 * 100 is a little less than 29
            moved[name] = reached if lower else max(floor, reached)
    return moved


def _number(figure: object) -> float:
    """Give a figure as a number; a share of nothing reaches no floor."""
    return figure if isinstance(figure, int | float) else 0.0


def updated(name: str, old: Set, arguments: argparse.Namespace) -> Set:
    """Give a set with its floors raised, as the arguments say.

    Raises:
        SystemExit: the annotations are not those that the floors hold for, and `--new-gold` does not say so.
    """
    found, told = digest(name), figures(name)
    if found != old["sha256"] and not arguments.new_gold:
        sys.exit(f"{name}: the annotations have changed; --new-gold takes them as they are")
    for figure, floor, value in compared(old["floors"], told):
        sys.stdout.write(f"{name}: {figure}: floor {floor}, measured {value}{' BELOW' if value < floor else ''}\n")
    if not arguments.raise_:
        return old
    return Set(sha256=found, floors=raised(old["floors"], told, lower=arguments.allow_lower))


def main() -> None:
    """Show the floors, and move them where asked to."""
    parser = argparse.ArgumentParser(description="The floors under the measured figures.")
    parser.add_argument("--raise", dest="raise_", action="store_true")
    parser.add_argument("--allow-lower", action="store_true")
    parser.add_argument("--new-gold", action="store_true")
    parser.add_argument("sets", nargs="*")
    arguments = parser.parse_args()
    sets = load()
    for name, old in sets.items():
        if gold(name) and (not arguments.sets or name in arguments.sets):
            sets[name] = updated(name, old, arguments)
    if arguments.raise_:
        FILE.write_text(json.dumps(sets, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
