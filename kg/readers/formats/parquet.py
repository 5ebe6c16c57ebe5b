"""Parquet: one article a row, as data sets of news are handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.readers.clean import one_line
from kg.readers.rows import check_columns, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from kg.readers.files import Source
    from kg.readers.record import Record
    from kg.readers.rows import Row

BATCH = 200  # rows in memory at once


def read_parquet(source: Source) -> Iterator[Record | InputError]:
    """Read rows, only the columns that are needed; needs pyarrow.

    Raises:
        InputError: it is no Parquet file, or has no column with a text, or pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError as error:
        remedy = "install it with: pip install 'jaccuse[parquet]'"
        raise InputError(source.name, "Parquet needs the package pyarrow", remedy=remedy) from error
    with source.seekable() as stream:
        try:
            yield from records(source, _rows(source, stream))
        except (pa.ArrowException, OSError, ValueError) as error:
            problem = f"damaged Parquet file ({one_line(str(error))})"
            raise InputError(source.name, problem, remedy="fetch it again") from error


def _rows(source: Source, stream: BinaryIO) -> Iterator[tuple[int, Row]]:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra

    table = ParquetFile(stream)
    names = table.schema_arrow.names
    check_columns(source, names)
    wanted = sorted(set(source.options.columns(names).values()))
    number = 0
    for batch in table.iter_batches(batch_size=BATCH, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            yield number, row
