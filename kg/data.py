"""Where the packaged data files are."""

from pathlib import Path


def ontology_folder() -> Path:
    """Give the folder `ontology/`: inside the wheel, or beside the package in a checkout."""
    packaged = Path(__file__).parent / "_data" / "ontology"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "ontology"


def examples_folder() -> Path:
    """Give the folder of the packaged example articles."""
    return Path(__file__).parent / "examples"


def gold_folder() -> Path:
    """Give the folder with the annotations of the example articles: a file for each file of examples."""
    return Path(__file__).parent / "score" / "gold"
