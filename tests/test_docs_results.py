"""What docs/results.md shows is what happens, on a graph of two of the packaged files."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.results.formats import FORMATS

PAGE = (Path(__file__).parents[1] / "docs" / "results.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)[0].splitlines()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs_and_writes_something(command: str, quarrel: Path, tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    line = command.replace("GRAPH", str(quarrel))
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, cwd=tmp_path, check=True, env=os.environ | {"PATH": path}
    )
    files = [file.stat().st_size for file in tmp_path.iterdir()]
    assert done.stdout or all(files)
    assert bool(files) == (" -o " in command)


def test_python_prints_what_is_shown(quarrel: Path) -> None:
    test = doctest.DocTestParser().get_doctest(PAGE, {"GRAPH": quarrel}, "results", "results.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_format_is_named() -> None:
    rows = "".join(re.findall(r"^\| `.*$", PAGE, re.MULTILINE))
    assert [each.name for each in FORMATS if f"`{each.name}`" not in rows] == []
