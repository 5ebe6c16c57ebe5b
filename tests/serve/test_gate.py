"""Which queries get through, and that no hiding place is left for the others."""

from __future__ import annotations

import re
import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import library
from kg.errors import QueryError
from kg.serve.gate import LONGEST, MOST, admit

FORBIDDEN = ("SERVICE", "LOAD", "INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")
COVERS = (
    '"{}"',
    "'{}'",
    '"""{}"""',
    "'''{}'''",
    '"""a "quoted" {} \'word\'"""',
    '"a \\" {} "',
    '"{}"@en',
    "<http://x.example/{}>",
    "<http://x.example/#{}>",
    "<http://x.example/'{}(>",
    "kg:{}",
    "?{}",
    "1 # {}\n",
)
words = st.sampled_from([cased for word in FORBIDDEN for cased in (word, word.lower(), word.title())])
CALL = "SERVICE <http://x.example/> { ?a ?b ?c }"


@given(words, st.sampled_from(COVERS))
def test_a_word_inside_a_string_a_name_or_a_comment_passes(word: str, cover: str) -> None:
    text = f"PREFIX kg: <http://x.example/> SELECT * {{ ?s ?p {cover.format(word)} }}"
    admit(text)
    ox.Store().query(text)  # and it is a query


@given(words, st.sampled_from(COVERS), st.sampled_from(COVERS))
def test_a_word_outside_is_refused_whatever_stands_beside_it(word: str, before: str, after: str) -> None:
    text = f"SELECT * {{ ?s ?p {before.format('x')} . {word} <http://x.example/> {{ ?a ?b {after.format('x')} }} }}"
    with pytest.raises(QueryError):
        admit(text)


@pytest.mark.parametrize(
    "query",
    [
        # the engine reads a comparison and a comment where the grammar has an IRI, and so sees the call
        f'SELECT * {{ BIND(1 AS ?a) FILTER(?a<?b#>"""\n) {CALL} #"""\n}}',
        f"SELECT * {{ BIND(1 AS ?a) FILTER(?a<'>\"') {CALL} #\"\n}}",
        # and an IRI where a lexer might see a comment
        f"SELECT * {{ ?s ?p <urn:x#> . {CALL} }}",
        f"SELECT * {{ ?s ?p <#> . {CALL} }}",
        f"SELECT * {{ ?s ?p true{CALL} }}",
        f"PREFIX SERVICE: <http://x.example/> SELECT * {{ {CALL.replace('SERVICE ', 'SERVICE:')} }}",
        f'SELECT * {{ ?s ?p "a"@en--ltr{CALL} }}',
        f"SELECT * {{ ?s ?p :a.b.{CALL} }}",
        "SELECT * { S\\u0045RVICE <http://x.example/> { ?a ?b ?c } }",
        f"SELECT * {{ ?s ?p ' . {CALL} }}",
    ],
)
def test_a_call_cannot_hide(query: str) -> None:
    with pytest.raises(QueryError):
        admit(query)


signs = st.lists(st.sampled_from([*"<>#'?ab:/(){}\\.@1 \n", '"', '"""', "'''", "&&", "<a:b>", "\\u"]), max_size=9).map(
    "".join
)


@given(signs, signs)
@settings(max_examples=1000, deadline=None)
def test_what_passes_calls_nobody_whatever_stands_around_the_call(before: str, after: str) -> None:
    """The engine sees a call just where the query cannot be parsed with another word instead."""
    text = f"PREFIX : <http://x.example/> SELECT * {{ BIND(1 AS ?a) FILTER(?a<?b{before} {CALL} {after}\n}}"
    try:
        admit(text)
    except QueryError:
        return
    if not parses(text.replace("SERVICE", "SERVING")):
        assert not parses(text)


def parses(text: str) -> bool:
    try:
        ox.Store().query(text)
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize(
    ("clause", "passes"),
    [
        ("FROM <http://x.example/g>", True),
        ("FROM NAMED <https://x.example/g>", True),
        ("from named <urn:mine/g>", True),
        ("FROM <file:///etc/passwd>", False),
        ("FROM NAMED <file:///etc/passwd>", False),
        ("FROM <passwd>", False),
        ("FROM f:passwd", False),
        ("FROM <http://x.example/g> FROM <ftp://x.example/g>", False),
    ],
)
def test_from_names_a_graph_of_the_web_or_ours(clause: str, *, passes: bool) -> None:
    text = f"PREFIX f: <file:///etc/> SELECT * {clause} {{ ?s ?p ?o }}"
    if passes:
        assert admit(text, base="urn:mine/").own_dataset
    else:
        with pytest.raises(QueryError, match="FROM"):
            admit(text, base="urn:mine/")


def test_only_from_chooses_a_dataset() -> None:
    assert not admit("SELECT ?from { ?from ?p 'FROM <file:///x>' } # FROM").own_dataset


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 20_000 + "}" * 20_000,
        "SELECT * " + "{" * 65 + "}" * 65,
        "SELECT * { ?s ?p " + "(" * 65 + ")" * 65 + " }",
        "SELECT * { ?s <a:b>" + "/<a:b>" * 201 + " ?o }",
        "SELECT * { ?s <a:b>" + "|<a:b>" * 201 + " ?o }",
        "ASK { FILTER(" + "!" * 201 + "true) }",
        "ASK { FILTER(1" + "||1" * 101 + ") }",
        "ASK { {}" + "UNION{}" * 65 + " }",
        "ASK { " + "OPTIONAL{?s ?p ?o}" * 65 + " }",
        "ASK { ?s ?p ?o " + "FILTER(?s)" * 129 + " }",
        "ASK { ?s ?p 1" + ",1" * 3000 + " }",
        "ASK {} #" + "x" * LONGEST,
    ],
)
def test_what_could_break_the_engine_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"allowed|nest deeper"):
        admit(query)


def test_every_shipped_query_passes_with_room_to_spare() -> None:
    for name in library.names():
        text = library.load(name).text
        admit(text)
        assert len(text) < LONGEST / 4, name
        for word, most in MOST.items():
            assert len(re.findall(rf"\b{word}\b", text)) <= most / 3, name


@pytest.mark.parametrize("part", ["a.", "<", "'''", '"', "<a", "\\u", "a:", "@", "x-", "<http://"])
def test_the_gate_is_quick_whatever_it_reads(part: str) -> None:
    start = time.perf_counter()
    with pytest.raises(QueryError):
        admit("SELECT * { SERVICE ?s " + part * (LONGEST // len(part) - 20))
    assert time.perf_counter() - start < 1  # 0.05 s at most on a quiet machine
