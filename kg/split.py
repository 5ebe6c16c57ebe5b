"""Cut a text into sentences, on its tokens alone: no parse is needed to see where one ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 250  # tokens; beyond that it is a list or a table, and the parser's time grows with the length
SHORT_LINE = 60  # characters; a line that ends sooner was ended on purpose (a heading), not wrapped
CLOSERS = frozenset("\"'”’)]»")
ENDERS = frozenset({".", "!", "?", "…", "...", "?!", "!!"})
GOES_ON = frozenset({",", ";", ":", ")", "-", "–", "—"})
LABEL = 10  # tokens; the longest name with its offices that opens a turn in a transcript
INITIALISM = re.compile(r"(?:[A-Za-z]\.)+")
REGION = re.compile(r"(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Marks:
    """Words beside a full stop: those that open a sentence after an initialism, and those that the stop abbreviates."""

    openers: frozenset[str]
    abbreviations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: their characters, where each starts in the text, and whether a space follows it."""

    text: str
    words: list[str]
    starts: list[int]
    spaced: list[bool]

    def is_space(self, i: int) -> bool:
        """Tell whether token `i` is white space."""
        return self.words[i].isspace()


def bounds(tokens: Tokens, marks: Marks, lead: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the token bounds of sentences, white space at their edges left out; one begins at the offset `lead`."""
    start, words = 0, tokens.words
    for i, word in enumerate(words):
        if tokens.starts[i] == lead:
            yield from _trimmed(tokens, start, i)
            start = i
        if word.isspace() and _breaks(tokens, i):
            yield from _trimmed(tokens, start, i)
            start = i + 1
        elif (
            i + 1 - start >= LONGEST
            or (_may_end(word) and i >= start and _ends(tokens, i, marks))
            or (word == ":" and _is_label(tokens, start, i))
        ):
            yield from _trimmed(tokens, start, i + 1)
            start = i + 1
    yield from _trimmed(tokens, start, len(words))


def _may_end(word: str) -> bool:
    return word in ENDERS or word in CLOSERS or word[-1] == "."


def _is_label(tokens: Tokens, start: int, colon: int) -> bool:
    """`MINISTER BERG: Thank you.`: a name in capitals that opens a paragraph tells whose turn it is to speak."""
    opens = start > 0 and tokens.words[start - 1].count("\n") > 1
    return opens and colon - start <= LABEL and "".join(tokens.words[start:colon]).isupper()


def _trimmed(tokens: Tokens, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and tokens.is_space(start):
        start += 1
    while end > start and tokens.is_space(end - 1):
        end -= 1
    if end > start:
        yield start, end


def _breaks(tokens: Tokens, i: int) -> bool:
    """Tell whether the white space at `i` ends a paragraph or a line that was ended on purpose."""
    lines = tokens.words[i].count("\n")
    if lines != 1:
        return lines > 1
    before = tokens.text.rfind("\n", 0, tokens.starts[i]) + 1
    return tokens.starts[i] - before < SHORT_LINE or tokens.words[i - 1] in ENDERS


def _ends(tokens: Tokens, i: int, marks: Marks) -> bool:
    """Tell whether the token at `i` is the last of a sentence: an ender with the closing marks after it."""
    after = i + 1
    while after < len(tokens.words) and tokens.is_space(after) and "\n" not in tokens.words[after]:
        after += 1  # two spaces after a full stop
    if after >= len(tokens.words) or tokens.is_space(after) or _opens(tokens, i):
        return False
    following = tokens.words[after]
    goes_on = following[0].islower() or following in GOES_ON
    return _closed(tokens, i, marks) and not goes_on and (following not in CLOSERS or _opens(tokens, after))


def _closed(tokens: Tokens, i: int, marks: Marks) -> bool:
    j, words = i, tokens.words
    while j > 0 and words[j] in CLOSERS and not (words[j] == "'" and tokens.spaced[j - 1]):
        j -= 1
    if words[j] == "." and j and words[j - 1] in marks.abbreviations:
        return False
    return words[j] in ENDERS or (j == i and _abbreviation_ends(words, i, marks))


def _abbreviation_ends(words: list[str], i: int, marks: Marks) -> bool:
    """An initialism such as `U.S.` ends a sentence before a word that opens one and is no name.

    The region of a town (`in Surrey, B.C. India had`) ends it before any capital: in a sentence, a comma follows it.
    """
    following = next((word for word in words[i + 1 :] if not word.isspace()), "")
    region = i > 1 and words[i - 1] == "," and words[i - 2][:1].isupper() and bool(REGION.fullmatch(words[i]))
    opens = following in marks.openers or (region and following[:1].isupper())
    return bool(INITIALISM.fullmatch(words[i])) and opens


def _opens(tokens: Tokens, i: int) -> bool:
    """Tell whether the quotation mark at `i` opens a quotation: white space before it and none after."""
    return i > 0 and tokens.words[i] in {'"', "'"} and tokens.spaced[i - 1] and not tokens.spaced[i]
