"""What a network is made of: parties, and statements between them."""

from __future__ import annotations

from dataclasses import dataclass

UNNAMED = "Unnamed"  # the label of an end that is nobody's name


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """A party; `id` is the path of its IRI below the base, `label` the local name of its class.

    Where a statement names one party only, the other end is an actor labelled `Unnamed`: its `name` is what is said,
    such as "the bombing" that was condemned, or empty. One article's equal words are one such end.
    """

    id: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement by `tail` about, or to, `head`, and where it stands; texts are empty where not known."""

    statement: str  # id; with tail and head it identifies the edge
    relation: str  # local name of a derived property: accuses, denies ...
    tail: Actor
    head: Actor
    quotation: str
    before: str = ""  # up to 60 characters of the article on either side of the quotation
    after: str = ""
    start: int = 0  # of the quotation, in characters of the article's text
    spans: str = ""  # of cue and roles, as written by kg:roleSpans: "cue 13-20; accuser 0-12"
    words: str = ""  # what is alleged, denied, demanded ..., as the article puts it
    kind: str = ""  # of accusation
    speaker: str = ""  # names, "; " between them
    on_behalf_of: str = ""
    answers: tuple[str, ...] = ()  # ids of the statements that this one answers
    article: str = ""  # id
    title: str = ""
    publisher: str = ""
    url: str = ""
    date: str = ""  # ISO 8601, a day, month or year
    confidence: float = 1.0
