"""A sheet of paper: blocks one below the other under a heading, as one SVG that anything can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.figures.markup import Markup, joined, lines, said, tag

if TYPE_CHECKING:
    from collections.abc import Iterable

INK, SOFT, GROUND, RULE = "#1b1b1a", "#5b5b57", "#ffffff", "#d7d7d1"
FACE = "Liberation Sans, Arial, Helvetica, sans-serif"
MARGIN = 24.0  # pixels
GAP = 18.0  # pixels between blocks
LEAST = 640.0  # pixels; a caption needs so much
NORMAL = 15.0  # pixels of text
HEADING = 25.0


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a sheet, drawn from its own left upper corner; sizes in pixels."""

    markup: Markup
    width: float
    height: float


def sheet(title: str, description: str, blocks: Iterable[Block], *, linked: bool = False) -> str:
    """Give a picture with its heading, on white, so that it reads the same on any ground.

    A screen reader says the title and the description; one that is `linked` stands within a page, has no heading of
    its own, and is a group of links to it. There is no script in it, and nothing is fetched.
    """
    parts = list(blocks)
    wide = max([LEAST, *(part.width for part in parts)])
    whole = _stacked(parts if linked else [_heading(title, wide), *parts])
    size = {"width": wide + 2 * MARGIN, "height": whole.height + 2 * MARGIN}
    svg = tag(
        "svg",
        tag("title", said(title), id="title"),
        tag("desc", said(description), id="desc"),
        tag("rect", fill=GROUND, **size),
        tag("g", whole.markup, transform=f"translate({MARGIN:g} {MARGIN:g})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size['width']:.0f} {size['height']:.0f}",
        role="group" if linked else "img",
        aria_labelledby="title desc",
        font_family=FACE,
        font_size=NORMAL,
        fill=INK,
        **size,
    )
    return f"{svg}\n"


def paragraph(text: str, wide: float, *, size: float = NORMAL, colour: str = SOFT, most: int = 12) -> Block:
    """Set a text in lines as wide as the sheet."""
    rows = lines(text, int(max(wide, LEAST) / (size * 0.57)), most)
    markup = joined(*(label(row, 0, size * (1 + 1.35 * i), size=size, fill=colour) for i, row in enumerate(rows)))
    return Block(markup, LEAST, size * 1.35 * len(rows))


def label(text: str, x: float, y: float, *, size: float = NORMAL, **attributes: str | float) -> Markup:
    """Write one line, its foot at `y`."""
    return tag("text", said(text), x=x, y=y, font_size=size, **attributes)


def halo(text: str, x: float, y: float, *, size: float = NORMAL, **attributes: str | float) -> Markup:
    """Write one line on a white seam, so that it reads where lines cross it."""
    seam: dict[str, str | float] = {
        "stroke": GROUND,
        "stroke_width": size / 3,
        "stroke_linejoin": "round",
    }
    return label(text, x, y, size=size, paint_order="stroke", **seam, **attributes)


def _heading(title: str, wide: float) -> Block:
    rows = lines(title, int(wide / (HEADING * 0.55)), 3)
    marks = (label(row, 0, HEADING * (0.85 + 1.2 * i), size=HEADING, font_weight="bold") for i, row in enumerate(rows))
    return Block(joined(*marks), LEAST, HEADING * 1.2 * len(rows))


def _stacked(blocks: Iterable[Block]) -> Block:
    """Set blocks below each other."""
    made, y = [], 0.0
    kept = [block for block in blocks if block.markup]
    for block in kept:
        made.append(tag("g", block.markup, transform=f"translate(0 {y:.1f})"))
        y += block.height + GAP
    return Block(joined(*made), max(block.width for block in kept), y - GAP)
