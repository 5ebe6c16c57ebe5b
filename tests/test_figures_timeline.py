"""A dispute along time: its rows, lanes and lines, as a picture and with the passages below."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from lxml import html

from kg.figures import timeline_html, timeline_svg
from kg.figures.chronicle import chronicle
from kg.figures.plan import plan
from kg.network import Actor, Edge, assemble
from tests.browsing import crowd, disputes
from tests.test_figures import ACCUSED, DENIED, INDIA, PAKISTAN, SAID, texts
from tests.test_page_hostile import HOSTILE

LATER = Edge("3", "accuses", INDIA, PAKISTAN, SAID, date="2026-01-01")
UNDATED = Edge("0", "threatens", PAKISTAN, INDIA, "It warned of war.")


def rows(*edges: Edge) -> list[str]:
    return [entry.edge.statement for entry in chronicle(assemble(edges)).entries]


def test_the_oldest_stands_first_and_what_has_no_date_last() -> None:
    assert rows(LATER, UNDATED, replace(DENIED, date="2025-05-02"), ACCUSED) == ["1", "2", "3", "0"]


def test_an_answer_of_the_same_day_stands_below_what_it_answers() -> None:
    assert rows(replace(DENIED, statement="a", date="2025-05-01"), replace(ACCUSED, statement="b")) == ["b", "a"]


def test_a_line_leads_from_a_statement_to_its_answer() -> None:
    assert chronicle(assemble([replace(DENIED, date="2025-05-03"), LATER, ACCUSED])).links == [(0, 1)]


def test_lines_that_run_beside_each_other_have_tracks_of_their_own() -> None:
    answers = [
        Edge(f"b{i}", "denies", PAKISTAN, INDIA, "No.", answers=(f"a{i}",), date=f"2025-06-1{3 - i}") for i in range(3)
    ]
    asked = [Edge(f"a{i}", "accuses", INDIA, PAKISTAN, SAID, date=f"2025-06-0{i + 1}") for i in range(3)]
    tracks = plan(chronicle(assemble([*asked, *answers]))).tracks
    assert sorted(tracks.values()) == [0, 1, 2]


def test_rows_stand_below_each_other_and_never_overlap() -> None:
    told = chronicle(assemble(disputes()), lanes=None)
    heights = plan(told).rows
    assert len(heights) == 34
    assert all(later - earlier >= 50 for earlier, later in pairwise(heights))


def test_a_statement_about_two_parties_is_one_row_with_two_arrows() -> None:
    china = Actor("state/CN", "China", "State")
    told = chronicle(assemble([ACCUSED, replace(ACCUSED, head=china)]))
    assert [entry.sentence(told.known) for entry in told.entries] == ["India accuses China, Pakistan"]


def test_each_year_begins_with_its_number() -> None:
    assert list(plan(chronicle(assemble([ACCUSED, LATER, UNDATED]))).years.values()) == ["2025", "2026", "no date"]


def test_the_picture_says_who_says_what_and_where_that_stands() -> None:
    found = texts(ET.fromstring(timeline_svg(assemble([ACCUSED, DENIED]), title="x")))  # noqa: S314 - our own text
    assert {"India accuses Pakistan", "“backing the gunmen”", "Daily, 1 May 2025"} <= set(found)
    assert {"Pakistan denies the accusation by India", "“baseless”", "denied or rejected"} <= set(found)


def test_the_newest_statements_between_the_busiest_parties_are_kept_and_the_rest_is_counted() -> None:
    told = chronicle(assemble([*crowd(300), LATER]), lanes=9, rows=2)
    assert len(told.lanes) <= 9
    assert len(told.entries) == 2
    assert "older statements" in told.told
    assert "statements of or about others" in told.told


def test_a_lane_without_a_row_is_not_drawn() -> None:
    told = chronicle(assemble(disputes()), rows=1)
    assert set(told.lanes) == {*told.entries[0].tails, *told.entries[0].heads}


def test_each_row_leads_to_its_passage() -> None:
    made = html.document_fromstring(timeline_html(assemble(disputes()), title="x", lanes=None))
    links = [one.get("href")[1:] for one in made.xpath("//svg//a")]
    assert links == [one.get("id") for one in made.xpath("//article")]
    assert len(links) == 34
    assert made.xpath("//article/h3")[0].text == "US Environmental Protection Agency accuses Volkswagen"


def test_the_picture_in_a_page_lets_its_links_be_heard() -> None:
    assert 'role="group"' in timeline_html(assemble([ACCUSED]), title="x")
    assert 'role="img"' in timeline_svg(assemble([ACCUSED]), title="x")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_the_data_becomes_markup(text: str) -> None:
    ends = Actor(text, text, "State"), Actor("b", text, "Person")
    hostile = assemble([Edge(text, "accuses", *ends, text, text, text, words=text, url=text, title=text, date=text)])
    plain = assemble([ACCUSED])
    made, usual = (ET.fromstring(timeline_svg(network, title="x")) for network in (hostile, plain))  # noqa: S314
    assert {one.tag for one in made.iter()} == {one.tag for one in usual.iter()}
    written, common = (html.document_fromstring(timeline_html(one, title="x")) for one in (hostile, plain))
    assert {one.tag for one in written.iter()} == {one.tag for one in common.iter()}
    assert written.xpath("//article//a") == []


def test_the_same_statements_give_the_same_bytes() -> None:
    for draw in (timeline_svg, timeline_html):
        assert draw(assemble(disputes()), title="x") == draw(assemble(reversed(disputes())), title="x")


def test_nothing_said_is_an_empty_timeline() -> None:
    assert "Shown: 0 statements." in timeline_svg(assemble(()), title="x")
    assert "Shown: 0 statements." in timeline_html(assemble(()), title="x")
