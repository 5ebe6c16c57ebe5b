"""Who accuses whom of what, who denies it, and where exactly it says so: news articles to a graph.

>>> import kg
>>> kg.Span(0, 5).of("Kabul denied it.")
'Kabul'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from kg.errors import (
        InputError,
        KGError,
        MissingPackageError,
        ModelError,
        OntologyError,
        QueryError,
        StoreError,
    )
    from kg.interactive.articles import Articles, build, example_articles, extract, read
    from kg.interactive.graph import Graph, Solutions, open  # noqa: A004 - one opens a graph with kg.open
    from kg.interactive.picture import Picture
    from kg.model import Article, Claim, Entity, Filler, Link, Mention, Moment, Post, Reading, Skip, Span
    from kg.pipeline import readings

__all__ = [
    "Article",
    "Articles",
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
    "Picture",
    "Post",
    "QueryError",
    "Reading",
    "Skip",
    "Solutions",
    "Span",
    "StoreError",
    "build",
    "example_articles",
    "extract",
    "open",
    "read",
    "readings",
]

# Where the names are; what is in none of these is a value, in kg.model.
_HOMES = {
    "kg.interactive.articles": ("Articles", "build", "example_articles", "extract", "read"),
    "kg.interactive.graph": ("Graph", "Solutions", "open"),
    "kg.interactive.picture": ("Picture",),
    "kg.errors": (
        "InputError",
        "KGError",
        "MissingPackageError",
        "ModelError",
        "OntologyError",
        "QueryError",
        "StoreError",
    ),
    "kg.pipeline": ("readings",),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: a program that reads a graph does not pay for spaCy."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute '{name}'")
    home = next((module for module, names in _HOMES.items() if name in names), "kg.model")
    return getattr(import_module(home), name)


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Give a notebook the magic `%%sparql`: what `%load_ext kg` calls."""
    from importlib import import_module

    import_module("kg.interactive.magic").register(shell)
