"""A row of an answer: a tuple of terms that also knows the names of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsIndex, overload

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.results.cells import Term


class Row(tuple["Term | None", ...]):  # noqa: SLOT001 - it keeps the names, which a tuple has no slot for
    """Terms by place, by name in brackets, or by name as an attribute; None where unbound.

    >>> from pyoxigraph import Literal
    >>> row = Row.of(("accuser", "count"), [Literal("Pakistan"), Literal(3)])
    >>> row.accuser.value, row["count"].value, row[0].value
    ('Pakistan', '3', 'Pakistan')
    """

    names: tuple[str, ...]

    @classmethod
    def of(cls, names: tuple[str, ...], terms: Iterable[Term | None]) -> Row:
        """Make a row of so many names and terms."""
        row = cls(terms)
        row.names = names
        return row

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> Term | None: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[Term | None, ...]: ...
    @overload
    def __getitem__(self, key: str, /) -> Term | None: ...
    def __getitem__(self, key: SupportsIndex | slice | str, /) -> Term | tuple[Term | None, ...] | None:
        """Give the term of a column, by place or name.

        Raises:
            KeyError: there is no column of that name.
        """
        if not isinstance(key, str):
            return super().__getitem__(key)
        if key not in self.names:
            raise KeyError(f"no column '{key}'; there are {', '.join(self.names)}")
        return super().__getitem__(self.names.index(key))

    def __getattr__(self, name: str) -> Term | None:
        """Give the term of a column by its name."""
        if name == "names" or name not in self.names:
            raise AttributeError(f"no column '{name}'")
        return self[name]
