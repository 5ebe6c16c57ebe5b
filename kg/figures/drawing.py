"""The network as a picture: parties as shapes, statements as arrows, a key that says where each stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from math import log2
from typing import TYPE_CHECKING

from kg.figures.geometry import box, toward
from kg.figures.key import KEYED, key
from kg.figures.markup import NOTHING, Markup, joined, said, tag
from kg.figures.scene import NAME, scene, size
from kg.figures.sheet import LEAST, Block, halo, paragraph, sheet
from kg.figures.symbols import HEAD, cross, head, legend, line, shape, want
from kg.figures.wording import CAUTION, count, hidden, sentence, times, where
from kg.network import LEGIBLE, busiest, edges

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from kg.figures.scene import Scene
    from kg.network.content import Arrow

VERB = 15.0  # pixels of what an arrow says
TOLD = 5  # statements that a tooltip tells
CROSS = 24.0  # pixels from its tail to the cross on an arrow


def network_svg(network: nx.MultiDiGraph[str], *, title: str, legible: int | None = LEGIBLE) -> str:
    """Draw who says what about whom.

    Where there are more than `legible` arrows, those between the parties of most statements are drawn, and the rest
    is counted; None draws all.

    Raises:
        OntologyError: the palette has no entry for a class of actor or a relation; names it.
    """
    drawn = scene(network if legible is None else busiest(network, legible))
    picture = _picture(drawn)
    wide = max(picture.width, LEAST)
    occurring = {arrow.relation for arrow in drawn.threads}
    occurring |= {drawn.network.nodes[node]["label"] for node in drawn.places}
    told = _told(drawn, network)
    blocks = [
        picture,
        legend(occurring, drawn.known, wide, crossed=any(map(drawn.crossed, drawn.threads))),
        paragraph(told, wide),
        key([drawn.threads[arrow] for arrow in _open(drawn)], [*edges(network)], drawn.known, wide),
    ]
    return sheet(title, told, blocks)


def _told(drawn: Scene, network: nx.MultiDiGraph[str]) -> str:
    statements = len({edge.statement for group in drawn.threads.values() for edge in group})
    missing = len({edge.statement for edge in edges(network)}) - statements
    beyond = len(network) - len(drawn.network)
    rest = f"{count(beyond, 'party', 'parties')} with fewer statements, and {count(missing, 'statement')} of theirs"
    parts = [
        CAUTION,
        f"Shown: {count(statements, 'statement')} between {count(len(drawn.network), 'party', 'parties')}.",
        hidden(network, rest if beyond else ""),
    ]
    return " ".join(part for part in parts if part)


def _picture(drawn: Scene) -> Block:
    """Draw arrows, then shapes, then texts over both."""
    texts = _texts(drawn, _numbers(drawn))
    marks = [
        *(_arrow(drawn, arrow) for arrow in drawn.threads),
        *(_party(drawn, node) for node in drawn.places),
        *(_text(drawn, arrow, text) for arrow, text in texts.items()),
        *(_name(drawn, node) for node in drawn.places),
        *(cross(*drawn.ways[arrow].near(CROSS)) for arrow in drawn.threads if drawn.crossed(arrow)),
    ]
    places = [*drawn.taken(), *(box("accuses", *way.at(0.5), VERB) for way in drawn.ways.values())]
    if not places:
        return Block(NOTHING, 0, 0)
    left, top = min(place.left for place in places), min(place.top for place in places)
    right, bottom = max(place.right for place in places), max(place.bottom for place in places)
    return Block(tag("g", *marks, transform=f"translate({-left:.1f} {-top:.1f})"), right - left, bottom - top)


def _open(drawn: Scene) -> list[Arrow]:
    """Give the arrows that are more than denials and the like of others that are drawn."""
    here = {edge.statement for group in drawn.threads.values() for edge in group}
    return [
        arrow
        for arrow, group in drawn.threads.items()
        if not want(arrow.relation, drawn.known).mark or any(not here & {*edge.answers} for edge in group)
    ]


def _numbers(drawn: Scene) -> Mapping[Arrow, str]:
    """Number the arrows of the key; an answer has the number of what it answers."""
    own = {arrow: i for i, arrow in enumerate(_open(drawn)[:KEYED], 1)}
    entry = {edge.statement: i for arrow, i in own.items() for edge in drawn.threads[arrow]}
    answered = {
        arrow: sorted({entry[one] for edge in group for one in edge.answers if one in entry})
        for arrow, group in drawn.threads.items()
    }
    found = {arrow: [own[arrow]] if arrow in own else answered[arrow] for arrow in drawn.threads}
    return {arrow: ", ".join(map(str, numbers)) for arrow, numbers in found.items() if numbers}


def _texts(drawn: Scene, numbers: Mapping[Arrow, str]) -> Mapping[Arrow, str]:
    """Give what stands on each arrow: its number in the key and its verb, where there is room; else the number."""
    middles = {arrow: drawn.ways[arrow].at(0.5) for arrow in drawn.threads}
    short = {arrow: box(text, *middles[arrow], VERB) for arrow, text in numbers.items()}
    full = [*drawn.taken()]
    full += [box("x", *drawn.ways[arrow].near(CROSS), VERB) for arrow in drawn.threads if drawn.crossed(arrow)]
    made = {}
    for arrow, middle in middles.items():
        text = f"{numbers.get(arrow, '')} {_verb(drawn, arrow)}".strip()
        place = box(text, *middle, VERB)
        others = (one for other, one in short.items() if other != arrow)
        if not any(map(place.meets, chain(full, others))):
            full.append(place)
            made[arrow] = text
        elif arrow in numbers:
            made[arrow] = numbers[arrow]
    return made


def _verb(drawn: Scene, arrow: Arrow) -> str:
    return want(arrow.relation, drawn.known).legend + times(len(drawn.threads[arrow]))


def _arrow(drawn: Scene, arrow: Arrow) -> Markup:
    """Draw an arrow that says, where a mouse rests on it, what it means and where that stands."""
    style, way = want(arrow.relation, drawn.known), drawn.ways[arrow]
    group = drawn.threads[arrow]
    wide = 2 + min(4.0, log2(len(group)))
    end = toward(way.head, way.middle, HEAD - 2)  # a wide line would show beside the point of the head
    told = "\n".join(f"{sentence(edge, drawn.known)}: {edge.words} ({where(edge)})" for edge in group[:TOLD])
    return tag(
        "g",
        tag("title", said(told)),
        line(style, replace(way, head=end).path, wide),
        head(style, way.head, (way.head[0] - way.middle[0], way.head[1] - way.middle[1]), 1 + wide / 8),
    )


def _party(drawn: Scene, node: str) -> Markup:
    style = want(drawn.network.nodes[node]["label"], drawn.known)
    x, y = drawn.places[node]
    return shape(style, x, y, size(drawn.network, node))


def _name(drawn: Scene, node: str) -> Markup:
    x, y = drawn.places[node][0], drawn.baseline(node)
    rows = enumerate(drawn.caption(node))
    return joined(*(halo(row, x, y + 1.15 * NAME * i, size=NAME, text_anchor="middle") for i, row in rows))


def _text(drawn: Scene, arrow: Arrow, text: str) -> Markup:
    x, y = drawn.ways[arrow].at(0.5)
    return halo(text, x, y + 0.35 * VERB, size=VERB, text_anchor="middle", font_weight="bold")
