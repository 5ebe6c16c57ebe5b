"""One JSON object a line, for programs that read line by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.results.cells import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.results.cells import Term


def to_ndjson(variables: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> Iterator[str]:
    """Give an object for each row: numbers and booleans as such, all else as text, null where unbound."""
    for row in rows:
        yield json.dumps(dict(zip(variables, map(value, row), strict=True)), ensure_ascii=False) + "\n"
