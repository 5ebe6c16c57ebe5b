"""Readings in the shape that people annotate, so that any output can be scored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.data import ontology_folder
from kg.gold import to_gold
from kg.score import score
from tests.reading import packaged, read

if TYPE_CHECKING:
    from kg.gold import Json

TEXT = (
    "Munir Akram, Pakistan's former UN envoy, accused Afghanistan of sheltering terrorists. "
    "The Taliban rejected the accusation. Egypt condemned Iran for shelling Basra. "
    "The UN urged Iran to stop. NATO warned of a war. Iran threatened Israel with missiles. "
    "A suicide bombing killed five people and injured seven in Kunduz on 3 January 2025. ISIS-K claimed the attack."
)
SECTIONS = ("accusations", "responses", "condemnations", "demands", "warnings", "attacks")
DIRECTNESS = {"explicit", "reported", "implicit"}


def parts(record: dict[str, Json], section: str) -> list[dict[str, Json]]:
    found = record[section]
    assert isinstance(found, list)
    return [part for part in found if isinstance(part, dict)]


def names(record: dict[str, Json], ids: Json) -> list[Json]:
    assert isinstance(ids, list)
    by_id = {entity["id"]: entity["name"] for entity in parts(record, "entities")}
    return [by_id[id_] for id_ in ids if isinstance(id_, str)]


def test_an_accusation_has_its_most_specific_source_and_whom_it_speaks_for() -> None:
    record = to_gold(read("Munir Akram, Pakistan's UN envoy, accused Afghanistan of sheltering terrorists."))
    (found,) = parts(record, "accusations")
    assert [names(record, found[role]) for role in ("accuser", "for", "accused")] == [
        ["Munir Akram"],
        ["Pakistan"],
        ["Afghanistan"],
    ]


def test_an_accusation_has_its_words() -> None:
    (found,) = parts(to_gold(read("Congo accused Rwanda of arming rebels.")), "accusations")
    assert {key: found[key] for key in ("cue", "allegation", "evidence", "kind", "directness")} == {
        "cue": "accused",
        "allegation": "arming rebels",
        "evidence": "Congo accused Rwanda of arming rebels.",
        "kind": "SupportForTerrorism",
        "directness": "explicit",
    }


def test_a_response_names_the_accusation_that_it_answers() -> None:
    record = to_gold(read(TEXT))
    (response,) = parts(record, "responses")
    assert (response["kind"], response["to"]) == ("rejection", [parts(record, "accusations")[0]["id"]])


def test_a_post_tells_whether_it_is_former() -> None:
    record = to_gold(read(TEXT))
    posts = [post for entity in parts(record, "entities") for post in parts(entity, "posts")]
    assert [(post["title"], post["former"], names(record, [post["of"]])) for post in posts] == [
        ("envoy", True, ["Pakistan"])
    ]


def test_a_threat_is_a_warning_that_says_so() -> None:
    assert [part["threat"] for part in parts(to_gold(read(TEXT)), "warnings")] == [False, True]


def test_a_condemned_party_and_its_act_are_told_apart() -> None:
    record = to_gold(read(TEXT))
    (found,) = parts(record, "condemnations")
    assert (names(record, found["of"]), found["over"]) == (["Iran"], "shelling Basra")


def test_a_demand_has_its_addressee() -> None:
    record = to_gold(read(TEXT))
    (found,) = parts(record, "demands")
    assert (names(record, found["by"]), names(record, found["to"])) == (["United Nations"], ["Iran"])


def test_a_claimed_attack_has_its_claimant_and_casualties() -> None:
    record = to_gold(read(TEXT))
    (found,) = [part for part in parts(record, "attacks") if part["killed"]]
    claimed = found["claimed_by"], found["by"], found["type"], found["killed"], found["injured"], found["date"]
    assert names(record, claimed[0]) == ["Islamic State – Khorasan Province"]
    assert claimed[1:] == ([], "suicide bombing", 5, 7, "2025-01-03")


def test_a_claim_of_an_attack_that_is_not_told_is_an_attack() -> None:
    record = to_gold(read("Ansar al-Sharia claimed responsibility."))
    assert [len(parts(record, "attacks"))] == [1]


def test_the_text_is_that_below_the_title() -> None:
    record = to_gold(read("Congo accused Rwanda of theft.", title="Congo and Rwanda"))
    assert (record["title"], record["text"], record["date"]) == (
        "Congo and Rwanda",
        "Congo accused Rwanda of theft.",
        "2025-02-13",
    )


def test_an_undated_article_has_no_date() -> None:
    assert to_gold(read("Congo accused Rwanda of theft.", published=None))["date"] is None


def test_every_example_has_the_shape() -> None:
    kinds = {line.split()[0] for line in (ontology_folder() / "kinds.ttl").read_text("utf-8").splitlines() if line}
    for reading in packaged():
        record = to_gold(reading)
        text = f"{record['title']}\n\n{record['text']}"
        ids = {entity["id"] for entity in parts(record, "entities")}
        for section in SECTIONS:
            for part in parts(record, section):
                assert part["evidence"] == text[int(str(part["start"])) : int(str(part["end"]))]
                parties = [part[role] for role in ("accuser", "accused", "by", "for", "of") if role in part]
                assert {id_ for found in parties if isinstance(found, list) for id_ in found} <= ids
        for part in parts(record, "accusations"):
            assert f"kind:{part['kind']}" in kinds
            assert part["directness"] in DIRECTNESS


def test_every_example_is_json_as_it_is() -> None:
    records = [to_gold(reading) for reading in packaged()]
    assert json.loads(json.dumps(records)) == records


def test_readings_agree_with_themselves() -> None:
    records: list[dict[str, object]] = [dict(to_gold(reading)) for reading in packaged()]
    found = score(records, records)
    assert (found.answered, found.pair.f1, found.claim.f1, found.response.f1) == (len(records), 1, 1, 1)
