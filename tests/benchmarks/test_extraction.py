"""The tables of `docs/extraction.md`, and the baselines in them, from texts and figures of our own."""

from __future__ import annotations

from kg.score import score
from tests.benchmarks.baselines import Found, by_pattern, predicted
from tests.benchmarks.extraction import BLOCK, DOCUMENT, Figures, compared, errors, filled

SENTENCE = "On Monday Kabul accused Islamabad of shelling."
GOLD = {
    "id": "x",
    "title": "",
    "text": SENTENCE,
    "entities": [{"id": "e1", "name": "Afghanistan"}, {"id": "e2", "name": "Pakistan"}],
    "accusations": [{"id": "a1", "accuser": ["e1"], "accused": ["e2"], "directness": "explicit", "evidence": SENTENCE}],
}


def counted(**groups: tuple[int, int, int, int]) -> Figures:
    """Figures with, of each group, what is required, found, predicted and right."""
    keys = ("gold", "found", "predicted", "right")
    return Figures({"by": {"kind": {name: dict(zip(keys, counts, strict=True)) for name, counts in groups.items()}}})


def test_a_baseline_is_scored_like_an_extractor() -> None:
    told = predicted({"id": "x"}, list(by_pattern(f"Nothing else.\n{SENTENCE}")))
    assert isinstance(told, dict)
    assert (score([GOLD], [told]).pair.f1, score([GOLD], [told]).claim.f1) == (1, 1)


def test_a_party_of_a_baseline_is_right_by_any_of_its_names() -> None:
    told = predicted({"id": "x"}, [Found(("one", "Kabul"), "accused", ("Islamabad",), SENTENCE)])
    assert isinstance(told, dict)
    assert score([GOLD], [told]).pair.f1 == 1


def test_a_group_tells_what_was_missed_and_what_was_made_up() -> None:
    shown = errors({"mine": counted(Crime=(4, 3, 2, 2), Espionage=(5, 1, 7, 4))}, "kind")
    assert shown.splitlines()[2:] == ["| Espionage | 4/5, 3/7 |", "| Crime | 1/4, 0/2 |"]


def test_a_group_that_a_set_has_not_counts_nothing_there() -> None:
    shown = errors({"mine": counted(Crime=(4, 3, 2, 2)), "yours": counted()}, "kind")
    assert shown.splitlines()[2:] == ["| Crime | 1/4, 0/2 | 0/0, 0/0 |"]


def test_our_figures_stand_above_those_of_the_baselines() -> None:
    figures = Figures({"pair": {"precision": 0.5}, "recall": {"explicit": None}})
    shown = compared({"mine": figures}, {"mine": {"pattern": figures, "triples": figures}}).splitlines()
    assert [row.split(" | ")[1] for row in shown[2:]] == ["jaccuse", "triples", "pattern"]
    assert shown[2] == "| mine | jaccuse | .50 | - | - | - | - | - |"


def test_the_document_has_a_place_for_each_table() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    names = {name: f"{name}\n" for name in ("compared", "alone", "construction", "kind")}
    assert {block[2] for block in BLOCK.finditer(document)} == names.keys()
    assert filled(filled(document, names), names) == filled(document, names)
