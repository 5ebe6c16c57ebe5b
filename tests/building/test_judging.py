"""What users judge of who is who holds in every build from then on, and is never lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.building import judge, rebuild, remove, review
from kg.building.who.judged import FILE
from kg.errors import QueryError, StoreError
from kg.store import Graph
from tests.building.test_who import ALL, BARE, FULL, INITIAL, OTHER, SPELT, accusers, article, build
from tests.building.words import quads_of
from tests.test_cli import kg

if TYPE_CHECKING:
    from pathlib import Path

THERESA, THOMAS, TERESA, SHORT = (
    f"person/{name}" for name in ("theresa-okoro", "thomas-okoro", "teresa-okoro", "okoro")
)


def test_build_same_rebuild_different_remove_and_any_order_give_the_same_graph(tmp_path: Path) -> None:
    build(ALL[:3], tmp_path / "one")
    build([BARE], tmp_path / "one")
    judge(tmp_path / "one", "Okoro", "Teresa Okoro", same=True, note="the only one of the cabinet")
    assert accusers(tmp_path / "one") == {TERESA}
    rebuild(tmp_path / "one")
    assert accusers(tmp_path / "one") == {TERESA}
    judge(tmp_path / "one", "Theresa Okoro", "Teresa Okoro", same=False)
    assert THERESA in accusers(tmp_path / "one")
    build([OTHER], tmp_path / "one")
    remove(tmp_path / "one", [INITIAL.id])
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / FILE).write_bytes((tmp_path / "one" / FILE).read_bytes())
    for one in (OTHER, BARE, SPELT, FULL):
        build([one], tmp_path / "other")
    assert quads_of(tmp_path / "one") == quads_of(tmp_path / "other")
    assert accusers(tmp_path / "one") == {TERESA, THERESA, THOMAS}


def test_the_graph_tells_the_note_as_the_reason(tmp_path: Path) -> None:
    build([FULL, BARE], tmp_path)
    judge(tmp_path, "Okoro", "Teresa Okoro", same=True, note="the only one of the cabinet")
    assert b'identityReason> "judged the same: the only one of the cabinet"' in quads_of(tmp_path)


def test_a_judgement_waits_for_parties_that_come_back(tmp_path: Path) -> None:
    build([FULL, BARE], tmp_path)
    judge(tmp_path, "Okoro", "Teresa Okoro", same=True)
    before = quads_of(tmp_path)
    remove(tmp_path, [BARE.id])
    assert b"judged the same" not in quads_of(tmp_path)
    assert build([BARE], tmp_path) == before


def test_judgements_are_added_and_none_is_taken_away(tmp_path: Path) -> None:
    build([FULL, BARE], tmp_path)
    for same in (True, True, False, True):
        judge(tmp_path, "Okoro", "Teresa Okoro", same=same)
    lines = [json.loads(line) for line in (tmp_path / FILE).read_text(encoding="utf-8").splitlines()]
    assert [line["same"] for line in lines] == [True, False, True]
    assert accusers(tmp_path) == {TERESA}


def test_a_judgement_that_contradicts_others_changes_nothing(tmp_path: Path) -> None:
    build([FULL, OTHER, BARE], tmp_path)
    judge(tmp_path, "Okoro", "Teresa Okoro", same=True)
    judge(tmp_path, "Okoro", "Thomas Okoro", same=False)
    before = (tmp_path / FILE).read_bytes(), quads_of(tmp_path)
    with pytest.raises(
        StoreError, match=r"person/okoro and person/thomas-okoro were judged different, but .* take one"
    ):
        judge(tmp_path, "Teresa Okoro", "Thomas Okoro", same=True)
    assert ((tmp_path / FILE).read_bytes(), quads_of(tmp_path)) == before


@pytest.mark.parametrize(
    ("one", "other", "problem"),
    [
        ("Teresa Okoro", "Thomsa Okoro", "no entity 'Thomsa Okoro'; did you mean Thomas Okoro"),
        ("Teresa Okoro", "person/teresa-okoro", "both names are of person/teresa-okoro"),
    ],
)
def test_what_cannot_be_judged_is_told(tmp_path: Path, one: str, other: str, problem: str) -> None:
    build([FULL, OTHER], tmp_path)
    with pytest.raises(QueryError, match=problem):
        judge(tmp_path, one, other, same=True)
    assert not (tmp_path / FILE).exists()


def test_a_damaged_judgement_is_named_and_nothing_is_built_without_it(tmp_path: Path) -> None:
    before = build([FULL, BARE], tmp_path)
    judge(tmp_path, "Okoro", "Teresa Okoro", same=True)
    after = quads_of(tmp_path)
    with (tmp_path / FILE).open("a", encoding="utf-8") as file:
        file.write('{"one": 1}\n')
    with pytest.raises(StoreError, match=r"judgements.jsonl:2: is no judgement; mend the line or take it out"):
        rebuild(tmp_path)
    assert quads_of(tmp_path) == after != before


def test_any_two_parties_can_be_one_and_the_first_stands_for_both(tmp_path: Path) -> None:
    """A group under two names: one keeps its class and its Wikidata item, the other becomes a further name."""
    before = build([article("g", "Falcons of Norland"), article("h", "Falcon Brigade")], tmp_path)
    judge(tmp_path, "Falcons of Norland", "Falcon Brigade", same=True)
    graph = Graph.open(tmp_path)
    falcons = graph.names.iri("group/falcons-of-norland").value
    rows = list(
        graph.select(
            """PREFIX kg: <https://w3id.org/jaccuse/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            SELECT ?class ?name ?other WHERE { ?x a ?class ; kg:name ?name ; skos:altLabel ?other }"""
        ).texts()
    )
    assert rows == [("https://w3id.org/jaccuse/ontology#ArmedGroup", "Falcons of Norland", "Falcon Brigade")]
    assert falcons.encode() in quads_of(tmp_path)
    judge(tmp_path, "Falcons of Norland", "Falcon Brigade", same=False)
    assert quads_of(tmp_path) == before


