"""An answer as a data frame of pandas."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import MissingPackageError
from kg.results.cells import XSD, text, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from kg.results.cells import Term

LARGEST = 2**63 - 1  # what Int64 holds


def to_frame(variables: Sequence[str], rows: Sequence[Sequence[Term | None]]) -> pd.DataFrame:
    """Give a column for each variable: Int64, Float64 or boolean where all are such, datetime64 for days.

    A column that holds something else too, such as a year among days, is text; unbound is missing.

    Raises:
        MissingPackageError: pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - it takes half a second, and not everybody has it
    except ImportError as error:
        raise MissingPackageError("a data frame needs pandas; pip install jaccuse[notebook]") from error
    series = {}
    for i, name in enumerate(variables):
        cells = [row[i] for row in rows]
        kind, values = _typed(cells)
        series[name] = pd.Series(values, dtype=kind)
    return pd.DataFrame(series, columns=list(variables))


def _typed(cells: Sequence[Term | None]) -> tuple[str, list[object]]:
    """Give the name of a column's type in pandas, and its values."""
    bound = [cell for cell in cells if cell is not None]
    if bound and all(_is_day(cell) for cell in bound):
        return "datetime64[s]", [cell and date.fromisoformat(text(cell)) for cell in cells]
    values = [value(cell) for cell in cells]
    kinds = {type(each) for each in values if each is not None}
    if kinds == {bool}:
        return "boolean", list(values)
    if kinds == {int} and all(abs(each) <= LARGEST for each in values if isinstance(each, int)):
        return "Int64", list(values)
    if float in kinds and kinds <= {int, float}:
        return "Float64", [None if each is None else float(each) for each in values]
    return "string", [None if cell is None else text(cell) for cell in cells]


def _is_day(term: Term) -> bool:
    if not isinstance(term, ox.Literal) or term.datatype.value != XSD + "date":
        return False
    try:
        date.fromisoformat(term.value)
    except ValueError:
        return False
    return True
