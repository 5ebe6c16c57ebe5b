"""Files that somebody made in order to break a reader: name, bytes. None may end a build."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import zstandard

from tests.readers.found import PAGE, PARAGRAPH, SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEP = 100_000
OUTSIDE = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"


def nasty() -> Iterator[tuple[str, bytes]]:
    """Give all of them."""
    yield from texts()
    yield from pages()
    yield from lines()
    yield from tables()
    yield from feeds()
    yield from archives()
    yield from messages()
    yield from documents()
    yield from packed()


def texts() -> Iterator[tuple[str, bytes]]:
    yield "nothing.txt", b""
    yield "null.txt", b"\0" * 1_000
    yield "utf16.txt", SENTENCE.encode("utf-16")
    yield "utf32.txt", SENTENCE.encode("utf-32")
    yield "surrogates.txt", b"\xed\xa0\x80\xed\xb0\x80 said so"
    yield "overlong.txt", b"\xc0\xaf said so"
    yield "bidi.txt", ("\u202e\u2066" + SENTENCE + "\u2069\u202c").encode()
    yield "zalgo.txt", ("e" + "\u0301" * 50_000 + " said so.").encode()
    yield "invisible.txt", "\u200b".join(SENTENCE).encode()
    yield "word.txt", b"a" * 1_000_000
    yield "endless-sentence.txt", b"and he said " * 20_000
    yield "paragraphs.txt", b"He said so.\n\n" * 50_000
    yield "formula.txt", b'=HYPERLINK("http://a.example","x") accused Graustark of =1+1 spying.'
    yield "escapes.txt", b"\x1b[31mRuritania\x1b[0m accused\x07 Graustark."
    yield "markup.md", b"[" * 20_000 + b"a" + b"](" * 20_000
    yield "stars.md", b"**" * 20_000 + b"a"
    yield "front.md", b"---\n" + b"a: b\n" * 20_000
    yield "returns.txt", b"He said so.\r" * 1_000


def pages() -> Iterator[tuple[str, bytes]]:
    yield "deep.html", b"<div>" * DEEP + PARAGRAPH.encode()
    yield "tables.html", b"<table><tr><td>" * 3_000 + PARAGRAPH.encode()
    yield "unclosed.html", PAGE[:-60] + b"<p <a <b <!-- <script"
    yield "script.html", b"<body><html><script>"
    yield "frames.html", b"<frameset><frame src='x'></frameset>"
    yield "entities.html", PAGE.replace(b"Monday", b"&#0;&#xD800;&#x110000;&bogus;&" + b"amp;" * 5_000)
    yield "bomb.html", b"<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><html><body>&b;" + PAGE
    yield "outside.html", OUTSIDE + PAGE.replace(b"Monday", b"&x;")
    yield "charset.html", b"<meta charset='utf-7'>" + PAGE
    yield "wrong-charset.html", b"<meta charset='utf-16'>" + PAGE
    yield "date.html", b"<meta property='article:published_time' content='9999-99-99'>" + PAGE
    yield "json.html", b"<script type='application/ld+json'>" + b"[" * DEEP + b"</script>" + PAGE
    yield "base.html", b"<base href='http://['><link rel='canonical' href='http://[::'>" + PAGE
    yield "attributes.html", b"<p " + b" ".join(b"a%d=1" % n for n in range(20_000)) + b">" + PAGE
    yield "values.html", b"<p " + b" ".join(b'a%d="<>"' % n for n in range(20_000)) + b">" + PAGE
    yield "declaration.html", b"<?xml version='1.0' encoding='bogus'?>" + PAGE
    yield "comments.html", b"<!--" * 20_000 + PAGE
    yield "breaks.html", b"<html><body>" + b"a<br>" * 15_000
    yield "binary.html", bytes(range(256)) * 40


def lines() -> Iterator[tuple[str, bytes]]:
    yield "brackets.jsonl", b"[" * DEEP
    yield "braces.jsonl", b'{"a":' * DEEP
    yield "number.jsonl", b'{"text": ' + b"9" * 10_000 + b"}"
    yield "exponent.jsonl", b'{"text": "a", "id": 1e999}'
    yield "lone.jsonl", b'{"text": "\\ud800 said so", "id": "\\udfff", "title": "\\u0000"}'
    yield "twice.jsonl", b'{"text": "a b", "text": "c d"}'
    yield "nested.jsonl", json.dumps({"text": {"text": "x"}, "author": [[["a"]]], "source": {"name": ["x"]}}).encode()
    yield "array.jsonl", b'[{"text": "in an array"}]'
    yield "date.jsonl", b'{"text": "He said so.", "date": "0000-00-00"}'
    yield "path.jsonl", json.dumps({"text": SENTENCE, "id": "../../etc/passwd", "url": "javascript:alert(1)"}).encode()


def tables() -> Iterator[tuple[str, bytes]]:
    yield "quotation.csv", b'text\n"' + b"never closed\n" * 20_000
    yield "cells.csv", b"text\n" + b"," * 200_000 + b"\n"
    yield "names.csv", b"text," * 20_000 + b"\n" + b"a," * 20_000
    yield "same-names.csv", b"text,text,TEXT\na b,c d,e f\n"
    yield "nulls.csv", b"text\n\0\0\0\n"
    yield "utf16.csv", "text\nHe said so.\n".encode("utf-16")
    yield "quotes.csv", b"text\n" + b'"' * 9_999 + b"\n" + b'"a"b\n' * 2_000
    yield "none.parquet", b"PAR1" + b"\xff" * 200 + b"PAR1"


def feeds() -> Iterator[tuple[str, bytes]]:
    item = "<item><title>{0}</title><description>{1}</description><pubDate>{2}</pubDate></item>"
    rss = "<rss version='2.0'><channel><title>News</title>{0}</channel></rss>"
    yield "none.xml", b"<a/>"
    yield "empty.rss", rss.format("").encode()
    yield "cut.rss", rss.format(item.format("A", SENTENCE, ""))[:-40].encode()
    yield (
        "laughs.rss",
        (
            b"<!DOCTYPE r [<!ENTITY a 'ha'>"
            + b"".join(b"<!ENTITY a%d '%s'>" % (n, (b"&a%d;" % (n - 1) if n else b"&a;") * 10) for n in range(12))
            + b"]>"
            + rss.format(item.format("A", "&a11;", "")).encode()
        ),
    )
    yield (
        "file.rss",
        b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + rss.format("<item>&x;</item>").encode(),
    )
    yield "date.rss", rss.format(item.format("A", SENTENCE, "Wed, 99 Foo 99999 99:99:99")).encode()
    yield "markup.rss", rss.format(item.format("A", "&lt;p&gt;" * 9_999 + SENTENCE, "")).encode()
    yield "script.atom", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='html'>&lt;script&gt;"
    yield "deep.rss", b"<rss>" + b"<a>" * DEEP


def archives() -> Iterator[tuple[str, bytes]]:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    yield "none.warc", b"no archive"
    yield "head.warc", b"WARC/1.0"
    yield "length.warc", head + b"Content-Length: 99999999999\r\n\r\n" + http + b"\r\n" + PAGE
    yield "negative.warc", head + b"Content-Length: -1\r\n\r\n" + http + b"\r\n" + PAGE
    yield "no-length.warc", head + b"\r\n" + http + b"\r\n" + PAGE
    yield "digest.warc", head + b"WARC-Block-Digest: sha1:BAD\r\nContent-Length: 900\r\n\r\n" + http + b"\r\n" + PAGE
    yield "chunks.warc", head + b"Content-Length: 80\r\n\r\n" + http + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nbad"
    yield "zipped.warc", head + b"Content-Length: 90\r\n\r\n" + http + b"Content-Encoding: gzip\r\n\r\nno gzip"
    yield "versions.warc", b"WARC/1.0\r\n\r\n" * 2_000
    yield "page.warc", head + b"Content-Length: 90\r\n\r\nno http at all"


def messages() -> Iterator[tuple[str, bytes]]:
    yield "none.eml", b"no message"
    yield "parts.eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: message/rfc822\n\n" * 150
    yield "heap.eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: text/plain\n\n" * 5_000
    yield "charset.eml", b"Content-Type: text/plain; charset=bogus\n\nHe said so."
    yield "base64.eml", b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!"
    yield "header.eml", b"Subject: =?utf-8?b?////?= =?bogus?q?=FF?=\nDate: never\nFrom: <<>>@\n\nHe said so."
    yield "long-header.eml", b"Subject: " + b"a " * 200_000 + b"\n\nHe said so."
    yield "boundary.eml", b"Content-Type: multipart/alternative\n\nno boundary"


def documents() -> Iterator[tuple[str, bytes]]:
    yield "none.pdf", b"no document"
    yield "head.pdf", b"%PDF-1.7\n"
    yield (
        "loop.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>",
    )
    yield "reference.pdf", b"%PDF-1.4\ntrailer<</Root 99 0 R/Size 999999999>>\nstartxref\n-1\n%%EOF"
    yield "brackets.pdf", b"%PDF-1.4\n1 0 obj" + b"[" * 20_000 + b"\ntrailer<</Root 1 0 R>>"


def packed() -> Iterator[tuple[str, bytes]]:
    yield "none.txt.gz", b"no gzip"
    yield "cut.html.gz", gzip.compress(PAGE)[:-20]
    yield "flipped.jsonl.gz", gzip.compress(b'{"text": "He said so."}\n' * 500)[:60] + b"\xff" * 20
    yield "bomb.txt.gz", gzip.compress(b" " * 20_000_000)
    yield "none.csv.zst", b"no zstandard"
    yield "bomb.xml.zst", zstandard.compress(b" " * 20_000_000)
    yield "inside.txt.gz", gzip.compress(gzip.compress(SENTENCE.encode()))
