"""The sets of annotated articles, and what `kg score` says of them.

`packaged` are the annotations of the example articles; the others are in the folder `gold` of `KG_DATA` (`../shared`
where it is unset), which is no part of the project.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.data import gold_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

Json: TypeAlias = "str | float | bool | list[Json] | dict[str, Json] | None"

PACKAGED = "packaged"
SETS = (PACKAGED, "dev-events", "dev-articles")
DATA = Path(__file__).parents[1] / os.environ.get("KG_DATA", "../shared")


def gold(name: str) -> list[Path]:
    """Give the files of a set; none where they are not at hand."""
    file = DATA / "gold" / f"{name}.jsonl"
    return sorted(gold_folder().glob("*.jsonl")) if name == PACKAGED else [file] if file.is_file() else []


def figures(name: str, predicted: Path | None = None) -> Mapping[str, Json]:
    """Give what `kg score --json` prints for a set, of what is extracted or of what was predicted otherwise."""
    files = [] if name == PACKAGED else map(str, gold(name))
    given = [] if predicted is None else ["--predicted", str(predicted)]
    command = [sys.executable, "-m", "kg", "score", *files, *given, "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # 1: an article was skipped
    told: dict[str, Json] = json.loads(done.stdout)
    return told
