"""Read `ontology/`: cues with their frames, wrongs with their kinds, and the word lists that the grammar uses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.data import Sources, ontology_sources
from kg.errors import OntologyError
from kg.frames import Frame, parse_frame
from kg.terms import CUE, KG, KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

PARTS_OF_SPEECH = {"VerbCue": "VERB", "NounCue": "NOUN", "AdjectiveCue": "ADJ"}
STRENGTHS = {"wrongVerb": ("VERB", True), "wrongNoun": ("NOUN", True), "wrongAdjective": ("ADJ", True)}
WEAK, NARROW = "kindWord", "narrowWord"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that announce a claim of class `announces`."""

    id: str
    announces: str
    pos: str
    lemmas: frozenset[str]
    frames: tuple[Frame, ...]
    companions: frozenset[str] = frozenset()
    default: str = ""  # kind of the accusations of which no word tells the kind
    event: str = ""  # kind of the accusations whose allegation is an attack


@dataclass(frozen=True, slots=True)
class Wrong:
    """Words for a wrong: `words[0]` is the head, each further slot the alternatives that must stand beside it.

    `strong` wrongs make a report an accusation; weak ones only tell the kind of an explicit accusation.
    """

    kind: str
    pos: str
    strong: bool
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the roles that a claim of class `announces` must have in it."""

    id: str
    announces: str
    text: str
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)  # one is as good as itself, so that what is made of it can be cached
class Lexicon:
    """All that the extractors know of English, indexed by lemma."""

    cues: Mapping[tuple[str, str], tuple[Cue, ...]]
    wrongs: Mapping[str, tuple[Wrong, ...]]
    narrower: Mapping[str, tuple[Wrong, ...]]  # tell a narrower kind, `broader` the kind above each
    broader: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    types: Mapping[str, str]
    numbers: Mapping[str, int]  # what the words of a class stand for: month-may 5
    examples: tuple[Example, ...]
    party_roles: frozenset[str]
    sources: frozenset[str]  # the roles of whoever makes a statement, but for the speaker
    cue_lemmas: frozenset[str]
    weights: Mapping[str, float]  # of the features that make the confidence, log odds
    version: str

    def words(self, name: str) -> frozenset[str]:
        """Give the words of the class `name`.

        Raises:
            OntologyError: no file of `ontology/` defines the class.
        """
        if name not in self.classes:
            raise OntologyError("ontology", name, "no such word class")
        return self.classes[name]

    def valued(self, kind: str) -> dict[str, int]:
        """Give the words of the classes `KIND-...` with the number that each stands for."""
        return {word: n for name, n in self.numbers.items() if name.startswith(f"{kind}-") for word in self.words(name)}


class Triples:
    """The triples of all files of a folder, by subject, each value with the file it came from."""

    def __init__(self, sources: Sources) -> None:
        """Parse every Turtle file but those of entities.

        Raises:
            OntologyError: a file is no Turtle; names the file and the place.
        """
        self.values: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.subjects: dict[str, list[str]] = defaultdict(list)
        self.file: dict[str, str] = {}
        for path, name in sources.terms("**/*.ttl"):
            self._parse(path, name)

    def _parse(self, path: Path, name: str) -> None:
        try:
            for subject, predicate, value, _ in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
                if not isinstance(value, ox.Triple):
                    self._add(str(getattr(subject, "value", "")), predicate.value, value.value, name)
        except SyntaxError as error:
            raise OntologyError(name, f"line {error.lineno}", str(error.msg)) from error

    def _add(self, subject: str, predicate: str, value: str, file: str) -> None:
        self.values[subject, predicate].append(value)
        self.subjects[predicate].append(subject)
        self.file.setdefault(subject, file)

    def all(self, subject: str, term: str) -> list[str]:
        """Give the values of `kg:term` of `subject`, in the order of the file."""
        return self.values[subject, KG + term]

    def having(self, term: str) -> list[str]:
        """Give the distinct subjects that have `kg:term`, in order."""
        return list(dict.fromkeys(self.subjects[KG + term]))

    def ranging_over(self, name: str) -> list[str]:
        """Give the local names of the properties whose range is the class `name`."""
        found = (s for s in self.subjects[RANGE] if KG + name in self.values[s, RANGE])
        return [s.removeprefix(KG) for s in dict.fromkeys(found)]

    def below(self, name: str) -> list[str]:
        """Give the local names of the properties right below the property `name`."""
        return [s.removeprefix(KG) for s in self.subjects[BELOW] if KG + name in self.values[s, BELOW]]

    def type(self, subject: str) -> str:
        """Give the local name of the class of `subject`."""
        types = self.values[subject, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"]
        return next((t.removeprefix(KG) for t in types if t.startswith(KG)), "")


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read all files below `folder` but the entities; where None, the packaged ontology and what a user adds to it.

    Raises:
        OntologyError: a file is no Turtle, or a cue has no lemma, or a frame cannot be read; names file and term.
    """
    return _lexicon(Sources(folder) if folder else ontology_sources())


