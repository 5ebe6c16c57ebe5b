"""Text on a terminal: what would command it does not pass, and a column is as wide as it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator

# controls, separators of lines, and marks that turn the order of what stands around them
_CODES = (*range(32), *range(127, 160), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
CONTROLS = dict.fromkeys(_CODES, " ")  # an escape sequence would command the terminal
LINES = {code: space for code, space in CONTROLS.items() if chr(code) not in "\t\n\r"}
SIMPLE = 0x300  # below it every character takes one column


def shown(text: str) -> str:
    r"""Give text on one line, fit for a terminal.

    >>> shown("a\x1b[31m\nb")
    'a [31m b'
    """
    return text.translate(CONTROLS)


def width(text: str) -> int:
    """Count the columns that text takes: two for a character of East Asia, none for an accent on its own.

    >>> width("北京"), width("Kyiv")
    (4, 4)
    """
    return sum(1 if ord(c) < SIMPLE else 0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)


def folded(text: str, columns: int) -> Iterator[str]:
    """Part text into lines of at most so many columns, between words where it can.

    >>> list(folded("shelling villages in Kunar", 10))
    ['shelling', 'villages', 'in Kunar']
    """
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer) <= columns:
            line = longer
            continue
        if line:
            yield line
        *full, line = _cut(word, columns)
        yield from full
    yield line


def _cut(word: str, columns: int) -> Iterator[str]:
    part = ""
    for character in word:
        if part and width(part + character) > columns:
            yield part
            part = ""
        part += character
    yield part


def tame(text: str) -> str:
    r"""Give text of several lines, fit for a terminal: as `shown`, but tabs and line ends stay.

    >>> tame("a\tb\x1b[31m\n")
    'a\tb [31m\n'
    """
    return text.translate(LINES)
