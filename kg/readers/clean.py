"""Text as an article holds it: one form for each character, no invisible ones, at most one blank line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kg.readers.trace import Traced

Step: TypeAlias = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

HYPHENS = frozenset("\u2010\u2011")
LINE_ENDS = frozenset("\v\f\x1c\x1d\x1e\x85\u2028\u2029")
LEFT_OUT, LONE, SPACES = "Cf", "Cs", frozenset({"Cc", "Zs"})


def clean(text: str) -> str:
    r"""Normalise characters, spaces and line ends; quotation marks, dashes and "…" stay as they are.

    >>> clean("The\u00a0\u201c\ufb01ve\u201d\u200b \uff2babul\r\n\r\n\r\ntalks \u2026 ")
    'The “five” Kabul\n\ntalks …'
    """
    for pattern, new in STEPS:
        text = pattern.sub(new, text)
    return text.strip()


def one_line(text: str) -> str:
    """Clean `text` and put it on one line."""
    return LINES.sub(" ", clean(text))


def cleaned(text: Traced) -> Traced:
    """Clean a text that knows where it came from."""
    for pattern, new in STEPS:
        text = text.sub(pattern, new)
    return text.strip()


def _character(match: re.Match[str]) -> str:
    """Drop format characters (zero-width, bidirectional, soft hyphen, byte order mark), space out controls."""
    character = match[0]
    if character in LINE_ENDS:
        return "\n"
    if character in HYPHENS:
        return "-"
    category = unicodedata.category(character)
    if category == LEFT_OUT:
        return ""
    if category == LONE:
        return "\ufffd"
    return " " if category in SPACES else character


def _letters(match: re.Match[str]) -> str:
    """Give what only prints differently its plain form, and put accents on their letters."""
    plain = SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), match[0])
    return unicodedata.normalize("NFC", plain)


SHAPES = re.compile("[\uff01-\uff5e\ufb00-\ufb06]")  # full-width forms, ligatures
LINES = re.compile("\n+")
# In this order: each step may rely on those before it.
STEPS: tuple[Step, ...] = (
    (re.compile("\r\n?"), "\n"),
    (re.compile(r"[^\x20-\x7e\n]"), _character),
    # A letter and the accents after it; no character is composed with a plain letter after it.
    (re.compile(r"[!-~]?[^\x00-\x7f]+"), _letters),
    (re.compile(" {2,}"), " "),
    (re.compile(" \n ?|\n "), "\n"),
    (re.compile("\n{3,}"), "\n\n"),
)
