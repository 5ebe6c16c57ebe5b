"""A network in the formats of other programs, read back by the readers of these formats; and with hostile text."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import product
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg.exchange import FORMATS, as_json, dot, gexf, graphml, parties_csv, statements_csv
from kg.exchange.dot import quoted
from kg.network import Actor, Edge, assemble
from tests.browsing import disputes
from tests.test_page_hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

INDIA, PAKISTAN = Actor("state/IN", "India", "State"), Actor("state/PK", "Pakistan", "State")
SAID = "India accused Pakistan of backing the gunmen."
ACCUSED = Edge("1", "accuses", INDIA, PAKISTAN, SAID, kind="terrorism", date="2025-05-01", start=7, confidence=0.8)
AGAIN = Edge("2", "accuses", INDIA, PAKISTAN, "It said so again.", date="2025-05")
DENIED = Edge("3", "denies", PAKISTAN, INDIA, "Islamabad denied it.", answers=("1",), date="2025-05-02")
MADE = assemble([ACCUSED, AGAIN, DENIED])
TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(->|[][{},;=])|([\w.]+)', re.DOTALL)


def test_graphml_gives_back_the_network_with_denials_and_measures() -> None:
    read = nx.parse_graphml(graphml(MADE), force_multigraph=True, edge_key_type=str)
    first, second = read["state/IN"]["state/PK"].values()
    assert (first["relation"], first["denied"], first["answered_by"]) == ("accuses", True, "3")
    assert (first["date"], first["kind"], first["confidence"], first["quotation"]) == (
        "2025-05-01",
        "terrorism",
        0.8,
        SAID,
    )
    assert (second["statement"], second["denied"]) == ("2", False)
    assert (read.nodes["state/PK"]["met"], read.nodes["state/PK"]["reciprocity"]) == (2, 1.0)


def test_gexf_gives_back_names_places_and_days() -> None:
    read = nx.read_gexf(io.BytesIO(gexf(MADE).encode()))
    assert {read.nodes[node]["label"] for node in read} == {"India", "Pakistan"}
    assert read.nodes["state/IN"]["viz"]["color"]["b"] == 178
    assert {data.get("start", "") for _, _, data in read.edges(data=True)} == {"", "2025-05-01", "2025-05-02"}
    assert {data["offset"] for _, _, data in read.edges(data=True)} == {0, 7}


def test_gexf_does_not_tell_when_it_was_written() -> None:
    assert "lastmodified" not in gexf(MADE)


def test_json_gives_back_the_network() -> None:
    read = nx.node_link_graph(json.loads(as_json(MADE)), edges="edges")
    assert read["state/PK"]["state/IN"]["3"]["answers"] == "1"


def test_csv_has_a_line_for_each_statement_and_for_each_party() -> None:
    first, *rest = csv.DictReader(io.StringIO(statements_csv(MADE)))
    assert (first["tail_name"], first["relation"], first["head_name"]) == ("India", "accuses", "Pakistan")
    assert (first["denied"], first["answered_by"], len(rest)) == ("True", "3", 2)
    assert [row["name"] for row in csv.DictReader(io.StringIO(parties_csv(MADE)))] == ["India", "Pakistan"]


def test_dot_draws_parallel_statements_as_one_arrow() -> None:
    nodes, arrows = _read_dot(dot(MADE))
    assert {node["label"] for node in nodes.values()} == {"India", "Pakistan"}
    assert arrows["state/IN", "state/PK"]["label"] == "accuses x2 (denied)"
    assert arrows["state/PK", "state/IN"]["style"] == "dashed"


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_network_is_the_same_bytes_in_every_format(name: str) -> None:
    one, other = disputes(), list(reversed(disputes()))
    assert FORMATS[name](assemble(one)) == FORMATS[name](assemble(other))


@pytest.mark.parametrize("name", FORMATS)
def test_a_network_of_nothing_can_be_written(name: str) -> None:
    assert FORMATS[name](assemble(())).encode()


def _hostile(text: str) -> nx.MultiDiGraph[str]:
    tail, head = Actor(text, text, "State"), Actor("person/x", text, "Person")
    return assemble(
        [Edge(text, "accuses", tail, head, text, text, text, words=text, kind=text, title=text, url=text, date=text)]
    )


@pytest.mark.parametrize(("write", "text"), [*product((graphml, gexf), (*HOSTILE, "]]>", "a\x0bb", "\ufffe"))])
def test_hostile_text_stays_text_in_xml(write: Callable[[nx.MultiDiGraph[str]], str], text: str) -> None:
    written = write(_hostile(text))
    root = ET.fromstring(written.encode())  # noqa: S314 - it was written here
    plain = ET.fromstring(write(_hostile("plain")).encode())  # noqa: S314
    assert {element.tag for element in root.iter()} == {element.tag for element in plain.iter()}


@pytest.mark.parametrize("text", [*HOSTILE, "=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_no_cell_of_a_table_begins_a_formula(text: str) -> None:
    for write in (statements_csv, parties_csv):
        cells = [cell for row in csv.reader(io.StringIO(write(_hostile(text)))) for cell in row]
        assert [cell for cell in cells if re.match(r"\s*[=+@|-]", cell)] == []
        assert write(_hostile(text)).encode()


@pytest.mark.parametrize("text", [*HOSTILE, '"]; evil [label="', "\\", '\\"', "\\N \\G", "a\nb", "<b>x</b>", "{|}"])
def test_hostile_text_stays_text_in_dot(text: str) -> None:
    nodes, arrows = _read_dot(dot(_hostile(text)))
    assert (len(nodes), len(arrows)) == (2, 1)
    assert {node["label"] for node in nodes.values()} == {_plain(quoted(text)[1:-1])}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_json(text: str) -> None:
    assert json.loads(as_json(_hostile(text)))["nodes"][1]["name"] == text


def _read_dot(text: str) -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], dict[str, str]]]:
    """Read what `dot` writes: one statement a line, strings in quotation marks with escapes."""
    nodes: dict[str, dict[str, str]] = {}
    arrows: dict[tuple[str, str], dict[str, str]] = {}
    for line in text.splitlines()[3:-1]:
        assert TOKEN.sub("", line).strip() == ""
        tokens = [_plain(string) or mark or word for string, mark, word in TOKEN.findall(line)]
        values = tokens[tokens.index("[") + 1 : tokens.index("]")] if "[" in tokens else []
        attributes = dict(zip(values[0::4], values[2::4], strict=True))
        if tokens[1] == "->":
            arrows[tokens[0], tokens[2]] = attributes
        else:
            nodes[tokens[0]] = attributes
    return nodes, arrows


def _plain(string: str) -> str:
    return re.sub(r"\\(.)", r"\1", string)
