"""Text as an article holds it: one form for each character, no invisible ones, at most one blank line."""

from __future__ import annotations

import re
import unicodedata

UNUSUAL = re.compile(r"[^\x20-\x7e\n]")
# Characters that only print differently: full-width forms, ligatures, hyphens that do not break.
SHAPES = re.compile("[\uff01-\uff5e\ufb00-\ufb06]")
HYPHENS = frozenset("\u2010\u2011")
LINE_ENDS = frozenset("\v\f\x1c\x1d\x1e\x85\u2028\u2029")
LEFT_OUT, LONE, SPACES = "Cf", "Cs", frozenset({"Cc", "Zs"})


def clean(text: str) -> str:
    r"""Normalise characters, spaces and line ends; quotation marks, dashes and "…" stay as they are.

    >>> clean("The\u00a0\u201c\ufb01ve\u201d\u200b \uff2babul\r\n\r\n\r\ntalks \u2026 ")
    'The “five” Kabul\n\ntalks …'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = UNUSUAL.sub(_character, text)
    text = unicodedata.normalize("NFC", SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text))
    text = re.sub(" {2,}", " ", text)
    text = re.sub(" ?\n ?", "\n", text)
    return re.sub("\n{3,}", "\n\n", text).strip()


def one_line(text: str) -> str:
    """Clean `text` and put it on one line."""
    return " ".join(clean(text).split())


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
