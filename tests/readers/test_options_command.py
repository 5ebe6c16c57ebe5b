"""`--format` and `--field` as a user gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.test_cli import kg

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "kicker,story,day\nTalks,India accused Pakistan of spying.,2025-02-12\n"


def test_fields_are_named_and_guesses_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text(TABLE, encoding="utf-8")
    done = kg("extract", str(tmp_path / "a.dat"), "--format", "csv", "--field", "title=kicker", "--field", "date=day")
    assert done.code == 0
    assert done.out.startswith("Talks (2025-02-12")
    assert done.err == f"kg: {tmp_path / 'a.dat'}: text is 'story'; say otherwise with --field\n"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--format", "xls"), "'xls' is none of text, markdown, html"),
        (("--field", "body=text"), "'body=text' is not NAME=THEIRS with one of text, title, date"),
        (("--field", "text"), "'text' is not NAME=THEIRS"),
    ],
)
def test_a_wrong_option_says_what_is_right(tmp_path: Path, arguments: tuple[str, str], problem: str) -> None:
    done = kg("build", str(tmp_path), "-o", str(tmp_path / "graph"), *arguments)
    assert done.code == 2
    assert problem in " ".join(done.err.split())


def test_evidence_is_shown_as_it_stands_in_the_raw_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Talks\n\n**India** accused\u00a0Pakistan of [spying](http://a/).\n", encoding="utf-8"
    )
    lines = kg("extract", str(tmp_path / "a.md"), "--raw").out.splitlines()
    assert "    “India accused Pakistan of spying.”" in lines
    assert "    raw 11-59: “India** accused\u00a0Pakistan of [spying](http://a/).”" in lines


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    done = kg("extract", str(tmp_path / "a.csv"), "--field", "text=body")
    assert done.code == 1
    assert "no column 'body' among kicker, story, day; name it with --field text=COLUMN" in done.err
