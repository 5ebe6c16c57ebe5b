"""The wheel, installed where the checkout is not to be seen."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = (
    *("_data/ontology/kg.ttl", "checks/", "examples/", "queries/", "score/gold/", "score/names.json", "templates/"),
    "py.typed",
)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> str:
    """Give the Python of an environment with the wheel, and the dependencies of this one.

    Paths that a .pth file adds are not searched for .pth files, so an editable install stays out of sight.
    """
    venv.create(tmp_path / "venv", with_pip=True)
    python = str(tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python")
    where = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip()
    Path(packages, "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    subprocess.run([python, "-m", "pip", "install", "-qq", "--no-deps", "--no-index", str(wheel)], check=True)
    return python


def test_wheel_holds_the_data_and_no_other_folder(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [part for part in PARTS if not any(name.startswith(f"kg/{part}") for name in names)] == []
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"kg", "jaccuse"}


def test_demo_runs_in_another_folder(installed: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    where = [installed, "-c", "import kg; print(kg.__file__)"]
    assert str(tmp_path) in subprocess.run(where, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    demo = [installed, "-m", "kg", "demo", "-o", "out"]
    done = subprocess.run(demo, check=True, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert "Pakistan" in done.stdout
    assert (tmp_path / "out" / "network.html").is_file()
    assert (tmp_path / "out" / "graph" / "quads.nq").is_file()
