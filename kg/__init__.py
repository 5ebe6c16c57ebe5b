"""Who accuses whom of what, who denies it, and where exactly it says so: news articles to a graph.

>>> import kg
>>> kg.Span(0, 5).of("Kabul denied it.")
'Kabul'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.database import Graph, Solutions, open  # noqa: A004 - one opens a graph with kg.open
    from kg.errors import (
        InputError,
        KGError,
        MissingPackageError,
        ModelError,
        OntologyError,
        QueryError,
        StoreError,
    )
    from kg.model import Article, Claim, Entity, Filler, Link, Mention, Moment, Post, Reading, Run, Skip, Span
    from kg.pipeline import Summary, build, readings

__all__ = [
    "Article",
    "Claim",
    "Entity",
    "Filler",
    "Graph",
    "InputError",
    "KGError",
    "Link",
    "Mention",
    "MissingPackageError",
    "ModelError",
    "Moment",
    "OntologyError",
    "Post",
    "QueryError",
    "Reading",
    "Run",
    "Skip",
    "Solutions",
    "Span",
    "StoreError",
    "Summary",
    "build",
    "open",
    "readings",
]

# Where the names are; what is in none of these is a value, in kg.model.
_HOMES = {
    "kg.database": ("Graph", "Solutions", "open"),
    "kg.errors": (
        "InputError",
        "KGError",
        "MissingPackageError",
        "ModelError",
        "OntologyError",
        "QueryError",
        "StoreError",
    ),
    "kg.pipeline": ("Summary", "build", "readings"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: a program that reads a graph does not pay for spaCy."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute '{name}'")
    home = next((module for module, names in _HOMES.items() if name in names), "kg.model")
    return getattr(import_module(home), name)
