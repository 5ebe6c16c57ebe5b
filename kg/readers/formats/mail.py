"""Mail saved as .eml: the plain text, else the HTML; the subject is the title, who sent it the author."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.readers.formats.feeds import fragment_text
from kg.readers.formats.html import from_page
from kg.readers.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from email.message import EmailMessage, MIMEPart

    from kg.readers.files import Source

MAX_PARTS = 200  # of a message; with mails inside mails the parser's time grows with them
MAX_HEAD = 50_000  # characters of the headers of a part; signatures and routes take 20,000, and parsing is slow
WHOLE = "give the whole message, as .eml"


def read_mail(source: Source) -> Iterator[Record]:
    """Read a message.

    Raises:
        InputError: it is none, has no text, or is a heap of parts.
    """
    data = source.whole()
    if data.lower().count(b"content-type:") > MAX_PARTS:
        raise InputError(source.name, f"a message of more than {MAX_PARTS} parts", remedy="save its text")
    try:
        message = message_from_bytes(data, policy=policy.default)
        if any(sum(len(value) for _, value in part.raw_items()) > MAX_HEAD for part in message.walk()):
            raise InputError(source.name, f"headers of more than {MAX_HEAD:,} characters", remedy="save its text")
        yield _record(message, source.name)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        # email's header parser raises any of these on what it does not expect
        raise InputError(source.name, f"malformed message ({error})", remedy=WHOLE) from error


def _record(message: EmailMessage, file: str) -> Record:
    part = message.get_body(("plain", "html"))
    if not message.keys() or part is None:
        raise InputError(file, "no message with a text", remedy=WHOLE)
    text = _text(part, file)
    published = _date(str(message.get("Date", "")))
    author = str(message.get("From", ""))
    return Record(
        file=file,
        id=str(message.get("Message-ID", "")).strip("<> \t"),
        title=str(message.get("Subject", "")),
        text=text,
        published=published,
        dated="Date header" if published else "",
        publisher=str(message.get("Organization", "")),
        author=author.partition("<")[0].strip(' "') or author,
    )


def _text(part: MIMEPart, file: str) -> str:
    raw = part.get_content()
    text = raw if isinstance(raw, str) else ""
    if part.get_content_subtype() != "html":
        return text
    try:
        return str(from_page(text, file).text)
    except InputError:  # a few lines without the shape of a page
        return fragment_text(text)


def _date(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, OverflowError):
        return None
