"""Feeds, web archives, mail, PDF and what comes from a pipe: whose words, whose date, whose name."""

from __future__ import annotations

import gzip
import io
import sys
from datetime import date
from email.message import EmailMessage
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from kg.model import Article, Skip
from kg.readers import Options, read
from tests.readers.found import PAGE, PARAGRAPH, SENTENCE, found, only, reasons

if TYPE_CHECKING:
    from pathlib import Path

RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Strelsau Times</title><link>https://times.example/</link>
<item><guid isPermaLink="false">n1</guid><title>Spies &amp;amp; envoys</title><link>https://times.example/1</link>
<pubDate>Wed, 12 Feb 2025 23:30:00 -0500</pubDate><dc:creator>A. Reporter</dc:creator>
<description>In short.</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p>
<p>It <b>was</b> denied.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>No words</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><id>urn:1</id><title>Spies</title><updated>2025-02-12T10:00:00Z</updated>
<link href="https://times.example/1"/><summary>{SENTENCE}</summary></entry></feed>"""


def entry(address: str, body: bytes, kind: str = "text/html", status: str = "200 OK", encoding: str = "") -> bytes:
    """Write an entry of a web archive, whose digest is wrong."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Payload-Digest: sha1:AAAA\r\n"
        f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n"
    )
    return head.encode() + b"\r\n" + http + b"\r\n\r\n"


def pdf(text: str) -> bytes:
    """Write a document of one page."""
    words = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(Talks fail)/Author(A. Reporter)/CreationDate(D:20250212100000Z)>>",
    )
    document, places = b"%PDF-1.4\n", list[int]()
    for number, part in enumerate(parts, 1):
        places.append(len(document))
        document += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 7\n0000000000 65535 f \n"
    return document + head + table + b"trailer<</Root 1 0 R/Info 6 0 R/Size 7>>\nstartxref\n%d\n%%%%EOF" % len(document)


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    return mail


def test_an_entry_of_rss_gives_its_content_and_who_published_it(tmp_path: Path) -> None:
    (article,), _ = found(tmp_path, "a.rss", RSS.encode())
    assert article.text == f"Spies & envoys\n\n{SENTENCE}\n\nIt was denied."
    assert (article.id, article.url) == ("n1", "https://times.example/1")
    assert (article.publisher, article.author) == ("The Strelsau Times", "A. Reporter")
    assert (article.published, article.dated) == (date(2025, 2, 13), "entry's published")  # in UTC
    assert reasons(tmp_path, "a.rss", RSS.encode()) == [":2 an entry without text"]


def test_an_entry_of_atom_gives_its_summary_where_it_has_no_content(tmp_path: Path) -> None:
    article = only(tmp_path, "a.atom", ATOM.encode())
    assert article.text == f"Spies\n\n{SENTENCE}"
    assert (article.published, article.dated) == (date(2025, 2, 12), "entry's updated")


def test_pages_of_a_web_archive_are_read_and_all_else_is_passed_over(tmp_path: Path) -> None:
    entries = [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n",
        entry("https://times.example/1", PAGE),
        entry("https://times.example/none", PAGE, status="404 Not Found"),
        entry("https://times.example/photo", b"\xff\xd8", kind="image/jpeg"),
        entry("https://times.example/2", gzip.compress(PAGE), encoding="Content-Encoding: gzip\r\n"),
        entry("https://times.example/bad", b"no gzip", encoding="Content-Encoding: gzip\r\n"),
        entry("https://times.example/3", PAGE).replace(b"Content-Length: ", b"Content-Length: 9"),
        entry("https://times.example/4", PAGE),
    ]
    for name, data in (("a.warc", b"".join(entries)), ("a.warc.gz", b"".join(map(gzip.compress, entries)))):
        articles, _ = found(tmp_path, name, data)
        assert [article.url.rpartition("/")[2] for article in articles] == ["1", "2", "3", "4"]
        assert len({article.id for article in articles}) == 4
        (reason,) = reasons(tmp_path, name, data)
        assert reason.startswith(":6 a damaged entry (")


