"""The measure: what counts as found, and the same figures as the script that came with the annotations."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.score import Measure, Score, Share, score
from kg.score.annotation import annotation
from kg.score.constructions import base, construction

if TYPE_CHECKING:
    from pathlib import Path

    from kg.score.annotation import Record

ENTITIES = [
    {"id": "e1", "name": "Akram", "mentions": ["Akram"]},
    {"id": "e2", "name": "Pakistan", "mentions": ["Islamabad"]},
    {"id": "e3", "name": "Afghanistan", "mentions": ["Kabul"]},
]
TEXT = "Akram accused Kabul of sheltering gunmen. Kabul denied it."
ACCUSED = "Akram accused Kabul of sheltering gunmen."
FILES = ("dev-articles", "dev-events", "train-events", "train-articles")


def article(**changes: object) -> Record:
    accusation = {
        "id": "a1",
        "accuser": ["e1"],
        "for": ["e2"],
        "accused": ["e3"],
        "kind": "SupportForTerrorism",
        "directness": "explicit",
        "evidence": ACCUSED,
    }
    response = {"id": "r1", "by": ["e3"], "kind": "denial", "to": ["a1"], "evidence": "Kabul denied it."}
    parts = {"accusations": [accusation | changes], "responses": [response]}
    return {"id": "x", "title": "", "text": TEXT, "entities": ENTITIES, **parts}


def test_gold_agrees_with_itself() -> None:
    found = score([article()], [article()])
    assert (found.pair.f1, found.claim.f1, found.response.f1) == (1, 1, 1)
    assert (found.kind.value, found.speaker.value, found.linked.value) == (1, 1, 1)
    assert found.misses == ()


def test_an_article_without_prediction_is_missed() -> None:
    found = score([article()], [])
    assert (found.articles, found.answered, found.pair.recall.of, found.pair.recall.right) == (1, 0, 1, 0)
    assert found.misses == (f"MISSED x [explicit] @pakistan, akram -> @afghanistan: {ACCUSED}",)


def test_a_principal_stands_for_its_speaker() -> None:
    found = score([article()], [article(accuser=["e2"])])
    assert (found.pair.f1, found.speaker.value) == (1, 0)


def test_a_wrong_accused_is_missed_and_made_up() -> None:
    found = score([article()], [article(accused=["e2"])])
    assert (found.pair.precision.value, found.pair.recall.value) == (0, 0)
    assert [line.split()[0] for line in found.misses] == ["MISSED", "SPURIOUS"]


def test_another_sentence_is_another_claim_but_the_same_pair() -> None:
    found = score([article()], [article(evidence="Kabul denied it.")])
    assert (found.pair.f1, found.claim.f1) == (1, 0)


def test_an_optional_accusation_costs_nothing_when_missed() -> None:
    found = score([article(optional=True)], [])
    assert (found.pair.recall.of, found.claim.recall.of, found.misses) == (0, 0, ())


def test_a_rejection_is_of_the_family_of_denials() -> None:
    predicted = json.loads(json.dumps(article()).replace('"denial"', '"rejection"'))
    assert score([article()], [predicted]).response.f1 == 1


def test_scores_of_articles_add_up() -> None:
    both = score([article(), {**article(), "id": "y"}], [article()])
    assert both.pair.recall == score([article()], [article()]).pair.recall + score([article()], []).pair.recall
    assert Score() + both == both


def test_a_malformed_annotation_names_the_part() -> None:
    with pytest.raises(InputError, match="annotation a1: 'accused' is not a list of texts"):
        score([article(accused="e3")], [])


def built(evidence: str, cue: str, *, title: str = "", **changes: object) -> str:
    """Give the construction of an accusation that is told in one sentence."""
    parts = {"id": "a1", "evidence": evidence, "cue": cue, "directness": "explicit"}
    record = {"id": "x", "accusations": [parts | changes]}
    return construction(annotation(record, f"{title}\n\n{evidence}").accusations[0])


@pytest.mark.parametrize(
    ("evidence", "cue", "name"),
    [
        ("Kabul accused Islamabad of shelling.", "accused", "active"),
        ("Islamabad was accused of shelling.", "accused", "passive"),
        ("Islamabad was openly accused of shelling.", "accused", "passive"),
        ("Islamabad, which Kabul accuses of shelling, was silent.", "accuses", "relative"),
        ("Kabul left the talks, accusing Islamabad of shelling.", "accusing", "participle"),
        ("Islamabad denied the allegation that it shelled the town.", "allegation", "noun"),
        ("Kabul repeated its charge that Islamabad shells the town.", "charge", "noun"),
        ("Prosecutors charge the minister with theft.", "charge", "active"),
    ],
)
def test_an_explicit_accusation_is_grouped_by_how_it_is_built(evidence: str, cue: str, name: str) -> None:
    assert built(evidence, cue) == name


@pytest.mark.parametrize(
    ("evidence", "cue", "name"),
    [
        ("Kabul said Islamabad shelled the town.", "said", "statement"),
        ("“Islamabad shelled the town,” Kabul said.", "said", "quotation"),
        ("“We are patient,” Kabul said: Islamabad shelled the town.", "said", "statement"),
        ('"Islamabad shelled the town," Kabul said.', "said", "quotation"),
        ("‘Islamabad shelled the town,’ Kabul said.", "said", "quotation"),
        ("Islamabad shelled the town, according to Kabul.", "according to", "according to"),
        ("Nobody believes the assertion that Islamabad shelled the town.", "assertion", "noun"),
    ],
)
def test_a_reported_accusation_is_grouped_by_how_it_is_told(evidence: str, cue: str, name: str) -> None:
    assert built(evidence, cue, directness="reported", allegation="Islamabad shelled the town") == name


def test_an_accusation_of_the_title_is_a_headline() -> None:
    record = {**article(evidence="Akram accuses Kabul", cue="accuses"), "title": "Akram accuses Kabul"}
    assert dict(score([record], [record]).by.construction.measures).keys() == {"headline"}


@pytest.mark.parametrize(
    ("cue", "word"),
    [("slammed", "slam"), ("denounces", "denounce"), ("held Kabul responsible", "hold"), ("notice", "notice")],
)
def test_a_cue_is_counted_in_its_base_form(cue: str, word: str) -> None:
    assert base(cue) == word


def test_each_group_has_what_was_made_up_and_what_was_missed() -> None:
    missed = article(kind="Crime", cue="accused")
    made_up = article(evidence="Kabul denied it.", kind="Espionage", cue="denied", matched_by="deny")
    by = score([missed], [made_up]).by
    none_right, none_found = Measure(precision=Share(0, 1)), Measure(recall=Share(0, 1))
    assert dict(by.kind.measures) == {"Crime": none_found, "Espionage": none_right}
    assert dict(by.rule.measures) == {"deny": none_right}
    assert dict(by.directness.measures) == {"explicit": Measure(Share(0, 1), Share(0, 1))}
    assert dict(by.cue.measures) == {"accuse": none_found, "denied": none_right}


def test_groups_of_articles_add_up() -> None:
    both = score([article(), {**article(), "id": "y"}], [article()]).by
    assert both == score([article()], [article()]).by + score([article()], []).by


def test_a_confusion_tells_how_the_sentence_is_built() -> None:
    assert score([article(cue="accused")], []).confusions == (
        f"MISSED x [active, accuse, SupportForTerrorism] @pakistan, akram -> @afghanistan: {ACCUSED}",
    )


def test_a_wrong_kind_and_a_wrong_source_are_confusions() -> None:
    told = article(kind="Crime", accuser=["e2"])
    assert score([article()], [told]).confusions == (
        f"KIND x Crime for SupportForTerrorism: {ACCUSED}",
        f"SOURCE x @pakistan for akram: {ACCUSED}",
    )


@pytest.mark.parametrize("name", FILES)
def test_figures_are_those_of_the_reference(name: str, tmp_path: Path, evaluation_data: Path) -> None:
    folder = evaluation_data / "gold"
    gold = folder / f"{name}.jsonl"
    predicted = tmp_path / "predicted.jsonl"
    lines = gold.read_text(encoding="utf-8").splitlines()
    predicted.write_text("\n".join(disturbed(lines)), encoding="utf-8")
    reference = [sys.executable, str(folder / "score.py"), str(gold), str(predicted)]
    ours = [sys.executable, "-m", "kg", "score", str(gold), "--predicted", str(predicted), "--json"]
    expected, figures = (
        json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        for command in (reference, ours)
    )
    assert {name: figures[name] for name in expected} == expected


def disturbed(lines: list[str]) -> list[str]:
    """Leave out articles and claims, shuffle parties and cut sentences, the same way each time."""
    chance = random.Random(1)  # noqa: S311 - no secret
    articles = [json.loads(line) for line in lines if chance.random() < 0.95]
    for record in articles:
        ids = [entity["id"] for entity in record["entities"]] + ["a stranger"]
        for section in ("accusations", "responses", "attacks"):
            record[section] = [claim for claim in record[section] if chance.random() < 0.8]
            for claim in record[section]:
                for role in claim.keys() & {"accuser", "for", "accused", "by", "claimed_by"}:
                    if chance.random() < 0.2:
                        claim[role] = chance.sample(ids, chance.choice([0, 1, 1, min(2, len(ids))]))
                if chance.random() < 0.3:
                    claim["evidence"] = claim["evidence"][chance.randrange(60) :]
    return [json.dumps(record) for record in articles]
