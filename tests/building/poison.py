"""Articles that end, hang or break whoever reads them, by the words in them, through the real workers."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from typing import TYPE_CHECKING

from kg.building import Tools
from kg.errors import ModelError
from tests.building import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.building import Output
    from kg.building.workers.engine import Extract
    from kg.model import Article


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang() -> None:
    time.sleep(1000)


def stumble() -> None:
    raise IndexError("list index out of range")


def dawdle() -> None:
    time.sleep(0.02)


LAST = {"KILL": die, "HANG": hang, "BREAK": stumble, "SLOW": dawdle}


def extract(articles: Iterable[Article], extract: Extract) -> Iterator[Output]:
    for one in articles:
        for word, last in LAST.items():
            if word in one.text:
                last()
        if "NOMODEL" in one.text:
            raise ModelError("no English model is installed")
        yield from extract((one,))


def tools(base: str) -> Tools:
    sound = words.tools(base)
    return Tools(sound.run, sound.recipe, partial(extract, extract=sound.extract))
