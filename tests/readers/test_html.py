"""Web pages: main text and metadata."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import mean

import pytest

from kg.model import Article
from kg.readers import read

DATA = Path(__file__).parents[1] / "data" / "read"
FLOOR = 0.99  # mean F1 over word multisets; .993 measured on the 15 pages
PARAGRAPH = "<p>The minister said on Monday that the talks had failed, because the other side had left.</p>\n"


def page(tmp_path: Path, body: str, head: str = "", encoding: str = "utf-8") -> Article:
    (tmp_path / "page.html").write_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    (article,) = read([tmp_path / "page.html"])
    assert isinstance(article, Article)
    return article


@pytest.fixture(scope="module")
def example() -> Article:
    (article,) = read([DATA / "page.html"])
    assert isinstance(article, Article)
    return article


def test_a_page_gives_its_metadata(example: Article) -> None:
    assert example.title == "Ruritania accuses Graustark of spying"
    assert example.published == date(2024, 3, 5)
    assert example.publisher == "The Strelsau Times"
    assert example.url == "https://times.example/world/ruritania-accuses-graustark?a=1&b=2"
    assert example.dateline == "Strelsau"


def test_the_main_text_keeps_prose_that_stands_outside_paragraphs(example: Article) -> None:
    assert [line.split()[0] for line in example.text.split("\n\n")[1:]] == [
        "STRELSAU,", "The", "Graustark", "A", "Nobody", "She",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["cookies", "World news", "Share", "Most read", "recipes", "rights reserved"])
def test_the_main_text_leaves_out_what_stands_around_it(example: Article, words: str) -> None:
    assert words not in example.text


def test_a_date_that_the_page_does_not_state_is_not_invented(tmp_path: Path) -> None:
    body = f"<h1>Talks fail again</h1>{PARAGRAPH * 4}<footer>© 2019 Example</footer>"
    assert page(tmp_path, body).published is None


def test_the_heading_that_links_to_the_front_page_is_the_publisher(tmp_path: Path) -> None:
    body = f'<h1><a href="https://times.example/">The Strelsau Times</a></h1><h2>Talks fail again</h2>{PARAGRAPH * 4}'
    article = page(tmp_path, body, head="<title>The Strelsau Times » Talks fail again</title>")
    assert (article.title, article.publisher) == ("Talks fail again", "The Strelsau Times")


def test_a_declared_charset_is_used(tmp_path: Path) -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'
    article = page(
        tmp_path, PARAGRAPH * 3 + "<p>The ministers of Łódź and Gdańsk said so too.</p>", head, "windows-1250"
    )
    assert "Łódź and Gdańsk" in article.text


def test_the_main_text_of_real_pages_is_found(evaluation_data: Path) -> None:
    folder = evaluation_data / "corpora" / "html"
    scores = [_f1(article, folder) for article in read(folder.glob("*.html")) if isinstance(article, Article)]
    assert len(scores) == 15
    assert mean(scores) >= FLOOR


def _f1(article: Article, folder: Path) -> float:
    """Compare the words; the expected text is repeated after a line of asterisks."""
    expected = (folder / Path(article.origin).with_suffix(".txt").name).read_text(encoding="utf-8")
    title, _, body = expected.partition("\n\n")
    assert article.title == title
    gold, found = _words(body.partition("\n***\n")[0]), _words(article.text.removeprefix(title))
    return 2 * (gold & found).total() / (gold.total() + found.total())


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
