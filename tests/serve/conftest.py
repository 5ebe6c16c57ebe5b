"""A server of the small corpus, run as a user runs it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from kg.rdf import ontology_quads, quads
from kg.store import Graph, derive
from tests.graph.conftest import charge, retort, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Reading, Run

__all__ = ["charge", "retort", "run"]  # fixtures
ADDRESS = re.compile(r"served at (http://\S+?)/ ")


@dataclass(frozen=True)
class Server:
    """A process of `kg serve`, and where it answers."""

    process: subprocess.Popen[str]
    address: str

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.address, timeout=60)

    def processes(self) -> list[int]:
        """Give the ids of the server and its workers."""
        found = [self.process.pid]
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = re.search(r"^PPid:\t(\d+)$", (folder / "status").read_text(encoding="utf-8"), re.MULTILINE)
            except OSError:
                continue
            if parent and int(parent[1]) == self.process.pid:
                found.append(int(folder.name))
        return found


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr
        lines = iter(process.stderr.readline, "")
        address = next((found[1] for line in lines if (found := ADDRESS.search(line))), None)
        assert address, "the server did not start"
        try:
            yield Server(process, address)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, run: Run, charge: Reading, retort: Reading) -> Path:
    made = tmp_path_factory.mktemp("serve") / "graph"
    with Graph.create(made, run=run) as graph:
        for reading in (charge, retort):
            graph.replace_article(reading.article.id, quads(reading, run))
        graph.add(ontology_quads())
        derive(graph)
    return made


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[Server]:
    with serving(folder) as served:
        yield served


@pytest.fixture
def web(server: Server) -> Iterator[httpx.Client]:
    with server.client() as client:
        yield client
