"""One writer at a time: a lock in the folder of a graph. Readers need none, since files are replaced whole.

The operating system holds the lock for the process, and frees it when the process ends, however it ends: a lock is
never stale. A file beside it says who holds it, for the message to others, and means nothing without the lock.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from kg.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

LOCK, HOLDER = ".lock", ".writer.json"


class WriterLock:
    """The right to write the graph in a folder, until `release`, or until nothing refers to it."""

    def __init__(self, folder: Path) -> None:
        """Take the lock; make the folder where it is missing.

        Raises:
            StoreError: another writer has it, in this process or another, or the folder cannot be written.
        """
        self.holder = folder / HOLDER
        self.lock = FileLock(folder / LOCK, timeout=0, thread_local=False)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.lock.acquire()
            self.holder.write_text(json.dumps({"host": socket.gethostname(), "pid": os.getpid()}), encoding="utf-8")
        except Timeout as error:
            raise StoreError(f"{folder}: {_holder(self.holder)} is writing it; wait until that has ended") from error
        except OSError as error:
            raise StoreError(f"{folder}: {error.strerror or error}; choose a folder that can be written") from error

    def release(self) -> None:
        """Let others write; a second time changes nothing."""
        if self.lock.is_locked:
            with suppress(OSError):
                self.holder.unlink()
            self.lock.release()

    def __del__(self) -> None:
        self.release()

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        self.release()


def is_of_lock(path: Path) -> bool:
    """Tell whether a file is the lock's, and so no part of a graph."""
    return path.name in {LOCK, HOLDER}


def _holder(path: Path) -> str:
    """Say which process holds the lock, as far as it has said so itself."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        pid, host = int(told["pid"]), str(told["host"])
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
    if host != socket.gethostname():
        return f"process {pid} on {host!a}"
    return "this process" if pid == os.getpid() else f"process {pid}"
