"""A bar that says how long it still takes must know how many there are."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from kg.cli.expected import expected
from kg.data import examples_folder
from kg.model import Article
from kg.readers import read

if TYPE_CHECKING:
    from pathlib import Path


def test_articles_are_counted_by_files_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"{}\n{}\n{}\n"))
    (tmp_path / "notes.docx").write_bytes(b"")
    assert expected([str(tmp_path)]) == 4
    assert expected([str(examples_folder())]) == sum(isinstance(one, Article) for one in read([examples_folder()]))


def test_what_cannot_be_counted_is_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nx\n", encoding="utf-8")
    assert expected(["-"]) is None
    assert expected([str(tmp_path / "nowhere.txt")]) is None
    assert expected([str(tmp_path / "a.csv")]) is None
    assert expected([str(tmp_path)]) is None
    (tmp_path / "broken.jsonl.gz").write_bytes(b"no gzip")
    assert expected([str(tmp_path / "broken.jsonl.gz")]) is None
