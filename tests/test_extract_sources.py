"""Who speaks, in which post, and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Label, Post
from tests.reading import claims, entity, only, pairs, read


def test_a_post_before_the_name_is_the_persons() -> None:
    reading = read("Turkish foreign minister Hakan Fidan accused Greece of arming the islands.")
    assert entity(reading, "person/hakan-fidan").posts == (Post("foreign minister", "state/TR"),)


def test_a_post_after_the_name_is_the_persons() -> None:
    reading = read("Munir Akram, Pakistan's UN envoy, accused Afghanistan of sheltering terrorists.")
    assert [(p.title, p.of) for p in entity(reading, "person/munir-akram").posts] == [("envoy", "state/PK")]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey's former foreign minister Yasar Yakis accused Greece of arming the islands.",
        "Yasar Yakis, a former foreign minister of Turkey, accused Greece of arming the islands.",
        "Former Turkish foreign minister Yasar Yakis accused Greece of arming the islands.",
        pytest.param(
            "Turkey's ex-foreign minister Yasar Yakis accused Greece of arming the islands.",
            marks=pytest.mark.xfail(strict=True, reason="`ex-` before a hyphen is not split off"),
        ),
        "Turkey's ousted foreign minister, Yasar Yakis, accused Greece of arming the islands.",
    ],
)
def test_a_former_post_is_former(text: str) -> None:
    assert entity(read(text), "person/yasar-yakis").posts == (Post("foreign minister", "state/TR", former=True),)


def test_who_held_a_post_speaks_for_himself() -> None:
    reading = read("Turkey's former foreign minister Yasar Yakis accused Greece of arming the islands.")
    claim = only(reading, "Accusation")
    assert (claim.entities("accuser"), claim.entities("onBehalfOf")) == (("person/yasar-yakis",), ())


@pytest.mark.parametrize("word", ["acting", "interim", "caretaker"])
def test_a_post_held_for_a_time_is_acting(word: str) -> None:
    reading = read(f"Syria's {word} foreign minister Asaad Shaibani accused Israel of bombing Hama.")
    (post,) = entity(reading, "person/asaad-shaibani").posts
    assert (post.acting, post.former, post.of) == (True, False, "state/SY")


@pytest.mark.xfail(strict=True, reason="the word stays in the title, where former is taken off")
def test_the_title_of_an_acting_post_is_the_posts_own() -> None:
    reading = read("Syria's acting foreign minister Asaad Shaibani accused Israel of bombing Hama.")
    assert entity(reading, "person/asaad-shaibani").posts[0].title == "foreign minister"


def test_a_minister_speaks_for_the_state_in_his_own_name() -> None:
    claim = only(read("Turkish foreign minister Hakan Fidan accused Greece of arming the islands."), "Accusation")
    assert [claim.entities(role) for role in ("accuser", "speaker", "onBehalfOf")] == [
        ("person/hakan-fidan",),
        ("person/hakan-fidan",),
        ("state/TR",),
    ]


def test_an_envoys_accusation_is_that_of_the_state() -> None:
    claim = only(read("Munir Akram, Pakistan's UN envoy, accused Afghanistan of sheltering terrorists."), "Accusation")
    assert [claim.entities(role) for role in ("accuser", "speaker", "onBehalfOf")] == [
        ("state/PK",),
        ("person/munir-akram",),
        ("state/PK",),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Serbia's defence ministry spokesman Milan Petrovic accused Kosovo of arming gunmen.",
            marks=pytest.mark.xfail(strict=True, reason="a ministry before its spokesman is read as part of his title"),
        ),
        "Milan Petrovic, spokesman for Serbia's defence ministry, accused Kosovo of arming gunmen.",
        pytest.param(
            "The spokesman of the Serbian defence ministry, Milan Petrovic, accused Kosovo of arming gunmen.",
            marks=pytest.mark.xfail(strict=True, reason="the ministry is taken for a name of the person in apposition"),
        ),
    ],
)
def test_a_spokesman_speaks_for_the_ministry_and_the_ministry_for_the_state(text: str) -> None:
    claim = only(read(text), "Accusation")
    (ministry,) = claim.entities("accuser")
    assert (claim.entities("speaker"), claim.entities("onBehalfOf")) == (
        ("person/milan-petrovic",),
        (ministry, "state/RS"),
    )
    assert ministry.startswith("body/")


@pytest.mark.parametrize("body", ["Russia's foreign ministry", "Sudan's army", "Iran's foreign ministry"])
def test_an_organ_that_the_gazetteer_knows_speaks_for_its_state(body: str) -> None:
    claim = only(read(f"{body} accused Ukraine of shelling Belgorod."), "Accusation")
    assert [e.partition("/")[0] for e in claim.entities("onBehalfOf")] == ["state"]


def test_a_ministry_is_a_body_of_its_state() -> None:
    reading = read("Serbia's defence ministry accused Kosovo of arming gunmen.")
    (ministry,) = only(reading, "Accusation").entities("accuser")
    found = entity(reading, ministry)
    assert (found.label, found.speaks_for) == (Label.GOVERNMENT_BODY, ("state/RS",))


def test_unnamed_officials_speak_for_their_state() -> None:
    claim = only(read("Eritrean officials accused Ethiopia of shelling a village."), "Accusation")
    assert (claim.entities("speaker"), claim.entities("onBehalfOf")) == (
        ("article/a/unnamed/eritrean-officials",),
        ("state/ER",),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kremlin accused the White House of escalating the war.", {("state/RU", "state/US")}),
        ("Downing Street accused Moscow of poisoning a former spy.", {("state/GB", "state/RU")}),
        ("Islamabad accused New Delhi of arming the gunmen.", {("state/PK", "state/IN")}),
        ("Beijing accused the Pentagon of spying on its navy.", {("state/CN", "body/us-defense-department")}),
    ],
)
def test_a_seat_of_power_means_who_sits_there(text: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_a_government_is_that_of_its_state() -> None:
    reading = read("The Kenyan government accused Uganda of seizing an island.")
    (accuser,) = only(reading, "Accusation").entities("accuser")
    found = entity(reading, accuser)
    assert (found.label, found.speaks_for) == (Label.GOVERNMENT, ("state/KE",))


def test_the_taliban_speak_for_afghanistan_while_they_rule_it() -> None:
    text = "The Taliban accused Pakistan of bombing Khost."
    behalf = [
        only(read(text, published=day), "Accusation").entities("onBehalfOf")
        for day in (date(2015, 5, 1), date(2021, 8, 14), date(2021, 8, 16), date(2025, 2, 13))
    ]
    assert behalf == [(), (), ("state/AF",), ("state/AF",)]


def test_an_undated_text_is_read_with_who_rules_now() -> None:
    claim = only(read("The Taliban accused Pakistan of bombing Khost.", published=None), "Accusation")
    assert claim.entities("onBehalfOf") == ("state/AF",)


def test_the_taliban_answer_for_afghanistan_only_while_they_rule_it() -> None:
    text = "Pakistan accused Afghanistan of sheltering terrorists. The Taliban rejected the accusation as baseless."
    reasons = [
        [link.reason for claim in claims(read(text, published=day), "Rejection") for link in claim.responds_to]
        for day in (date(2015, 5, 1), date(2025, 2, 13))
    ]
    assert reasons[1] == ["the responder speaks for the accused or belongs to it"]
    assert reasons[0] != reasons[1]


def test_who_speaks_for_a_body_is_heard_on_its_behalf() -> None:
    claim = only(
        read("Anna Berg, who speaks for the Norwegian foreign ministry, accused Russia of lying."), "Accusation"
    )
    assert claim.entities("onBehalfOf") == ("body/state/NO/foreign-ministry", "state/NO")


def test_who_speaks_for_a_body_is_not_blamed_for_what_it_did() -> None:
    text = "Anna Berg, who speaks for the Norwegian army, said the allegation made by Russia's army was baseless."
    assert only(read(text), "Rejection").entities("speaker") == ("person/anna-berg",)
    assert pairs(text) == set()


def test_who_speaks_for_a_side_says_what_it_thinks() -> None:
    found = pairs("Moscow believes that Chad shelled the town, Russia's foreign ministry said.")
    assert found == {("body/mid-russia", "state/TD")}
    assert pairs("Moscow believes that Chad shelled the town, the French envoy said.") == {("state/RU", "state/TD")}
