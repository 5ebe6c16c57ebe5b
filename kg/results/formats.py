"""The formats of answers: to add one, write a function, and its line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.results.cells import for_people, short
from kg.results.lines import to_ndjson
from kg.results.people import to_markdown, to_table
from kg.results.sheet import to_csv
from kg.results.sparql import to_json, to_tsv, to_xml, truth
from kg.results.triples import to_rdf
from kg.terms import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.results.cells import Term

    Rows = Iterable[Sequence[Term | None]]

PIPED = 160  # columns of a table that nobody's window bounds


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name and the suffixes of its files, with one of three writers.

    `program` writes rows of terms as they come; `people` a whole table of text; `rdf` triples.
    """

    name: str
    suffixes: tuple[str, ...]
    program: Callable[[Sequence[str], Rows], Iterator[str]] | None = None
    people: Callable[[Sequence[str], Sequence[Sequence[str]], int], Iterator[str]] | None = None
    rdf: ox.RdfFormat | None = None


FORMATS = (
    Format("table", (".txt",), people=to_table),
    Format("csv", (".csv",), program=to_csv),
    Format("tsv", (".tsv",), program=to_tsv),
    Format("json", (".json", ".srj"), program=to_json),
    Format("ndjson", (".ndjson", ".jsonl"), program=to_ndjson),
    Format("xml", (".xml", ".srx"), program=to_xml),
    Format("markdown", (".md",), people=to_markdown),
    Format("turtle", (".ttl",), rdf=ox.RdfFormat.TURTLE),
    Format("trig", (".trig",), rdf=ox.RdfFormat.TRIG),
    Format("nquads", (".nq",), rdf=ox.RdfFormat.N_QUADS),
    Format("ntriples", (".nt",), rdf=ox.RdfFormat.N_TRIPLES),
    Format("jsonld", (".jsonld",), rdf=ox.RdfFormat.JSON_LD),
)
ENDS = ("subject", "predicate", "object")


def by_name(name: str) -> Format | None:
    """Give the format of that name.

    >>> by_name("csv").suffixes
    ('.csv',)
    """
    return next((each for each in FORMATS if each.name == name), None)


def by_suffix(suffix: str) -> Format | None:
    """Give the format of files that end so, in any case."""
    return next((each for each in FORMATS if suffix.lower() in each.suffixes), None)


def write_rows(
    form: Format,
    variables: Sequence[str],
    rows: Rows,
    *,
    label: Callable[[str], str] = short,
    columns: int = PIPED,
) -> Iterator[str]:
    """Write rows in a format that holds rows; `label` and `columns` count where people read it."""
    if form.people:
        return form.people(*for_people(variables, rows, label), columns)
    return form.program(variables, rows) if form.program else iter(())


def write_triples(
    form: Format,
    triples: Iterable[ox.Triple],
    *,
    label: Callable[[str], str] = short,
    columns: int = PIPED,
    base: str = DATA,
) -> Iterator[str]:
    """Write triples in any format: where it holds rows, as three columns."""
    if form.rdf:
        return to_rdf(triples, form.rdf, base)
    rows = sorted(((t.subject, t.predicate, t.object) for t in triples), key=str)
    return write_rows(form, ENDS, rows, label=label, columns=columns)


def write_truth(form: Format, answer: bool) -> str:  # noqa: FBT001 - the answer to an ASK is a boolean
    """Write the answer to an ASK in a format that holds rows: yes or no for people."""
    if form.people:
        return "yes\n" if answer else "no\n"
    return truth(answer, form.name)
