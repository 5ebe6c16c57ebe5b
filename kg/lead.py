"""Where the report begins after the place, day and agency that open it: `KABUL, Feb 12 (Agency) - The ministry ...`."""

from __future__ import annotations

import re

LONGEST = 120  # characters of a dateline
END = re.compile(r"(?:—|–|--|\s-|:)\s*(?=[\w\"“‘'])")


def lead(text: str, title: str, dateline: str) -> int:
    r"""Give the offset in `title + "\n\n" + body` at which the report begins, 0 where no dateline opens the body.

    >>> lead("Raid\n\nKABUL, Feb 12 (Agency) - The ministry said so.", "Raid", "Kabul")
    31
    """
    start = len(title) + len(text[len(title) :]) - len(text[len(title) :].lstrip())
    end = start + len(dateline)
    if not dateline or text[start:end].casefold() != dateline.casefold():
        return 0
    found = END.search(text, end, start + LONGEST)
    return found.end() if found is not None else 0
