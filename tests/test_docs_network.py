"""What docs/network.md shows is what happens, on a graph of one of the packaged files."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[1] / "docs" / "network.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_writes_what_it_says(command: str, quarrel: Path, tmp_path: Path) -> None:
    arguments = command.replace("my-graph", str(quarrel)).split()[1:]
    subprocess.run([sys.executable, "-m", "kg", *arguments], cwd=tmp_path, check=True, capture_output=True)
    [file] = tmp_path.iterdir()
    assert file.name in command
    assert "Pakistan" in file.read_text(encoding="utf-8")
