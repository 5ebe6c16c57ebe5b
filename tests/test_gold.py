"""The packaged annotations are complete, and every word of them stands in the article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kg.data import examples_folder, gold_folder, ontology_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

Item: TypeAlias = "dict[str, object]"

ARTICLES = ("id", "title", "text", "date", "source", "url")
TYPES = {
    *("State", "Government", "GovernmentBody", "IntergovernmentalOrganization", "ArmedGroup", "PoliticalParty"),
    *("Company", "MediaOutlet", "Organization", "Person", "Population", "Place"),
}
PARTIES = {
    "accusations": ("accuser", "for", "accused"),
    "responses": ("by", "for"),
    "condemnations": ("by", "for", "of"),
    "demands": ("by", "for", "to"),
    "warnings": ("by", "for", "about"),
    "attacks": ("by", "claimed_by"),
}
REQUIRED = {"accusations": "accused", "responses": "by", "condemnations": "by", "demands": "by", "warnings": "by"}
WORDS = ("evidence", "allegation", "cue", "over", "content")
ANSWERS = {"denial", "rejection", "admission", "justification"}
ATTACKS = {
    *("bombing", "suicide bombing", "shooting", "airstrike", "shelling", "kidnapping", "assassination"),
    *("cyberattack", "clash", "other"),
}


def lines(folder: str) -> Iterator[Item]:
    for path in sorted((gold_folder() if folder == "gold" else examples_folder()).glob("*.jsonl")):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def items(record: Item, section: str) -> list[Item]:
    found = record[section]
    assert isinstance(found, list)
    return found


def texts(item: Item, key: str) -> list[str]:
    found = item.get(key, [])
    assert isinstance(found, list)
    return found


def full(record: Item) -> str:
    return f"{record['title']}\n\n{record['text']}"


GOLD = tuple(lines("gold"))
each_article = pytest.mark.parametrize("record", GOLD, ids=lambda record: str(record["id"]))


def test_every_example_is_annotated_as_it_stands() -> None:
    told = [{key: record[key] for key in ARTICLES} for record in GOLD]
    assert told == [{key: record[key] for key in ARTICLES} for record in lines("examples")]


@each_article
def test_every_word_stands_in_the_article(record: Item) -> None:
    words = [str(item[key]) for section in PARTIES for item in items(record, section) for key in WORDS if key in item]
    words += [mention for entity in items(record, "entities") for mention in texts(entity, "mentions")]
    assert [word for word in words if word not in full(record)] == []


@each_article
def test_every_party_is_an_entity(record: Item) -> None:
    entities = [str(entity["id"]) for entity in items(record, "entities")]
    assert len(entities) == len(set(entities))
    parties = [p for s, roles in PARTIES.items() for item in items(record, s) for r in roles for p in texts(item, r)]
    posts = [str(post["of"]) for entity in items(record, "entities") for post in items(entity, "posts")]
    members = [group for entity in items(record, "entities") for group in texts(entity, "member_of")]
    assert {*parties, *posts, *members} <= set(entities)


@each_article
def test_every_entity_has_a_known_type_and_is_mentioned(record: Item) -> None:
    assert {str(entity["type"]) for entity in items(record, "entities")} <= TYPES
    assert [entity["id"] for entity in items(record, "entities") if not entity["name"] or not entity["mentions"]] == []


@each_article
def test_every_claim_has_the_roles_that_it_needs(record: Item) -> None:
    assert [item for section, role in REQUIRED.items() for item in items(record, section) if not item[role]] == []
    assert [item for section in PARTIES for item in items(record, section) if not item["evidence"]] == []
    assert [item for item in items(record, "accusations") if not (item["allegation"] and item["cue"])] == []


@each_article
def test_every_kind_is_known(record: Item) -> None:
    kinds = {line.split()[0] for line in (ontology_folder() / "kinds.ttl").read_text("utf-8").splitlines() if line}
    assert {f"kind:{item['kind']}" for item in items(record, "accusations")} <= kinds
    assert {str(item["kind"]) for item in items(record, "responses")} <= ANSWERS
    assert {str(item["type"]) for item in items(record, "attacks")} <= ATTACKS


@each_article
def test_an_accusation_without_a_source_or_only_implied_is_optional(record: Item) -> None:
    for item in items(record, "accusations"):
        assert item["directness"] in {"explicit", "reported", "implicit"}
        assert item["optional"] or (item["accuser"] and item["directness"] != "implicit")


@each_article
def test_a_response_answers_accusations_of_its_article(record: Item) -> None:
    accusations = {str(item["id"]) for item in items(record, "accusations")}
    assert {id_ for item in items(record, "responses") for id_ in texts(item, "to")} <= accusations
