"""Where the packaged data files are."""

from functools import cache
from hashlib import sha256
from pathlib import Path


def ontology_folder() -> Path:
    """Give the folder `ontology/`: inside the wheel, or beside the package in a checkout."""
    packaged = Path(__file__).parent / "_data" / "ontology"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "ontology"


@cache
def ontology_digest() -> str:
    """Give the sha256 of all files of the ontology, their names and contents, as hex digits."""
    digest, folder = sha256(), ontology_folder()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, content = path.relative_to(folder).as_posix(), sha256(path.read_bytes()).hexdigest()
        digest.update(f"{name} {content}\n".encode())
    return digest.hexdigest()


def examples_folder() -> Path:
    """Give the folder of the packaged example articles."""
    return Path(__file__).parent / "examples"


def gold_folder() -> Path:
    """Give the folder with the annotations of the example articles: a file for each file of examples."""
    return Path(__file__).parent / "score" / "gold"
