"""Files, folders, streams and records: what is read, and what is said of the rest."""

from __future__ import annotations

import gzip
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Article, Skip
from kg.readers import READERS, read
from kg.readers.files import MAX_LINE, MAX_WHOLE

DATA = Path(__file__).parents[1] / "data" / "read"
SENTENCE = "Ruritania accused Graustark of spying."


def articles(*paths: str | Path, stdin: bytes = b"") -> list[Article]:
    return [found for found in read(paths, stdin=io.BytesIO(stdin)) if isinstance(found, Article)]


def skips(*paths: str | Path, stdin: bytes = b"") -> list[Skip]:
    return [found for found in read(paths, stdin=io.BytesIO(stdin)) if isinstance(found, Skip)]


def only_skip(*paths: str | Path, stdin: bytes = b"") -> Skip:
    (skip,) = read(paths, stdin=io.BytesIO(stdin))
    assert isinstance(skip, Skip)
    return skip


def record(**fields: object) -> bytes:
    return json.dumps({"text": SENTENCE} | fields).encode() + b"\n"


def test_a_plain_text_is_freed_of_what_the_site_prints_around_it() -> None:
    (article,) = articles(DATA / "chrome.txt")
    assert article.title == "Ruritania Rejects Claims of Border Raid"
    assert article.published == date(2025, 2, 12)
    assert article.dateline == "Strelsau"
    assert article.text.split("\n\n") == [
        "Ruritania Rejects Claims of Border Raid",
        "Strelsau: The government of Ruritania on Tuesday rejected claims by its neighbour that its soldiers came.",
        "“Nobody crossed anything,” said the spokesman, Karl Example, who blamed smugglers.",
        "The neighbour accused Ruritania of firing first.",
    ]


def test_markdown_is_read_as_the_text_that_it_marks_up() -> None:
    (article,) = articles(DATA / "note.md")
    assert article.published == date(2024, 3, 12)
    assert article.text == (
        "Graustark denies all of it\n\nGraustark denied the charge of spying and called it false.\n\n"
        '"We never spied," the minister said, and left the room.'
    )


def test_a_record_gives_its_metadata() -> None:
    article = articles(DATA / "records.jsonl")[0]
    assert (article.id, article.title, article.published) == ("a-1", "Ruritania accuses Graustark", date(2024, 3, 5))
    assert (article.publisher, article.url) == ("The Strelsau Times", "https://times.example/1")
    assert article.text == f"{article.title}\n\n{SENTENCE}"
    assert article.origin == f"{DATA / 'records.jsonl'}:1"


