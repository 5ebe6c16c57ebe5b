"""The errors a caller may catch.

    KGError                 anything wrong with what was handed in; the message names file, place and remedy
    ├── InputError          an article cannot be read
    ├── OntologyError       a file of ontology/ is wrong; names file and term
    ├── ModelError          the language model is missing or not the one that was measured
    ├── StoreError          a graph cannot be opened, written or asked
    ├── QueryError          a query cannot be parsed or a parameter does not fit
    └── MissingPackageError what is asked for needs a package that is not installed

A bug is never a KGError: it stays a plain traceback.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class KGError(Exception):
    """Something handed in is wrong. `str(error)` is one line, fit for a terminal."""


class InputError(KGError):
    """An article cannot be read: names the file, the place in it, and what to do."""

    def __init__(self, file: str, problem: str, *, line: int | None = None, remedy: str = "") -> None:
        """Say what is wrong with `file` (at 1-based `line`, where known) and how to mend it."""
        self.file, self.problem, self.line, self.remedy = file, problem, line, remedy
        place = f"{file}:{line}" if line is not None else file
        super().__init__(f"{place}: {problem}" + (f"; {remedy}" if remedy else ""))

    def __reduce__(self) -> tuple[Callable[..., Exception], tuple[str, str]]:
        """Pass from one process to another."""
        return partial(type(self), line=self.line, remedy=self.remedy), (self.file, self.problem)


class OntologyError(KGError):
    """A file of `ontology/` does not say what it must: names the file and the term."""

    def __init__(self, file: str, term: str, problem: str) -> None:
        """Say what is wrong with `term` in `file`."""
        self.file, self.term, self.problem = file, term, problem
        super().__init__(f"{file}: {term}: {problem}")

    def __reduce__(self) -> tuple[type[Exception], tuple[str, str, str]]:
        """Pass from one process to another."""
        return type(self), (self.file, self.term, self.problem)


class ModelError(KGError):
    """The language model is missing, or its weights are not those that were measured."""


class StoreError(KGError):
    """A graph cannot be opened, written or asked."""


class QueryError(KGError):
    """A query cannot be parsed, is unknown, or a parameter does not fit it."""


class MissingPackageError(KGError):
    """What is asked for needs a package that is not installed: names what to install."""