def test_mail_gives_its_plain_text_and_who_sent_it(tmp_path: Path) -> None:
    mail = message(From='"A. Reporter" <a@times.example>', Subject="Talks fäil", Date="Wed, 12 Feb 2025 10:00:00 +0100")
    mail.set_content(f"{SENTENCE}\n")
    mail.add_alternative(f"<html><body><p>{PARAGRAPH}</p></body></html>", subtype="html")
    mail.add_attachment(b"\0" * 100, maintype="application", subtype="pdf", filename="a.pdf")
    article = only(tmp_path, "a.eml", mail.as_bytes())
    assert article.text == f"Talks fäil\n\n{SENTENCE}"
    assert (article.author, article.published, article.dated) == ("A. Reporter", date(2025, 2, 12), "Date header")


def test_mail_of_html_gives_its_main_text(tmp_path: Path) -> None:
    for body in (PAGE.decode(), f"<p>{SENTENCE}</p>"):
        mail = message(Subject="Talks")
        mail.set_content(body, subtype="html")
        text = only(tmp_path, "a.eml", mail.as_bytes()).text
        assert PARAGRAPH in text or SENTENCE in text
        assert "<" not in text


def test_mail_in_another_charset_is_read(tmp_path: Path) -> None:
    mail = message(Subject="Talks")
    mail.set_content("The minister’s café was closed, he said.", charset="windows-1252", cte="quoted-printable")
    assert "minister’s café" in only(tmp_path, "a.eml", mail.as_bytes()).text


def test_a_pdf_gives_its_text_and_what_it_says_of_itself(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    article = only(tmp_path, "a.pdf", pdf(SENTENCE))
    assert article.text == f"Talks fail\n\n{SENTENCE}"
    assert (article.author, article.published) == ("A. Reporter", date(2025, 2, 12))
    assert article.dated == "PDF's creation date"
    assert reasons(tmp_path, "b.pdf", pdf("")) == ["a PDF without text, only pictures"]


@pytest.mark.parametrize(("name", "package"), [("a.pdf", "pypdf"), ("a.parquet", "pyarrow")])
def test_a_package_that_is_missing_is_named(tmp_path: Path, name: str, package: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with patch.dict(sys.modules, {package: None}):
        (skip,) = read([tmp_path / name])
    assert isinstance(skip, Skip)
    assert f"needs the package {package}; install it with: pip install 'jaccuse[" in skip.reason


@pytest.mark.parametrize(
    ("data", "origin"),
    [
        (RSS.encode(), "standard input:1"),
        (b"\n" + ATOM.encode(), "standard input:1"),
        (entry("https://times.example/1", PAGE), "standard input:1"),
        (b"Received: from a\nSubject: x\n\n" + SENTENCE.encode(), "standard input"),
        (pdf(SENTENCE), "standard input"),
        (f'title;text\nx;"{SENTENCE}"\n'.encode(), "standard input:2"),
        (PAGE, "standard input"),
    ],
)
def test_what_comes_from_a_pipe_is_known_by_how_it_begins(data: bytes, origin: str) -> None:
    (article,) = (one for one in read(["-"], stdin=io.BytesIO(data)) if isinstance(one, Article))
    assert article.origin == origin
    assert SENTENCE in article.text or PARAGRAPH in article.text


def test_a_format_that_is_named_counts_for_every_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.dat", "sub/b"):
        (tmp_path / name).write_text(f"text\n{SENTENCE} So says {name}.\n", encoding="utf-8")
    articles = [one for one in read([tmp_path], options=Options(format="csv")) if isinstance(one, Article)]
    assert [one.origin.removeprefix(str(tmp_path)) for one in articles] == ["/a.dat:2", "/sub/b:2"]


@pytest.mark.parametrize(
    ("head", "url", "where"),
    [
        ('<meta property="article:published_time" content="2025-02-12T10:00:00Z">', "", "meta article:published_time"),
        ('<script type="application/ld+json">{"datePublished": "2025-02-12"}</script>', "", "JSON-LD"),
        ("", "https://times.example/2025/02/12/talks", "address"),
    ],
)
def test_where_a_page_states_its_date_is_told(tmp_path: Path, head: str, url: str, where: str) -> None:
    link = f'<link rel="canonical" href="{url}">' if url else ""
    article = only(tmp_path, "a.html", PAGE.replace(b"<head>", f"<head>{head}{link}".encode()))
    assert (article.published, article.dated) == (date(2025, 2, 12), where)


def test_the_same_article_again_is_passed_over(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(f'{{"id": "1", "text": "{SENTENCE}"}}\n', encoding="utf-8")
    assert len(list(read([tmp_path, tmp_path / "a.jsonl"]))) == 1
