"""What docs/reading.md says of formats, fields, limits and commands is so."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg import copies
from kg.fetch import Limits
from kg.readers import READERS, files, options, record
from kg.readers.formats import html, mail, pdf

PAGE = (Path(__file__).parents[1] / "docs" / "reading.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())


def test_every_format_is_told_with_its_suffixes() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ((?:`\.\w+` ?)+)\|", PAGE, re.MULTILINE)
    told = [(name, tuple(re.findall(r"`(\.\w+)`", suffixes))) for name, suffixes in rows]
    assert told == [(one.name, one.suffixes) for one in READERS]


def test_every_field_is_told() -> None:
    for name, usual in options.NAMES.items():
        assert f"`{name}`" in PAGE
        assert usual[0] == name
    guessed = re.findall(r"`(\w+)`", WORDS.partition("that data sets give them (")[2].partition(")")[0])
    assert len(guessed) >= 7
    assert set(guessed) <= {name for usual in options.NAMES.values() for name in usual}


@pytest.mark.parametrize(
    ("what", "limit"),
    [
        ("a text, page, message or document", f"{files.MAX_WHOLE:,} bytes"),
        ("a line of JSON", f"{files.MAX_LINE:,} bytes"),
        ("an article, cleaned", f"{record.MAX_TEXT:,} characters"),
        ("its paragraphs", f"{record.MAX_PARAGRAPHS:,}"),
        ("what is packed", f"unpacks to {files.MAX_RATIO} times its size at most"),
        ("elements of a page", f"{html.MAX_ELEMENTS:,}"),
        ("attributes of an element", f"{html.MAX_ATTRIBUTES}"),
        ("parts of a message", f"{mail.MAX_PARTS}"),
        ("headers of a message", f"{mail.MAX_HEAD:,} characters"),
        ("pages of a PDF", f"{pdf.MAX_PAGES}"),
    ],
)
def test_every_limit_is_the_one_that_holds(what: str, limit: str) -> None:
    assert f"| {what} | {limit} |" in PAGE


def test_what_makes_a_copy_and_how_far_a_visit_goes_is_told() -> None:
    limits = Limits()
    for words in (
        f"when {copies.ALIKE:g} of their runs".replace("0.", "."),
        f"{copies.SAME:g} where".replace("0.", "."),
        f"fewer than {copies.MIN_WORDS} words",
        f"more than {copies.APART.days} days apart",
        f"waits {limits.delay:g} seconds",
        f"takes {limits.size:,} bytes and {limits.seconds:g} seconds at most",
        f"follows {limits.redirects} redirects",
        f"first {limits.entries} entries",
    ):
        assert words in WORDS


def test_the_commands_run(tmp_path: Path) -> None:
    script = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)[0].replace("kg extract", f"{sys.executable} -m kg extract")
    root = str(Path(__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root}
    command = ["bash", "-e", "-c", script]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert "Talks fail (2025-02-12" in done.stdout
    assert "“India accused Pakistan of spying.”" in done.stdout
    assert done.stderr.strip() == "kg: news.csv: text is 'body', title is 'headline'; say otherwise with --field"


def test_the_way_back_to_the_raw_text_is_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "note.md").write_text("# Talks fail\n\nThe *minis\u00adter* said so.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    example = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
    test = doctest.DocTestParser().get_doctest(example, {}, "reading.md", None, None)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_where_a_date_was_found_is_told_in_the_words_that_are_used() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(files.__file__).parent.rglob("*.py"))
    told = re.findall(r"`([^`]+)`", PAGE.partition("| value | found in |")[2].partition("\n\n")[0])
    words = [value.partition(" ")[0] if value.startswith(("field", "meta")) else value for value in told]
    assert len(words) >= 11
    assert [value for value in words if f'"{value}' not in sources and "2025" not in value] == []
