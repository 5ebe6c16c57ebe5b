"""What the server and its workers tell each other: a job as a line of JSON, the answer in frames."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from enum import IntEnum

HEAD = struct.Struct(">BI")  # what a frame is, and how many bytes follow


class Frame(IntEnum):
    """What a worker sends: it is ready; a part of the answer; the end of one; a refusal."""

    READY = 0
    DATA = 1
    END = 2
    REFUSAL = 3


@dataclass(frozen=True, slots=True)
class Job:
    """A query that may run; `graphs` and `named` are None where the client chose no dataset.

    `union` asks all named graphs together where the query has no FROM. `rows` and `size`, in bytes, are as much as an
    answer may have.
    """

    query: str
    accept: str
    rows: int
    size: int
    union: bool = True
    graphs: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None

    def line(self) -> bytes:
        """Write the job."""
        return json.dumps(asdict(self)).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class End:
    """What is said after an answer: its media type, how many rows it has, and whether there were more."""

    media: str
    rows: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, as a status of HTTP and a line of text."""

    status: int
    message: str


def read_job(line: bytes) -> Job:
    """Read what `Job.line` wrote."""
    fields = json.loads(line)
    lists = {name: None if fields[name] is None else tuple(fields[name]) for name in ("graphs", "named")}
    return Job(**{**fields, **lists})
