"""Looks at the text of an update before an engine does: it fetches nothing, and what it writes is in a named graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.store.sparql import TOKEN, check_text, line_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    Tokens = Sequence[re.Match[str]]

REFUSED = ("LOAD",)


def check_update(text: str) -> None:
    """Let an update pass if it reaches nothing outside, and puts no triple where nothing says whose it is.

    >>> check_update("INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> 1 } }")
    >>> check_update("INSERT DATA { <urn:a> <urn:b> 1 }")
    Traceback (most recent call last):
    kg.errors.QueryError: line 1: a triple goes into no named graph; write GRAPH <...> { ... } around it

    Raises:
        QueryError: it calls a service, loads, writes to the default graph, is too long or nests too deep.
    """
    check_text(text, REFUSED, "{} reaches outside the graph, which is refused")
    for operation in _operations([token for token in TOKEN.finditer(text) if _counts(token)]):
        lost = _lost(operation)
        if lost:
            problem = "a triple goes into no named graph; write GRAPH <...> { ... } around it"
            raise QueryError(f"line {line_of(text, lost)}: {problem}")


def _counts(token: re.Match[str]) -> bool:
    return not token.group().isspace() and not token.group().startswith("#")


def _word(token: re.Match[str]) -> str:
    return "" if token["local"] else (token["word"] or "").upper()


def _operations(tokens: Tokens) -> Iterator[Tokens]:
    """Part an update at the semicolons outside all brackets."""
    start = depth = 0
    for i, token in enumerate(tokens):
        depth += bool(token["open"]) - bool(token["close"])
        if token.group() == ";" and depth == 0:
            yield tokens[start:i]
            start = i + 1
    yield tokens[start:]


def _lost(operation: Tokens) -> re.Match[str] | None:
    """Give the first token that writes to the default graph."""
    i = 0
    while i < len(operation):
        if operation[i]["open"]:
            i = _end(operation, i)
            continue
        match _word(operation[i]):
            case "WITH":
                return None
            case "TO" if _word(operation[-1]) == "DEFAULT":
                return operation[-1]
            case "INSERT":
                end = _end(operation, i)
                start = next((k for k in range(i, end) if operation[k]["open"]), end)
                lost = _bare(operation[start + 1 : end - 1])
                if lost:
                    return lost
                i = end
                continue
        i += 1
    return None


def _bare(template: Tokens) -> re.Match[str] | None:
    """Give the first token of a template that stands in no GRAPH."""
    i = 0
    while i < len(template):
        if template[i].group() == ".":
            i += 1
        elif _word(template[i]) == "GRAPH" and [token["open"] for token in template[i + 2 : i + 3]] == ["{"]:
            i = _end(template, i)
        else:
            return template[i]
    return None


def _end(tokens: Tokens, start: int) -> int:
    """Give the place after the bracket that closes the first one opened from `start` on."""
    depth = 0
    for i in range(start, len(tokens)):
        depth += bool(tokens[i]["open"]) - bool(tokens[i]["close"])
        if tokens[i]["close"] and depth == 0:
            return i + 1
    return len(tokens)
