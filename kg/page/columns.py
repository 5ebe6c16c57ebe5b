"""Records as columns, so that a file of thousands says each name of a property, and each text that repeats, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


def columns(records: Sequence[Mapping[str, object]], shared: Collection[str] = ()) -> dict[str, object]:
    """Give a list of values for each property; of those that are `shared`, the texts, and where each record's stands.

    What a record has not is empty text, and what no record has is no column.

    >>> columns([{"who": "A", "kind": "x"}, {"who": "B"}, {"who": "C", "kind": "x"}], {"kind"})
    {'kind': {'at': [1, 0, 1], 'texts': ['', 'x']}, 'who': ['A', 'B', 'C']}
    """
    names = sorted({name for record in records for name in record})
    made: dict[str, object] = {}
    for name in names:
        values = [record.get(name, "") for record in records]
        if name in shared:
            texts = sorted({str(value) for value in values})
            place = {text: i for i, text in enumerate(texts)}
            made[name] = {"at": [place[str(value)] for value in values], "texts": texts}
        else:
            made[name] = values
    return made
