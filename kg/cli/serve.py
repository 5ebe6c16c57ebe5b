"""`kg serve`: a graph as a site."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.console import say
from kg.cli.options import GraphFolder


def serve(
    graph: GraphFolder,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; 127.0.0.1 is this machine only.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="0 takes a free one.")] = 8000,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="How long a query may take.")] = 10.0,
    max_rows: Annotated[int, typer.Option(metavar="N", min=1, help="Rows that an answer has at most.")] = 10_000,
    memory: Annotated[int, typer.Option(metavar="MIB", min=64, help="Memory that a query may take.")] = 384,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Queries at a time.")] = 2,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="Name under which others know it; repeatable.")
    ] = None,
    allow_origin: Annotated[
        str, typer.Option(metavar="ORIGIN", help="Site whose pages may ask, such as https://example.org, or *.")
    ] = "",
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log requests on stderr.")] = False,
) -> None:
    """Serve a graph as a site: pages to read, questions to ask, and a SPARQL endpoint.

    Read only. Ends with Ctrl-C.
    """
    from kg.serve.process import serve as run
    from kg.serve.settings import Settings
    from kg.serve.shield import is_loopback

    if not is_loopback(host):
        say(f"warning: {host} can be reached from other machines, and everybody there may ask; see docs/serve.md")
    settings = Settings(
        host=host,
        port=port,
        timeout=timeout,
        max_rows=max_rows,
        memory=memory,
        workers=workers,
        allow_origin=allow_origin,
        names=tuple(name or ()),
        verbose=verbose,
    )

    def started(address: str) -> None:
        import webbrowser

        say(f"{graph} is served at {address} and answers SPARQL at {address}sparql; Ctrl-C ends it")
        if open_browser:
            webbrowser.open(address)

    run(graph, settings, on_start=started)
