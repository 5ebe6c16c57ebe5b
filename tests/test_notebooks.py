"""The notebooks: bare in the repository, right in what they show, readable as HTML with and without scripts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SAME = '''
def totals(frame, *columns):
    return frame.groupby(list(columns))["accusations"].sum().to_dict()


shipped = totals(graph.query("who-accuses-whom").df, "accuser", "accused")
asked = {(a, b): n for a, b, n in pairs.itertuples(index=False)}
unsaid = graph.sparql("""
PREFIX kg: <https://w3id.org/jaccuse/ontology#>
SELECT ?a ?b (COUNT(DISTINCT ?s) AS ?n) {
  ?s a kg:Accusation ; kg:accuser ?a ; kg:accused ?b .
  { ?s kg:polarity "negative" } UNION { ?s kg:modality "hypothetical" }
} GROUP BY ?a ?b""")
fewer = {(row.a.value, row.b.value): int(row.n.value) for row in unsaid}
assert {pair: n - fewer.get(pair, 0) for pair, n in asked.items() if n > fewer.get(pair, 0)} == shipped
denied = graph.query("denied").df
of_denial = denied[denied["form"].str.endswith("#Denial")]
assert set(of_denial["response"]) <= set(denials["denial"])
assert set(silent["accusation"]).isdisjoint(denied["accusation"])
'''


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_what_it_printed(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell for cell in code if cell["outputs"] or cell["execution_count"]] == []
    assert sum(cell["cell_type"] == "markdown" for cell in cells) >= 5


def executed(name: str, more: str) -> str:
    """Execute a notebook with a further cell, and give what that prints."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(more))
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT / "notebooks")}}).execute()
    return "".join(output.get("text", "") for output in notebook.cells[-1].outputs)


@pytest.mark.slow
def test_what_one_asks_in_sparql_is_what_the_shipped_questions_answer() -> None:
    executed("02-ask-in-sparql", SAME)


@pytest.mark.slow
def test_the_figures_of_the_notebook_are_those_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_DATA", "nowhere")
    names = ("pair", "claim", "response", "attack")
    more = f"import json\nprint(json.dumps([getattr(result, name).f1 for name in {names}]))"
    told = json.loads(executed("06-how-good-is-it", more))
    done = subprocess.run([sys.executable, "-m", "kg", "score", "--json"], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert [round(f1, 4) for f1 in told] == [figures[name]["f1"] for name in names]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the notebooks 01 and 03 as `make docs` does."""
    folder = tmp_path_factory.mktemp("notebooks")
    script = [sys.executable, str(ROOT / "docs" / "notebooks.py"), "01", "03"]
    subprocess.run(script, cwd=folder, check=True, capture_output=True)
    return folder / "build" / "docs" / "notebooks"


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("name", ["01-quickstart", "03-networks"])
def test_a_notebook_as_a_page_shows_the_drawn_network_and_asks_nobody(
    chromium: Browser, pages: Path, name: str
) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((pages / f"{name}.html").as_uri())
    frame = page.frame_locator("iframe").first
    frame.locator("canvas").first.wait_for(timeout=20_000)
    assert frame.locator("canvas").first.evaluate("canvas => canvas.width > 100 && canvas.height > 100")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    page.close()


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("name", ["01-quickstart", "03-networks"])
def test_a_notebook_as_a_page_shows_picture_and_table_without_scripts(
    chromium: Browser, pages: Path, name: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / f"{name}.html").as_uri())
    page.locator("summary").first.click()
    details = page.locator("details").first
    assert details.locator("svg").first.is_visible()
    assert details.locator("table tbody tr").first.is_visible()
    context.close()
