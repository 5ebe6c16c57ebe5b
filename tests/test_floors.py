"""The figures on annotated texts never fall below those once reached: `floors.json` only rises."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

Figures: TypeAlias = "dict[str, float | Figures]"

FLOORS: dict[str, Figures] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(name: str, evaluation_data: Path) -> None:
    command = [sys.executable, "-m", "kg", "score", str(evaluation_data / "gold" / f"{name}.jsonl"), "--json"]
    told = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    assert list(_fallen(FLOORS[name], json.loads(told), name)) == []


def _fallen(floors: Figures, figures: Figures, path: str) -> list[str]:
    found: list[str] = []
    for name, floor in floors.items():
        figure = figures[name]
        if isinstance(floor, dict) and isinstance(figure, dict):
            found.extend(_fallen(floor, figure, f"{path} {name}"))
        elif not isinstance(floor, dict) and not isinstance(figure, dict) and figure < floor:
            found.append(f"{path} {name}: {figure} is below {floor}")
    return found
