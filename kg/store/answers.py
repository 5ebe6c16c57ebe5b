"""Asks an engine, and gives the answer as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.results.cells import short, text
from kg.results.frame import to_frame
from kg.results.page import to_html
from kg.results.row import Row
from kg.store.sparql import bind, check_query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pandas as pd

    from kg.results.cells import Term
    from kg.store.sparql import Value

Answer: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
SHOWN = 120  # characters of what the parser expected; the rest of its list are ranges of code points


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: the names of its variables, and a row of terms for each solution, None where unbound.

    `label` gives what people read in the place of an IRI.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    label: Callable[[str], str] = field(default=short, repr=False, compare=False)

    def __iter__(self) -> Iterator[Row]:
        """Give the rows, each with the names of its columns."""
        return (Row.of(self.variables, row) for row in self.rows)

    def __getitem__(self, at: int) -> Row:
        """Give a row, counted from 0."""
        return Row.of(self.variables, self.rows[at])

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    @property
    def df(self) -> pd.DataFrame:
        """Give a data frame of pandas, with numbers, days and truths as such; made anew each time.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        return to_frame(self.variables, self.rows)

    def _repr_html_(self) -> str:
        return to_html(self.variables, self.rows, self.label)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Give the rows as text: IRIs and lexical forms, empty where unbound."""
        for row in self.rows:
            yield tuple(map(text, row))


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
