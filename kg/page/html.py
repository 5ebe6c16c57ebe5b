"""Puts the page together, from pyvis's data model and templates of our own.

pyvis's template escapes nothing and asks a server for its style; so ours stands in its place, with escaping on, and
vis-network is copied in from pyvis's own files.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pyvis.network import Network

from kg.errors import OntologyError
from kg.network import UNNAMED, communities, edges
from kg.network.content import WORDS, arrows, shown, sources
from kg.page.columns import columns
from kg.page.places import places
from kg.page.standing import standings
from kg.palette import FILE, styles
from kg.terms import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from kg.network.content import Shown
    from kg.palette import Style

TEMPLATES = Path(__file__).parents[1] / "templates"
VIS = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = (
    "model.js",
    "labels.js",
    "groups.js",
    "draw.js",
    "panel.js",
    "controls.js",
    "table.js",
    "parties.js",
    "thread.js",
    "vector.js",
    "time.js",
    "triples.js",
    "page.js",
)  # in the order they need each other
LEFT = ("narrowed", "one_ended", "within", "left_out", "beyond")  # what a network has not, as it tells itself
SHARED = ("date", "kind", "onBehalfOf", "speaker")  # of a statement: texts that repeat
GIVEN = ("arrows", "id", "shape")  # what pyvis notes, and the page knows without
COMPACT = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}


def page(network: nx.MultiDiGraph[str], *, title: str) -> str:
    """Draw a network that `kg.network` made; write the text as UTF-8, and nothing else need be near it.

    Raises:
        OntologyError: the palette has no entry for a class of actor or a relation; names it.
    """
    found, known = list(edges(network)), styles()
    statements = shown(found)
    drawing = Network(directed=True, heading=title)
    places = _draw_parties(drawing, network, known)
    for arrow in arrows(found, statements):
        _want(arrow.relation, known)
        drawing.add_edge(places[arrow.tail], places[arrow.head], relation=arrow.relation, statements=arrow.statements)
    content = {
        "statements": columns([_record(statement) for statement in statements], SHARED),
        "sources": columns([asdict(source) for source in sources(found)], {"publisher"}),
        "styles": [asdict(style) for style in known],
        "left": {name: network.graph[name] for name in LEFT if network.graph.get(name)},
        "levels": dict(standings(network, {style.id: style for style in known})),
        "base": network.graph.get("base", DATA),
    }
    _use_templates(drawing, content)
    html: str = drawing.generate_html()
    return html.encode("utf-8", "replace").decode()  # a lone surrogate could not be written


def _draw_parties(drawing: Network, network: nx.MultiDiGraph[str], known: Sequence[Style]) -> dict[str, int]:
    names = {actor: network.nodes[actor]["name"] for actor in network}
    spots, groups = places(network), communities(network)
    for i, (actor, name) in enumerate(names.items()):
        style = _want(network.nodes[actor]["label"], known)
        said = {"said": True} if name and style.id == UNNAMED else {}
        of = {"key": actor, "group": style.id, "community": groups[actor]}
        drawing.add_node(i, name or style.legend, style.marker, **of, **spots[actor], **said)
    return {actor: i for i, actor in enumerate(names)}


def _want(term: str, known: Sequence[Style]) -> Style:
    for style in known:
        if style.id == term:
            return style
    raise OntologyError(FILE, f"kg:{term}", "has no entry, so it cannot be drawn; add one")


def _record(statement: Shown) -> dict[str, object]:
    """Give what the page cannot tell from the arrows, without what is empty."""
    edge = statement.edge
    record = {
        "id": edge.statement,
        "source": statement.source,
        "quotation": [(piece.text, piece.part) if piece.part else piece.text for piece in statement.pieces],
        "before": edge.before,
        "after": edge.after,
        "words": "" if edge.words == _marked(statement) else edge.words,
        "kind": edge.kind,
        "speaker": edge.speaker,
        "onBehalfOf": edge.on_behalf_of,
        "date": edge.date,
        "confidence": edge.confidence,
        "answers": statement.answers,
    }
    return {name: value for name, value in record.items() if value not in ("", ())}


def _marked(statement: Shown) -> str:
    return next((piece.text for piece in statement.pieces if piece.part == WORDS), "")


def _use_templates(drawing: Network, content: dict[str, object]) -> None:
    """Let pyvis render our template, with escaping on, and only our own scripts allowed to run."""
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    vis = files("pyvis").joinpath(VIS).read_text(encoding="utf-8")
    scripts = [vis, *((TEMPLATES / name).read_text(encoding="utf-8") for name in SCRIPTS)]
    drawing.set_template_dir(str(TEMPLATES), "page.html.j2")
    environment = drawing.templateEnv
    environment.autoescape = True
    environment.policies["json.dumps_kwargs"] = COMPACT
    environment.globals.update(
        actors=columns([_without(node) for node in drawing.nodes], {"group"}),
        arrows=columns([_without(edge) for edge in drawing.edges], {"relation"}),
        content=content,
        style=style,
        style_hash=_hash(style),
        scripts=scripts,
        script_hashes=" ".join(map(_hash, scripts)),
    )


def _without(noted: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in noted.items() if name not in GIVEN}


def _hash(text: str) -> str:
    """Name a script or style for a content security policy: the browser runs this text and no other."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
