"""No file, however nasty, ends a build, costs its neighbour or takes long; each is read or said in one line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kg.model import Article, Skip
from kg.readers import read
from tests.readers.found import SENTENCE
from tests.readers.nasty import nasty

if TYPE_CHECKING:
    from pathlib import Path

FILES = dict(nasty())
LONG = 20  # seconds for one file on a busy machine; most take less than 0.1


def test_there_are_more_than_sixty_of_them() -> None:
    assert len(FILES) == len(list(nasty())) >= 60


@pytest.mark.parametrize("name", FILES)
def test_a_nasty_file_costs_itself_at_most(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    start = time.perf_counter()
    found = list(read([tmp_path / name]))
    assert time.perf_counter() - start < LONG
    assert found
    for item in found:
        if isinstance(item, Skip):
            assert "\n" not in item.reason
            assert str(tmp_path / name) in item.place
        else:
            assert item.text.encode()
            assert "root:" not in item.text


def test_all_of_them_together_cost_no_sound_article(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    for name in ("0-first.txt", "zz-last.txt"):
        (tmp_path / name).write_text(f"{SENTENCE} So says {name}.", encoding="utf-8")
    origins = [item.origin for item in read([tmp_path]) if isinstance(item, Article)]
    assert origins[0].endswith("0-first.txt")
    assert origins[-1].endswith("zz-last.txt")
