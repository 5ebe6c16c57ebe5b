"""Claims against gold: precision, recall and F1, and every accusation that was missed or made up.

pair       distinct (accuser, accused) of an article; an accuser may stand for one it speaks for, and the other way
claim      accusations one to one: accuser, accused and an overlapping evidence sentence must all agree
kind       of the matched claims, those of the right kind; speaker: those whose most specific source is right
response   responder and family of answer, with overlapping evidence; linked: those that answer a matched accusation
attack     perpetrator or claimant, with overlapping evidence
by         the claims again, by directness, construction, kind, cue and rule: see `kg.score.breakdown`
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

from kg.score.annotation import Annotation, annotation, names
from kg.score.breakdown import Breakdown, breakdown
from kg.score.errors import confusions, misses
from kg.score.measure import Groups, Measure, Share, share
from kg.score.pairs import pair_measure, pair_recall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from kg.score.annotation import Accusation, Attack, Record, Response

    Match: TypeAlias = Mapping[int, int]  # index of a prediction: index of the gold item that it found

__all__ = ["Breakdown", "Groups", "Measure", "Score", "Share", "score"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Score:
    """How well predictions agree with gold, for one article or, added up, for many."""

    articles: int = 0
    answered: int = 0  # articles that have a prediction
    pair: Measure = Measure()
    explicit: Share = Share()  # recall of the pairs that are told with accuse, blame, charge ...
    reported: Share = Share()  # ... and of those told as "X said that Y shelled the town"
    claim: Measure = Measure()
    kind: Share = Share()
    speaker: Share = Share()
    response: Measure = Measure()
    linked: Share = Share()
    attack: Measure = Measure()
    by: Breakdown = Breakdown()
    misses: tuple[str, ...] = ()  # a line for each accusation that was missed or made up
    confusions: tuple[str, ...] = ()  # ... and with its construction and cue, and a line for each wrong kind or source

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def score(gold: Iterable[Record], predicted: Iterable[Record]) -> Score:
    """Compare predictions with gold, article by article; both are objects of the annotation format.

    Raises:
        InputError: an object has not that format.
    """
    answers = {record.get("id"): record for record in predicted}
    return sum((_article(record, answers.get(record.get("id"))) for record in gold), start=Score())


def _article(record: Record, answer: Record | None) -> Score:
    text = f"{record.get('title') or ''}\n\n{record.get('text') or ''}"
    gold = annotation(record, text)
    given = annotation(answer, text) if answer is not None else Annotation(gold.id)
    claims = _match(given.accusations, gold.accusations, _same_accusation)
    responses = _match(given.responses, gold.responses, _same_response)
    matched = [(given.accusations[i], gold.accusations[j]) for i, j in claims.items()]
    return Score(
        articles=1,
        answered=int(answer is not None),
        pair=pair_measure(given.accusations, gold.accusations),
        explicit=pair_recall("explicit", given.accusations, gold.accusations),
        reported=pair_recall("reported", given.accusations, gold.accusations),
        claim=_claims(claims, given, gold),
        kind=share(p.kind == g.kind for p, g in matched),
        speaker=share(not g.accuser or bool(names(p.accuser) & names(g.accuser)) for p, g in matched),
        response=_measure(responses, given.responses, gold.responses),
        linked=share(_links(responses, claims, given, gold)),
        attack=_measure(_match(given.attacks, gold.attacks, _same_attack), given.attacks, gold.attacks),
        by=breakdown(claims, given.accusations, gold.accusations),
        misses=tuple(misses(claims, given, gold)),
        confusions=tuple(confusions(claims, given, gold)),
    )


def _match(given: Sequence[T], gold: Sequence[T], same: Callable[[T, T], bool]) -> Match:
    """Give each prediction the first gold item that it agrees with and no earlier one took."""
    taken: dict[int, int] = {}
    for i, item in enumerate(given):
        free = (j for j, other in enumerate(gold) if j not in taken and same(item, other))
        j = next(free, None)
        if j is not None:
            taken[j] = i
    return {i: j for j, i in taken.items()}


def _same_accusation(given: Accusation, gold: Accusation) -> bool:
    sources = not gold.sources or given.sources & gold.sources
    return bool(sources and names(given.accused) & names(gold.accused)) and given.evidence.overlaps(gold.evidence)


def _same_response(given: Response, gold: Response) -> bool:
    parties = given.family == gold.family and given.sources & gold.sources
    return bool(parties) and given.evidence.overlaps(gold.evidence)


def _same_attack(given: Attack, gold: Attack) -> bool:
    return bool(given.doers & gold.doers) and given.evidence.overlaps(gold.evidence)


def _measure(match: Match, given: Sequence[T], gold: Sequence[T]) -> Measure:
    return Measure(Share(len(match), len(given)), Share(len(match), len(gold)))


def _claims(match: Match, given: Annotation, gold: Annotation) -> Measure:
    found = set(match.values())
    required = share(j in found for j, accusation in enumerate(gold.accusations) if not accusation.optional)
    return Measure(Share(len(match), len(given.accusations)), required)


def _links(responses: Match, claims: Match, given: Annotation, gold: Annotation) -> Iterator[bool]:
    """Tell of each matched response that answers something whether it answers the right thing."""
    given_at = {accusation.id: i for i, accusation in enumerate(given.accusations)}
    gold_at = {accusation.id: j for j, accusation in enumerate(gold.accusations)}
    for i, j in responses.items():
        wanted = {gold_at[id_] for id_ in gold.responses[j].to if id_ in gold_at}
        answered = {claims[given_at[id_]] for id_ in given.responses[i].to if given_at.get(id_) in claims}
        if wanted:
            yield bool(answered & wanted)
