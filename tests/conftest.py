"""What several tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def evaluation_data() -> Path:
    """Give the folder of texts to measure on, which is no part of the project: `KG_DATA`, else `../shared`."""
    folder = ROOT / os.environ.get("KG_DATA", "../shared")
    if not folder.is_dir():
        pytest.skip("no folder of texts to measure on; set KG_DATA")
    return folder
