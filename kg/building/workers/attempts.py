"""Shards handed to an engine, and given back in order; what ends or hangs its worker is found and left out."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from kg.building.workers.engine import is_lost
from kg.errors import KGError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from kg.building.output import Output
    from kg.building.workers.engine import Engine, Extract, Shard
    from kg.model import Article

    Given: TypeAlias = Future[tuple[Output, ...]]

SHARD = 50  # articles a task
TRIES = 3


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be read, alone, in so many tries."""

    article: Article
    reason: str


def attempts(articles: Iterable[Article], extract: Extract, engine: Engine) -> Iterator[tuple[Output | Failed, ...]]:
    """Read articles in shards, some ahead of those that are asked for: what each shard gave, in order.

    Raises:
        KGError: something is wrong that no article is to blame for, such as a missing model.
    """
    stream, under_way = _shards(articles), deque[tuple["Shard", "Given"]]()
    try:
        while True:
            for shard in islice(stream, engine.ahead - len(under_way)):
                under_way.append((shard, engine.submit(extract, shard)))
            if not under_way:
                return
            if under_way[0][1].exception() is None:
                yield under_way.popleft()[1].result()
            else:
                yield from _settled(under_way, extract, engine)
                under_way.clear()
    finally:
        engine.stop()


def _shards(articles: Iterable[Article]) -> Iterator[Shard]:
    stream = iter(articles)
    while shard := tuple(islice(stream, SHARD)):
        yield shard


def _settled(
    under_way: Sequence[tuple[Shard, Given]], extract: Extract, engine: Engine
) -> Iterator[tuple[Output | Failed, ...]]:
    """Give what ended well, and try alone what did not: one article may have ended the work on all at hand."""
    errors = [given.exception() for _, given in under_way]  # none is tried again before all have ended
    for (shard, given), error in zip(under_way, errors, strict=True):
        yield tuple(_alone(shard, extract, engine)) if error else given.result()


def _alone(shard: Shard, extract: Extract, engine: Engine) -> Iterator[Output | Failed]:
    """Try a shard with nothing else under way; where it fails, its halves, down to the article that does it."""
    for tried in range(1, TRIES + 1):
        start, given = monotonic(), engine.submit(extract, shard)
        error = given.exception()
        if error is None:
            yield from given.result()
            return
        if isinstance(error, KGError) or not isinstance(error, Exception):
            raise error
        if len(shard) > 1:
            middle = len(shard) // 2
            yield from _alone(shard[:middle], extract, engine)
            yield from _alone(shard[middle:], extract, engine)
            return
        if tried == TRIES:
            yield Failed(shard[0], _reason(error, monotonic() - start, engine.limit))


def _reason(error: Exception, seconds: float, limit: float | None) -> str:
    if not is_lost(error):
        told = getattr(error, "cause", error)  # Ray wraps what a worker raised
        return " ".join(f"{type(told).__name__}: {told}".split())
    if limit is not None and seconds >= limit:
        return f"was not read within {limit:g} seconds"
    return "ended the process that read it"