def test_a_group_that_was_read_as_a_person_can_be_judged_to_be_the_group(tmp_path: Path) -> None:
    build([article("g", "Falcons of Norland"), article("h", "Hawk Okoro"), article("i", "Hawk A. Okoro")], tmp_path)
    judge(tmp_path, "Falcons of Norland", "Hawk Okoro", same=True)
    assert accusers(tmp_path) == {"group/falcons-of-norland"}
    assert b"Person>" not in b"".join(line for line in quads_of(tmp_path).splitlines() if b"id/graph/entities" in line)
    judge(tmp_path, "Falcons of Norland", "Hawk Okoro", same=False)
    judge(tmp_path, "Hawk A. Okoro", "Falcons of Norland", same=True)
    assert accusers(tmp_path) == {"person/hawk-a-okoro", "person/hawk-okoro"}


def test_a_folder_without_a_graph_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such folder; make a graph with kg build"):
        judge(tmp_path / "none", "A", "B", same=True)
    assert not (tmp_path / "none").exists()


def test_a_judgement_that_was_cut_off_before_the_quads_were_made_holds_in_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([FULL, BARE], tmp_path)
    with monkeypatch.context() as cut:
        cut.setattr("kg.building.upkeep.refreshed", lambda *_: pytest.fail("cut off"))
        with pytest.raises(pytest.fail.Exception):
            judge(tmp_path, "Okoro", "Teresa Okoro", same=True)
    assert accusers(tmp_path) == {TERESA, SHORT}
    build([FULL, BARE], tmp_path)
    assert accusers(tmp_path) == {TERESA}


def test_review_shows_both_with_sentences_until_they_are_judged(tmp_path: Path) -> None:
    build([FULL, article("f", "Tobias Okoro"), INITIAL], tmp_path)
    found, total = review(tmp_path)
    assert total == 2
    assert {(doubt.one.party, doubt.other.party) for doubt in found} == {
        ("person/t-okoro", TERESA),
        ("person/t-okoro", "person/tobias-okoro"),
    }
    assert {passage.sentence for doubt in found for side in (doubt.one, doubt.other) for passage in side.passages} == {
        "Teresa Okoro accused Norland of lies.",
        "Tobias Okoro accused Norland of lies.",
        "T. Okoro accused Norland of lies.",
    }
    judge(tmp_path, "T. Okoro", "Tobias Okoro", same=True)
    assert review(tmp_path) == ((), 0)


def test_the_commands_tell_what_they_did(tmp_path: Path) -> None:
    build([FULL, article("f", "Tobias Okoro"), INITIAL], tmp_path)
    shown = kg("review", str(tmp_path))
    assert "person/t-okoro" in shown.out
    assert "“T. Okoro accused Norland of lies.”" in shown.out
    assert shown.err == "2 pairs in doubt\n"
    first = json.loads(kg("review", str(tmp_path), "--json").out.splitlines()[0])
    assert first["score"] == 0.95
    assert first["one"]["passages"][0]["sentence"].endswith("accused Norland of lies.")
    done = kg("same", str(tmp_path), "T. Okoro", "Teresa Okoro")
    assert done.err.startswith("person/t-okoro and person/teresa-okoro are one; 3 articles, 3 entities: ")
    done = kg("different", str(tmp_path), "T. Okoro", "Teresa Okoro")
    assert done.err.startswith("person/t-okoro and person/teresa-okoro are two; 3 articles, ")
