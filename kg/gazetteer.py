"""Names -> entities, read from `ontology/entities/`.

A strong name means its entity wherever it stands; a weak one ("IS", "Congress", "Jordan") only where the context
agrees, and it never comes before a strong one. Each naming property of the ontology has one meaning here:

    rdfs:label, kg:strongName   a name, strong
    kg:acronym                  an abbreviation, strong
    kg:demonym                  people or adjective of a place, strong
    kg:metonym                  a seat that stands for who sits there, strong
    kg:capital                  a metonym, weak unless kg:metonym gives it too
    kg:weakName                 a name, weak; it weakens a name that another property gives
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from pyoxigraph import NamedNode, parse

from kg.errors import OntologyError
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_BASE = "https://w3id.org/jaccuse/id/"
_ONTOLOGY = "https://w3id.org/jaccuse/ontology#"
_SHORT = re.compile(
    r"https://w3id\.org/jaccuse/(?:id/|ontology#)|http://www\.wikidata\.org/entity/"
    r"|http://www\.w3\.org/(?:1999/02/22-rdf-syntax-ns|2000/01/rdf-schema|2002/07/owl)#"
)
_RULE = "DeFactoRule"
_PLAIN = ("type", "sameAs", "wikidataChecked", "basedIn", "partOf", "ruler", "ruled", "from", "until")
_SILENT = re.compile(r"['’‘ʼʻ`´.]")  # noqa: RUF001 - the apostrophes that news uses
_GAP = re.compile(r"[\s\-‐‑‒–—―−]+")  # noqa: RUF001 - the dashes that news uses


class Usage(StrEnum):
    """In which way a name means its entity."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    METONYM = "metonym"


_NAMING = (  # the first property that gives a text decides its usage
    ("label", Usage.NAME, True),
    ("strongName", Usage.NAME, True),
    ("acronym", Usage.ACRONYM, True),
    ("demonym", Usage.DEMONYM, True),
    ("metonym", Usage.METONYM, True),
    ("capital", Usage.METONYM, False),
    ("weakName", Usage.NAME, False),
)
_PROPERTIES = frozenset(_PLAIN) | {name for name, _, _ in _NAMING}


