"""Asks an engine, and gives the answer as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.sparql import bind, check_query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.store.sparql import Value

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
SHOWN = 120  # characters of what the parser expected; the rest of its list are ranges of code points


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: the names of its variables, and a row of terms for each solution, None where unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        """Give the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Give the rows as text: IRIs and lexical forms, empty where unbound."""
        for row in self.rows:
            yield tuple("" if term is None else _text(term) for term in row)


def ask_engine(store: ox.Store, query: str, values: Mapping[str, Value]) -> Answer:
    """Check `query`, fix its variables, and run it over all named graphs together.

    Raises:
        QueryError: the query is refused, cannot be parsed (names line and column), or has no such variable.
    """
    check_query(query)
    try:
        return store.query(bind(query, values), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(parse_problem(str(error))) from error


def parse_problem(problem: str) -> str:
    """Say on one short line what the parser did not understand, and where."""
    match = re.match(r"error at (\d+):(\d+): (.*)", problem, re.DOTALL)
    if match is None:
        return problem
    line, column, rest = match.groups()
    rest = " ".join(rest.split())
    return f"line {line}, column {column}: {rest if len(rest) <= SHOWN else rest[:SHOWN] + ' ...'}"


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
