"""A graph as programs and notebooks have it: shipped questions, SPARQL, networks, pictures and explanations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypedDict, Unpack

import pyoxigraph as ox

from kg import library
from kg.days import first_day, last_day
from kg.store import Graph as Stored
from kg.store import Solutions as Found

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from kg.interactive.article import MarkedArticle
    from kg.interactive.explained import Explained
    from kg.interactive.picture import Picture
    from kg.network.answers import Network
    from kg.store.sparql import Value

Day: TypeAlias = "date | str | None"
Given: TypeAlias = "str | int | date | ox.NamedNode | ox.Literal"


class Part(TypedDict, total=False):
    """Which part of a graph a network shows; see `kg.network.network` for what each means."""

    relations: Collection[str]
    kinds: Collection[str]
    actors: Collection[str]
    min_confidence: float
    around: str | None
    depth: int
    top: int | None
    alone: bool
    posts: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Solutions(Found):
    """The answer to a question: rows with names, a data frame as `df`, a network; a notebook shows it as a table."""

    def __repr__(self) -> str:
        """Say how many rows there are, and of what."""
        return f"<Solutions: {len(self)} rows of {', '.join(self.variables) or 'nothing'}>"

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

    def query(self, name: str, **parameters: Given) -> Solutions:
        """Ask a shipped question; parties may be given by name or by a term of an answer; `in_` is `in`.

        Raises:
            QueryError: there is none of that name, or a parameter is unknown, missing, or does not fit.
        """
        texts = {key.rstrip("_"): _text(given) for key, given in parameters.items()}
        return self.select(library.fill(library.load(name), texts, self))

    def sparql(self, query: str) -> Solutions | bool:
        """Answer a query of any form: rows, a truth, or for CONSTRUCT and DESCRIBE a row of three for each triple.

        Raises:
            QueryError: it cannot be parsed, or reaches out.
        """
        answer = self.answer(query)
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QueryTriples):
            triples = dict.fromkeys((t.subject, t.predicate, t.object) for t in answer)
            return Solutions(("subject", "predicate", "object"), tuple(triples), self.label)
        return Solutions(tuple(v.value for v in answer.variables), tuple(tuple(row) for row in answer), self.label)

    def network(self, *, since: Day = None, until: Day = None, level: str = "actor", **part: Unpack[Part]) -> Network:
        """Give the parties and the statements between them; each edge carries its sentence and where it stands.

        `since` and `until` may be text, such as "2023" or "2023-05"; `level` is actor, party or state.

        Raises:
            QueryError: a party or kind is not in the graph, or several are.
            ValueError: a date or level is none.
        """
        from kg.network import Level, network  # noqa: PLC0415 - networkx takes 0.2 s to import

        return network(
            self,
            since=first_day(since) if isinstance(since, str) else since,
            until=last_day(until) if isinstance(until, str) else until,
            level=Level(level),
            **part,
        )

    def draw(
        self,
        *,
        title: str = "Who accuses whom",
        since: Day = None,
        until: Day = None,
        level: str = "actor",
        **part: Unpack[Part],
    ) -> Picture:
        """Draw the same network: a page to move in, which a notebook shows; errors as for `network`."""
        from kg.interactive.picture import Picture  # noqa: PLC0415 - as above

        return Picture(self.network(since=since, until=until, level=level, **part), title)

    def explain(self, statement: object) -> Explained:
        """Explain a statement, given by its IRI, its id, or as many first characters of the id as tell it apart.

        Raises:
            QueryError: none or several fit.
        """
        from kg.explain import explain  # noqa: PLC0415 - only who asks for it pays
        from kg.interactive.explained import Explained  # noqa: PLC0415

        return Explained.of(explain(self, getattr(statement, "value", None) or str(statement)))

    def article(self, article_id: str) -> MarkedArticle:
        """Give an article with its statements marked, as a notebook shows it.

        Raises:
            QueryError: there is none of that id.
        """
        from kg.interactive.article import marked_article  # noqa: PLC0415 - as above

        return marked_article(self, article_id)


def open(path: str | Path, *, writable: bool = False) -> Graph:  # noqa: A001 - it is kg.open to whoever calls it
    """Load the graph in the folder `path`; one that is writable keeps other writers out until it is closed.

    Raises:
        StoreError: no folder, no graph, a newer format, a line that is no quad, or another process is writing it.
    """
    return Graph.open(path, writable=writable)


def _text(given: Given) -> str:
    if isinstance(given, ox.NamedNode | ox.Literal):
        return given.value
    return given.isoformat() if isinstance(given, date) else str(given)
