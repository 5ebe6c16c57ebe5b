"""What docs/queries.md shows is what happens, on a graph of the packaged examples."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.library import names
from tests.graph.test_golden import FILES, golden

PAGE = (Path(__file__).parents[1] / "docs" / "queries.md").read_text(encoding="utf-8")
COMMANDS = [line for line in re.findall(r"`(kg query GRAPH [^`]*)`", PAGE) if "NAME" not in line]
SCRIPT = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)[0]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples") / "graph"
    subprocess.run(
        [sys.executable, "-m", "kg", "build", "kg/examples", "-o", str(folder)], check=True, capture_output=True
    )
    return folder


def shell(text: str, graph: Path, folder: Path) -> list[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    line = text.replace("GRAPH", str(graph))
    environment = os.environ | {"PATH": path}
    done = subprocess.run(
        ["bash", "-ec", line], capture_output=True, text=True, cwd=folder, check=True, env=environment
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_gives_rows(command: str, graph: Path, tmp_path: Path) -> None:
    assert len(shell(f"{command} --format csv", graph, tmp_path)) > 1


def test_the_query_of_ones_own_gives_what_it_says(graph: Path, tmp_path: Path) -> None:
    head, *rows = shell(f"{SCRIPT.strip()} --format csv", graph, tmp_path)
    assert (head, len(rows)) == ("state,accusers,accusations", 3)
    assert all(int(row.split(",")[1]) <= int(row.split(",")[2]) for row in rows)


def test_every_question_is_named() -> None:
    assert [name for name in names() if f"`{name}`" not in PAGE and f" {name} " not in PAGE] == []


def test_the_rows_found_are_counted() -> None:
    found = sum(golden(path).rows.total() for path in FILES)
    told = found + sum(golden(path).missed.total() for path in FILES)
    assert f"Of {told} rows that the articles\ntell, {found} are found" in PAGE
