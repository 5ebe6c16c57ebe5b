"""Looks at the text of a query before an engine does: refuses what reaches out, and puts values in safely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

DEEPEST = 64  # brackets; the engine recurses, and 137 levels overflow a stack of 512 KiB
LONGEST = 100_000  # characters; the longest shipped query has 2,000
UPDATES = ("LOAD", "INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")
# The engine reads `?a<?b#>` as a comparison and a comment, where the grammar of SPARQL has an IRI. So an IRI is here
# what cannot be read otherwise (`://` is no expression), or has no sign that makes a difference to what follows.
TOKEN = re.compile(
    r"""
      <[a-z][a-z0-9+.-]*://[^<>"{}|^`\\\x00-\x20]*> | <[\w.~%:/?&=+@!$*,;-]*>                           # IRI
    | (?P<either><[^<>"{}|^`\\\x00-\x20]*>)
    | \"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}                     # long string
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'                                                   # string
    | \#[^\n\r]*                                                                                      # comment
    | [?$](?P<variable>\w+) | @(?P<tag>[\w-]+)
    | (?P<word>\w[\w.-]*+|(?=:))(?P<local>:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\[^u])*+)?+            # word, prefixed name
    | (?P<open>[{(\[]) | (?P<close>[})\]]) | (?P<escape>\\u) | (?P<quote>["']) | \s+ | .
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)

Value: TypeAlias = NamedNode | Literal | str | int


def check_query(text: str) -> None:
    """Let `text` pass if it only reads this graph; words inside strings, names and comments do not count.

    >>> check_query("SELECT ?service { ?service ?p 'LOAD' }  # no SERVICE here")
    >>> check_query("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.QueryError: line 1: SERVICE reaches outside the graph, which is refused

    Raises:
        QueryError: the query calls a service, updates, is longer than `LONGEST`, or nests deeper than `DEEPEST`.
    """
    check_text(text, UPDATES, "{} would change the graph; queries only read")


def check_text(text: str, refused: Collection[str], why: str) -> None:
    """Refuse what calls a service, has a word of `refused` (`why` says why it may not), is too long or too deep.

    Raises:
        QueryError: one of these; names the line.
    """
    if len(text) > LONGEST:
        raise QueryError(f"the query has {len(text)} characters; {LONGEST} are allowed")
    depth = 0
    for token in TOKEN.finditer(text):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        word = _refused(token, refused)
        problem = why.format(word) if word else _problem(token, depth)
        if problem:
            raise QueryError(f"line {line_of(text, token)}: {problem}")


def line_of(text: str, token: re.Match[str]) -> int:
    """Give the line on which a token begins, from 1."""
    return text.count("\n", 0, token.start()) + 1


def _refused(token: re.Match[str], refused: Collection[str]) -> str:
    parts = re.split("[.-]", (token["word"] or "").upper())
    return "" if token["local"] else next((part for part in parts if part in refused), "")


def _problem(token: re.Match[str], depth: int) -> str:
    word, local = (token["word"] or "").upper(), (token["local"] or "").upper()
    # the engine reads trueSERVICE as two words, and SERVICE:x too
    if any("SERVICE" in part for part in (word, local.partition(".")[2], (token["tag"] or "").upper())):
        return "SERVICE reaches outside the graph, which is refused"
    if token["either"]:
        return f"{token.group()} may be an IRI or a comparison; begin an IRI with http:// or so, put a space after <"
    if token["quote"]:
        return "a string has no end"
    if token["escape"]:
        return "a \\u escape outside a string is refused; write the character itself"
    return f"brackets nest deeper than {DEEPEST}" if depth > DEEPEST else ""


def bind(text: str, values: Mapping[str, Value]) -> str:
    r"""Fix variables of a query to values: a VALUES clause each, at the start of its outermost pattern.

    A value is written as a term, never pasted, so it cannot become syntax.

    >>> bind("ASK { ?x ?p ?name }", {"name": 'a" } #'})
    'ASK { VALUES ?name { "a\\" } #" } ?x ?p ?name }'

    Raises:
        QueryError: the query has no such variable, or no pattern.
    """
    known = {token["variable"] for token in TOKEN.finditer(text)}
    for name in values:
        if name not in known:
            raise QueryError(f"the query has no variable ?{name}")
    if not values:
        return text  # a DESCRIBE of an IRI has no pattern
    place = _pattern_start(text)
    clauses = "".join(f" VALUES ?{name} {{ {_term(value)} }}" for name, value in values.items())
    return text[:place] + clauses + text[place:]


def _pattern_start(text: str) -> int:
    """Give the place after the brace that opens WHERE; a CONSTRUCT has its template's braces before it."""
    tokens = list(TOKEN.finditer(text))
    where = next((i for i, token in enumerate(tokens) if (token["word"] or "").upper() == "WHERE"), 0)
    for token in tokens[where:]:
        if token["open"] == "{":
            return token.end()
    raise QueryError("the query has no pattern { ... }")


def _term(value: Value) -> str:
    return str(value if isinstance(value, NamedNode | Literal) else Literal(value))
