"""How sure it is that a statement was read rightly: features of the reading, weighed by what annotated articles teach.

The model is a logistic regression whose features and weights are in `ontology/confidence.ttl`, fitted by
`tests/benchmarks/calibrate.py`: of the statements with confidence 0.7, about seven in ten are right.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from kg.extraction.found import sources
from kg.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extraction.found import Found
    from kg.nlp import Sentence

LONG = 40  # tokens; 178 of the 1,319 statements in the training articles stand in a longer sentence
# what a statement is, the feature that every one has exactly one of
NATURES = {
    "Condemnation": "condemnation",
    "Demand": "demand",
    "Warning": "warning",
    "Threat": "warning",
    "Denial": "response",
    "Rejection": "response",
    "Admission": "response",
    "Justification": "response",
    "ResponsibilityClaim": "attack",
    "CasualtyReport": "attack",
    "Attack": "attack",
}
UNSPOKEN = {"quotation": "running-quotation", "publisher": "own-publication"}


def features(sentence: Sentence, found: Found) -> Iterator[str]:
    """Yield the features of a statement that bear on its confidence, what it is first."""
    nature = NATURES.get(found.kind, found.directness)
    yield nature
    everybody = [party for role in found.parties.values() for party in role]
    if any(party.figure.unnamed for party in everybody):
        yield "unnamed-party"
    if any(party.words(sentence)[-1].pos_ == "PRON" for party in everybody):
        yield "pronoun-party"
    if not any(found.parties.get(role) for role in sources() | {"reportedPerpetrator"}):
        yield "no-source"
    if found.cue_id in UNSPOKEN:
        yield UNSPOKEN[found.cue_id]
    elif nature != "attack" and found.cue.pos_ not in {"VERB", "AUX"}:
        yield "noun-cue"
    if found.depth > 1:
        yield "nested"
    if len(sentence.doc) > LONG:
        yield "long-sentence"
    if found.modality is not Modality.ASSERTED:
        yield "hedged"


def confidence(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """Give the share, above 0 and below 1, of such statements that are right; two decimals.

    >>> confidence(["explicit", "unnamed-party"], {"explicit": 1.1, "unnamed-party": -1.1})
    0.5

    Raises:
        KeyError: a feature has no weight.
    """
    odds = sum(weights[name] for name in found)
    return round(min(0.99, max(0.01, 1 / (1 + exp(-odds)))), 2)
