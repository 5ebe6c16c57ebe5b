"""Executors on many machines, each imported only where it is asked for: Dask and Ray."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from importlib import import_module
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from kg.errors import MissingPackageError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")
RETRIES = 3  # of a task whose machine is lost, before the shard is looked at alone
PATIENCE = 10  # seconds until a scheduler answers


class Dask(Executor):
    """The workers of a Dask scheduler."""

    def __init__(self, place: str) -> None:
        """Connect to the scheduler at `HOST:PORT`.

        Raises:
            MissingPackageError: the package of Dask is not installed.
            StoreError: no scheduler answers, or it has no worker.
        """
        try:
            distributed = import_module("distributed")
        except ImportError as error:
            raise MissingPackageError("dask:// needs the package of Dask: pip install jaccuse[dask]") from error
        try:
            self.client = distributed.Client(f"tcp://{place}", timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise StoreError(f"dask://{place}: no scheduler answers; start one with: dask scheduler") from error
        self.workers = sum(self.client.nthreads().values())
        if not self.workers:
            raise StoreError(f"dask://{place}: has no worker; start some with: dask worker tcp://{place} --nthreads 1")
        self.tasks = self.client.get_executor(retries=RETRIES, pure=False)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out a task."""
        future: Future[T] = self.tasks.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Let go of the cluster, which others may use."""
        self.tasks.shutdown(wait=wait and not cancel_futures)
        self.client.close()


class Ray(Executor):
    """The workers of a Ray cluster."""

    def __init__(self, place: str) -> None:
        """Connect to the cluster at `HOST:PORT`; `ray://local` starts one on this machine.

        Raises:
            MissingPackageError: the package of Ray is not installed.
            StoreError: no cluster answers.
        """
        try:
            ray = import_module("ray")
        except ImportError as error:
            raise MissingPackageError("ray:// needs the package of Ray: pip install jaccuse[ray]") from error
        try:
            ray.init(address=place if place == "local" else f"ray://{place}", log_to_driver=False)
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(f"ray://{place}: no cluster answers; start one with: ray start --head") from error
        self.ray, self.workers = ray, int(ray.cluster_resources().get("CPU", 1))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out a task."""
        task = self.ray.remote(max_retries=RETRIES)(_call)
        future: Future[T] = task.remote(fn, args, kwargs).future()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        """Let go of the cluster; what is under way is lost."""
        self.ray.shutdown()


def _call(fn: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object]) -> T:
    return fn(*args, **kwargs)
