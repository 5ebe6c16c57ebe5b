"""The marks of a timeline: lanes with their parties, arrows between them, lines from statements to answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.figures.markup import Markup, lines, number, tag
from kg.figures.plan import HEAD, LANE, LINE, SIZE, TRACK, YEAR, words
from kg.figures.sheet import INK, RULE, SOFT, label
from kg.figures.symbols import cross, head, line, shape, want
from kg.figures.wording import day, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.figures.chronicle import Chronicle, Entry
    from kg.figures.plan import Plan
    from kg.palette import Style

NAMED = 14  # letters in a line of a lane's name
SELF = 30.0  # pixels that an arrow of who speaks of itself goes out


def frame(told: Chronicle, plan: Plan) -> Iterator[Markup]:
    """Draw each party above its lane, and a line where a year begins."""
    for i, year in plan.years.items():
        y = plan.rows[i] - LINE - YEAR + 24
        yield tag("path", d=f"M0 {number(y + 5)}H{number(plan.texts + LANE * 4)}", stroke=RULE, fill="none")
        yield label(year, 0, y, size=SIZE + 3, font_weight="bold")
    for one, x in plan.lanes.items():
        yield tag("path", d=f"M{number(x)} {HEAD:g}V{number(plan.bottom)}", stroke=RULE, stroke_width=2, fill="none")
        rows = lines(name(one), NAMED, 3)
        for i, row in enumerate(rows):
            y = HEAD - 26 - LINE * (len(rows) - 1 - i)
            yield label(row, x, y, size=SIZE, text_anchor="middle", font_weight="bold")
        yield shape(want(one.label, told.known), x, HEAD - 8, 9)


def answers(plan: Plan) -> Iterator[Markup]:
    """Draw a line from each statement down to its answer, left of the lanes."""
    edge = min(plan.lanes.values(), default=0) - LANE / 2
    for (start, end), track in plan.tracks.items():
        x, y, to = edge - TRACK * (track + 0.5), plan.rows[start] - 4, plan.rows[end] - 4
        path = f"M{number(edge + 2)} {number(y)}H{number(x)}V{number(to)}H{number(edge - 3)}"
        yield tag("path", d=path, stroke=SOFT, stroke_width=1.5, fill="none")
        yield tag("path", d=f"M{number(edge + 4)} {number(to)}l-8 -4v8z", fill=SOFT)


def row(told: Chronicle, plan: Plan, place: int) -> Iterator[Markup]:
    """Draw a statement: its day, its arrows, its words."""
    entry, y = told.entries[place], plan.rows[place]
    before = told.entries[place - 1].edge.date if place and place not in plan.years else ""
    if entry.edge.date != before:
        yield label(day(entry.edge.date), 0, y, size=SIZE)
    style = want(entry.edge.relation, told.known)
    for tail in entry.tails:
        for to in entry.heads:
            yield from _arrow(style, plan.lanes[tail], plan.lanes[to], y - 4)
    if entry.edge.statement in told.contested:
        yield _cross(plan, entry, y - 4)
    yield from _words(told, entry, plan.texts, y)


def _arrow(style: Style, x: float, to: float, y: float) -> Iterator[Markup]:
    if x == to:
        yield line(style, f"M{number(x)} {number(y - 7)}h{SELF:g}v14H{number(x + 12)}")
        yield head(style, (x + 2, y + 7), (-1, 0))
        return
    way = 1 if to > x else -1
    yield line(style, f"M{number(x)} {number(y)}H{number(to - 10 * way)}", 2.4)
    yield tag("circle", cx=x, cy=y, r=4.5, fill=style.colour)
    yield head(style, (to - 2 * way, y), (way, 0), 1.15)


def _cross(plan: Plan, entry: Entry, y: float) -> Markup:
    x, to = plan.lanes[entry.tails[0]], plan.lanes[entry.heads[0]]
    return cross(x + (26 if to >= x else -26), y)


def _words(told: Chronicle, entry: Entry, x: float, y: float) -> Iterator[Markup]:
    for i, (text, bold) in enumerate(words(told, entry)):
        weight, colour = ("bold", INK) if bold else ("normal", SOFT)
        yield label(text, x, y + LINE * i, size=SIZE, font_weight=weight, fill=colour)
