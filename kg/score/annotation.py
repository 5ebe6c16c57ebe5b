"""One article's annotation, made by a person or printed by `kg extract --json`, read into values that compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import InputError
from kg.score.names import fold, fold_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Record: TypeAlias = "Mapping[str, object]"  # an object of the annotation format, straight from JSON

# An answer may be told as the one or the other of these; readers disagree most often there.
FAMILIES = {"rejection": "denial", "counter-accusation": "denial"}
SHARED = 0.3  # of the shorter sentence: sentence splitters differ by a quotation or a clause, seldom by more


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part, with the folded names it goes by in the article."""

    id: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that shows a claim; `start` is -1 where the article does not have it word for word."""

    text: str
    start: int
    in_title: bool = False

    def overlaps(self, other: Evidence) -> bool:
        """Tell whether both mean the same place."""
        if not self.text or not other.text:
            return False
        if self.start < 0 or other.start < 0:
            return self.text in other.text or other.text in self.text
        end = min(self.start + len(self.text), other.start + len(other.text))
        return end - max(self.start, other.start) > SHARED * min(len(self.text), len(other.text))


@dataclass(frozen=True, slots=True)
class Accusation:
    """Who accuses whom, and of which kind of wrong."""

    id: str
    accuser: tuple[Party, ...]
    principals: tuple[Party, ...]  # those whom the accuser speaks for
    accused: tuple[Party, ...]
    kind: str
    directness: str
    optional: bool  # costs nothing when missed
    evidence: Evidence
    cue: str = ""  # the words that announce it
    allegation: str = ""  # the words of what is alleged
    rule: str = ""  # local name of the cue of `ontology/claims/` that found it; only predictions have one

    @property
    def sources(self) -> frozenset[str]:
        """The names of who accuses and of those it speaks for."""
        return names(self.accuser + self.principals)


@dataclass(frozen=True, slots=True)
class Response:
    """Who answers which accusations."""

    sources: frozenset[str]
    family: str
    to: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Attack:
    """Who did it, or says so."""

    doers: frozenset[str]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that is compared of one article."""

    id: str
    accusations: tuple[Accusation, ...] = ()
    responses: tuple[Response, ...] = ()
    attacks: tuple[Attack, ...] = ()  # only those with a doer


def names(parties: tuple[Party, ...]) -> frozenset[str]:
    """Give all the names of some parties."""
    return frozenset().union(*(party.names for party in parties))


def annotation(record: Record, text: str) -> Annotation:
    """Read one object; evidence is located in `text`, the article's title, a blank line and its body.

    Raises:
        InputError: a part has not the form of the annotation format.
    """
    reader = _Reader(_text(record, "id"), text, dict(_parties(record)))
    return Annotation(
        reader.article,
        tuple(reader.accusation(item) for item in _items(record, "accusations")),
        tuple(reader.response(item) for item in _items(record, "responses")),
        tuple(attack for item in _items(record, "attacks") if (attack := reader.attack(item)).doers),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    article: str
    text: str
    names: Mapping[str, frozenset[str]]  # by id

    def accusation(self, item: Record) -> Accusation:
        return Accusation(
            _text(item, "id"),
            self.parties(item, "accuser"),
            self.parties(item, "for"),
            self.parties(item, "accused"),
            _text(item, "kind"),
            _text(item, "directness"),
            bool(item.get("optional")),
            self.evidence(item),
            _text(item, "cue"),
            _text(item, "allegation"),
            _text(item, "matched_by"),
        )

    def response(self, item: Record) -> Response:
        sources, kind = names(self.parties(item, "by") + self.parties(item, "for")), _text(item, "kind")
        return Response(sources, FAMILIES.get(kind, kind), _texts(item, "to"), self.evidence(item))

    def attack(self, item: Record) -> Attack:
        return Attack(names(self.parties(item, "by") + self.parties(item, "claimed_by")), self.evidence(item))

    def parties(self, item: Record, role: str) -> tuple[Party, ...]:
        return tuple(Party(id_, self.names.get(id_) or frozenset({fold(id_)})) for id_ in _texts(item, role))

    def evidence(self, item: Record) -> Evidence:
        text = _text(item, "evidence")
        start = self.text.find(text) if text else -1
        return Evidence(text, start, in_title=0 <= start < self.text.find("\n\n"))


def _parties(record: Record) -> Iterator[tuple[str, frozenset[str]]]:
    for entity in _items(record, "entities"):
        yield _text(entity, "id"), fold_all((_text(entity, "name"), *_texts(entity, "mentions")))


def _items(record: Record, key: str) -> list[dict[str, object]]:
    value = record.get(key) or []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _malformed(record, key, "a list of objects")
    return value


def _texts(record: Record, key: str) -> tuple[str, ...]:
    value = record.get(key) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _malformed(record, key, "a list of texts")
    return tuple(value)


def _text(record: Record, key: str) -> str:
    value = record.get(key) or ""
    if not isinstance(value, str):
        raise _malformed(record, key, "a text")
    return value


def _malformed(record: Record, key: str, wanted: str) -> InputError:
    return InputError(f"annotation {record.get('id', '?')}", f"{key!r} is not {wanted}", remedy="mend the file")
