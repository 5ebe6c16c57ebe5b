"""A dispute along time: a lane for each party, a row for each statement, and lines from these to their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.figures.chronicle import LANES, ROWS, chronicle
from kg.figures.document import document
from kg.figures.evidence import anchors, evidence
from kg.figures.lanes import answers, frame, row
from kg.figures.markup import Markup, joined, said, tag
from kg.figures.plan import TEXT, plan
from kg.figures.sheet import Block, paragraph, sheet
from kg.figures.symbols import legend
from kg.network import edges

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from kg.figures.chronicle import Chronicle

READING = (
    "Read from top to bottom: each arrow leads from who speaks to whom it is about. "
    "A line at its left leads from a statement down to its answer."
)


def timeline_svg(
    network: nx.MultiDiGraph[str], *, title: str, lanes: int | None = LANES, rows: int | None = ROWS
) -> str:
    """Draw who said what about whom, and when: the newest `rows` statements between the `lanes` busiest parties.

    Raises:
        OntologyError: the palette has no entry for a class of actor or a relation; names it.
    """
    told = chronicle(network, lanes=lanes, rows=rows)
    return sheet(title, told.told, _blocks(told, {}))


def timeline_html(
    network: nx.MultiDiGraph[str], *, title: str, lanes: int | None = LANES, rows: int | None = ROWS
) -> str:
    """Write the same with the passages below it; a row is a link to its passage.

    Raises:
        OntologyError: the palette has no entry for a class of actor or a relation; names it.
    """
    told = chronicle(network, lanes=lanes, rows=rows)
    listed = [entry.edge for entry in told.entries]
    names = anchors(listed)
    figure = sheet(title, told.told, _blocks(told, names), linked=True)
    headings = {entry.edge.statement: entry.sentence(told.known) for entry in told.entries}
    articles = evidence(listed, edges(network), names, told.known, headings)
    return document(
        title, told.told, tag("figure", Markup(figure)), [tag("h2", said("The statements, oldest first")), *articles]
    )


def _blocks(told: Chronicle, names: Mapping[str, str]) -> list[Block]:
    """Draw the rows, each a link where its statement has a name to link to; then what helps to read them."""
    places = plan(told)
    marks = [*frame(told, places), *answers(places)]
    for i, entry in enumerate(told.entries):
        drawn, link = joined(*row(told, places, i)), names.get(entry.edge.statement)
        marks.append(tag("a", drawn, href=f"#{link}") if link else tag("g", drawn))
    wide = places.texts + TEXT
    occurring = {entry.edge.relation for entry in told.entries} | {lane.label for lane in told.lanes}
    crossed = any(entry.edge.statement in told.contested for entry in told.entries)
    return [
        Block(joined(*marks), wide, places.bottom),
        legend(occurring, told.known, wide, crossed=crossed),
        paragraph(f"{READING} {told.told}", wide),
    ]
