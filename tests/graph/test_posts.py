"""Posts and memberships as a layer of the network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.network import Level, edges, measure, network
from kg.page import page

if TYPE_CHECKING:
    from kg.store import Graph

LAYER = {"postIn", "speaksFor", "memberOf"}


def layer(graph: Graph, **part: object) -> list[tuple[str, str, str, str, str]]:
    drawn = network(graph, posts=True, **part)  # type: ignore[arg-type]
    found = sorted(edges(drawn), key=lambda edge: edge.tail.id)
    return [(e.tail.name, e.relation, e.head.name, e.words, e.quotation) for e in found if e.relation in LAYER]


def test_a_post_is_shown_by_a_statement_that_its_holder_makes(graph: Graph) -> None:
    assert layer(graph) == [
        (
            "Southland's foreign ministry",
            "memberOf",
            "Southland",
            "",
            "Southland's foreign ministry denied the charge.",
        ),
        (
            "Teresa Okoro",
            "postIn",
            "Norland",
            "envoy",
            "Teresa Okoro, Norland's envoy, accused Southland of arming the Red Valley Front.",
        ),
    ]


def test_the_layer_is_left_out_unless_it_is_asked_for(graph: Graph) -> None:
    assert LAYER.isdisjoint(edge.relation for edge in edges(network(graph)))


def test_who_is_drawn_as_the_state_holds_no_post_in_it(graph: Graph) -> None:
    assert layer(graph, level=Level.STATE) == []


def test_posts_are_no_statements_that_a_measure_counts(graph: Graph) -> None:
    plain, layered = measure(network(graph)), measure(network(graph, posts=True))
    assert {party: layered[party] for party in plain} == plain


def test_a_page_has_the_layer_among_its_arrows(graph: Graph) -> None:
    drawn = page(network(graph, posts=True), title="Posts")
    arrows = re.search(r'<script[^>]*id="arrows"[^>]*>(.*?)</script>', drawn, re.DOTALL)
    assert arrows
    assert {"postIn", "memberOf"} <= {*re.findall(r'"(\w+)"', arrows[1])}
