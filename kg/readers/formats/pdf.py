"""PDF: the text of its pages in reading order; title, author and date as the document's own data tell them."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.readers.clean import one_line
from kg.readers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from kg.readers.files import Source

MAX_PAGES = 200  # an article has a few, a report a hundred
HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
WRAPPED = re.compile(r"(?<![.!?:”\"])\n(?=\S)")
PDF = "save its text"


def read_pdf(source: Source) -> Iterator[Record]:
    """Read a document; needs pypdf.

    Raises:
        InputError: it is no PDF, is locked, has no text (only pictures of it), or pypdf is not installed.
    """
    try:
        import pypdf  # noqa: PLC0415 - an extra
    except ImportError as error:
        remedy = "install it with: pip install 'jaccuse[pdf]'"
        raise InputError(source.name, "PDF needs the package pypdf", remedy=remedy) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is said once, in the error
    try:
        document = pypdf.PdfReader(io.BytesIO(source.whole()))
        yield _record(document, source.name)
    except InputError:
        raise
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        # pypdf follows what a document says of itself, and trips over it in all these ways
        raise InputError(source.name, f"damaged PDF ({one_line(str(error))})", remedy=PDF) from error
    except (RecursionError, ArithmeticError, AssertionError, NotImplementedError, MemoryError) as error:
        raise InputError(source.name, f"damaged PDF ({type(error).__name__})", remedy=PDF) from error


def _record(document: PdfReader, file: str) -> Record:
    if len(document.pages) > MAX_PAGES:
        raise InputError(file, f"more than {MAX_PAGES} pages", remedy="split it into articles")
    text = "\n\n".join(page.extract_text() for page in document.pages)
    if not text.strip():
        raise InputError(file, "a PDF without text, only pictures", remedy="recognise its text first (OCR)")
    about = document.metadata
    made = about.creation_date if about else None
    return Record(
        file=file,
        title=str(about.title or "") if about else "",
        text=WRAPPED.sub(" ", HYPHENATED.sub("", text)),
        published=made.date() if made else None,
        dated="PDF's creation date" if made else "",
        author=str(about.author or "") if about else "",
    )