def test_every_wrong_line_costs_that_line_and_names_its_place() -> None:
    file = DATA / "records.jsonl"
    assert [article.origin.rpartition(":")[2] for article in articles(file)] == ["1", "2", "5", "11"]
    assert [(skip.place.removeprefix(f"{file}:"), skip.reason.partition(";")[0]) for skip in skips(file)] == [
        ("4", f"the id 'a-1' is taken by {file}:1"),
        ("5", '"date" is no date and was left out'),
        ("6", '"title" is not a string'),
        ("7", "malformed JSON (Expecting ',' delimiter at character 51)"),
        ("8", 'no "text"'),
        ("9", "not a JSON object"),
        ("10", "malformed JSON (NaN is no number)"),
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"[" * 100_000, "malformed JSON (maximum recursion depth"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "malformed JSON (Exceeds the limit"),
        (b'{"text": "\xff"}', "not UTF-8 at byte 10"),
        (b"\0\1\2", "binary file"),
        (b'{"text": null}', 'no "text"'),
        (b'{"text": 5}', '"text" is not a string'),
        (b'{"text": "\\u200b\\u202e\\ufeff"}', "no text"),
        (b'{"text": "12:30"}', "no text"),
    ],
)
def test_a_line_that_is_no_article_is_said_in_one_line(tmp_path: Path, line: bytes, problem: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(line)
    skip = only_skip(tmp_path / "a.jsonl")
    assert skip.place == f"{tmp_path / 'a.jsonl'}:1"
    assert skip.reason.startswith(problem)
    assert "; " in skip.reason
    assert "\n" not in skip.reason


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "empty file"),
        ("blank.txt", b" \n\n", "empty file"),
        ("empty.jsonl", b"", "empty file"),
        ("binary.txt", b"PK\x03\x04\0\0", "binary file"),
        ("cut.txt", "“Nobody” said so".encode()[:-1] + "é".encode()[:1], "not UTF-8"),
        ("invisible.txt", "\u200b\u200f\u202e\n\u2066\ufeff".encode(), "no text"),
        ("large.txt", b"word " * (MAX_WHOLE // 5 + 1), "larger than"),
        ("long.txt", b"word " * 400_001, "more than 2,000,000 characters"),
        ("many.txt", b"So.\n\n" * 21_000, "more than 20,000 paragraphs"),
        ("empty.html", b"<html><body></body></html>", "HTML without a main text"),
        ("none.html", b"no page", "not HTML"),
        ("endless.html", b"<html><body>" + b"<br>" * 20_001, "more than 20,000 elements"),
        ("none.docx", b"PK", "unknown suffix '.docx'"),
        ("cut.jsonl.gz", gzip.compress(record(), mtime=0)[:-9], "compressed file ended"),
        ("none.jsonl.gz", b"text", "not a gzipped file"),
    ],
)
def test_a_file_that_is_no_article_is_said_in_one_line(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(data)
    skip = next(found for found in read([tmp_path / name]) if isinstance(found, Skip))
    assert skip.place == str(tmp_path / name)
    assert skip.reason.startswith(problem)
    assert "; " in skip.reason


@pytest.mark.parametrize("name", ["missing.txt", "a\0b.txt", "x" * 300 + ".txt"])
def test_a_path_that_leads_nowhere_is_skipped(tmp_path: Path, name: str) -> None:
    assert only_skip(tmp_path / name).reason.endswith("; check the path")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert only_skip(tmp_path / "a.txt").reason.startswith("not a regular file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "a.txt").chmod(0)
    assert only_skip(tmp_path / "a.txt").reason.startswith("permission denied")


def test_what_follows_a_bad_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0")
    (tmp_path / "b.txt").write_text(SENTENCE)
    assert [article.text for article in articles(tmp_path / "a.txt", tmp_path / "b.txt")] == [SENTENCE]


def test_a_line_too_long_is_left_out_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(record(x="y" * MAX_LINE) + record())
    skip, article = read([tmp_path / "a.jsonl"])
    assert isinstance(skip, Skip)
    assert skip.reason.startswith("a line of more than 50,000,000 bytes")
    assert isinstance(article, Article)
    assert article.origin.endswith(":2")


def test_a_packed_file_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "a.jsonl.gz", "wb") as stream:
        for _ in range(110):
            stream.write(b" " * 999_999 + b"\n")
    assert only_skip(tmp_path / "a.jsonl.gz").reason.startswith("unpacks to more than 100 times its size")


def test_packed_records_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(record(id="a")))
    assert [article.id for article in articles(tmp_path / "a.jsonl.gz")] == ["a"]


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt", "e.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{SENTENCE} So says {name}.")
    assert [Path(article.origin).name for article in articles(tmp_path)] == ["a.txt", "b.txt", "c.txt"]
    assert [skip.reason.partition(";")[0] for skip in skips(tmp_path)] == ["1 other files (.docx)"]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path)
    assert len(articles(tmp_path)) == 1


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'\xef\xbb\xbf {"text": "A said so."}', "A said so."),
        (b'\n{"text": "A said so."}\n', "A said so."),
        (b"A said so.", "A said so."),
    ],
)
def test_standard_input_is_known_by_its_first_line(data: bytes, text: str) -> None:
    assert [article.text for article in articles("-", stdin=data)] == [text]


