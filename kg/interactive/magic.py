"""`%load_ext kg` gives notebooks the cell magic `%%sparql`."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from IPython.core.error import UsageError

from kg.errors import KGError
from kg.interactive.drawn import drawn
from kg.interactive.graph import Graph, Solutions
from kg.results.page import to_html

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from kg.interactive.picture import Picture

NAME = "graph"  # of the variable that is asked where none is named


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer of which a notebook shows the first `most` rows."""

    found: Solutions
    most: int

    def __repr__(self) -> str:
        """Say how many rows there are."""
        return repr(self.found)

    def _repr_html_(self) -> str:
        return to_html(self.found.variables, self.found.rows, self.found.label, most=self.most)


class Options(ArgumentParser):
    """What may stand behind `%%sparql`; a mistake is told in the notebook, and ends nothing."""

    def __init__(self) -> None:
        """Take a graph and how its answer is wanted."""
        super().__init__(prog="%%sparql", add_help=False)
        self.add_argument("graph", nargs="?", default=NAME)
        self.add_argument("--df", metavar="NAME")
        self.add_argument("--network", action="store_true")
        self.add_argument("--limit", metavar="N", type=int)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong."""
        raise UsageError(f"{message}; {self.format_usage().strip()}")


@dataclass(frozen=True, slots=True)
class Sparql:
    """The magic `%%sparql` of one shell."""

    shell: InteractiveShell

    def cell(self, line: str, cell: str) -> Solutions | Shown | Picture | bool:
        """Ask a graph in SPARQL: `%%sparql [GRAPH] [--df NAME] [--network] [--limit N]`.

        GRAPH is the variable that holds a graph, or the graph's folder; `graph` where none is named. --df puts the
        answer into a variable too, as a data frame of pandas; --network draws the statements that stand in it, or those
        between the parties of its rows; --limit shows no more rows than N, while the data frame has all.
        """
        wanted = Options().parse_args(shlex.split(line))
        try:
            return self._answer(wanted.graph, cell, wanted.df, wanted.limit, as_network=wanted.network)
        except KGError as error:
            raise UsageError(str(error)) from error

    def _answer(
        self, graph: str, query: str, df: str | None, limit: int | None, *, as_network: bool
    ) -> Solutions | Shown | Picture | bool:
        asked = self._graph(graph)
        found = asked.sparql(query)
        if isinstance(found, bool):
            return found
        if df is not None:
            self.shell.user_ns[df] = found.df
        if as_network:
            return drawn(asked, found)
        return found if limit is None else Shown(found, limit)

    def _graph(self, name: str) -> Graph:
        known = self.shell.user_ns.get(name)
        if isinstance(known, Graph):
            return known
        if known is None and name == NAME:
            raise UsageError(f"there is no variable {NAME}; make one with {NAME} = kg.open(...), or name another")
        return Graph.open(known if isinstance(known, str) else name)


def register(shell: InteractiveShell) -> None:
    """Give a shell the magic."""
    shell.magics_manager.register_function(Sparql(shell).cell, magic_kind="cell", magic_name="sparql")
