"""SVG and HTML as text that only these functions make: what comes from an article is escaped on its way in."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import NewType

Markup = NewType("Markup", str)

NOTHING = Markup("")
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # turns the direction of what stands after it


def tag(element: str, /, *children: Markup, **attributes: str | float) -> Markup:
    """Make an element; an underscore in the name of an attribute is a hyphen, one at its end is left out.

    >>> tag("a", said("1 < 2"), href='x"y', stroke_width=2.5, class_="b")
    '<a href="x&quot;y" stroke-width="2.5" class="b">1 &lt; 2</a>'
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{said(value if isinstance(value, str) else number(value))}"'
        for name, value in attributes.items()
    )
    inside = "".join(children)
    return Markup(
        f"<{element}{written}>{inside}</{element}>" if inside or element in OPEN else f"<{element}{written}/>"
    )


OPEN = frozenset({"script", "style", "td", "th", "p", "div", "span", "title", "desc", "section", "a"})  # never <x/>


def said(text: str) -> Markup:
    """Escape a text; what would turn the direction of its surroundings is left out."""
    return Markup(escape(UNFIT.sub("\ufffd", STEERING.sub("", text))))


def joined(*parts: Markup) -> Markup:
    """Put elements one after the other."""
    return Markup("".join(parts))


def number(value: float) -> str:
    """Write a number with at most one digit after the point.

    >>> number(2.0), number(-0.04), number(1.25)
    ('2', '0', '1.2')
    """
    short = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def one_line(text: str, letters: int) -> str:
    """Shorten a text to so many letters, without control characters and doubled spaces.

    >>> one_line("the  foreign ministry", 12)
    'the foreign…'
    """
    plain = " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in text[: 4 * letters]).split())
    return plain if len(plain) <= letters else f"{plain[: letters - 1].rstrip()}…"


def lines(text: str, letters: int, most: int) -> list[str]:
    """Break a text into at most so many lines of so many letters; what is cut off leaves a mark.

    >>> lines("Ministry of Foreign Affairs of Iran", 12, 2)
    ['Ministry of', 'Foreign…']
    """
    made = [""]
    for word in one_line(text, letters * (most + 1)).split(" "):
        last = made[-1]
        if last and len(last) + len(word) >= letters:
            made.append(word)
        else:
            made[-1] = f"{last} {word}".strip()
    kept = [one_line(line, letters) for line in made[:most]]
    if len(made) > most:
        kept[-1] = f"{kept[-1][: letters - 1].rstrip('…')}…"
    return kept


def width(text: str, size: float) -> float:
    """Estimate the pixels of a text in a sans-serif face of `size`, from above: letters of Arial have 0.5 of it."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return size * (LETTER * (len(text) - wide) + wide)


LETTER = 0.55  # of the size of the face: Arial's mean over English names is 0.51, capitals are wider
