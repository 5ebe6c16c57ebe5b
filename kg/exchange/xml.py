"""Networks as GraphML (yEd, Cytoscape, igraph) and GEXF (Gephi)."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from kg.exchange.described import described
from kg.layout import layout
from kg.palette import styles

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = re.compile(r"\d{4}-\d\d-\d\d")
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold


def graphml(network: nx.MultiDiGraph[str]) -> str:
    """Write GraphML; an edge names its statement in an attribute."""
    out = io.BytesIO()
    nx.write_graphml_xml(_fit(described(network)), out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode() + "\n"


def gexf(network: nx.MultiDiGraph[str]) -> str:
    """Write GEXF 1.2 with the places and colours of the page, and the days of statements for Gephi's timeline.

    A label is a name there: the class of a party is its `class`. A `start` is a time: where the passage stands in its
    article is its `offset`.
    """
    known = _fit(described(network))
    colours = {style.id: style.colour for style in styles()}
    spots = layout(known, {node: known.nodes[node]["name"] for node in known})
    for node, attributes in known.nodes(data=True):
        (x, y), colour = spots[node], colours.get(attributes["label"], "#767676")
        rgb = {name: int(colour[i : i + 2], 16) for name, i in (("r", 1), ("g", 3), ("b", 5))}
        attributes["class"] = attributes["label"]
        attributes["label"] = attributes["name"]
        attributes["viz"] = {"color": rgb, "position": {"x": float(x), "y": float(-y), "z": 0.0}}
    for _, _, attributes in known.edges(data=True):
        attributes["offset"] = attributes.pop("start")
        if DAY.fullmatch(attributes["date"]):
            attributes["start"] = attributes["end"] = attributes["date"]
    return _written(known)


def _written(network: nx.MultiDiGraph[str]) -> str:
    """Leave out the date of writing: the same network is the same bytes."""
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(network)
    for meta in [child for child in writer.xml if child.tag.endswith("meta")]:
        writer.xml.remove(meta)
    return ET.tostring(writer.xml, encoding="unicode", xml_declaration=True) + "\n"


def _fit(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Put U+FFFD in the place of each character that XML cannot hold; number the edges.

    An id stands once in a file, and a statement about two parties is two edges.
    """
    fit: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    fit.graph.update(_plain(network.graph))
    for node, attributes in network.nodes(data=True):
        fit.add_node(_text(node), **_plain(attributes))
    for i, (tail, head, attributes) in enumerate(network.edges(data=True)):
        fit.add_edge(_text(tail), _text(head), f"e{i}", **_plain(attributes))
    return fit


def _plain(attributes: Mapping[str, object]) -> dict[str, object]:
    return {name: _text(value) if isinstance(value, str) else value for name, value in attributes.items()}


def _text(text: str) -> str:
    return UNFIT.sub("\ufffd", text)
