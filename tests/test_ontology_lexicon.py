"""The word classes of `ontology/`: each is used by the program, by a frame or by a wrong."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from kg.ontology import load_lexicon

ROOT = Path(__file__).parents[1]
# the classes of these names are looked up together
TOGETHER = ("attack-", "quantity-", "number-", "tens-", "told-day-", "month-", "weekday-", "day-")


def strings() -> set[str]:
    """Give the strings of the program, those of documentation and examples left out."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "kg").rglob("*.py"))]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def named_in_patterns() -> set[str]:
    """Give the classes that a frame, a wrong or another pattern names with an at sign."""
    folder = ROOT / "ontology"
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.ttl") if "entities" not in path.parts]
    return {name for text in texts for name in re.findall(r"@([a-z]+(?:-[a-z]+)*)", text)}


def test_every_word_class_is_used() -> None:
    used = strings() | named_in_patterns()
    unused = [name for name in load_lexicon().classes if name not in used and not name.startswith(TOGETHER)]
    assert sorted(unused) == []
