"""What a query of a stranger must be, before a worker sees it.

The engine recurses over a query and has no limits of its own. 32,000 characters were enough to end it (signal 11) with
`!`, `+`, `||`, a list, or a SELECT of many expressions, and to keep it busy for more than 6 s with a path, OPTIONAL,
FILTER or a chain of triples, before a row was looked at. The bounds below are ten times what the shipped queries need;
what passes them and still ends the engine ends a worker, and not the server.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.store.sparql import TOKEN, check_query

if TYPE_CHECKING:
    import re

LONGEST = 32_000  # characters; the longest shipped query has 3,500
TOKENS = 5_000
MOST = {"operator": 200, "UNION": 64, "OPTIONAL": 64, "MINUS": 64, "FILTER": 128, "EXISTS": 64, "BIND": 128}
OPERATORS = frozenset("/|^*+!-")  # of paths, of arithmetic and of logic
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Admitted:
    """A query that may run; `own_dataset` where FROM says which graphs it is asked of."""

    text: str
    own_dataset: bool


def admit(text: str, *, base: str = "") -> Admitted:
    """Let a query pass that only reads this graph and is not made to break the engine.

    `base` is what the IRIs of the data begin with: with http and https, all that FROM may name.

    >>> admit("ASK FROM <http://example.org/g> { ?update ?p 'DROP' }  # LOAD").own_dataset
    True

    Raises:
        QueryError: it reaches out, updates, names a graph that is no web address, is too long, nests too deep, or has
            too much of one thing; names the line where that can be told.
    """
    if len(text) > LONGEST:
        raise QueryError(f"the query has {len(text)} characters; {LONGEST} are allowed")
    check_query(text)
    tokens = [token for token in TOKEN.finditer(text) if not _blank(token)]
    _count(tokens)
    return Admitted(text, own_dataset=_dataset(tokens, base))


def _blank(token: re.Match[str]) -> bool:
    return token.group().isspace() or token.group().startswith("#")


def _count(tokens: list[re.Match[str]]) -> None:
    if len(tokens) > TOKENS:
        raise QueryError(f"the query has {len(tokens)} words and signs; {TOKENS} are allowed")
    words = (part for token in tokens if not token["local"] for part in (token["word"] or "").upper().split("."))
    found = Counter(words)
    found["operator"] = sum(token.group() in OPERATORS for token in tokens)
    for name, most in MOST.items():
        if found[name] > most:
            raise QueryError(f"the query has {found[name]} of {name}; {most} are allowed")


def _dataset(tokens: list[re.Match[str]], base: str) -> bool:
    """Tell whether the query has a FROM, each of which must name a graph in full."""
    words = [(token["word"] or "").upper() if not token["local"] else "" for token in tokens]
    named = [i + 1 + (words[i + 1 : i + 2] == ["NAMED"]) for i, word in enumerate(words) if word == "FROM"]
    for place in named:
        graph = tokens[place].group() if place < len(tokens) else ""
        if not is_web(graph.removeprefix("<"), base):
            raise QueryError(f"FROM {graph}: write the IRI of a graph in full, beginning with http:// or https://")
    return bool(named)


def is_web(iri: str, base: str) -> bool:
    """Tell whether a graph may be named so: by an address of the web, or as our data are."""
    return iri.lower().startswith(WEB) or bool(base and iri.startswith(base))
