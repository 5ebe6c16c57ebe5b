"""Networks for Graphviz."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.exchange.described import described
from kg.palette import styles

if TYPE_CHECKING:
    import networkx as nx

SHAPES = {
    "dot": "ellipse",
    "ring": "ellipse",
    "square": "box",
    "diamond": "diamond",
    "triangle": "triangle",
    "triangleDown": "invtriangle",
    "hexagon": "hexagon",
    "star": "star",
}
SHOWN = 200  # characters of a quotation in a tooltip


def dot(network: nx.MultiDiGraph[str]) -> str:
    """Write DOT as the page draws it: parallel statements of one relation are one arrow, with their count."""
    known, style_of = described(network), {style.id: style for style in styles()}
    lines = ["digraph {", "  node [fontname=sans];", "  edge [fontname=sans, fontsize=10];"]
    for node, attributes in known.nodes(data=True):
        style = style_of[attributes["label"]]
        look = "dashed" if style.marker == "ring" else "solid"
        lines.append(
            f"  {quoted(node)} [label={quoted(attributes['name'])}, class={quoted(style.id)}, "
            f'shape={SHAPES[style.marker]}, style={look}, color="{style.colour}"];'
        )
    merged: dict[tuple[str, str, str], list[dict[str, object]]] = defaultdict(list)
    for tail, head, attributes in known.edges(data=True):
        merged[tail, head, attributes["relation"]].append(attributes)
    for (tail, head, relation), group in merged.items():
        style = style_of[relation]
        times = f" x{len(group)}" if len(group) > 1 else ""
        denied = " (denied)" if any(one["denied"] for one in group) else ""
        look = "dashed" if style.dash else "solid"
        lines.append(
            f"  {quoted(tail)} -> {quoted(head)} [label={quoted(style.legend + times + denied)}, "
            f'weight={len(group)}, style={look}, color="{style.colour}", '
            f"tooltip={quoted(str(group[0]['quotation'])[:SHOWN])}];"
        )
    return "\n".join([*lines, "}", ""])


def quoted(text: str) -> str:
    r"""Give a string of DOT. A backslash starts an escape there, and an ampersand an HTML entity: both are made plain.

    >>> print(quoted('say "no" \\N &amp;'))
    "say \"no\" \\N &amp;amp;"
    """
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", text)
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{escaped}"'
