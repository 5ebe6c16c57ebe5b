"""Networks as CSV, UTF-8, that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from kg.exchange.described import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

FORMULA = re.compile(r"\s*[=+\-@\t\r\n|]")  # how a cell begins that a spreadsheet might run
FIRST = ("date", "tail_name", "relation", "head_name", "words", "quotation", "denied", "kind", "confidence")
CONTEXT = {"before", "after", "start", "spans"}  # of the passage; for programs, which read other formats


def statements_csv(network: nx.MultiDiGraph[str]) -> str:
    """Write a line for each statement and pair of parties, in the order of the network."""
    known = described(network)
    rows = [
        {
            "tail": tail,
            "tail_name": known.nodes[tail]["name"],
            "head": head,
            "head_name": known.nodes[head]["name"],
            **attributes,
        }
        for tail, head, attributes in known.edges(data=True)
    ]
    rest = [name for name in rows[0] if name not in FIRST and name not in CONTEXT] if rows else []
    columns = [*FIRST, *rest]
    return _csv([columns, *([row[name] for name in columns] for row in rows)])


def parties_csv(network: nx.MultiDiGraph[str]) -> str:
    """Write a line for each party, with its measures."""
    known = described(network)
    rows = [{"id": node, **attributes} for node, attributes in known.nodes(data=True)]
    return _csv([[*rows[0]], *([*row.values()] for row in rows)] if rows else [["id"]])


def cell(value: object) -> str:
    r"""Give the text of a cell; one that would be a formula gets an apostrophe in front.

    >>> cell("=1+1"), cell(-1), cell("a\x00b")
    ("'=1+1", '-1', 'a b')
    """
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", str(value))  # a bare carriage return would begin a line
    text = text.encode("utf-8", "replace").decode()
    return f"'{text}" if isinstance(value, str) and FORMULA.match(text) else text


def _csv(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()
