"""How a server is run: what the options of `kg serve` say."""

from __future__ import annotations

from dataclasses import dataclass

QUEUE = 64  # queries that wait, of all clients together
OWN_QUEUE = 60  # ... of one client, so that another still finds a place
PATIENCE = 3  # time-outs that a query waits for a worker before it is sent away
LARGEST = 32 << 20  # bytes of an answer, which is on the disk until it is sent
BODY = 1 << 20  # bytes of a request; the longest query that is let in has 32,000 characters


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults are for one person on one machine; `timeout` is in seconds, `memory` in MiB for one query."""

    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 10.0
    max_rows: int = 10_000
    memory: int = 384  # the page of a network and two workers at their limit stay below 1.5 GB together
    workers: int = 2
    allow_origin: str = ""
    names: tuple[str, ...] = ()  # under which the site is known, besides localhost and numbers
    verbose: bool = False
