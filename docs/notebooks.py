"""Writes each notebook, executed, as one HTML file that opens offline: `python docs/notebooks.py [NAME...]`.

They go to build/docs/notebooks below where it is run; NAME is how a notebook's name begins.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
FETCHED = (
    "jquery_url",
    "mathjax_url",
    "mermaid_js_url",
    "mermaid_layout_elk_js_url",
    "require_js_url",
)  # scripts that no output of ours needs


def exported(path: Path) -> str:
    """Execute a notebook and give it as HTML that fetches nothing.

    Raises:
        CellExecutionError: a cell fails.
    """
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    exporter = HTMLExporter(template_name="lab")
    for name in FETCHED:
        setattr(exporter, name, "")
    html, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": path.stem}})
    return html


def main(names: list[str]) -> None:
    """Write the notebooks whose names begin with one of `names`, all where there is none."""
    folder = Path("build") / "docs" / "notebooks"
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if not names or path.stem.startswith(tuple(names)):
            (folder / f"{path.stem}.html").write_text(exported(path), encoding="utf-8")
            print(folder / f"{path.stem}.html")  # noqa: T201 - it is what a script says


if __name__ == "__main__":
    main(sys.argv[1:])
