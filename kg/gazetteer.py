"""Names -> entities, read from `ontology/entities/`.

A strong name means its entity wherever it stands; a weak one ("IS", "Congress", "Jordan") only where the context
agrees, and it never comes before a strong one. `_NAMING` says what each naming property of the ontology means.
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

from pyoxigraph import Literal, NamedNode, parse

from kg.errors import OntologyError
from kg.model import Label
from kg.terms import DATA, KG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_NAMESPACE = re.compile(rf"{DATA}|{KG}|http://www\.wikidata\.org/entity/|http://www\.w3\.org/[^#]+#")
_GEONAMES = "https://sws.geonames.org/"
_REFERENCES = ("basedIn", "partOf", "ruler", "ruled")
_SILENT = re.compile(r"['’‘ʼʻ`´.]")
_GAP = re.compile(r"[\s\-‐‑‒–—―−]+")


class Usage(StrEnum):
    """In which way a name means its entity."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    METONYM = "metonym"


_NAMING = (  # the first property that gives a text decides its usage; kg:weakName weakens what any other gives
    ("label", Usage.NAME, True),
    ("strongName", Usage.NAME, True),
    ("acronym", Usage.ACRONYM, True),
    ("demonym", Usage.DEMONYM, True),
    ("metonym", Usage.METONYM, True),
    ("capital", Usage.METONYM, False),
    ("weakName", Usage.NAME, False),
)
_PROPERTIES = frozenset(("type", "sameAs", "wikidataChecked", "from", "until", *_REFERENCES, *(n[0] for n in _NAMING)))


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
    geonames: str = ""  # id of the place, or of the territory of the state
    country: str = ""  # id of the state it belongs to, sits in or serves
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The entities known beforehand, in the order of their files."""

    entries: Mapping[str, Entry]
    rules: tuple[Rule, ...]
    index: Mapping[str, tuple[tuple[Entry, Name], ...]]  # by `key`, an entity once, strong before weak
    places: Mapping[str, Entry]  # by the id in GeoNames

    def __iter__(self) -> Iterator[Entry]:
        """Walk over the entries."""
        return iter(self.entries.values())

    def entry(self, entity_id: str) -> Entry:
        """Give the entity with this id; a KeyError where there is none."""
        return self.entries[entity_id]

    def find(self, text: str) -> tuple[tuple[Entry, Name], ...]:
        """Give the entities that `text` may name, strong names first; words in lower case are no acronym."""
        found = self.index.get(key(text), ())
        return tuple(pair for pair in found if pair[1].usage is not Usage.ACRONYM or not text.islower())

    def surfaces(self) -> Iterator[tuple[str, Entry, Name]]:
        """Walk over all surface forms, with and without accents, for building a matcher."""
        for entry in self:
            for name in entry.names:
                for text in dict.fromkeys((name.text, _unaccented(name.text))):
                    yield text, entry, name

    def ruler_of(self, state_id: str, on: date) -> Entry | None:
        """Give who holds the state or place in fact on that day, where it is not its own government."""
        return next((self.entries[r.ruler] for r in self.rules if r.state == state_id and r.holds(on)), None)


def key(text: str) -> str:
    """Fold what differs between spellings: case, accents, apostrophes, full stops, dashes, spaces, a leading "the".

    >>> key("The Sana’a–based Al-Shabāb"), key("U.S.") == key("us")
    ('sanaa based al shabab', True)
    """
    return _GAP.sub(" ", _SILENT.sub("", _unaccented(text))).strip().casefold().removeprefix("the ")


def _unaccented(text: str) -> str:
    return text if text.isascii() else "".join(c for c in normalize("NFD", text) if not combining(c))


def load_gazetteer(files: Iterable[Path]) -> Gazetteer:
    """Read Turtle files; an OntologyError names the file and term that is wrong."""
    subjects: dict[str, _Facts] = {}
    for facts in (facts for path in files for facts in _read(path)):
        if facts.id in subjects:
            raise facts.error(f"is described in {subjects[facts.id].file} too")
        subjects[facts.id] = facts
    _check_references(subjects)
    rules = [facts for facts in subjects.values() if facts.all("type") == ("DeFactoRule",)]
    entries = {facts.id: _entry(facts) for facts in subjects.values() if facts not in rules}
    index, places = _index(entries, subjects), {e.geonames: e for e in entries.values() if e.geonames}
    return Gazetteer(
        MappingProxyType(entries), tuple(map(_rule, rules)), MappingProxyType(index), MappingProxyType(places)
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a file says about one subject: values by the local name of their property, in the order of the file."""

    file: str
    id: str
    values: Mapping[str, tuple[str, ...]]

    def all(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def one(self, name: str, *, needed: bool = False) -> str:
        values = self.all(name)
        if len(values) > 1 or (needed and not values):
            raise self.error(f"has {'more than one' if values else 'no'} {name}")
        return values[0] if values else ""

    def same(self, start: str) -> str:
        """Give what comes after `start` in what the subject is the same as; the Q of Wikidata belongs to its ids."""
        found = [value for value in self.all("sameAs") if value.startswith(start)]
        if len(found) > 1:
            raise self.error(f"is the same as {' and '.join(found)}")
        return found[0].removeprefix(_GEONAMES) if found else ""

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


def _short(node: object) -> str:
    """Give a literal's text, or an IRI without the namespaces that are expected here."""
    if isinstance(node, NamedNode):
        return node.value[found.end() :] if (found := _NAMESPACE.match(node.value)) else node.value
    return node.value if isinstance(node, Literal) else str(node)


def _entry(facts: _Facts) -> Entry:
    kind = facts.one("type", needed=True)
    if kind not in set(Label):
        raise facts.error(f"has an unknown class {kind}")
    return Entry(
        id=facts.id,
        label=Label(kind),
        name=facts.one("label", needed=True),
        names=tuple(sorted(_names(facts), key=lambda name: not name.strong)),
        wikidata=facts.same("Q"),
        checked=facts.one("wikidataChecked") == "true",
        geonames=facts.same(_GEONAMES).removesuffix("/"),
        country=facts.one("basedIn"),
        part_of=facts.all("partOf"),
    )


def _names(facts: _Facts) -> Iterator[Name]:
    weak, seen = set(facts.all("weakName")), set[str]()
    for property_, usage, strong in _NAMING:
        for text in facts.all(property_):
            if text not in seen:
                seen.add(text)
                yield Name(text, usage, strong and text not in weak)


def _rule(facts: _Facts) -> Rule:
    ruler, ruled = facts.one("ruler", needed=True), facts.one("ruled", needed=True)
    return Rule(ruler, ruled, facts.day("from"), facts.day("until"))


def _check_references(subjects: Mapping[str, _Facts]) -> None:
    for facts in subjects.values():
        for name in _REFERENCES:
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
