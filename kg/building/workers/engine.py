"""Where articles are read: in this process, in others, or on other machines; all by the one contract of an Executor."""

from __future__ import annotations

import faulthandler
import os
import signal
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, ParamSpec, TypeAlias, TypeVar

from kg.building.workers.clusters import Dask, Ray
from kg.errors import KGError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.building.output import Output
    from kg.model import Article

P = ParamSpec("P")
T = TypeVar("T")
Shard: TypeAlias = "tuple[Article, ...]"
Extract: TypeAlias = "Callable[[Shard], Iterable[Output]]"
CLUSTERS: dict[str, type[Dask | Ray]] = {"dask": Dask, "ray": Ray}
AHEAD = 3  # shards handed out for each worker, so that none waits for the one that is next in order


class Here(Executor):
    """Works in this process, at once."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call `fn`, and give what came of it."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks the future gets it, as the contract says
            future.set_exception(error)
        return future


@dataclass(slots=True)
class Engine:
    """An executor that is started when it is first needed, and again when it broke.

    `limit` is how long, in seconds, a worker may go on without finishing an article; then its process ends.
    """

    start: Callable[[], Executor] = Here
    workers: int = 1
    limit: float | None = None
    running: Executor | None = None

    @classmethod
    def named(cls, name: str, jobs: int, limit: float) -> Engine:
        """Read on the machines behind `dask://HOST:PORT` or `ray://HOST:PORT`; unnamed, in processes of this one.

        Raises:
            StoreError: no cluster of that name answers.
            MissingPackageError: what it needs is not installed.
        """
        if not name:
            return cls.local(jobs, limit)
        scheme, _, place = name.partition("://")
        cluster = CLUSTERS.get(scheme)
        if cluster is None or not place:
            raise StoreError(f"--engine {name}: unknown; use {', '.join(f'{each}://HOST:PORT' for each in CLUSTERS)}")
        running = cluster(place)
        return cls(lambda: running, running.workers, limit, running)

    @classmethod
    def local(cls, jobs: int, limit: float) -> Engine:
        """Read in so many processes of this machine; one is this process itself, which nothing can end in time."""
        if jobs == 1:
            return cls()
        spawn = get_context("spawn")
        return cls(lambda: ProcessPoolExecutor(jobs, spawn, _end_with_parent), jobs, limit)

    @property
    def ahead(self) -> int:
        """Give how many shards may be under way."""
        return 1 if self.start is Here else self.workers * AHEAD

    def submit(self, extract: Extract, shard: Shard) -> Future[tuple[Output, ...]]:
        """Hand out a shard, in a new executor where the last one broke.

        Raises:
            KGError: workers end as soon as they start.
        """
        executor = self.running or self._started()
        try:
            return executor.submit(_watched, extract, shard, self.limit)
        except BrokenExecutor:
            self.stop()
            return self._started().submit(_watched, extract, shard, self.limit)

    def _started(self) -> Executor:
        self.running = self.start()
        try:
            self.running.submit(_alive).result()
        except BrokenExecutor as error:
            remedy = "a script that builds needs: if __name__ == '__main__'; or there is too little memory: fewer jobs"
            raise KGError(f"the processes that read end as soon as they start; {remedy}") from error
        return self.running

    def stop(self) -> None:
        """End the workers; what they were at is lost."""
        if self.running:
            self.running.shutdown(wait=True, cancel_futures=True)
            self.running = None


def is_lost(error: Exception) -> bool:
    """Tell whether a worker ended before it gave anything, in the words of any of the executors."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ in {"KilledWorker", "WorkerCrashedError"}


def _alive() -> bool:
    return True


def _end_with_parent() -> None:
    """Let a worker end when the process that started it does, and no sooner: killed, that would leave it waiting."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts a build hears of it once
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _watched(extract: Extract, shard: Shard, limit: float | None) -> tuple[Output, ...]:
    """Extract, in a process that ends itself where no article is finished in time: even where C code hangs."""
    if limit is None:
        return tuple(extract(shard))
    return tuple(_in_time(extract(shard), limit))


def _in_time(outputs: Iterable[Output], limit: float) -> Iterator[Output]:
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - the name is no path
        try:
            faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
            for output in outputs:
                faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
                yield output
        finally:
            faulthandler.cancel_dump_traceback_later()
