"""What several tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from kg.data import examples_folder
from kg.pipeline import build
from kg.readers import read
from tests.browsing import FLAGS, Opened, drawn, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]


@pytest.fixture
def evaluation_data() -> Path:
    """Give the folder of texts to measure on, which is no part of the project: `KG_DATA`, else `../shared`."""
    folder = ROOT / os.environ.get("KG_DATA", "../shared")
    if not folder.is_dir():
        pytest.skip("no folder of texts to measure on; set KG_DATA")
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; a machine without it skips, but in CI that is an error."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(name="opened")
def _opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Show the drawn network of the tests; whatever the page's console complains of fails the test."""
    opened = show(chromium, tmp_path, drawn())
    yield opened
    assert opened.faults == []
    opened.page.close()


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the graph of one of the packaged disputes, for what a page of the docs shows."""
    folder = tmp_path_factory.mktemp("docs") / "graph"
    build(read([str(examples_folder() / "afghanistan-pakistan.jsonl")]), folder)
    return folder
