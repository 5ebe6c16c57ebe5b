"""How fast a graph loads and answers, and how rdflib's own engine does beside it.

Run by hand: `python tests/benchmarks/queries.py [QUADS]`, a million where none are given, derived ones included. Every
shipped query is asked as it comes, which is its dearest form, and with its first party fixed. Then graphs a tenth as
big answer in both engines in one run. One line a figure: name, tab, seconds; a ratio has no unit. CPU time, the best
of three.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

import rdflib

from kg import library
from kg.store import Graph
from tests.benchmarks.synthetic import synthetic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUADS = 1_000_000  # what is derived included
STATED = 0.6  # the share of them that is not derived
NEEDED = {"statement": "statement/a0-0", "article": "article/a0"}
MOST = """
    PREFIX kg: <https://w3id.org/jaccuse/ontology#>
    SELECT ?state WHERE { ?statement kg:accuser ?state . ?state a kg:State }
    GROUP BY ?state ORDER BY DESC(COUNT(?statement)) ?state LIMIT 2"""  # the dearest parties to ask for
ROUNDS = 3
COMPARED = ("who-accuses-whom", "denied", "unanswered")  # what rdflib answers in a minute


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Give the shortest of `rounds` runs."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def forms(name: str, graph: Graph) -> Iterator[tuple[str, str]]:
    """Give a shipped query as it comes and with its first party fixed, each with a name."""
    query = library.load(name)
    (party,), (other,) = graph.select(MOST).texts()
    needed = {p.name: NEEDED.get(p.name, party) for p in query.parameters if p.required}
    yield name, library.fill(query, needed, graph)
    free = next((p.name for p in query.parameters if p.type is library.Type.ENTITY and not p.required), None)
    if free:
        beside = other if party in needed.values() else party
        yield f"{name} of one {free}", library.fill(query, {**needed, free: beside}, graph)


def answered(graph: Graph) -> dict[str, float]:
    """Give the seconds of every shipped query in every form."""
    texts = [form for name in library.names() for form in forms(name, graph)]
    return {name: seconds(lambda text=text: graph.select(text)) for name, text in texts}  # type: ignore[misc]


def loaded(folder: Path) -> float:
    """Give the seconds that opening a graph takes."""
    return seconds(lambda: Graph.open(folder), 1)


def beside_rdflib(folder: Path) -> Iterator[tuple[str, float]]:
    """Compare with rdflib's memory store over the same file: how many times as long it takes."""
    ours, theirs = Graph.open(folder), rdflib.Dataset(default_union=True)
    load = seconds(lambda: theirs.parse(folder / "quads.nq", format="nquads"), 1)
    yield "rdflib / ours, load", load / loaded(folder)
    for name in COMPARED:
        text = library.fill(library.load(name), {}, ours)
        own = seconds(lambda text=text: ours.select(text))  # type: ignore[misc]
        yield f"rdflib / ours, {name}", seconds(lambda text=text: list(theirs.query(text)), 1) / own  # type: ignore[misc]


def main() -> None:
    """Print the figures as they come."""
    count = int(sys.argv[1]) if sys.argv[1:] else QUADS
    with TemporaryDirectory() as name:
        big, small = Path(name) / "big", Path(name) / "small"
        synthetic(int(count * STATED), big).save()
        synthetic(int(count * STATED / 10), small).save()
        _print("quads", len(Graph.open(big)))
        _print("load", loaded(big))
        times = answered(Graph.open(big))
        for query, time in times.items():
            _print(query, time)
        _print("slowest query", max(times.values()))
        _print("median query", median(times.values()))
        for figure, ratio in beside_rdflib(small):
            _print(figure, ratio)


def _print(name: str, figure: float) -> None:
    sys.stdout.write(f"{name}\t{figure:.3f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