@dataclass(frozen=True, slots=True)
class Name:
    """One surface form of an entity."""

    text: str
    usage: Usage
    strong: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """Who holds a state or place in fact, recognised or not; `until` is the first day on which they no longer do."""

    ruler: str
    state: str  # id of a state, or of a place such as place/gaza-strip
    since: date | None
    until: date | None

    def holds(self, on: date) -> bool:
        """Tell whether the rule lasts on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity and the names it goes by, strong ones first."""

    id: str
    label: Label
    name: str
    names: tuple[Name, ...]
    wikidata: str = ""
    checked: bool = False  # the Wikidata id was compared with a published data set
    country: str = ""  # id of the state it belongs to, sits in or serves
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The entities known beforehand, in the order of their files."""

    entries: Mapping[str, Entry]
    rules: tuple[Rule, ...]
    index: Mapping[str, tuple[tuple[Entry, Name], ...]]  # by `key`, an entity once, strong before weak

    def __iter__(self) -> Iterator[Entry]:
        """Walk over the entries."""
        return iter(self.entries.values())

    def entry(self, id: str) -> Entry:  # noqa: A002 - the word that the whole project uses
        """Give the entity with this id; a KeyError where there is none."""
        return self.entries[id]

    def find(self, text: str) -> tuple[tuple[Entry, Name], ...]:
        """Give the entities that `text` may name, strong names first; words in lower case are no acronym."""
        found = self.index.get(key(text), ())
        return tuple(pair for pair in found if pair[1].usage is not Usage.ACRONYM or not text.islower())

    def surfaces(self) -> Iterator[tuple[str, Entry, Name]]:
        """Walk over all surface forms, for building a matcher."""
        return ((name.text, entry, name) for entry in self for name in entry.names)

    def ruler_of(self, state_id: str, on: date) -> Entry | None:
        """Give who holds the state or place in fact on that day, where it is not its own government."""
        return next((self.entries[r.ruler] for r in self.rules if r.state == state_id and r.holds(on)), None)


def key(text: str) -> str:
    """Fold what differs between spellings: case, accents, apostrophes, full stops, dashes, spaces, a leading "the".

    >>> key("The Sana’a–based Al-Shabāb"), key("U.S.") == key("us")
    ('sanaa based al shabab', True)
    """
    plain = "".join(c for c in normalize("NFKD", text) if not combining(c))
    return _GAP.sub(" ", _SILENT.sub("", plain)).strip().casefold().removeprefix("the ")


def load_gazetteer(folder: Path) -> Gazetteer:
    """Read all Turtle files of `folder`; an OntologyError names the file and term that is wrong."""
    subjects: dict[str, _Facts] = {}
    for facts in (facts for path in sorted(folder.glob("*.ttl")) for facts in _read(path)):
        if facts.id in subjects:
            raise facts.error(f"is described in {subjects[facts.id].file} too")
        subjects[facts.id] = facts
    _check_references(subjects)
    rules = tuple(_rule(facts) for facts in subjects.values() if facts.is_rule)
    entries = {facts.id: _entry(facts) for facts in subjects.values() if not facts.is_rule}
    return Gazetteer(MappingProxyType(entries), rules, MappingProxyType(_index(entries, subjects)))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a file says about one subject: values by the local name of their property, in the order of the file."""

    file: str
    id: str
    values: Mapping[str, tuple[str, ...]]

    @property
    def is_rule(self) -> bool:
        return self.all("type") == (_RULE,)

    def all(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def one(self, name: str) -> str:
        values = self.all(name)
        if len(values) > 1:
            raise self.error(f"has more than one {name}")
        return values[0] if values else ""

    def need(self, name: str) -> str:
        value = self.one(name)
        if not value:
            raise self.error(f"has no {name}")
        return value

    def day(self, name: str) -> date | None:
        text = self.one(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self.error(f"{name} {text!r} is no date") from None

    def error(self, problem: str) -> OntologyError:
        return OntologyError(self.file, self.id, problem)


def _read(path: Path) -> Iterator[_Facts]:
    subjects: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for triple in parse(path=path):
            subjects[_short(triple.subject)][_short(triple.predicate)].append(_short(triple.object))
    except SyntaxError as error:
        raise OntologyError(path.name, f"line {error.lineno}", error.msg) from None
    for id_, values in subjects.items():
        facts = _Facts(path.name, id_, {name: tuple(given) for name, given in values.items()})
        for unknown in sorted(values.keys() - _PROPERTIES):
            raise facts.error(f"has an unknown property {unknown}")
        yield facts


def _short(node: Node) -> str:
    """Give a literal's text, or an IRI without the namespaces that are expected here."""
    return _SHORT.sub("", node.value, count=1) if isinstance(node, NamedNode) else node.value


def _entry(facts: _Facts) -> Entry:
    return Entry(
        id=facts.id,
        label=_class(facts),
        name=facts.need("label"),
        names=tuple(sorted(_names(facts), key=lambda name: not name.strong)),
        wikidata=facts.one("sameAs"),
        checked=facts.one("wikidataChecked") == "true",
        country=facts.one("basedIn"),
        part_of=facts.all("partOf"),
    )


def _class(facts: _Facts) -> Label:
    name = facts.need("type")
    try:
        return Label(name)
    except ValueError:
        raise facts.error(f"has an unknown class {name}") from None


def _names(facts: _Facts) -> Iterator[Name]:
    weak, seen = set(facts.all("weakName")), set[str]()
    for property_, usage, strong in _NAMING:
        for text in facts.all(property_):
            if text not in seen:
                seen.add(text)
                yield Name(text, usage, strong and text not in weak)


def _rule(facts: _Facts) -> Rule:
    return Rule(facts.need("ruler"), facts.need("ruled"), facts.day("from"), facts.day("until"))


def _check_references(subjects: Mapping[str, _Facts]) -> None:
    for facts in subjects.values():
        for name in ("basedIn", "partOf", "ruler", "ruled"):
            for id_ in facts.all(name):
                if id_ not in subjects:
                    raise facts.error(f"{name} <{id_}>, which no file describes")


def _index(entries: Mapping[str, Entry], subjects: Mapping[str, _Facts]) -> dict[str, tuple[tuple[Entry, Name], ...]]:
    """File the names by key, each entity once with its strongest; a strong name means one entity only."""
    found: defaultdict[str, dict[str, tuple[Entry, Name]]] = defaultdict(dict)
    for entry in entries.values():
        for name in entry.names:  # strong ones first
            found[key(name.text)].setdefault(entry.id, (entry, name))
    for pairs in found.values():
        strong = [pair for pair in pairs.values() if pair[1].strong]
        if len(strong) > 1:
            (first, _), (second, name) = strong[:2]
            raise subjects[second.id].error(f"strong name {name.text!r} is one of {first.id} too")
    return {text: tuple(sorted(pairs.values(), key=lambda p: not p[1].strong)) for text, pairs in found.items()}
