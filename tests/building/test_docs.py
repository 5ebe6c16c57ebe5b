"""What docs/builds.md shows is what happens."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.building import edits, folder, index
from kg.building.who import judged
from kg.store.files import ABOUT, QUADS
from tests.test_cli import TALE, kg

PAGE = (Path(__file__).parents[2] / "docs" / "builds.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)[0].splitlines()


def test_each_command_runs_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    for name, state in (("kunar", "India"), ("kabul", "Iran")):
        Path("articles", f"{name}.txt").write_text(TALE.format(state), encoding="utf-8")
    told = [kg(*shlex.split(command, comments=True)[1:]) for command in COMMANDS]
    assert [done.code for done in told] == [0] * len(COMMANDS)
    assert told[1].err.startswith("2 articles (0 new or changed)")
    assert told[4].err.startswith("1 articles, ")
    assert re.search(r"^articles +1 ", told[-1].out, re.MULTILINE)


@pytest.mark.parametrize("name", [ABOUT, QUADS, index.INDEX, edits.ADDED, edits.REMOVED, judged.FILE, *folder.FOLDERS])
def test_every_file_of_a_graph_is_explained(name: str) -> None:
    assert re.search(rf"^\|.*`{re.escape(name)}/?`.*\|", PAGE, re.MULTILINE)


def test_every_engine_is_explained() -> None:
    assert all(f"--engine {name}://" in PAGE.replace("\n", " ") for name in ("dask", "ray"))
