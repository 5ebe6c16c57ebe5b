"""The accusations and responses of a graph as values: who, whom, when, about what."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.ontology import load_lexicon
from kg.rdf.names import RDF_TYPE, RDFS_LABEL, term
from kg.terms import KG

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.store.graph import Graph

SAID = frozenset({"Accusation", "Denial", "Rejection", "Admission", "Justification"})
OPEN = frozenset({"negative", "hypothetical"})  # what is put so is not affirmed
UNKNOWN = date.min
DAY = re.compile(r"\d{4}-\d\d-\d\d")
WORD, LONG = re.compile(r"[^\W\d_]+"), 4
CUE_SPAN = re.compile(r"\bcue (\d+)-")
NEAR = 4  # words before the cue that tell when it was said
ENDINGS = ("ings", "ing", "ions", "ion", "ed", "es", "s")  # so that `poisoned` and `poisoning` are one matter
START = 6  # letters: `Israel` and `Israeli` begin alike
NAMED = (
    "State",
    "Government",
    "GovernmentBody",
    "IntergovernmentalOrganization",
    "ArmedGroup",
    "PoliticalParty",
    "Company",
    "MediaOutlet",
    "Organization",
    "Person",
)
PRESUPPOSED = "#denied-charge"  # the cue of an accusation that only a denial tells of
INFLECTED = ("s", "d", "ed", "ing")  # endings of words for attacks
STEM = 4  # letters that a word keeps at least


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: `by` and `of` are the IRIs of the parties with all whom they speak for; `about` stems of words."""

    iri: ox.NamedNode
    article: str
    accuses: bool
    counters: bool
    day: date
    at: int
    evidence: str
    by: frozenset[str]
    of: frozenset[str]
    sort: str
    about: frozenset[str]  # of the sentence and the article's title
    told: frozenset[str]  # of the sentence alone
    core: frozenset[str]  # of the allegation or content alone, of the sentence where none is told
    answers: frozenset[ox.NamedNode]
    presupposed: bool  # an accusation that only a denial tells of
    earlier: bool  # told as older than what the article is about: `had previously accused`


@dataclass(frozen=True, slots=True)
class Plain:
    """Words that do not tell what a statement is about, those that put it before others, and beginnings of names."""

    common: frozenset[str]
    earlier: frozenset[str]
    names: frozenset[str]

    def stems(self, text: str) -> frozenset[str]:
        """Give the stems of the words in `text` that tell what it is about."""
        told = (w for w in WORD.findall(text.casefold()) if len(w) >= LONG and w not in self.common)
        return frozenset(s for w in told if w[:START] not in self.names and (s := _stem(w)) not in self.common)


class _Values:
    """The values of one property after another, by subject."""

    def __init__(self, graph: Graph) -> None:
        self.store = graph.store
        self.read: dict[ox.NamedNode, Mapping[str, list[str]]] = {}

    def of(self, predicate: ox.NamedNode, subject: str) -> list[str]:
        if predicate not in self.read:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for quad in self.store.quads_for_pattern(None, predicate, None):
                found[_text(quad.subject)].append(_text(quad.object))
            self.read[predicate] = {key: sorted(values) for key, values in found.items()}
        return list(self.read[predicate].get(subject, ()))

    def all(self, name: str, subject: str) -> list[str]:
        return self.of(term(name), subject)

    def first(self, name: str, subject: str) -> str:
        return next(iter(self.all(name, subject)), "")


def _text(node: object) -> str:
    return str(getattr(node, "value", ""))


def statements(graph: Graph) -> list[Said]:
    """Give the accusations and responses that are affirmed, in the order of their IRIs."""
    values, lexicon = _Values(graph), load_lexicon()
    plain = Plain(lexicon.words("common-word"), lexicon.words("earlier"), _names(graph, values))
    found = []
    for quad in graph.store.quads_for_pattern(None, term("evidence"), None):
        iri, article = quad.subject, _text(quad.graph_name)
        classes = {c.removeprefix(KG) for c in values.of(RDF_TYPE, _text(iri))}
        stance = {
            *values.all("polarity", _text(iri)),
            *values.all("modality", _text(iri)),
        }
        if isinstance(iri, ox.NamedNode) and classes & SAID and not stance & OPEN:
            found.append(_said(values, iri, article, classes, plain))
    return sorted(found, key=lambda s: s.iri.value)


def _said(values: _Values, node: ox.NamedNode, article: str, classes: set[str], plain: Plain) -> Said:
    iri, accuses = node.value, "Accusation" in classes
    by = _sides(values, [v for name in ("accuser", "responder", "onBehalfOf") for v in values.all(name, iri)])
    of = _sides(values, values.all("accused", iri))
    evidence = values.first("evidence", iri)
    sentence, title = values.first("exact", evidence), values.first("title", article)
    core = " ".join([*values.all("allegation", iri), *values.all("content", iri)]) or sentence
    return Said(
        node,
        article,
        accuses,
        "CounterAccusation" in classes,
        _day(values.first("statementDate", iri), values.first("published", article)),
        int(values.first("start", evidence) or 0),
        evidence,
        by,
        of,
        values.first("accusationKind", iri),
        plain.stems(f"{sentence} {title}"),
        plain.stems(sentence),
        plain.stems(core),
        frozenset(ox.NamedNode(v) for v in values.all("respondsTo", iri)),
        values.first("matchedBy", iri).endswith(PRESUPPOSED) and not values.all("accuser", iri),
        _told_earlier(values, iri, evidence, plain),
    )


@cache
def attack_words() -> frozenset[str]:
    """Give the stems of words for attacks: two reports that share them need not tell of the same one.

    >>> sorted(attack_words() & {"airstrik", "attack", "fired", "hospital", "shell"})
    ['airstrik', 'attack', 'fired', 'shell']
    """
    words = [word for word in load_lexicon().types if " " not in word]
    formed = (f"{stem}{end}" for word in words for stem in {word, word.removesuffix("e")} for end in INFLECTED)
    return frozenset(_stem(word) for word in (*words, *formed))


def _told_earlier(values: _Values, iri: str, evidence: str, plain: Plain) -> bool:
    cue = CUE_SPAN.search(values.first("roleSpans", iri))
    before = int(cue[1]) - int(values.first("start", evidence) or 0) if cue else 0
    near = WORD.findall(values.first("exact", evidence)[: max(before, 0)].casefold())[-NEAR:]
    return not plain.earlier.isdisjoint(near)


def _names(graph: Graph, values: _Values) -> frozenset[str]:
    """Give how the names of those who act begin: who is named tells little of what is spoken of."""
    named = (q.subject for cls in NAMED for q in graph.store.quads_for_pattern(None, RDF_TYPE, term(cls)))
    labels = (label for one in named if "/unnamed/" not in str(one) for label in values.of(RDFS_LABEL, _text(one)))
    return frozenset(word[:START] for label in labels for word in WORD.findall(label.casefold()) if len(word) >= LONG)


def _sides(values: _Values, parties: list[str]) -> frozenset[str]:
    """Give the parties with all whom they speak for, however far up."""
    found, todo = set(parties), list(parties)
    while todo:
        new = [up for up in values.all("speaksFor", todo.pop()) if up not in found]
        found.update(new)
        todo.extend(new)
    return frozenset(found)


def _day(*texts: str) -> date:
    """Give the first day among the texts; a month or year alone is none."""
    return next((date.fromisoformat(text) for text in texts if DAY.fullmatch(text)), UNKNOWN)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word.removesuffix(ending)
    return word
