"""The matrix of accusations: its cells and their order, as a picture and as a table with the statements below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from lxml import html

from kg.figures import matrix_html, matrix_svg
from kg.figures.grid import shade
from kg.figures.matrix import matrix
from kg.network import Actor, Edge, assemble
from tests.browsing import crowd, disputes
from tests.test_figures import ACCUSED, DENIED, INDIA, PAKISTAN, SAID, texts
from tests.test_page_hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterable

CHINA, JAPAN, KOREA = (Actor(f"state/{name}", name, "State") for name in ("China", "Japan", "Korea"))


def accusations(*pairs: tuple[Actor, Actor]) -> list[Edge]:
    return [Edge(f"a{i}", "accuses", *pair, SAID, words=f"words {i}") for i, pair in enumerate(pairs)]


def table(edges: Iterable[Edge]) -> html.HtmlElement:
    return html.document_fromstring(matrix_html(assemble(edges), title="x"))


def test_a_cell_counts_what_one_party_accuses_the_other_of() -> None:
    made = matrix(assemble(accusations((INDIA, PAKISTAN), (INDIA, PAKISTAN), (PAKISTAN, INDIA))))
    assert {(a.name, b.name): len(cell) for (a, b), cell in made.cells.items()} == {
        ("India", "Pakistan"): 2,
        ("Pakistan", "India"): 1,
    }


def test_a_cell_knows_how_many_of_its_statements_are_denied() -> None:
    made = matrix(assemble([ACCUSED, DENIED, *accusations((INDIA, PAKISTAN))]))
    assert made.denied(made.cells[INDIA, PAKISTAN]) == 1
    assert (
        "Shown: 2 accusations, 1 of them denied or rejected. Not shown: 1 statement of another relation." in made.told
    )


def test_parties_are_ordered_by_community_and_then_by_number() -> None:
    quarrels = accusations(
        (JAPAN, KOREA), (INDIA, PAKISTAN), (CHINA, PAKISTAN), (CHINA, INDIA), (CHINA, PAKISTAN), (PAKISTAN, CHINA)
    )
    assert [one.name for one in matrix(assemble(quarrels)).rows] == ["China", "Pakistan", "India", "Japan"]


def test_of_a_crowd_those_of_most_accusations_are_kept_and_the_rest_is_counted() -> None:
    network = assemble(crowd(300))
    few, all_ = matrix(network, 10), matrix(network, None)
    assert len(few.rows) <= 10
    assert len(few.columns) <= 10
    assert "accusations by or of others" in few.told
    assert "Not shown" not in all_.told
    assert sum(map(len, all_.cells.values())) == network.number_of_edges()


def test_no_row_and_no_column_is_empty() -> None:
    made = matrix(assemble(crowd(300)), 10)
    assert {one for one, _ in made.cells} == set(made.rows)
    assert {other for _, other in made.cells} == set(made.columns)


def test_the_picture_names_the_statements_of_a_cell() -> None:
    svg = matrix_svg(assemble([ACCUSED, DENIED]), title="x")
    assert "India accuses Pakistan: 1, 1 denied or rejected\n“backing the gunmen” (Daily, 1 May 2025)" in svg
    assert {"1", "✗", "India (1)", "Pakistan (1)", "accuser ↓   accused →"} <= set(texts(ET.fromstring(svg)))  # noqa: S314 - our own text


def test_the_darker_a_cell_the_more_it_counts() -> None:
    shades = [shade(number) for number in (1, 2, 4, 8, 16, 1000)]
    assert shades == sorted(shades)
    assert shades[0] < shades[-1]


def test_each_number_of_the_table_leads_to_its_statements() -> None:
    made = table(disputes())
    links = made.xpath("//td/a")
    assert len(links) == 16
    for link in links:
        [section] = made.xpath(f"//section[@id='{link.get('href')[1:]}']")
        assert len(section.xpath("./article")) == int(re.match(r"\d+", link.text)[0])  # type: ignore[index]
        assert section.xpath("./h3")[0].text == link.get("aria-label")


def test_a_statement_is_listed_with_its_quotation_its_source_and_its_date() -> None:
    [article] = table(disputes()).xpath("//article[.//p[@class='words'][contains(., 'hub for ISIS-K')]]")
    assert [mark.text for mark in article.xpath("./blockquote/mark")] == [
        "claimed",
        "Afghanistan remains a hub for ISIS-K recruitment",
    ]
    assert article.xpath(".//a")[0].get("href") == "https://example.org/kabul"
    assert "Khyber Post, 11 Feb 2025" in article.text_content()


def test_an_answer_leads_to_its_own_passage() -> None:
    made = table([ACCUSED, DENIED])
    [answer] = made.xpath("//article//a[contains(., 'denied by Pakistan')]")
    [passage] = made.xpath(f"//article[@id='{answer.get('href')[1:]}']/blockquote")
    assert passage.text_content() == "Islamabad denied it."


def test_every_link_within_the_file_leads_somewhere_and_no_name_stands_twice() -> None:
    made = table([*disputes(), *crowd(50)])
    names = [one.get("id") for one in made.xpath("//*[@id]")]
    assert len(names) == len(set(names))
    assert {one.get("href")[1:] for one in made.xpath("//a[starts-with(@href, '#')]")} <= set(names)


def test_rows_and_columns_of_the_table_have_headers() -> None:
    made = table([ACCUSED])
    assert [one.get("scope") for one in made.xpath("//th")] == ["col", "row"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_the_data_becomes_markup(text: str) -> None:
    ends = Actor(text, text, "State"), Actor("b", text, "Person")
    hostile = Edge(text, "accuses", *ends, text, text, text, words=text, kind=text, url=text, title=text, speaker=text)
    made, plain = table([hostile]), table([ACCUSED])
    extra = {one.tag for one in made.iter()} - {one.tag for one in plain.iter()}
    assert extra == set()
    assert made.xpath("//article//a") == []


def test_the_table_runs_and_fetches_nothing() -> None:
    made = table(disputes())
    policy = made.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert made.xpath("//script | //img | //iframe | //@style | //@onclick | //link[not(@href='data:,')]") == []


def test_the_same_statements_give_the_same_bytes() -> None:
    for draw in (matrix_svg, matrix_html):
        assert draw(assemble(disputes()), title="x") == draw(assemble(reversed(disputes())), title="x")


def test_nobody_accuses_nobody() -> None:
    assert "Shown: 0 accusations" in matrix_svg(assemble(()), title="x")
    assert "Shown: 0 accusations" in matrix_html(assemble(()), title="x")
