from __future__ import annotations

import json
from collections import Counter
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from kg.data import ontology_sources
from kg.errors import OntologyError
from kg.gazetteer import Gazetteer, Usage, key, load_gazetteer
from kg.model import Label

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = """
@base <https://w3id.org/jaccuse/id/> .
@prefix kg: <https://w3id.org/jaccuse/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
OBSERVERS = {"PS", "VA"}  # independent, and observers at the United Nations, not members
NO_MEMBERS = {"TW", "XK"}
MARS = '<state/A> a kg:State ; rdfs:label "Mars"@en . '


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(ontology_sources().entities())


def countries() -> list[tuple[str, str]]:
    """Give the ISO codes and capitals of the members of the United Nations, from a data set that is not ours."""
    data = json.loads((files("pycountryinfo") / "data" / "countries.json").read_text(encoding="utf-8"))
    states = {c["iso_codes"]["alpha_2"]: c["capital"] for c in data if c["independent"]}
    return sorted((code, capital) for code, capital in states.items() if code not in OBSERVERS | NO_MEMBERS)


def found(gazetteer: Gazetteer, text: str) -> str:
    """Give the id of the first entity that `text` may name."""
    return next((entry.id for entry, _ in gazetteer.find(text)), "")


def load(folder: Path, turtle: str, name: str = "some.ttl") -> Gazetteer:
    (folder / name).write_text(PREFIXES + turtle, encoding="utf-8")
    return load_gazetteer(sorted(folder.glob("*.ttl")))


def test_every_member_of_the_united_nations_is_known(gazetteer: Gazetteer) -> None:
    members = [code for code, _ in countries()]
    assert len(members) == 193
    assert [code for code in members if f"state/{code}" not in gazetteer.entries] == []


def test_capitals_agree_with_a_published_list(gazetteer: Gazetteer) -> None:
    for code, capital in countries():
        assert f"state/{code}" in {entry.id for entry, _ in gazetteer.find(capital)}, f"{capital} of {code}"


@pytest.mark.parametrize(
    ("label", "floor"),
    [
        (Label.STATE, 200),
        (Label.ARMED_GROUP, 180),
        (Label.INTERGOVERNMENTAL, 100),
        (Label.ORGANIZATION, 100),
        (Label.GOVERNMENT_BODY, 100),
        (Label.GOVERNMENT, 40),
        (Label.PARTY, 120),
        (Label.MEDIA, 120),
        (Label.COMPANY, 60),
        (Label.POPULATION, 60),
        (Label.PLACE, 100),
    ],
)
def test_each_class_has_enough_entities(gazetteer: Gazetteer, label: Label, floor: int) -> None:
    assert Counter(entry.label for entry in gazetteer)[label] >= floor


@pytest.mark.parametrize(
    ("entity", "names"),
    [
        ("state/AF", "Afghanistan;Afghan;Afghans;Kabul"),
        ("state/US", "United States;the U.S.;USA;Americans;Washington;the White House"),
        ("state/GB", "UK;U.K.;Great Britain;Britons;Downing Street;London"),
        ("state/RU", "Russian Federation;the Kremlin;Moscow"),
        ("state/MM", "Burma;Myanmar;Burmese"),
        ("state/TR", "Türkiye;Turkey;Turkiye;Ankara"),
        ("state/CI", "Ivory Coast;Côte d’Ivoire;Cote d'Ivoire"),
        ("state/KP", "North Korea;DPRK;Pyongyang"),
        ("state/FR", "the Élysée;Elysee;French"),
        ("group/isis", "ISIS;ISIL;Daesh;Da’esh;the Islamic State group;Islamic State in Iraq and the Levant"),
        ("group/isis-k", "ISIS-K;ISIS–K;IS-K;ISKP;ISIL-K;Islamic State – Khorasan Province;Islamic State Khorasan"),
        ("group/al-qaeda", "al-Qaeda;Al Qaeda;Al-Qaida;al-Qa’ida"),
        ("group/al-shabaab", "al-Shabaab;Al Shabab;al-Shabāb"),
        ("group/houthis", "the Houthis;Ansar Allah;Houthi rebels"),
        ("group/seleka", "Séléka;Seleka"),
        ("org/united-nations", "United Nations;UN;the U.N."),
        ("org/un-security-council", "UN Security Council;U.N. Security Council;United Nations Security Council"),
        ("body/irgc", "IRGC;Islamic Revolutionary Guard Corps;the Revolutionary Guards"),
        ("body/us-defense-department", "the Pentagon;U.S. Department of Defense"),
        ("media/tolo", "TOLOnews;Tolo News"),
        ("population/uyghurs", "Uyghurs;Uighur"),
    ],
)
def test_all_names_of_an_entity_find_it(gazetteer: Gazetteer, entity: str, names: str) -> None:
    assert {name: found(gazetteer, name) for name in names.split(";")} == dict.fromkeys(names.split(";"), entity)


def test_the_taliban_are_not_the_pakistani_taliban(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Taliban") == "group/taliban"
    assert found(gazetteer, "Tehrik-i-Taliban Pakistan") == found(gazetteer, "Pakistani Taliban") == "group/ttp"


def test_a_weak_name_never_comes_before_a_strong_one(gazetteer: Gazetteer) -> None:
    for text, _, _ in gazetteer.surfaces():
        strengths = [name.strong for _, name in gazetteer.find(text)]
        assert strengths == sorted(strengths, reverse=True), text


def test_no_two_entities_share_a_strong_name(gazetteer: Gazetteer) -> None:
    owners = {(key(name.text), entry.id) for entry in gazetteer for name in entry.names if name.strong}
    assert [text for text, count in Counter(text for text, _ in owners).items() if count > 1] == []


def test_a_name_of_several_entities_gives_them_all(gazetteer: Gazetteer) -> None:
    assert {entry.id for entry, _ in gazetteer.find("Congolese")} == {"state/CD", "state/CG"}
    assert {entry.id for entry, _ in gazetteer.find("RSF")} == {"group/rsf", "org/rsf"}


@pytest.mark.parametrize(
    "text", ["IS", "Jordan", "Congress", "Senate", "TRF", "Labour", "Republicans", "Shell", "Dawn"]
)
def test_a_word_that_often_means_something_else_is_weak(gazetteer: Gazetteer, text: str) -> None:
    assert [name.strong for _, name in gazetteer.find(text)] == [False] * len(gazetteer.find(text)) != []


def test_words_in_lower_case_are_no_acronym(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("us") == gazetteer.find("who") == ()
    assert found(gazetteer, "WHO") == "org/who"


def test_the_first_property_that_gives_a_name_decides_its_usage(gazetteer: Gazetteer) -> None:
    usages = {text: gazetteer.find(text)[0][1].usage for text in ("Mali", "UN", "Malians", "Bamako", "Djibouti")}
    assert list(usages.values()) == [Usage.NAME, Usage.ACRONYM, Usage.DEMONYM, Usage.METONYM, Usage.NAME]


def test_a_capital_is_a_strong_metonym_only_where_the_file_says_so(gazetteer: Gazetteer) -> None:
    strong = {text: gazetteer.find(text)[0][1].strong for text in ("Kabul", "Moscow", "Kingston", "Sofia")}
    assert strong == {"Kabul": True, "Moscow": True, "Kingston": False, "Sofia": False}


def test_surfaces_come_without_accents_too(gazetteer: Gazetteer) -> None:
    assert {text for text, entry, _ in gazetteer.surfaces() if entry.id == "group/seleka"} >= {"Séléka", "Seleka"}


@pytest.mark.parametrize(
    ("on", "ruler"),
    [
        (date(1996, 9, 26), None),
        (date(1996, 9, 27), "group/taliban"),
        (date(2001, 11, 13), None),
        (date(2021, 8, 14), None),
        (date(2021, 8, 15), "group/taliban"),
        (date(2025, 2, 11), "group/taliban"),
    ],
)
def test_the_taliban_rule_afghanistan_only_when_they_do(gazetteer: Gazetteer, on: date, ruler: str | None) -> None:
    entry = gazetteer.ruler_of("state/AF", on)
    assert (entry.id if entry else None) == ruler


def test_nobody_holds_a_place_twice_on_one_day(gazetteer: Gazetteer) -> None:
    starts = [(rule.state, rule.since) for rule in gazetteer.rules if rule.since]
    assert [held for held in starts if sum(r.state == held[0] and r.holds(held[1]) for r in gazetteer.rules) != 1] == []


def test_a_body_tells_its_state_and_a_branch_its_whole(gazetteer: Gazetteer) -> None:
    assert gazetteer.entry("body/isi").country == "state/PK"
    assert gazetteer.entry("group/isis-k").part_of == ("group/isis",)


def test_wikidata_ids_are_well_formed_and_name_one_entity_each(gazetteer: Gazetteer) -> None:
    ids = [entry.wikidata for entry in gazetteer if entry.wikidata]
    assert all(wikidata[0] == "Q" and wikidata[1:].isdigit() for wikidata in ids)
    assert len(ids) == len(set(ids))


def test_an_id_begins_with_the_folder_of_its_class(gazetteer: Gazetteer) -> None:
    folders = {(entry.label, entry.id.split("/")[0]) for entry in gazetteer}
    assert len(folders) == len(dict(folders)) == 11


def test_the_weak_name_of_a_file_weakens_its_label(tmp_path: Path) -> None:
    loaded = load(tmp_path, '<state/JO> a kg:State ; rdfs:label "Jordan"@en ; kg:weakName "Jordan" .')
    assert [(name.text, name.strong) for name in loaded.entry("state/JO").names] == [("Jordan", False)]


@pytest.mark.parametrize(
    ("turtle", "term", "problem"),
    [
        ('<state/ZZ> a kg:Planet ; rdfs:label "Mars"@en .', "state/ZZ", "unknown class Planet"),
        ("<state/ZZ> a kg:State .", "state/ZZ", "no label"),
        ('<state/ZZ> rdfs:label "Mars"@en .', "state/ZZ", "no type"),
        ('<state/ZZ> a kg:State ; rdfs:label "Mars"@en, "Ares"@en .', "state/ZZ", "more than one label"),
        ('<state/ZZ> a kg:State ; rdfs:label "Mars"@en ; kg:nickname "Red" .', "state/ZZ", "unknown property nickname"),
        ('<body/x> a kg:GovernmentBody ; rdfs:label "X"@en ; kg:basedIn <state/QQ> .', "body/x", "state/QQ"),
        (MARS + '<state/B> a kg:State ; rdfs:label "the mars"@en .', "state/B", "'the mars'"),
        (MARS + "<rule/r> a kg:DeFactoRule ; kg:ruled <state/A> .", "rule/r", "no ruler"),
        (
            MARS + '<rule/r> a kg:DeFactoRule ; kg:ruler <state/A> ; kg:ruled <state/A> ; kg:from "May" .',
            "rule/r",
            "no date",
        ),
        ("<state/ZZ> a kg:State rdfs:label .", "line 8", ""),
    ],
)
def test_an_error_names_file_and_term(tmp_path: Path, turtle: str, term: str, problem: str) -> None:
    with pytest.raises(OntologyError) as caught:
        load(tmp_path, turtle)
    assert (caught.value.file, caught.value.term) == ("some.ttl", term)
    assert problem in caught.value.problem


def test_an_entity_is_described_in_one_file_only(tmp_path: Path) -> None:
    load(tmp_path, '<state/ZZ> a kg:State ; rdfs:label "Mars"@en .', "a.ttl")
    with pytest.raises(OntologyError, match=r"b\.ttl: state/ZZ: is described in a\.ttl too"):
        load(tmp_path, '<state/ZZ> a kg:State ; rdfs:label "Mars"@en .', "b.ttl")
