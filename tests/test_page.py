"""The page as text: what is in it, how large it is, and that nothing in the data can become markup."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.data import ontology_folder
from kg.errors import OntologyError
from kg.layout import LINE, layout
from kg.model import Label
from kg.network import UNNAMED, Actor, Edge, assemble
from kg.network.content import Piece, arrows, pieces, shown
from kg.network.posts import POSTS
from kg.network.projection import QUERY
from kg.page import page
from kg.palette import Style, styles

if TYPE_CHECKING:
    from pathlib import Path

INDIA, PAKISTAN = Actor("state/IN", "India", "State"), Actor("state/PK", "Pakistan", "State")
SAID = "India accused Pakistan of backing the gunmen."
ACCUSED = Edge("1", "accuses", INDIA, PAKISTAN, SAID, spans="cue 6-13; allegation 26-44", date="2025-05-01")
DENIED = Edge("2", "denies", PAKISTAN, INDIA, "Islamabad denied it.", answers=("1", "elsewhere"), date="2025-05-02")
OKABE_ITO = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}
GREYS = {"#767676", "#A0A0A0", "#DDDDDD"}
LIGHT, DARK = "#ffffff", "#16181b"  # the grounds, as draw.js has them


class Page(HTMLParser):
    """The parts of a page that matter here: scripts with their text, and every attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.data: dict[str, str] = {}
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._open = (dict(attrs).get("id") or tag) if tag == "script" else tag

    def handle_data(self, data: str) -> None:
        if self._open == "script":
            self.scripts.append(data)
        elif self._open in {"actors", "arrows", "content"}:
            self.data[self._open] = data
        else:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = "" if tag in {self._open, "script"} else self._open

    def policy(self) -> str:
        return next(
            value for _, name, value in self.attributes if name == "content" and value.startswith("default-src")
        )


def draw(*edges: Edge, title: str = "Who accuses whom") -> Page:
    return Page(page(assemble(edges), title=title))


def test_the_same_network_gives_the_same_bytes() -> None:
    assert page(assemble([ACCUSED, DENIED]), title="x") == page(assemble([DENIED, ACCUSED]), title="x")


def test_a_browser_may_run_our_scripts_and_nothing_else() -> None:
    made = draw(ACCUSED)
    hashes = {f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in made.scripts}
    allowed = re.search(r"script-src ([^;]*)", made.policy())
    assert allowed is not None
    assert set(allowed[1].split()) == hashes
    assert "unsafe" not in made.policy()


def test_a_page_fetches_nothing() -> None:
    made = draw(ACCUSED)
    assert made.policy().startswith("default-src 'none'")
    fetching = {(tag, value) for tag, name, value in made.attributes if name in {"src", "href", "srcset", "action"}}
    assert fetching == {("link", "data:,")}


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"'&<!--", "\u202eevil"]
)
def test_no_text_of_the_data_becomes_markup(text: str) -> None:
    hostile = Edge(
        text, "accuses", Actor(text, text, "State"), Actor("b", text, "Person"), text, words=text, kind=text, url=text
    )
    made, plain = draw(hostile, title=text), draw(ACCUSED)
    assert len(made.scripts) == len(plain.scripts)
    assert {tag for tag, _, _ in made.attributes} == {tag for tag, _, _ in plain.attributes}
    assert json.loads(made.data["actors"])["label"][0] == text


def test_a_lone_surrogate_does_not_keep_a_page_from_being_written() -> None:
    assert page(assemble([Edge("1", "accuses", INDIA, PAKISTAN, "half \ud83d")]), title="\ud83d").encode()


def test_a_network_without_edges_gives_a_page() -> None:
    assert json.loads(draw().data["content"])["statements"] == {}


def test_parallel_statements_of_a_relation_are_one_arrow() -> None:
    again = Edge("3", "accuses", INDIA, PAKISTAN, SAID, date="2025-06-01")
    found = [ACCUSED, again, DENIED]
    assert [len(arrow.statements) for arrow in arrows(found, shown(found))] == [2, 1]


def test_a_statement_against_two_parties_is_on_the_page_once() -> None:
    other = Edge("1", "accuses", INDIA, Actor("x", "X", "Person"), SAID)
    assert len(shown([ACCUSED, other])) == 1


def test_an_answer_leads_to_what_it_answers_where_that_is_on_the_page() -> None:
    newest, oldest = shown([ACCUSED, DENIED])
    assert newest.edge == DENIED
    assert newest.answers == (1,)
    assert oldest.answers == ()


def test_the_claim_is_marked_in_its_quotation() -> None:
    assert list(pieces(ACCUSED)) == [
        Piece("India "),
        Piece("accused", "cue"),
        Piece(" Pakistan of "),
        Piece("backing the gunmen", "words"),
        Piece("."),
    ]


