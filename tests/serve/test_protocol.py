"""What the SPARQL 1.1 Protocol asks of a server that only reads: https://www.w3.org/TR/sparql11-protocol/ ."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import httpx

KG = "PREFIX kg: <https://w3id.org/jaccuse/ontology#>"
WHO = f"{KG} SELECT ?accuser ?accused {{ ?s a kg:Accusation ; kg:accuser ?accuser ; kg:accused ?accused }} ORDER BY ?s"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMES = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
ENTITIES = "https://w3id.org/jaccuse/id/graph/entities"
REGISTRY = "https://w3id.org/jaccuse/id/graph/registry"
DIRECT = {"Content-Type": "application/sparql-query"}


def number(answer: httpx.Response) -> int:
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_a_query_comes_by_get(web: httpx.Client) -> None:
    answer = web.get("/sparql", params={"query": WHO})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.json()["head"]["vars"] == ["accuser", "accused"]
    assert answer.headers["x-rows"] == str(len(answer.json()["results"]["bindings"]))
    assert "x-rows-cut" not in answer.headers


def test_a_query_comes_as_a_form_or_as_itself(web: httpx.Client) -> None:
    expected = web.get("/sparql", params={"query": WHO}).json()
    assert web.post("/sparql", data={"query": WHO}).json() == expected
    assert web.post("/sparql", content=WHO, headers=DIRECT).json() == expected
    with_charset = {"Content-Type": "application/sparql-query; charset=UTF-8"}
    assert web.post("/sparql", content=WHO, headers=with_charset).json() == expected


def test_head_says_what_get_would_without_the_answer(web: httpx.Client) -> None:
    answer = web.head("/sparql", params={"query": WHO})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "application/sparql-results+json"


def test_the_default_graph_is_all_named_graphs_together(web: httpx.Client) -> None:
    whole = number(web.get("/sparql", params={"query": COUNT}))
    names = [row["g"]["value"] for row in web.get("/sparql", params={"query": NAMES}).json()["results"]["bindings"]]
    parts = [number(web.get("/sparql", params={"query": COUNT, "default-graph-uri": name})) for name in names]
    assert ENTITIES in names
    assert sum(parts) == whole  # a triple stands in one graph


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_the_client_chooses_the_dataset(web: httpx.Client, way: str) -> None:
    def ask(query: str, *chosen: tuple[str, str]) -> httpx.Response:
        dataset = {name: [value for each, value in chosen if each == name] for name, _ in chosen}
        if way == "get":
            return web.get("/sparql", params={"query": query, **dataset})
        if way == "form":
            return web.post("/sparql", data={"query": query, **dataset})
        return web.post("/sparql", params=dataset, content=query, headers=DIRECT)

    entities, registry = (number(ask(COUNT, ("default-graph-uri", name))) for name in (ENTITIES, REGISTRY))
    assert entities > 0
    both = ask(COUNT, ("default-graph-uri", ENTITIES), ("default-graph-uri", REGISTRY))
    assert number(both) == entities + registry
    named = ask(NAMES, ("named-graph-uri", ENTITIES), ("named-graph-uri", REGISTRY))
    assert [row["g"]["value"] for row in named.json()["results"]["bindings"]] == [ENTITIES, REGISTRY]
    assert number(ask(COUNT, ("named-graph-uri", ENTITIES))) == 0  # the default graph is empty then
    full = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . GRAPH ?g { ?s a ?c } }"
    assert number(ask(full, ("default-graph-uri", ENTITIES), ("named-graph-uri", REGISTRY))) == 0


def test_the_request_wins_over_from(web: httpx.Client) -> None:
    query = COUNT.replace("{", f"FROM <{REGISTRY}> {{", 1)
    alone = number(web.get("/sparql", params={"query": query}))
    assert alone == number(web.get("/sparql", params={"query": COUNT, "default-graph-uri": REGISTRY}))
    other = number(web.get("/sparql", params={"query": query, "default-graph-uri": ENTITIES}))
    assert other == number(web.get("/sparql", params={"query": COUNT, "default-graph-uri": ENTITIES}))


@pytest.mark.parametrize("graph", ["file:///etc/passwd", "no iri", "urn:uuid:1"])
def test_a_graph_is_named_as_the_web_does(web: httpx.Client, graph: str) -> None:
    assert web.get("/sparql", params={"query": COUNT, "default-graph-uri": graph}).status_code == 400


def test_two_queries_are_none(web: httpx.Client) -> None:
    assert web.get("/sparql", params={"query": ["ASK {}", "SELECT * {}"]}).status_code == 400
    assert web.post("/sparql", data={"query": ["ASK {}", "SELECT * {}"]}).status_code == 400
    assert web.post("/sparql", params={"query": "ASK {}"}, content="ASK {}", headers=DIRECT).status_code == 400


def test_the_dataset_of_a_form_stands_in_its_address_too(web: httpx.Client) -> None:
    inside = web.post("/sparql", data={"query": COUNT, "default-graph-uri": ENTITIES})
    outside = web.post("/sparql", params={"default-graph-uri": ENTITIES}, data={"query": COUNT})
    assert number(outside) == number(inside) > 0


def test_who_takes_anything_gets_json_or_turtle(web: httpx.Client) -> None:
    for accept in ("*/*", ""):
        headers = {"Accept": accept}
        rows = web.get("/sparql", params={"query": WHO}, headers=headers)
        assert rows.headers["content-type"] == "application/sparql-results+json"
        triples = web.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1"}, headers=headers)
        assert triples.headers["content-type"].startswith("text/turtle")


def test_no_query_is_none(web: httpx.Client) -> None:
    assert web.get("/sparql", params={"default-graph-uri": ENTITIES}).status_code == 400
    assert web.post("/sparql", data={"other": "x"}).status_code == 400


@pytest.mark.parametrize(
    ("media", "status"),
    [
        ("text/plain", 415),
        ("", 415),
        ("multipart/form-data", 415),
        ("application/sparql-update", 415),
        ("application/sparql-query; charset=UTF-16", 415),
        ("application/sparql-query", 200),
    ],
)
def test_a_body_says_what_it_is(web: httpx.Client, media: str, status: int) -> None:
    headers = {"Content-Type": media} if media else {}
    assert web.post("/sparql", content="ASK {}", headers=headers).status_code == status


def test_what_is_no_utf_8_is_refused(web: httpx.Client) -> None:
    assert web.post("/sparql", content=b"ASK { ?s ?p '\xff' }", headers=DIRECT).status_code == 400
    assert web.get("/sparql?query=ASK%7B%7D%FF").status_code == 400


def test_a_query_that_cannot_be_parsed_is_told_its_place(web: httpx.Client) -> None:
    answer = web.get("/sparql", params={"query": "SELECT *\n{ ?s ?p }"})
    assert answer.status_code == 400
    assert answer.text.startswith("line 2, column")
    assert len(answer.text) < 300


@pytest.mark.parametrize("update", ["INSERT DATA { <a:a> <a:b> 1 }", "LOAD <http://x.example/>", "DROP ALL"])
def test_updates_are_refused(web: httpx.Client, update: str) -> None:
    as_body = web.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"})
    assert as_body.status_code == 415
    for answer in (
        web.post("/sparql", data={"update": update}),
        web.get("/sparql", params={"update": update}),
        web.get("/sparql", params={"query": update}),
    ):
        assert answer.status_code == 400
    assert "only reads" in as_body.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused_and_told_which_there_are(web: httpx.Client, method: str) -> None:
    answer = web.request(method, "/sparql", params={"query": "ASK {}"})
    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


def test_options_names_the_methods(web: httpx.Client) -> None:
    answer = web.options("/sparql")
    assert answer.status_code == 204
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_a_body_that_is_too_long_is_not_read(web: httpx.Client) -> None:
    assert web.post("/sparql", content="#" * (1 << 21), headers=DIRECT).status_code == 413


ROWS: dict[str, Callable[[str], Sequence[object]]] = {
    "application/sparql-results+json": lambda text: json.loads(text)["results"]["bindings"],
    "application/sparql-results+xml": lambda text: ET.fromstring(text).findall(".//{*}result"),  # noqa: S314
    "text/csv": lambda text: list(csv.reader(io.StringIO(text)))[1:],
    "text/tab-separated-values": lambda text: text.splitlines()[1:],
}


@pytest.mark.parametrize("media", ROWS)
def test_rows_come_in_each_format(web: httpx.Client, media: str) -> None:
    answer = web.get("/sparql", params={"query": WHO}, headers={"Accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert answer.headers["vary"] == "Accept"
    assert len(ROWS[media](answer.text)) == int(answer.headers["x-rows"]) > 1


@pytest.mark.parametrize(
    ("media", "text"),
    [
        ("application/sparql-results+json", '{"head":{},"boolean":true}\n'),
        ("application/sparql-results+xml", "<boolean>true</boolean>"),
        ("text/csv", "true\n"),
    ],
)
def test_a_truth_comes_in_each_format(web: httpx.Client, media: str, text: str) -> None:
    assert text in web.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": media}).text


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
@pytest.mark.parametrize("query", [f"{KG} DESCRIBE ?s {{ ?s a kg:Denial }}", "CONSTRUCT WHERE { ?s ?p 'charge' }"])
def test_triples_come_in_each_format(web: httpx.Client, query: str, media: str, form: ox.RdfFormat) -> None:
    answer = web.get("/sparql", params={"query": query}, headers={"Accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert len(list(ox.parse(answer.content, format=form))) == int(answer.headers["x-rows"])


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.6", "application/sparql-results+xml"),
        ("text/*", "text/csv"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("image/png, text/csv;q=0.1", "text/csv"),
    ],
)
def test_the_client_weighs_the_formats(web: httpx.Client, accept: str, media: str) -> None:
    answer = web.get("/sparql", params={"query": WHO}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media


def test_a_format_that_there_is_not_is_refused(web: httpx.Client) -> None:
    answer = web.get("/sparql", params={"query": WHO}, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/csv" in answer.text
    assert web.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_without_a_query_the_service_describes_itself(web: httpx.Client) -> None:
    answer = web.get("/sparql")
    said = {(q.predicate.value.partition("#")[2], str(q.object)) for q in ox.parse(answer.content, ox.RdfFormat.TURTLE)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert ("supportedLanguage", f"<{sd}SPARQL11Query>") in said
    assert ("feature", f"<{sd}UnionDefaultGraph>") in said
    assert ("endpoint", f"<{web.base_url}/sparql>".replace("//sparql", "/sparql")) in said


def test_a_person_without_a_query_is_led_to_the_editor(web: httpx.Client) -> None:
    answer = web.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/editor")
