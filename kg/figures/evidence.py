"""The passages behind a picture, as a list that it links to."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.figures.markup import NOTHING, Markup, said, tag
from kg.figures.wording import answer_mark, answered, day, name, sentence
from kg.network.content import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.network import Edge
    from kg.palette import Style


def anchors(edges: Iterable[Edge]) -> Mapping[str, str]:
    """Give each statement a name to link to; ids of statements come from outside, these names do not."""
    return {statement: f"s{i}" for i, statement in enumerate(dict.fromkeys(edge.statement for edge in edges), 1)}


def evidence(
    group: Sequence[Edge],
    edges: Iterable[Edge],
    names: Mapping[str, str],
    known: Sequence[Style],
    headings: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Markup]:
    """Give each statement of a group with its passage, its source, and what it answers or is answered by.

    `edges` are all of the network, `names` the anchors of those that the list has; where a statement has one of the
    `headings`, it begins with that.
    """
    by_statement = {edge.statement: edge for edge in edges}
    answers = answered(by_statement.values())
    for edge in {edge.statement: edge for edge in group}.values():
        links = [
            *(_answer(one, names, known) for one in answers.get(edge.statement, ())),
            *(_answered(by_statement[one], names, known) for one in edge.answers if one in by_statement),
        ]
        yield tag(
            "article",
            tag("h3", said(headings[edge.statement]), dir="auto") if edge.statement in headings else NOTHING,
            tag("p", said(f"“{edge.words}”"), class_="words", dir="auto") if edge.words else NOTHING,
            _quotation(edge),
            _source(edge),
            tag("p", said(" · ".join(_facts(edge))), class_="facts"),
            *links,
            id=names[edge.statement],
        )


def _answer(edge: Edge, names: Mapping[str, str], known: Sequence[Style]) -> Markup:
    return _link(edge, names, f"{answer_mark(edge, known)} by {name(edge.tail)}")


def _answered(edge: Edge, names: Mapping[str, str], known: Sequence[Style]) -> Markup:
    return _link(edge, names, f"answers: {sentence(edge, known)}")


def _link(edge: Edge, names: Mapping[str, str], text: str) -> Markup:
    words = said(f"{text}: “{edge.words}”" if edge.words else text)
    named = tag("a", words, href=f"#{names[edge.statement]}") if edge.statement in names else words
    return tag("p", named)


def _quotation(edge: Edge) -> Markup:
    marked = (tag("mark", said(one.text), class_=one.part) if one.part else said(one.text) for one in pieces(edge))
    before, after = (tag("span", said(text), class_="context") for text in (edge.before, edge.after))
    return tag("blockquote", before, *marked, after, dir="auto")


def _source(edge: Edge) -> Markup:
    shown = tag("bdi", said(edge.title or edge.publisher or "source not named"))
    linked = tag("a", shown, href=edge.url, rel="noopener noreferrer") if _web(edge.url) else shown
    rest = ", ".join([*([edge.publisher] if edge.title and edge.publisher else []), day(edge.date)])
    return tag("p", linked, said(f" — {rest}"), class_="where")


def _web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False


def _facts(edge: Edge) -> Iterator[str]:
    if edge.speaker:
        yield f"said by {edge.speaker}"
    if edge.on_behalf_of:
        yield f"for {edge.on_behalf_of}"
    if edge.kind:
        yield f"kind: {edge.kind}"
    yield f"confidence {edge.confidence:.2f}"
