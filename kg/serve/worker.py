"""A process that answers queries, one after the other, and may die of one: `python -m kg.serve.worker FOLDER ...`.

When it is ready it has all that it needs open. From then on it can open no file and no connection, so that a query that
reaches out finds nothing, and it gets only so much memory. Its own alarm ends it where the server is gone.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Generic, TypeVar

import pyoxigraph as ox

from kg.results.sheet import to_csv
from kg.results.sparql import to_json, to_tsv, to_xml, truth
from kg.results.triples import PREFIXES as STANDARD
from kg.serve.accept import CSV, JSON, JSON_LD, N_TRIPLES, RDF_XML, ROWS, TRIPLES, TSV, TURTLE, XML, choose
from kg.serve.jobs import HEAD, End, Frame, Job, Refusal, read_job
from kg.store.answers import parse_problem
from kg.terms import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import ReadableBuffer

    from kg.store.answers import Answer

    Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

Row = TypeVar("Row")
CHUNK = 1 << 16
MEBIBYTE = 1 << 20
RDF_FORMATS = {
    TURTLE.name: ox.RdfFormat.TURTLE,
    N_TRIPLES.name: ox.RdfFormat.N_TRIPLES,
    JSON_LD.name: ox.RdfFormat.JSON_LD,
    RDF_XML.name: ox.RdfFormat.RDF_XML,
}
WRITERS = {JSON.name: to_json, XML.name: to_xml, CSV.name: to_csv, TSV.name: to_tsv}
PREFIXES = {**STANDARD, "id": DATA}


class _Frames(io.RawIOBase):
    """Sends what is written to it as frames of an answer; `size` counts the bytes."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer) -> int:
        sent = bytes(data)
        self.size += len(sent)
        send(Frame.DATA, sent)
        return len(sent)


class _Counted(Generic[Row]):
    """The rows of an answer up to its bounds; `cut` tells whether there were more."""

    def __init__(self, rows: Iterable[Row], job: Job, frames: _Frames) -> None:
        self.rows, self.job, self.frames, self.count, self.cut = rows, job, frames, 0, False

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            if self.count == self.job.rows or self.frames.size > self.job.size:
                self.cut = True
                return
            self.count += 1
            yield row


def send(frame: Frame, data: bytes) -> None:
    """Write a frame to the server."""
    sys.stdout.buffer.write(HEAD.pack(frame, len(data)) + data)
    sys.stdout.buffer.flush()


def answer(store: ox.Store, job: Job) -> None:
    """Ask the store, and send what it says, or why it says nothing."""
    try:
        end = _write(_ask(store, job), job)
    except (SyntaxError, ValueError, OSError, MemoryError) as error:
        end = _refusal(error)
    frame = Frame.REFUSAL if isinstance(end, Refusal) else Frame.END
    send(frame, json.dumps(asdict(end)).encode())


def _refusal(error: Exception) -> Refusal:
    match error:
        case MemoryError():
            return Refusal(503, "the query needs more memory than it may have; make it smaller")
        case OSError():
            return Refusal(500, f"the query cannot be answered: {error}")
    return Refusal(400, parse_problem(str(error)))


def _ask(store: ox.Store, job: Job) -> Answer:
    if job.graphs is None and job.named is None:
        return store.query(job.query, use_default_graph_as_union=job.union)
    graphs: list[Graph] = [ox.NamedNode(graph) for graph in job.graphs or ()]
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(graph) for graph in job.named or ()]
    return store.query(job.query, default_graph=graphs, named_graphs=named)


def _write(answer: Answer, job: Job) -> End | Refusal:
    offered = TRIPLES if isinstance(answer, ox.QueryTriples) else ROWS
    form = choose(job.accept, offered)
    if form is None:
        return Refusal(406, f"the answer can be had as {', '.join(each.media for each in offered)}")
    frames = _Frames()
    with io.BufferedWriter(frames, CHUNK) as out:
        if isinstance(answer, ox.QueryBoolean):
            out.write(truth(bool(answer), form.name).encode())
            return End(form.media, 1, cut=False)
        if isinstance(answer, ox.QueryTriples):
            triples = _Counted(_once(answer), job, frames)
            ox.serialize(triples, out, format=RDF_FORMATS[form.name], prefixes=PREFIXES)
            return End(form.media, triples.count, triples.cut)
        rows = _Counted(map(tuple, answer), job, frames)
        for text in WRITERS[form.name](tuple(v.value for v in answer.variables), rows):
            out.write(text.encode("utf-8", "replace"))
        return End(form.media, rows.count, rows.cut)


def _once(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Leave out what was there before; a CONSTRUCT repeats a triple for each solution that makes it."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def confine(mebibytes: int) -> None:
    """Allow this process so much more memory than it has now, and nothing to be opened."""
    with suppress(OSError):  # a system that does not tell has no limit
        pages = int(open("/proc/self/statm", encoding="ascii").read().split()[0])  # noqa: PTH123, SIM115
        resource.setrlimit(
            resource.RLIMIT_AS, (most := pages * os.sysconf("SC_PAGE_SIZE") + mebibytes * MEBIBYTE, most)
        )
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def main(folder: str, mebibytes: str, seconds: str) -> None:
    """Answer jobs from stdin until it ends."""
    store = ox.Store.read_only(folder)
    confine(int(mebibytes))
    send(Frame.READY, b"")
    for line in iter(sys.stdin.buffer.readline, b""):
        signal.setitimer(signal.ITIMER_REAL, float(seconds))
        answer(store, read_job(line))
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
