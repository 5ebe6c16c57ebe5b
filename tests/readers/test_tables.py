"""CSV, Parquet and JSON: whose fields are whose, and what a bad row costs."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
import zstandard

from kg.readers import Options
from tests.readers.found import SENTENCE, found, only, reasons

if TYPE_CHECKING:
    from pathlib import Path

HEAD = b"id,headline,body,published_at,publisher\n"
ROW = f'7,Spies,"{SENTENCE}",2025-02-12,The Strelsau Times\n'.encode()


def parquet(columns: dict[str, list[object]]) -> bytes:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table  # noqa: PLC0415 - an extra

    stream = io.BytesIO()
    write_table(arrow.table(columns), stream, row_group_size=2)
    return stream.getvalue()


def test_columns_are_known_by_their_usual_names_and_that_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    article = only(tmp_path, "a.csv", HEAD + ROW, Options(tell=told.append))
    assert (article.id, article.title, article.published) == ("7", "Spies", date(2025, 2, 12))
    assert (article.publisher, article.dated) == ("The Strelsau Times", "field published_at")
    assert article.text == f"Spies\n\n{SENTENCE}"
    guesses = "text is 'body', title is 'headline', date is 'published_at', source is 'publisher'"
    assert told == [f"{tmp_path / 'a.csv'}: {guesses}; say otherwise with --field"]


def test_columns_that_are_named_by_the_user_are_not_guessed(tmp_path: Path) -> None:
    told: list[str] = []
    options = Options(fields={"text": "summary", "title": "kicker"}, tell=told.append)
    data = b"body,summary,kicker\nThe body.,The summary is it.,The kicker\n"
    assert only(tmp_path, "a.csv", data, options).text == "The kicker\n\nThe summary is it."
    assert told == []


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_separator_and_a_byte_order_mark_are_read(tmp_path: Path, separator: str, mark: str) -> None:
    data = f'{mark}title{separator}text\r\n"A; b, c"{separator}"He said ""no"",\r\nand left."\r\n'
    assert only(tmp_path, "a.csv", data.encode()).text == 'A; b, c\n\nHe said "no",\nand left.'


def test_a_table_in_windows_1252_is_read(tmp_path: Path) -> None:
    data = "title,text\nMinister,The minister’s café was closed – and nobody knew why.\n".encode("windows-1252")
    assert "minister’s café was closed –" in only(tmp_path, "a.csv", data).text


def test_a_bad_row_costs_itself(tmp_path: Path) -> None:
    rows = [
        b'1,A,"one"\n',
        b'2,B,"never closed\n',
        b'3,C,"three, at last"\n',
        b"4,D,four,and more\n",
        b"5,E,f\xc3ve\0\n",
        b"6,F\n",
        b"\n",
        b'7,G,"seven"\n',
    ]
    articles, _ = found(tmp_path, "a.csv", b"id,title,text\n" + b"".join(rows))
    assert [article.id for article in articles] == ["1", "3", "7"]
    assert reasons(tmp_path, "a.csv", b"id,title,text\n" + b"".join(rows)) == [
        ":3 malformed row (',' expected after '\"')",
        ":5 4 cells where 3 have names",
        ":6 not UTF-8, or binary",
        ':7 no "text"',
    ]


@pytest.mark.parametrize(
    ("data", "fields", "problem"),
    [
        (b"a,b\n1,2\n", {}, "no column for the text among a, b"),
        (b"a,b\n1,2\n", {"text": "body"}, "no column 'body' among a, b"),
        (b"", {}, "empty file"),
        (b"\n \n", {}, "no column for the text among"),
        (b"id,text\n", {}, "no rows"),
    ],
)
def test_a_table_without_a_text_is_said_once(tmp_path: Path, data: bytes, fields: dict[str, str], problem: str) -> None:
    assert reasons(tmp_path, "a.csv", data, Options(fields=fields)) == [problem]


def test_a_huge_cell_is_read_or_costs_its_row(tmp_path: Path) -> None:
    data = b"text\n" + b"word " * 200_000 + b"\n" + b"word " * 2_100_000 + b"\nThe last row.\n"
    articles, skips = found(tmp_path, "a.csv", data)
    assert [len(article.text) for article in articles] == [999_999, 13]
    assert skips[0].reason.startswith("malformed row (field larger than field limit")


def test_parquet_is_read_with_the_columns_that_are_needed(tmp_path: Path) -> None:
    columns = {
        "Article": [f"{SENTENCE} {n}" for n in range(5)],
        "date": [date(2025, 2, 12), None, date(2025, 2, 13), None, None],
        "authors": [["A. Reporter", "B. Reporter"], [], None, [], []],
        "embedding": [[0.1] * 8] * 5,
    }
    articles, skips = found(tmp_path, "a.parquet", parquet(cast("dict[str, list[object]]", columns)))
    assert [article.origin.rpartition(":")[2] for article in articles] == ["1", "2", "3", "4", "5"]
    assert [article.published for article in articles[:3]] == [date(2025, 2, 12), None, date(2025, 2, 13)]
    assert articles[0].author == "A. Reporter, B. Reporter"
    assert skips == []


def test_packed_parquet_is_read(tmp_path: Path) -> None:
    data = zstandard.compress(parquet({"text": [SENTENCE]}))
    assert only(tmp_path, "a.parquet.zst", data).text == SENTENCE


def test_a_parquet_file_that_is_damaged_or_has_no_text_is_said(tmp_path: Path) -> None:
    whole = parquet({"text": [SENTENCE]})
    for data in (whole[:-9], b"PAR1", b"", b"PAR1" + b"\0" * 50 + b"PAR1", whole[:30] + b"\xff" * 40 + whole[70:]):
        (reason,) = reasons(tmp_path, "a.parquet", data)
        assert reason.removeprefix(":1 ").startswith(("damaged Parquet file", "not UTF-8"))
    assert reasons(tmp_path, "a.parquet", parquet({"embedding": [1]})) == ["no column for the text among embedding"]


def test_fields_inside_others_are_read(tmp_path: Path) -> None:
    line = b'{"content": "He said so.", "source": {"id": null, "name": "The Times"}, "meta": {"day": "2025-02-12"}}'
    article = only(tmp_path, "a.jsonl", line, Options(fields={"date": "meta.day"}))
    assert (article.publisher, article.published) == ("The Times", date(2025, 2, 12))


def test_zstandard_is_unpacked_frame_after_frame(tmp_path: Path) -> None:
    frames = [zstandard.compress(f'{{"id": "{n}", "text": "{SENTENCE}"}}\n'.encode()) for n in range(3)]
    articles, _ = found(tmp_path, "a.jsonl.zst", b"".join(frames))
    assert [article.id for article in articles] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (zstandard.compress(b'{"text": "He said so."}\n' * 99)[:-5], "compressed file ended"),
        (b"plain", "zstd decompress"),
        (b"", "compressed file ended"),
        (zstandard.compress((b" " * 999_999 + b"\n") * 110), "unpacks to more than 100 times its size"),
    ],
)
def test_a_zstandard_file_that_is_none_cut_off_or_swells_is_said(tmp_path: Path, data: bytes, problem: str) -> None:
    assert reasons(tmp_path, "a.jsonl.zst", data)[-1].startswith(problem)
