"""Time per article of each reader: the same articles in every format.

    python -m tests.benchmarks.reading [ARTICLES]

Web pages are those of the corpora, since no page made of plain text costs what a real one does.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
import time
from email.message import EmailMessage
from html import escape
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.model import Article
from kg.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable

    Rows = list[dict[str, str]]

ARTICLES = 300
FIELDS = ("id", "title", "text", "date", "source", "url")


def jsonl(rows: Rows) -> dict[str, bytes]:
    return {"a.jsonl": "".join(json.dumps(row) + "\n" for row in rows).encode()}


def packed(rows: Rows) -> dict[str, bytes]:
    return {"a.jsonl.gz": gzip.compress(jsonl(rows)["a.jsonl"])}


def table(rows: Rows) -> dict[str, bytes]:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, FIELDS)
    writer.writeheader()
    writer.writerows(rows)
    return {"a.csv": stream.getvalue().encode()}


def parquet(rows: Rows) -> dict[str, bytes]:
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow.parquet import write_table  # noqa: PLC0415 - an extra

    stream = io.BytesIO()
    write_table(pa.Table.from_pylist(rows), stream)
    return {"a.parquet": stream.getvalue()}


def feed(rows: Rows) -> dict[str, bytes]:
    items = "".join(
        f"<item><guid>{escape(row['id'])}</guid><title>{escape(row['title'])}</title>"
        f"<description>{escape(row['text'])}</description></item>"
        for row in rows
    )
    return {"a.rss": f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()}


def texts(rows: Rows) -> dict[str, bytes]:
    return {f"{n}.txt": f"{row['title']}\n\n{row['text']}".encode() for n, row in enumerate(rows)}


def mail(rows: Rows) -> dict[str, bytes]:
    messages = {}
    for n, row in enumerate(rows):
        message = EmailMessage()
        message["Subject"] = " ".join(row["title"].split())
        message.set_content(row["text"])
        messages[f"{n}.eml"] = message.as_bytes()
    return messages


def pages(_: Rows) -> dict[str, bytes]:
    folder = Path(os.environ["KG_DATA"]) / "corpora" / "html"
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.html"))}


def archive(rows: Rows) -> dict[str, bytes]:
    entries = []
    for name, page in pages(rows).items():
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        entries.append(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
            b"WARC-Target-URI: https://news.example/%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            % (name.encode(), len(body), body)
        )
    return {"a.warc.gz": gzip.compress(b"".join(entries))}


FORMATS: tuple[Callable[[Rows], dict[str, bytes]], ...] = (
    texts, jsonl, packed, table, parquet, feed, mail, pages, archive,
)  # fmt: skip


def main() -> None:
    """Print a line for each format: articles, kilobytes of one, CPU milliseconds for one."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with gzip.open(Path(os.environ["KG_DATA"]) / "corpora" / "open_news.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [{name: str(row.get(name) or "") for name in FIELDS} for row in map(json.loads, islice(stream, count))]
    for warm in (jsonl(rows[:1]), pages(rows)):
        list(read(["-"], stdin=io.BytesIO(next(iter(warm.values())))))
    for make in FORMATS:
        with TemporaryDirectory() as folder:
            files = make(rows)
            for name, data in files.items():
                (Path(folder) / name).write_bytes(data)
            start = time.process_time()
            found = sum(isinstance(one, Article) for one in read([folder]))
            spent = time.process_time() - start
        size = sum(map(len, files.values())) / found / 1_000
        print(f"{make.__name__:8} {found:5} articles {size:7.1f} kB {1_000 * spent / found:7.2f} ms")  # noqa: T201


if __name__ == "__main__":
    main()
