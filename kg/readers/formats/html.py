"""Web pages: title, date, publisher and main text, found by trafilatura."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from lxml.html.defs import font_style_tags, phrase_tags, special_inline_tags

from kg.errors import InputError
from kg.readers.chrome import letters
from kg.readers.dates import parse_date
from kg.readers.decode import decode
from kg.readers.formats.stated import dates_stated
from kg.readers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement
    from trafilatura.settings import Document

    from kg.readers.files import Source

# Metadata only: no search of the text for something like a date; a fixed limit instead of today.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
INLINE = phrase_tags | font_style_tags | special_inline_tags
MAX_ELEMENTS = 20_000  # ten times what news pages have; the time that trafilatura takes grows with the square
MAX_ATTRIBUTES = 500  # of one element; the time that libxml2 takes grows with the square
LONG = 2 * MAX_ATTRIBUTES  # characters, below which a tag cannot have that many
VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
TAG = re.compile(rf"<[A-Za-z](?:[^>=]++|{VALUE.pattern}|=)*+")
TITLE_WORDS = 3  # the name of a section has one or two
FRONT_PAGE = re.compile(r"/|https?://[^/?#]+/?")
# Characters that lxml gives and refuses to take.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What trafilatura and htmldate raise on pages that are none: a script for a root, an address of another planet.
TRIPS = (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
PROSE = 40  # characters; shorter runs of loose text are labels and buttons


def read_html(source: Source) -> Iterator[Record]:
    """Read a page; a date, publisher or address that it does not state stays empty.

    Raises:
        InputError: there is no main text.
    """
    yield from_page(decode(source.whole(), source.name, page=True), source.name)


def from_page(text: str, file: str, *, line: int | None = None, url: str = "") -> Record:
    """Make a record of a page that was found at `url`, where that is known.

    Raises:
        InputError: there is no main text.
    """
    tree = _tree(text, file, line)
    title, site = _titles(tree)
    for block in list(tree.iter("div")):
        _wrap_loose_text(block)
    where = dates_stated(tree)
    page = _extracted(tree, url)
    if page is None or not page.text:
        raise InputError(file, "HTML without a main text", line=line, remedy="save the article as plain text")
    published = parse_date(page.date or "")
    return Record(
        file=file,
        line=line,
        title=title or page.title or "",
        text=page.text.replace("\n", "\n\n"),
        published=published,
        dated=where(published.isoformat()) if published else "",
        publisher=page.sitename or site,
        author=page.author or "",
        url=page.url or url,
    )


def _extracted(tree: HtmlElement, url: str) -> Document | None:
    """Give the main text and the metadata, or nothing where the library finds none or trips over the page."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.7 s that a build of plain text need not pay

    try:
        page = bare_extraction(
            tree, url=url or None, with_metadata=True, include_comments=False, date_extraction_params=DATES
        )
    except TRIPS:
        return None
    return None if isinstance(page, dict) else page


def _tree(text: str, file: str, line: int | None) -> HtmlElement:
    from trafilatura import load_html  # noqa: PLC0415 - as above

    log = logging.getLogger("trafilatura")
    if not log.hasHandlers():  # what is wrong with a page is said once, in the error
        log.addHandler(logging.NullHandler())
    if any(len(VALUE.sub("=", tag[0]).split()) > MAX_ATTRIBUTES for tag in TAG.finditer(text) if len(tag[0]) > LONG):
        problem = f"an element of more than {MAX_ATTRIBUTES:,} attributes"
        raise InputError(file, problem, line=line, remedy="save the article as plain text")
    tree = load_html(text)
    if tree is None:
        raise InputError(file, "not HTML", line=line, remedy="give it the suffix of what it is")
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        problem = f"more than {MAX_ELEMENTS:,} elements"
        raise InputError(file, problem, line=line, remedy="save the article as plain text")
    _space_out_controls(tree)
    return tree


def _titles(tree: HtmlElement) -> tuple[str, str]:
    """Give the longest heading that the page's title repeats, and the heading that links to the front page."""
    page = letters(_words(tree.find(".//title")))
    headings = {_words(heading): _links_home(heading) for heading in tree.iter("h1", "h2")}
    site = next((words for words, home in headings.items() if home), "")
    titles = (w for w, home in headings.items() if not home and letters(w) in page and len(w.split()) >= TITLE_WORDS)
    return max(titles, key=len, default=""), site


def _words(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())


def _links_home(heading: HtmlElement) -> bool:
    return any(map(FRONT_PAGE.fullmatch, heading.xpath("ancestor::a/@href | descendant::a/@href")))


def _space_out_controls(tree: HtmlElement) -> None:
    for node in tree.iter():
        for part in ("text", "tail"):
            text = getattr(node, part) or ""
            if NOT_XML.search(text):
                setattr(node, part, NOT_XML.sub(" ", text))


def _wrap_loose_text(block: HtmlElement) -> None:
    """Put prose that stands in a `div` beside its paragraphs into a paragraph, else it is taken for an ornament."""
    for before, inline in list(_loose_runs(block)):
        text = (block.text if before is None else before.tail) or ""
        if len(text) + sum(len(child.text_content()) + len(child.tail or "") for child in inline) < PROSE:
            continue
        paragraph = block.makeelement("p")
        paragraph.text = text
        if before is None:
            block.text = None
            block.insert(0, paragraph)
        else:
            before.tail = None
            before.addnext(paragraph)
        paragraph.extend(inline)


def _loose_runs(block: HtmlElement) -> Iterator[tuple[HtmlElement | None, list[HtmlElement]]]:
    """Give each run of text and inline elements, and the block before it."""
    before, inline = None, []
    for child in block:
        if child.tag in INLINE:
            inline.append(child)
        else:
            yield before, inline
            before, inline = child, []
    yield before, inline
