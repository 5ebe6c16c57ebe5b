"""A graph as programs have it: what is stored, with the shipped questions, and answers that can be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg import library
from kg.store import Graph as Stored
from kg.store import Solutions as Found

if TYPE_CHECKING:
    from pathlib import Path

    from kg.network.answers import Network
    from kg.store.sparql import Value


@dataclass(frozen=True, slots=True, eq=False)
class Solutions(Found):
    """The answer to a question: rows with names, a data frame as `df`, a network; a notebook shows it as a table."""

    def network(self, *, tail: str = "", head: str = "") -> Network:
        """Give an edge for each row, from the party in column `tail` to that in `head`; see `kg.network.answers`.

        Raises:
            QueryError: the answer has no such columns.
        """
        from kg.network.answers import answer_network  # noqa: PLC0415 - networkx takes 0.2 s to import

        return answer_network(self, tail=tail, head=head)


class Graph(Stored):
    """A graph in memory, and the folder that it came from; as a context, one that is writable is saved at the end."""

    def select(self, query: str, **values: Value) -> Solutions:
        """Answer a SELECT over all named graphs together; `values` fix variables of its outermost pattern.

        Raises:
            QueryError: the query is no SELECT, cannot be parsed, reaches out, or has no such variable.
        """
        found = super().select(query, **values)
        return Solutions(found.variables, found.rows, found.label)

    def query(self, name: str, **parameters: str | int | date) -> Solutions:
        """Ask a shipped question; parties may be given by name, and `in_` is the parameter `in`.

        Raises:
            QueryError: there is none of that name, or a parameter is unknown, missing, or does not fit.
        """
        texts = {key.rstrip("_"): _text(given) for key, given in parameters.items()}
        return self.select(library.fill(library.load(name), texts, self))


def open(path: str | Path, *, writable: bool = False) -> Graph:  # noqa: A001 - it is kg.open to whoever calls it
    """Load the graph in the folder `path`; one that is writable keeps other writers out until it is closed.

    Raises:
        StoreError: no folder, no graph, a newer format, a line that is no quad, or another process is writing it.
    """
    return Graph.open(path, writable=writable)


def _text(given: str | int | date) -> str:
    return given.isoformat() if isinstance(given, date) else str(given)