def test_of_two_marks_that_overlap_the_shorter_is_seen() -> None:
    edge = Edge("1", "accuses", INDIA, PAKISTAN, "abcdef", start=10, spans="allegation 10-16; accused 12-13")
    assert list(pieces(edge)) == [Piece("ab", "words"), Piece("c", "party"), Piece("def", "words")]


@given(
    st.text(),
    st.integers(0, 9),
    st.lists(st.tuples(st.sampled_from(["cue", "content"]), st.integers(0, 30), st.integers(0, 30))),
)
def test_the_pieces_of_a_quotation_are_the_quotation(text: str, start: int, marks: list[tuple[str, int, int]]) -> None:
    spans = "; ".join(f"{role} {a}-{b}" for role, a, b in marks)
    edge = Edge("1", "accuses", INDIA, PAKISTAN, text, start=start, spans=spans)
    assert "".join(piece.text for piece in pieces(edge)) == text


def test_labels_of_a_layout_do_not_overlap() -> None:
    hub: nx.MultiDiGraph[str] = nx.MultiDiGraph([("hub", f"leaf {i}") for i in range(20)])
    places = np.array(list(layout(hub, {node: node for node in hub}).values()))
    gaps = np.abs(places[:, None] - places[None]) + 1000 * np.eye(len(places))[:, :, None]
    assert (gaps.max(axis=2) >= LINE - 2).all()


def test_parts_of_a_layout_stand_apart() -> None:
    both: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", "b"), ("b", "c"), ("x", "y"), ("y", "z")])
    places = layout(both, {node: node for node in both})
    left, right = ([places[node] for node in part] for part in ("abc", "xyz"))
    apart = [
        max(low) < min(high) for axis in (0, 1) for low, high in [_along(left, right, axis), _along(right, left, axis)]
    ]
    assert any(apart)


def _along(one: list[tuple[int, int]], other: list[tuple[int, int]], axis: int) -> tuple[list[int], list[int]]:
    return [place[axis] for place in one], [place[axis] for place in other]


def test_a_layout_is_the_same_each_time() -> None:
    ring: nx.MultiDiGraph[str] = nx.MultiDiGraph([(str(i), str((i * 3 + 1) % 40)) for i in range(40)])
    assert layout(ring, {node: node for node in ring}) == layout(ring, {node: node for node in ring})


def test_the_palette_has_every_class_of_actor() -> None:
    assert {style.id for style in styles() if style.marker} == {*Label, UNNAMED}


def test_the_palette_has_every_relation_of_a_network() -> None:
    drawn = set(re.findall(r"\(kg:\w+ +kg:(\w+)", QUERY.read_text(encoding="utf-8")))
    assert {style.id for style in styles() if not style.marker} == drawn | POSTS


def test_every_relation_but_a_post_says_how_it_is_written_in_rdf() -> None:
    relations = [style for style in styles() if not style.marker]
    assert {len(style.terms) for style in relations if style.id not in POSTS} == {4}
    assert {style.terms for style in relations if style.id in POSTS} == {("speaksFor",), ("memberOf",)}


def test_all_colours_can_be_told_apart_without_full_colour_vision() -> None:
    assert {colour for style in styles() for colour in (style.colour, style.dark)} <= OKABE_ITO | GREYS


def test_no_two_entries_look_alike() -> None:
    for look in (_light_look, _dark_look):
        looks = [look(style) for style in styles()]
        assert len(set(looks)) == len(looks)


def _light_look(style: Style) -> tuple[str, str, tuple[int, ...]]:
    return style.colour, style.marker, style.dash


def _dark_look(style: Style) -> tuple[str, str, tuple[int, ...]]:
    return style.dark, style.marker, style.dash


@pytest.mark.parametrize("style", [style for style in styles() if not style.marker], ids=lambda style: style.id)
def test_an_arrow_stands_out_from_its_ground(style: Style) -> None:
    assert _contrast(style.colour, LIGHT) >= 3  # WCAG 2.2, 1.4.11: graphics
    assert _contrast(style.dark, DARK) >= 3


def _contrast(one: str, other: str) -> float:
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    """Give the relative luminance of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_party_of_no_known_class_is_named_with_the_file_to_mend() -> None:
    with pytest.raises(OntologyError, match=r"palette\.ttl: kg:Dragon"):
        draw(Edge("1", "accuses", Actor("d", "D", "Dragon"), INDIA, SAID))


def test_a_palette_entry_without_a_colour_is_named(tmp_path: Path) -> None:
    text = (ontology_folder() / "palette.ttl").read_text(encoding="utf-8")
    (tmp_path / "palette.ttl").write_text(text.replace('kg:colour "#D55E00" ;', ""), encoding="utf-8")
    with pytest.raises(OntologyError, match="kg:accuses: has no kg:colour"):
        styles(tmp_path)


def test_a_palette_that_is_no_turtle_is_an_error_of_the_ontology(tmp_path: Path) -> None:
    (tmp_path / "palette.ttl").write_text("kg:State", encoding="utf-8")
    with pytest.raises(OntologyError):
        styles(tmp_path)
