"""A network in the formats that other programs read: graph editors, spreadsheets, Graphviz, JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.exchange.dot import dot
from kg.exchange.tables import parties_csv, statements_csv
from kg.exchange.text import as_json
from kg.exchange.xml import gexf, graphml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import networkx as nx

FORMATS: Mapping[str, Callable[[nx.MultiDiGraph[str]], str]] = {
    "graphml": graphml,
    "gexf": gexf,
    "csv": statements_csv,
    "parties-csv": parties_csv,
    "json": as_json,
    "dot": dot,
}

__all__ = ["FORMATS", "as_json", "dot", "gexf", "graphml", "parties_csv", "statements_csv"]
