"""What is read of bytes under a file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Article, Skip
from kg.readers import Options, read

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Ruritania accused Graustark of spying on its ministers."
PARAGRAPH = "The minister said on Monday that the talks had failed, because the other side had left."
PAGE = (
    "<html><head><title>Talks fail again</title></head><body><h1>Talks fail again</h1>"
    + f"<p>{PARAGRAPH}</p>" * 4
    + "</body></html>"
).encode()


def found(folder: Path, name: str, data: bytes, options: Options | None = None) -> tuple[list[Article], list[Skip]]:
    """Read `data` as a file of that name."""
    (folder / name).write_bytes(data)
    items = list(read([folder / name], options=options or Options()))
    return [item for item in items if isinstance(item, Article)], [item for item in items if isinstance(item, Skip)]


def only(folder: Path, name: str, data: bytes, options: Options | None = None) -> Article:
    """Read one article, with nothing to say about it."""
    (article,), skips = found(folder, name, data, options)
    assert skips == []
    return article


def reasons(folder: Path, name: str, data: bytes, options: Options | None = None) -> list[str]:
    """Give what is said of each thing that was left out: its place in the file, and the problem."""
    _, skips = found(folder, name, data, options)
    return [f"{skip.place.removeprefix(str(folder / name))} {skip.reason.partition(';')[0]}".strip() for skip in skips]
