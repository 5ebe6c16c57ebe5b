"""Frames, as the files of `ontology/claims/` write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.frames import Frame, RoleSlots, Slot, parse_frame
from kg.ontology import load_lexicon


def slot(text: str) -> Slot:
    return parse_frame(f"role={text}").roles[0].slots[0]


def test_roles_keep_their_order() -> None:
    frame = parse_frame("accuser=subject accused=object allegation=of,for")
    assert frame == Frame(
        "accuser=subject accused=object allegation=of,for",
        (
            RoleSlots("accuser", (Slot(("subject",)),)),
            RoleSlots("accused", (Slot(("object",)),)),
            RoleSlots("allegation", (Slot(("of",)), Slot(("for",)))),
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on", Slot(("on",))),
        ("object/by", Slot(("object", "by"))),
        ("subject~face|deny", Slot(("subject",), frozenset({"face", "deny"}))),
        ("on@party", Slot(("on",), of_class="party")),
        ("on!", Slot(("on",), required=True)),
        ("subject~face@party!", Slot(("subject",), frozenset({"face"}), "party", required=True)),
    ],
)
def test_a_slot_says_where_what_and_whether_it_must(text: str, expected: Slot) -> None:
    assert slot(text) == expected


@pytest.mark.parametrize(("text", "required"), [("on!,at!", True), ("on!,at", False), ("on,at", False)])
def test_a_role_is_required_when_all_its_slots_are(text: str, required: bool) -> None:  # noqa: FBT001 - the outcome
    assert parse_frame(f"accused={text}").roles[0].required is required


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("accuser", "accuser"),
        ("=subject", "=subject"),
        ("accuser=", ""),
        ("accuser=subject accused=on@@party", "on@@party"),
        ("accuser=a/b/c", "a/b/c"),
        ("ac cuser=subject", "ac"),
        ("accuser=Subject", "Subject"),
    ],
)
def test_an_error_shows_the_part_that_is_wrong(text: str, part: str) -> None:
    with pytest.raises(ValueError, match=f"'{part}' is not"):
        parse_frame(text)


def test_an_empty_frame_has_no_roles() -> None:
    assert parse_frame("").roles == ()


@given(st.text("ab=,@!~|/ "))
def test_a_text_is_a_frame_or_a_value_error(text: str) -> None:
    try:
        frame = parse_frame(text)
    except ValueError:
        return
    assert len(frame.roles) == len(text.split())


def test_the_frames_of_the_lexicon_are_all_read() -> None:
    frames = [frame for cues in load_lexicon().cues.values() for cue in cues for frame in cue.frames]
    assert frames
    assert [frame for frame in frames if parse_frame(frame.text) != frame] == []
