"""Make the page of the ontology: `make docs` writes `build/docs/ontology.html`, one file that asks the network nothing.

pyLODE renders classes and properties; kinds of accusation, claims with their cues and examples, and the shipped
queries are put behind them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from pylode.profiles.ontpub import OntPub
from rdflib import Graph, URIRef
from rdflib.namespace import RDFS, SKOS, Namespace

from kg import library
from kg.data import ontology_folder
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

PAGE = Path("build/docs/ontology.html")
TERMS = Namespace(KG)
CONTENTS = '<ul class="first">'  # where pyLODE's table of contents begins
OURS = (("kinds", "Kinds of accusation"), ("claims", "Statements"), ("queries", "Queries"))
TEMPLATE = Path(__file__).with_name("ontology.html.j2")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of accusation with its codes in other schemes."""

    name: str
    label: str
    definition: str
    codes: tuple[str, ...]
    narrower: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and the roles that must be found in it."""

    text: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A class of statements: the lemmas of its cues, and its examples."""

    name: str
    definition: str
    cues: tuple[str, ...]
    examples: tuple[Example, ...]


def page() -> str:
    """Give the whole page; the same ontology gives the same text."""
    folder = ontology_folder()
    html = str(OntPub(str(folder / "kg.ttl")).make_html())
    lexicon = Graph()
    for path in [folder / "kg.ttl", folder / "kinds.ttl", *sorted(folder.glob("claims/*.ttl"))]:
        lexicon.parse(path, format="turtle")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    queries = [library.load(name) for name in library.names()]
    more = template.render(kinds=list(kinds(lexicon)), claims=list(claims(lexicon)), queries=queries)
    links = "".join(f'<li><h4><a href="#{name}">{title}</a></h4></li>' for name, title in OURS)
    return html.replace(CONTENTS, CONTENTS + links, 1).replace("</body>", f"{more}\n</body>", 1)


def kinds(lexicon: Graph) -> Iterator[Kind]:
    """Give the top kinds of accusation with those below them, by name."""
    for top in sorted(lexicon.objects(None, SKOS.hasTopConcept), key=str):
        yield _kind(lexicon, top)


def _kind(lexicon: Graph, node: Node) -> Kind:
    below = sorted(lexicon.subjects(SKOS.broader, node), key=str)
    return Kind(
        _local(node),
        str(lexicon.value(node, SKOS.prefLabel) or ""),
        str(lexicon.value(node, SKOS.definition) or ""),
        tuple(sorted(str(code) for code in lexicon.objects(node, SKOS.notation))),
        tuple(_kind(lexicon, one) for one in below),
    )


def claims(lexicon: Graph) -> Iterator[Claim]:
    """Give the classes that have cues, by name."""
    for node in sorted(set(lexicon.subjects(TERMS.cue, None)), key=str):
        cues = {str(lemma) for cue in lexicon.objects(node, TERMS.cue) for lemma in lexicon.objects(cue, TERMS.lemma)}
        examples = sorted(_example(lexicon, one) for one in lexicon.objects(node, TERMS.example))
        definition = lexicon.value(node, SKOS.definition) or lexicon.value(node, RDFS.comment) or ""
        told = tuple(Example(text, roles) for text, roles in examples)
        yield Claim(_local(node), str(definition), tuple(sorted(cues)), told)


def _example(lexicon: Graph, node: Node) -> tuple[str, tuple[str, ...]]:
    roles = sorted(str(role) for role in lexicon.objects(node, TERMS.exampleRole))
    return str(lexicon.value(node, TERMS.exampleText) or ""), tuple(roles)


def _local(node: Node) -> str:
    return str(URIRef(str(node)).fragment)


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")


if __name__ == "__main__":
    main()