def test_a_page_on_standard_input_is_read_as_html() -> None:
    page = (DATA / "page.html").read_bytes()
    (article,) = articles("-", stdin=page)
    assert article.title == "Ruritania accuses Graustark of spying"
    assert article.origin == "standard input"


def test_empty_standard_input_is_skipped() -> None:
    assert only_skip("-") == Skip("standard input", "empty file; leave it out")


def test_a_text_in_windows_1252_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The minister said: “Nobody crossed” – and left.".encode("windows-1252"))
    assert articles(tmp_path / "a.txt")[0].text == "The minister said: “Nobody crossed” – and left."


def test_ids_are_safe_and_stay_apart() -> None:
    names = ["a", "A", "a/b", "a b", "é", "e", ".", "..", "\ud800", "\ud801", "x" * 101, "x" * 102, "日本", "a\nb"]
    ids = [article.id for article in articles("-", stdin=b"".join(record(id=name) for name in names))]
    assert len(set(ids)) == len(names)
    assert all(id_.isascii() and set(id_) <= set("abcdefghijklmnopqrstuvwxyzA0123456789-") for id_ in ids)


def test_an_id_that_is_not_given_comes_from_name_and_content(tmp_path: Path) -> None:
    for folder in ("1", "2"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Border Raid.txt").write_text(SENTENCE)
    (first,), (second,) = articles(tmp_path / "1"), articles(tmp_path / "2")
    assert first.id == second.id == f"border-raid-{first.digest[:12]}"


def test_an_address_fits_an_iri_or_is_left_out() -> None:
    urls = ["https://a.example/x y|z#p#q", "javascript:alert(1)", "no address", "http://a:99x/"]
    lines = b"".join(record(id=str(n), url=url) for n, url in enumerate(urls))
    assert [article.url for article in articles("-", stdin=lines)] == [
        "https://a.example/x%20y%7Cz#p%23q", "", "", "",
    ]  # fmt: skip


def test_the_digest_changes_with_the_metadata() -> None:
    digests = [a.digest for a in articles("-", stdin=record(id="1") + record(id="2", source="x") + record(id="3"))]
    assert digests[0] != digests[1]
    assert digests[0] == digests[2]


@pytest.mark.parametrize("suffix", [suffix for one in READERS for suffix in one.suffixes])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_bytes_raise_and_the_same_bytes_give_the_same_values(
    tmp_path: Path, suffix: str, data: st.DataObject
) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(data.draw(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode), pages())))
    found = list(read([file]))
    assert found == list(read([file]))
    assert found
    assert all("\n" not in skip.reason for skip in found if isinstance(skip, Skip))


@given(
    text=st.text(st.characters(exclude_categories=()), max_size=60), url=st.text(max_size=20).map("http://a/{}".format)
)
@settings(max_examples=200, deadline=None)
def test_any_strings_in_a_record_give_text_that_can_be_stored(text: str, url: str) -> None:
    line = record(id=text, title=text, text=f"{SENTENCE}\n{text}", source=text, url=url)
    for article in articles("-", stdin=line):
        assert article.text.encode()
        assert article.id.isascii()
        assert article.url.isascii()


def pages() -> st.SearchStrategy[bytes]:
    """Pages put together of what parsers trip over."""
    parts = ["<html>", "<body>", "<div>", "</div>", "<p>", "<h1>", "<a href='http://['>", "<!--", "<title>", "<br>"]
    parts += [
        "<script>",
        "<?xml version='1.0' encoding='utf-16'?>",
        "<meta charset='koi8-x'>",
        "&#0;",
        "&#x1f;",
        "\x01",
        "\ufffe",
        SENTENCE * 3,
    ]
    return st.lists(st.sampled_from(parts), max_size=30).map("".join).map(str.encode)