@lru_cache(maxsize=4)
def _lexicon(sources: Sources) -> Lexicon:
    triples = Triples(sources)
    cues = list(_cues(triples))
    by_lemma: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for cue in cues:
        for lemma in cue.lemmas:
            by_lemma[lemma, cue.pos].append(cue)
    wrongs: dict[str, list[Wrong]] = defaultdict(list)
    classes = {triples.values[s, LABEL][0]: frozenset(triples.all(s, "words")) for s in triples.having("words")}
    for wrong in _wrongs(triples):
        for word in wrong.words[0]:
            wrongs[word].append(wrong)
    narrower: dict[str, list[Wrong]] = defaultdict(list)
    for kind in triples.having(NARROW):
        for text in triples.all(kind, NARROW):
            wrong = Wrong(kind.removeprefix(KIND), "ANY", strong=False, words=_alternatives(text))
            for word in wrong.words[0]:
                narrower[word].append(wrong)
    attack_types = {
        w: name.removeprefix("attack-") for name, ws in classes.items() if name.startswith("attack-") for w in ws
    }
    numbers = {triples.values[s, LABEL][0]: int(triples.all(s, "value")[0]) for s in triples.having("value")}
    return Lexicon(
        cues={key: tuple(value) for key, value in by_lemma.items()},
        wrongs={key: tuple(value) for key, value in wrongs.items()},
        narrower={key: tuple(value) for key, value in narrower.items()},
        broader={
            kind.removeprefix(KIND): triples.values[kind, BROADER][0].removeprefix(KIND)
            for kind in triples.subjects[BROADER]
            if kind.startswith(KIND)
        },
        classes=classes,
        types=attack_types,
        numbers=numbers,
        examples=tuple(_examples(triples)),
        party_roles=frozenset(triples.ranging_over("Actor")),
        sources=frozenset(triples.below("voice")) - {"speaker"},
        cue_lemmas=frozenset(lemma for lemma, _ in by_lemma),
        weights={triples.values[s, LABEL][0]: float(triples.all(s, "weight")[0]) for s in triples.having("weight")},
        version=next(iter(triples.values[KG.rstrip("#"), "http://www.w3.org/2002/07/owl#versionInfo"]), ""),
    )


RANGE = "http://www.w3.org/2000/01/rdf-schema#range"
BELOW = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
BROADER = "http://www.w3.org/2004/02/skos/core#broader"


def _cues(triples: Triples) -> Iterator[Cue]:
    for claim in triples.having("cue"):
        for cue in triples.all(claim, "cue"):
            if triples.type(cue) != "Cue":  # a plain cue has no words of its own: grammar finds it
                yield _cue(triples, claim.removeprefix(KG), cue)


def _cue(triples: Triples, announces: str, cue: str) -> Cue:
    file, name = triples.file.get(cue, "ontology/claims"), cue.removeprefix(CUE)
    lemmas, pos = frozenset(triples.all(cue, "lemma")), PARTS_OF_SPEECH.get(triples.type(cue), "")
    if not lemmas or not pos:
        raise OntologyError(file, name, "a cue needs a class (VerbCue, NounCue, AdjectiveCue) and a kg:lemma")
    try:
        frames = tuple(parse_frame(text) for text in triples.all(cue, "frame"))
    except ValueError as error:
        raise OntologyError(file, name, f"the frame cannot be read: {error}") from error
    companions = frozenset(triples.all(cue, "companion"))
    default, event = (
        next((k.removeprefix(KIND) for k in triples.all(cue, term)), "") for term in ("defaultKind", "eventKind")
    )
    return Cue(name, announces, pos, lemmas, frames, companions, default, event)


def _wrongs(triples: Triples) -> Iterator[Wrong]:
    for term, (pos, strong) in STRENGTHS.items():
        for kind in triples.having(term):
            for text in triples.all(kind, term):
                yield Wrong(kind.removeprefix(KIND), pos, strong, _alternatives(text))
    for kind in triples.having(WEAK):
        for text in triples.all(kind, WEAK):
            yield Wrong(kind.removeprefix(KIND), "ANY", strong=False, words=_alternatives(text))


def _alternatives(text: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part.split("|")) for part in text.split())


def _examples(triples: Triples) -> Iterable[Example]:
    for claim in triples.having("example"):
        for example in triples.all(claim, "example"):
            roles = (role.partition("=") for role in triples.all(example, "exampleRole"))
            text = next(iter(triples.all(example, "exampleText")), "")
            yield Example(example, claim.removeprefix(KG), text, tuple((r, v) for r, _, v in roles))
