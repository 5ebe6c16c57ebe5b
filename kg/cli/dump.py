"""`kg dump`: a graph as text."""

from typing import Annotated

import typer

from kg.cli.options import GraphFolder, Output
from kg.cli.query import chosen, emit


def dump(
    graph: GraphFolder,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="nquads, trig, turtle, ntriples or jsonld.")
    ] = None,
    output: Output = None,
) -> None:
    """Print a graph, as sorted N-Quads unless another format is asked for.

    Other RDF stores load them; the same graph gives the same bytes. Turtle and N-Triples have no names of graphs.
    """
    from kg.results.triples import to_rdf
    from kg.store import Graph

    wanted = chosen(form or (None if output else "nquads"), output)
    if wanted is None or wanted.rdf is None:
        raise typer.BadParameter("choose nquads, trig, turtle, ntriples or jsonld", param_hint="--format")
    opened = Graph.open(graph)
    emit(to_rdf(opened.store, wanted.rdf, opened.names.base), output)
