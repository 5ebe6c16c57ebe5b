"""What reads: the digest of all that shapes what an article gives, beside the article itself."""

from __future__ import annotations

from dataclasses import astuple
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Run

# What reads no article and writes none of its quads; all else, new modules too, is taken to do so.
APART = {
    "building", "check.py", "checks", "cli", "diff.py", "exchange", "explain.py", "figures", "findings.py",
    "gold.py", "identities.py", "info.py", "interactive", "layout.py", "library.py", "network", "page", "palette.py",
    "queries", "readers", "resolution", "results", "runs.py", "score", "serve", "shapes.py", "store", "templates",
    "terminal.py", "__main__.py",
}  # fmt: skip
LIBRARIES = ("spacy", "thinc", "pyoxigraph")


def recipe(run: Run, base: str) -> str:
    """Give the digest of the code, the model, the ontology and the base of the IRIs: a user's own words included."""
    libraries = [f"{name} {version(name)}" for name in LIBRARIES]
    return sha256("\x1f".join([*astuple(run), base, *libraries, code_digest()]).encode()).hexdigest()[:16]


@cache
def code_digest() -> str:
    """Give the sha256 of the source of all that turns an article into quads."""
    folder, digest = Path(__file__).parents[1], sha256()
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder)
        if name.parts[0] not in APART:
            digest.update(f"{name.as_posix()} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
