"""Makes the n-th write, fsync or rename of a process fail, or the process end at it."""

from __future__ import annotations

import errno
import os
import signal
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEVER = 1 << 30


def fail() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Steps:
    """Counts what reaches the disk; at the step `at`, it happens `what`, in the midst of a write."""

    def __init__(self, at: int = NEVER, what: Callable[[], None] = fail) -> None:
        self.at, self.what, self.count = at, what, 0

    def step(self) -> None:
        self.count += 1
        if self.count == self.at:
            self.what()

    @contextmanager
    def counted(self) -> Iterator[None]:
        fsync, rename = os.fsync, Path.replace

        def counted_fsync(handle: int) -> None:
            self.step()
            fsync(handle)

        def counted_rename(path: Path, target: Path) -> Path:
            self.step()
            return rename(path, target)

        with (
            patch("os.fsync", counted_fsync),
            patch.object(Path, "replace", counted_rename),
            patch("kg.store.files.NamedTemporaryFile", self._file),
        ):
            yield

    def _file(self, **how: Any) -> Any:  # noqa: ANN401 - what a temporary file is has no public name
        file: Any = NamedTemporaryFile(**how)  # noqa: SIM115 - whoever asked for it closes it
        write = file.writelines

        def halved(parts: Any) -> None:  # noqa: ANN401
            data = b"".join(parts)
            write([data[: len(data) // 2]])
            file.flush()
            self.step()
            write([data[len(data) // 2 :]])

        file.writelines = halved
        return file
