"""The confidence of a statement: made of features that the ontology weighs, and true to the share that is right."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest

from kg.extraction.confidence import NATURES, UNSPOKEN, confidence
from kg.ontology import load_lexicon
from tests.benchmarks.calibrate import Case, cases, counts, fit, reliability
from tests.reading import only, packaged, read

GOLD = Path(os.environ.get("KG_DATA", Path(__file__).parents[2] / "shared"), "gold")
FURTHER = {"unnamed-party", "pronoun-party", "no-source", "noun-cue", "nested", "long-sentence", "hedged"}


def test_each_feature_has_a_weight_and_each_weight_is_of_a_feature() -> None:
    assert {"explicit", "reported", *NATURES.values(), *UNSPOKEN.values(), *FURTHER} == set(load_lexicon().weights)


def test_the_confidence_of_every_statement_is_what_its_features_make() -> None:
    weights = load_lexicon().weights
    claims = [claim for reading in packaged() for claim in reading.claims]
    assert claims
    for claim in claims:
        assert 0 < claim.confidence < 1
        assert claim.confidence == confidence(claim.features, weights)


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("Norway accused Russia of lying.", "It was there. It accused Russia of lying."),
        ("Norway accused Russia of lying.", "Russia was accused of lying."),
    ],
)
def test_what_is_told_plainly_is_surer(surer: str, less_sure: str) -> None:
    assert only(read(surer), "Accusation").confidence > max(
        (claim.confidence for claim in read(less_sure).claims if claim.kind == "Accusation"), default=0
    )


def test_weights_are_learnt_from_what_is_right() -> None:
    right = [Case(i, ("explicit",), right=True) for i in range(9)]
    wrong = [Case(i, ("explicit", "noun-cue"), right=False) for i in range(9)]
    weights = fit([*right, *wrong])
    assert weights["noun-cue"] < 0 < weights["explicit"]
    assert counts(right) == {"explicit": (9, 9)}


def test_reliability_is_told_in_bands() -> None:
    assert list(reliability([(0.55, True), (0.57, False), (0.95, True)])) == [
        ("0.5 to 0.6", 2, pytest.approx(0.56), 0.5),
        ("0.9 to 1.0", 1, 0.95, 1.0),
    ]


@pytest.mark.slow
@pytest.mark.skipif(not GOLD.is_dir(), reason=f"no evaluation data in {GOLD}")
def test_on_other_articles_the_confidence_is_about_the_share_that_is_right() -> None:
    weights, told = load_lexicon().weights, defaultdict[bool, list[tuple[float, bool]]](list)
    for case in cases(("dev-events", "dev-articles")):
        told[confidence(case.features, weights) >= 0.7].append((confidence(case.features, weights), case.right))
    for pairs in told.values():
        mean, share = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
        assert mean == pytest.approx(share, abs=0.12)
