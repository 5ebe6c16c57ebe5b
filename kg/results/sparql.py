"""Writes rows as they come, as JSON, XML and TSV of SPARQL 1.1 for results; one row is in memory at a time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.results.cells import Term

    Row = Sequence[Term | None]

STRING = "http://www.w3.org/2001/XMLSchema#string"
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
XML_HEAD = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def to_json(variables: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write SPARQL 1.1 Query Results JSON."""
    yield f'{{"head":{{"vars":{_json(list(variables))}}},"results":{{"bindings":['
    for i, row in enumerate(rows):
        bound = {name: _json_term(term) for name, term in zip(variables, row, strict=True) if term is not None}
        yield ("," if i else "") + "\n" + _json(bound)
    yield "]}}\n"


def to_xml(variables: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write SPARQL Query Results XML; characters that XML cannot hold become U+FFFD."""
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    yield f"{XML_HEAD}<head>{names}</head><results>\n"
    for row in rows:
        bound = zip(variables, row, strict=True)
        cells = (f"<binding name={quoteattr(name)}>{_xml(term)}</binding>" for name, term in bound if term is not None)
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results></sparql>\n"


def to_tsv(variables: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write SPARQL 1.1 Query Results TSV: terms as they are written in Turtle."""
    yield "\t".join(f"?{name}" for name in variables) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"


def truth(answer: bool, name: str) -> str:  # noqa: FBT001 - the answer to an ASK is a boolean
    """Write the answer to an ASK; the formats of tables hold one cell."""
    text = str(answer).lower()
    if name == "json":
        return f'{{"head":{{}},"boolean":{text}}}\n'
    return f"{XML_HEAD}<head/><boolean>{text}</boolean></sparql>\n" if name == "xml" else f"{text}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json_term(term: Term) -> dict[str, object]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Literal():
            more = {"xml:lang": term.language} if term.language else {"datatype": term.datatype.value}
            return {"type": "literal", "value": term.value, **({} if more.get("datatype") == STRING else more)}
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}


def _xml(term: Term) -> str:
    match term:
        case ox.NamedNode():
            return f"<uri>{_text(term.value)}</uri>"
        case ox.BlankNode():
            return f"<bnode>{_text(term.value)}</bnode>"
        case ox.Literal(datatype=datatype):
            plain = datatype.value == STRING
            kind = (
                f" xml:lang={quoteattr(term.language)}" if term.language else f" datatype={quoteattr(datatype.value)}"
            )
            return f"<literal{'' if plain else kind}>{_text(term.value)}</literal>"
    parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
    return f"<triple>{''.join(f'<{name}>{_xml(part)}</{name}>' for name, part in parts)}</triple>"


def _text(text: str) -> str:
    return escape(FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;"})
