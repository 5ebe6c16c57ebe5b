"""The matrix of accusations as a table, each number a link to its statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.figures.document import document, section
from kg.figures.evidence import anchors, evidence
from kg.figures.grid import SHADES
from kg.figures.markup import Markup, said, tag
from kg.figures.matrix import MOST, matrix
from kg.figures.wording import answered, count, name, sentence
from kg.network import edges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from kg.figures.matrix import Matrix
    from kg.network import Actor, Edge


def matrix_html(network: nx.MultiDiGraph[str], *, title: str, most: int | None = MOST) -> str:
    """Write who accuses whom as a table, and below it the statements that each cell counts.

    Raises:
        OntologyError: the palette has no entry for a relation; names it.
    """
    table, found = matrix(network, most), list(edges(network))
    order = [(row, column) for row in table.rows for column in table.columns if (row, column) in table.cells]
    places = {ends: f"c{i}" for i, ends in enumerate(order, 1)}
    listed = [edge for ends in order for edge in table.cells[ends]]
    answers = [edge for group in answered(found).values() for edge in group if {*edge.answers} & anchors(listed).keys()]
    names = anchors([*listed, *answers])
    sections = [
        section(_heading(table, table.cells[ends]), evidence(table.cells[ends], found, names, table.known), anchor)
        for ends, anchor in places.items()
    ]
    headings = {edge.statement: sentence(edge, table.known) for edge in answers}
    if answers:
        sections.append(section("Answers", evidence(answers, found, names, table.known, headings), "answers"))
    figure = tag("figure", _table(table, places), tabindex="0", role="region", aria_label="Table of accusations")
    return document(title, table.told, figure, [tag("h2", said("The statements")), *sections])


def _heading(table: Matrix, cell: Sequence[Edge]) -> str:
    return f"{sentence(cell[0], table.known)}: {_counted(table, cell)}"


def _counted(table: Matrix, cell: Sequence[Edge]) -> str:
    denied = table.denied(cell)
    return count(len(cell), "statement") + (f", {denied} denied or rejected" if denied else "")


def _table(table: Matrix, places: Mapping[tuple[Actor, Actor], str]) -> Markup:
    corner = tag("td", said("accuser ↓ accused →"))
    heads = (_head(one, table.met, _apart(table.columns, table, i)) for i, one in enumerate(table.columns))
    rows = (_row(table, i, places) for i in range(len(table.rows)))
    return tag("table", tag("thead", tag("tr", corner, *heads)), tag("tbody", *rows))


def _apart(parties: Sequence[Actor], table: Matrix, i: int) -> str:
    """Name the class of a row or column at which another community begins."""
    return "apart" if i and table.community[parties[i - 1]] != table.community[parties[i]] else ""


def _head(one: Actor, counts: Mapping[Actor, int], apart: str) -> Markup:
    return tag("th", tag("span", said(f"{name(one)} ({counts[one]})")), scope="col", dir="auto", **classes(apart))


def _row(table: Matrix, i: int, places: Mapping[tuple[Actor, Actor], str]) -> Markup:
    one = table.rows[i]
    head = tag("th", said(f"{name(one)} ({table.made[one]})"), scope="row", dir="auto")
    cells = (_cell(table, (one, other), places, j) for j, other in enumerate(table.columns))
    return tag("tr", head, *cells, **classes(_apart(table.rows, table, i)))


def _cell(table: Matrix, ends: tuple[Actor, Actor], places: Mapping[tuple[Actor, Actor], str], j: int) -> Markup:
    apart, cell = _apart(table.columns, table, j), table.cells.get(ends, ())
    if not cell:
        return tag("td", **classes(apart))
    text = f"{len(cell)}{' ✗' if table.denied(cell) else ''}"
    link = tag("a", said(text), href=f"#{places[ends]}", aria_label=_heading(table, cell))
    heat = sum(len(cell) >= least for least, _ in SHADES)
    return tag("td", link, **classes(f"heat{heat}", apart))


def classes(*names: str) -> dict[str, str]:
    """Give the attribute that names those classes that are not empty."""
    kept = " ".join(filter(None, names))
    return {"class_": kept} if kept else {}
