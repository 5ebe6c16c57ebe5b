"""The values that pass between the steps: frozen, comparable, with offsets instead of copies of text.

`Article -> Mention -> Entity -> Claim -> Reading`. A span counts characters of `Article.text`, the cleaned text
that is stored, so `article.text[span.start:span.end]` is always the words meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Label(StrEnum):
    """What sort of thing an entity is; each value is the local name of a class in `ontology/kg.ttl`."""

    STATE = "State"
    GOVERNMENT = "Government"
    GOVERNMENT_BODY = "GovernmentBody"
    INTERGOVERNMENTAL = "IntergovernmentalOrganization"
    ARMED_GROUP = "ArmedGroup"
    PARTY = "PoliticalParty"
    COMPANY = "Company"
    MEDIA = "MediaOutlet"
    ORGANIZATION = "Organization"
    POPULATION = "PopulationGroup"
    PERSON = "Person"
    PLACE = "Place"


class Modality(StrEnum):
    """How firmly the speaker puts it."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"


class Polarity(StrEnum):
    """Whether the speaker says that it is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of an article's text.

    >>> Span(4, 8).of("the camp")
    'camp'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and how exactly it is known; `day` is the first day of the month or year where it is no day."""

    day: date
    precision: Precision = Precision.DAY

    def iso(self) -> str:
        """Give the date as ISO 8601, cut to its precision.

        >>> from datetime import date
        >>> Moment(date(2024, 12, 1), Precision.MONTH).iso()
        '2024-12'
        """
        return self.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision.value]]


@dataclass(frozen=True, slots=True)
class Article:
    r"""One text. `id` is unique in a build and safe in an IRI; `text` is `title + "\\n\\n" + body`, cleaned."""

    id: str
    title: str
    text: str
    published: date | None = None
    publisher: str = ""
    url: str = ""
    language: str = "en"
    dateline: str = ""
    digest: str = ""  # sha256 hex of the cleaned text and its metadata
    origin: str = ""  # the file (and line) it came from, for messages
    author: str = ""  # as the page, feed or data set names who wrote it
    dated: str = ""  # where `published` was found: "meta article:published_time", "name of the file" ...


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or describes something."""

    span: Span
    label: Label


@dataclass(frozen=True, slots=True)
class Post:
    """An office that a person holds or held: `title` as written, `of` the id of the entity served, where known."""

    title: str
    of: str | None = None
    former: bool = False
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """Where on Earth a place is, or the territory of a state; what is not known is empty."""

    geonames: str = ""  # its id in GeoNames
    state: str = ""  # Entity.id of the state that it lies in
    division: str = ""  # Entity.id of the first division of that state: a province, a region
    latitude: str = ""  # decimal degrees as they are written in GeoNames
    longitude: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that takes part in claims.

    `id` is the path of its IRI below the data base, such as `state/PK`, `group/isis-k`, `person/munir-akram`, or
    below the article for what has no name (`article/X/unnamed/senior-us-official`). `names` are the distinct surface
    forms in the article, longest first.
    """

    id: str
    label: Label
    name: str
    names: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    posts: tuple[Post, ...] = ()
    speaks_for: tuple[str, ...] = ()  # ids of the principals, nearest first
    member_of: tuple[str, ...] = ()
    wikidata: str = ""
    score: float = 1.0  # of linking the mentions to this entity
    reason: str = ""  # why they were linked: "strong name", "acronym in brackets", "new name" ...
    site: Site | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """What stands in a role of a claim: an entity, or only words (an allegation), and where."""

    role: str  # local name of a property in ontology/kg.ttl: accuser, accused, speaker, allegation ...
    span: Span
    entity: str = ""  # Entity.id, empty where the filler is words


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that a response answers, how sure that is, and why."""

    target: str  # Claim.id
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a kind that the ontology knows, as one article reports it."""

    id: str  # hex digest of article, kind, cue span and roles: the same content gives the same id
    kind: str  # local name of a class: Accusation, Denial, Attack ...
    evidence: Span  # the sentence
    cue: Span
    matched_by: str  # local name of the cue in ontology/claims/
    fillers: tuple[Filler, ...] = ()
    accusation_kind: str = ""  # local name of a top concept in ontology/kinds.ttl
    narrower_kind: str = ""  # of a concept below it, where the words tell
    kind_words: tuple[Span, ...] = ()  # the words that told them
    directness: str = "explicit"  # explicit | reported
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    depth: int = 1  # 0 the article's own voice, 1 it reports X, 2 it reports that X says Y said
    within: str = ""  # id of the claim in whose content this one stands
    about: str = ""  # id of the attack that a claim of responsibility or a casualty report is about
    responds_to: tuple[Link, ...] = ()
    stated: Moment | None = None
    happened: Moment | None = None
    values: tuple[tuple[str, str | int], ...] = ()  # attackType, killedMin ...: property and value
    confidence: float = 1.0
    features: tuple[str, ...] = ()  # what made the confidence: names of features in ontology/confidence.ttl

    def entities(self, role: str) -> tuple[str, ...]:
        """Give the ids of the entities in `role`, in the order of the text."""
        return tuple(f.entity for f in self.fillers if f.role == role and f.entity)

    def words(self, role: str) -> tuple[Span, ...]:
        """Give the spans in `role`, entities or not."""
        return tuple(f.span for f in self.fillers if f.role == role)


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was left out, and why: a sentence that failed, an article that is not English."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says."""

    article: Article
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skip, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Run:
    """What made a graph: enough to make it again. No clock: the same input gives the same bytes."""

    code_version: str
    model: str  # name and version of the language model
    model_digest: str  # sha256 of its weights
    ontology_version: str
    ontology_digest: str = ""  # sha256 of all its files, since a user may change them
