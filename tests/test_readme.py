"""What the README shows is what happens."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg import library

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_commands_print_what_is_shown(tmp_path: Path) -> None:
    (block,) = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    steps = re.findall(r"^\$ (.*\n(?:> .*\n)*)((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, shown in steps:
        done = subprocess.run(
            ["bash", "-c", command.replace("\n> ", "\n")],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=True,
            env=os.environ | {"PATH": path},
        )
        assert [line.rstrip() for line in done.stdout.splitlines()] == shown.splitlines(), command


def test_python_prints_what_is_shown() -> None:
    test = doctest.DocTestParser().get_doctest(README, {}, "README", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_question_named_is_shipped() -> None:
    rows = re.findall(r"^\| (`.*?`) \|", README, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(.*?)`", row)}
    assert named <= set(library.names())


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)]+)\)", README))
def test_every_file_linked_is_there(path: str) -> None:
    assert (Path(__file__).parents[1] / path).is_file()
