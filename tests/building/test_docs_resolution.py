"""What docs/resolution.md shows is what happens."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from kg.resolution.pairs import SCORES
from kg.store import Graph
from tests.test_cli import kg

if TYPE_CHECKING:
    import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "resolution.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)[0].splitlines()
QUERY = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)[0]
ARTICLES = {
    "one": "Kenyan Foreign Minister Teresa Okoro accused Somalia of hiding weapons on Monday.",
    "two": "Kenyan Foreign Minister T. Okoro accused Somalia of lies on Tuesday.",
    "three": "Foreign Minister Okoro accused Somalia of breaking the treaty.",
}


def test_each_command_runs_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    for name, text in ARTICLES.items():
        Path("articles", f"{name}.txt").write_text(text, encoding="utf-8")
    told = [kg(*shlex.split(command, comments=True)[1:]) for command in COMMANDS]
    assert [done.code for done in told] == [0] * len(COMMANDS)
    assert re.search(r"^Teresa Okoro +Somalia +2 ", told[1].out, re.MULTILINE)
    assert "“Foreign Minister Okoro accused Somalia of breaking the treaty.”" in told[2].out
    assert "are one; 3 articles" in told[3].err
    assert "are two; 3 articles" in told[4].err
    rows = list(Graph.open("graph").select(QUERY).texts())
    assert [(row[0], row[3:]) for row in rows] == [("Okoro", ("1", "judged the same: the only Okoro in the cabinet"))]


def test_the_scores_are_those_of_the_code() -> None:
    rows = [[float(cell) for cell in line.split("|")[2:-1]] for line in re.findall(r"^\| .*\d \|$", PAGE, re.MULTILINE)]
    assert rows == [list(scores) for scores in SCORES.values()]
