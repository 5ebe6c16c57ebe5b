"""What holds for the project as a whole: its files, its versions, its public names."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[1]
BINARY = {".png", ".jpg", ".gz"}
# Spelled in parts, so that this file does not name them itself.
PUT_OFF = ["".join(parts) for parts in (("TO", "DO"), ("FIX", "ME"))]
REGISTRIES = [
    "".join(parts) for parts in (("py", "pi.org"), ("python", "hosted.org"), ("npm", "js."), ("deb.", "debian"))
]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git has or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def texts() -> list[tuple[Path, str]]:
    return [(path, path.read_text(encoding="utf-8")) for path in tracked() if path.suffix not in BINARY]


def test_no_file_names_a_package_registry() -> None:
    found = [(path.name, host) for path, text in texts() for host in REGISTRIES if host in text]
    assert found == []


def test_no_file_puts_work_off() -> None:
    words = re.compile(rf"\b({'|'.join(PUT_OFF)})\b")
    assert [path.name for path, text in texts() if words.search(text)] == []


def test_files_stay_short() -> None:
    lengths = {p.relative_to(ROOT).as_posix(): t.count("\n") for p, t in texts() if p.suffix == ".py"}
    assert {name: count for name, count in lengths.items() if count > 400} == {}
    long = sorted(name for name, count in lengths.items() if count > 250)
    assert len(long) <= len(lengths) / 10, long


def test_functions_stay_short() -> None:
    long = [
        f"{path.name}:{node.lineno} {node.name}"
        for path, text in texts()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


def test_versions_agree() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    ontology = (ROOT / "ontology" / "kg.ttl").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", changelog, re.MULTILINE)
    assert released[0] == version
    assert re.findall(r"owl:versionIRI\s+<[^>]*?(\d+\.\d+\.\d+)/?>", ontology) == [version]
    assert re.findall(r'owl:versionInfo\s+"([^"]*)"', ontology) == [version]


def test_public_names_are_sorted_and_there() -> None:
    assert list(kg.__all__) == sorted(kg.__all__)
    assert [name for name in kg.__all__ if not hasattr(kg, name)] == []


def test_no_public_name_hides_a_module() -> None:
    """`kg.store` the module would take the place of a function of that name as soon as it is imported."""
    modules = {path.stem for path in (ROOT / "kg").iterdir()}
    assert sorted(modules & set(kg.__all__)) == []


def test_names_shown_to_type_checkers_are_the_public_ones() -> None:
    tree = ast.parse((ROOT / "kg" / "__init__.py").read_text(encoding="utf-8"))
    shown = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("kg.")
        for alias in node.names
    }
    assert sorted(shown) == kg.__all__
    for name, module in shown.items():
        assert getattr(importlib.import_module(str(module)), name) is getattr(kg, name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing


def test_importing_the_package_does_no_work() -> None:
    code = "import sys; before = set(sys.modules); import kg; print(*set(sys.modules) - before)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name.partition(".")[0] not in sys.stdlib_module_names] == ["kg"]
