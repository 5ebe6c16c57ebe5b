"""Pictures of a network as text: what they show and say, and that nothing in the data can become markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kg.errors import OntologyError
from kg.figures import network_svg
from kg.figures.geometry import Box, curve
from kg.figures.scene import scene
from kg.network import Actor, Edge, assemble
from kg.palette import styles
from tests.browsing import crowd, disputes
from tests.test_page_hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator

INDIA, PAKISTAN = Actor("state/IN", "India", "State"), Actor("state/PK", "Pakistan", "State")
SAID = "India accused Pakistan of backing the gunmen."
ACCUSED = Edge("1", "accuses", INDIA, PAKISTAN, SAID, words="backing the gunmen", publisher="Daily", date="2025-05-01")
DENIED = Edge("2", "denies", PAKISTAN, INDIA, "Islamabad denied it.", answers=("1",), words="baseless", date="2025-05")
SPACE = "{http://www.w3.org/2000/svg}"


def drawn(*edges: Edge, title: str = "x") -> ET.Element:
    return ET.fromstring(network_svg(assemble(edges), title=title))  # noqa: S314 - our own text


def texts(svg: ET.Element) -> list[str]:
    return [one.text or "" for one in svg.iter(f"{SPACE}text")]


def strokes(svg: ET.Element, colour: str) -> list[str | None]:
    lines = (one for one in svg.iter(f"{SPACE}path") if one.get("stroke") == colour)
    return [one.get("stroke-dasharray") for one in lines]


def test_the_same_statements_give_the_same_picture() -> None:
    found = disputes()
    one, other = (network_svg(assemble(edges), title="x") for edges in (found, reversed(found)))
    assert one == other


def test_a_picture_names_each_party_and_what_it_does() -> None:
    found = texts(drawn(ACCUSED, DENIED))
    assert {"India", "Pakistan", "1 accuses", "1 denies"} <= set(found)


def test_the_key_says_in_which_words_and_where() -> None:
    found = texts(drawn(ACCUSED, DENIED))
    assert "India accuses Pakistan" in found
    assert "“backing the gunmen” — Daily, 1 May 2025" in found
    assert "✗ denied by Pakistan: “baseless” — source not named, May 2025" in found


def test_a_denial_is_a_dashed_arrow_in_the_colour_of_the_palette() -> None:
    accuses, denies = (next(style for style in styles() if style.id == id_) for id_ in ("accuses", "denies"))
    svg = drawn(ACCUSED, DENIED)
    assert set(strokes(svg, accuses.colour)) == {None}
    assert set(strokes(svg, denies.colour)) == {"7 5"}


def test_a_denied_accusation_bears_a_cross_and_the_legend_says_what_it_means() -> None:
    assert "denied or rejected" in texts(drawn(ACCUSED, DENIED))
    assert "denied or rejected" not in texts(drawn(ACCUSED))


def test_a_picture_says_what_it_is_to_who_cannot_see_it() -> None:
    svg = drawn(ACCUSED, title="Two neighbours")
    assert svg.get("role") == "img"
    named = [svg.find(f"{SPACE}{name}") for name in ("title", "desc")]
    assert [one.get("id") for one in named if one is not None] == (svg.get("aria-labelledby") or "").split()
    assert named[0] is not None
    assert named[0].text == "Two neighbours"


def test_a_picture_stands_on_white_whatever_is_around_it() -> None:
    svg = drawn(ACCUSED)
    ground = svg.find(f"{SPACE}rect")
    assert ground is not None
    assert (ground.get("fill"), ground.get("width")) == ("#ffffff", svg.get("width"))


def test_a_counter_accusation_has_a_number_of_its_own() -> None:
    back = Edge("4", "accuses", PAKISTAN, INDIA, SAID, answers=("1",), date="2025-06-01")
    found = texts(drawn(ACCUSED, back))
    assert [text for text in found if text.startswith("2")][:1] in (["2 accuses"], ["2"])
    assert "Pakistan accuses India" in found
    assert "↩ answered by Pakistan — source not named, 1 Jun 2025" in found


def test_what_is_not_shown_is_counted() -> None:
    network = assemble([ACCUSED])
    network.graph.update(one_ended=7, left_out=1, narrowed=2)
    said = " ".join(texts(ET.fromstring(network_svg(network, title="x"))))  # noqa: S314
    assert "Shown: 1 statement between 2 parties." in said
    assert "2 statements that the options leave out, 7 statements that name one party only" in said
    assert "1 party with fewer statements" in said


def test_a_crowd_is_drawn_by_its_busiest_and_the_rest_is_counted() -> None:
    network = assemble(crowd(300))
    few, all_ = (network_svg(network, title="x", legible=legible) for legible in (80, None))
    assert "parties with fewer statements, and" in few
    assert few.count("Minister") < all_.count("Minister")
    assert "Not shown" not in all_


def test_names_and_shapes_do_not_cover_each_other_where_a_layout_has_room() -> None:
    places = list(scene(assemble(disputes())).taken())
    shapes, names = places[::2], places[1::2]
    covered = [(i, j) for i, one in enumerate(names) for j, other in enumerate(shapes) if i != j and one.meets(other)]
    assert covered == []
    assert not any(one.meets(other) for i, one in enumerate(names) for other in names[:i])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_the_data_becomes_markup(text: str) -> None:
    ends = Actor(text, text, "State"), Actor("b", text, "Person")
    hostile = Edge(text, "accuses", *ends, text, words=text, kind=text, url=text, publisher=text, date=text)
    svg, plain = drawn(hostile, title=text), drawn(ACCUSED)
    assert {one.tag for one in svg.iter()} == {one.tag for one in plain.iter()}
    assert {name for one in svg.iter() for name in one.attrib} <= {name for one in plain.iter() for name in one.attrib}
    assert not any(bidi in "".join(svg.itertext()) for bidi in "\u202e\u2066")


def test_a_very_long_name_is_cut() -> None:
    assert (
        max(len(text) for text in texts(drawn(Edge("1", "accuses", INDIA, Actor("x", "x" * 9999, "State"), "")))) < 99
    )


def test_nothing_gives_an_empty_sheet_that_says_so() -> None:
    assert "Shown: 0 statements between 0 parties." in " ".join(texts(drawn()))


def test_who_accuses_itself_gets_an_arrow_that_comes_back() -> None:
    assert "1 accuses" in texts(drawn(Edge("1", "accuses", INDIA, INDIA, SAID)))


def test_a_party_of_no_known_class_is_named_with_the_file_to_mend() -> None:
    with pytest.raises(OntologyError, match=r"palette\.ttl: kg:Dragon"):
        drawn(Edge("1", "accuses", Actor("d", "D", "Dragon"), INDIA, SAID))


def test_an_arrow_begins_and_ends_outside_of_the_shapes() -> None:
    way = curve((0, 0), (100, 0), 0, (10, 20))
    assert (way.tail, way.head) == ((10, 0), (80, 0))


def test_a_bent_arrow_leaves_the_straight_line_to_its_left_either_way() -> None:
    there, back = curve((0, 0), (100, 0), 0.1, (0, 0)), curve((100, 0), (0, 0), 0.1, (0, 0))
    assert there.at(0.5) == (50, -10)
    assert back.at(0.5) == (50, 10)


def test_boxes_that_only_touch_do_not_meet() -> None:
    assert not Box(0, 0, 1, 1).meets(Box(1, 0, 2, 1))
    assert Box(0, 0, 2, 2).meets(Box(1, 1, 3, 3))


def test_no_picture_runs_or_fetches_anything() -> None:
    found = set(_addresses(network_svg(assemble(disputes()), title="x")))
    assert found == {"http://www.w3.org/2000/svg"}


def _addresses(svg: str) -> Iterator[str]:
    assert not re.search(r"<script|\bon\w+=|<foreignObject|<image|<use", svg)
    yield from re.findall(r"\w+://[^\"<\s]+", svg)
