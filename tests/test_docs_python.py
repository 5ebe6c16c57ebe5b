"""What docs/python.md shows is what happens, and it shows every public name."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import kg

PAGE = (Path(__file__).parents[1] / "docs" / "python.md").read_text(encoding="utf-8")


def test_python_prints_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(PAGE, {"FOLDER": tmp_path / "graph"}, "python", "python.md", 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


@pytest.mark.parametrize("name", kg.__all__)
def test_a_public_name_is_used_and_says_what_it_is(name: str) -> None:
    examples = "\n".join(example.source for example in doctest.DocTestParser().get_examples(PAGE))
    assert re.search(rf"\bkg\.{name}\b", examples) or name == "Graph"
    assert re.search(rf"`(kg\.)?{name}\b", PAGE)
    assert getattr(kg, name).__doc__
