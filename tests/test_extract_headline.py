"""A headline sums up what the text tells: its accusation stays only where the text below has not the same."""

from __future__ import annotations

from tests.reading import claims, read

TOLD = "Kabul accused Islamabad on Monday of shelling villages."


def evidence(text: str, title: str) -> list[str]:
    """Give the sentences of the accusations."""
    reading = read(text, title=title)
    return [claim.evidence.of(reading.article.text) for claim in claims(reading, "Accusation")]


def test_what_the_text_tells_again_is_told_there() -> None:
    assert evidence(TOLD, "Kabul accuses Islamabad of shelling") == [TOLD]


def test_a_speaker_tells_what_the_headline_says_of_the_state() -> None:
    spoken = "Hamid Karimi, the Afghan foreign minister, accused Islamabad on Monday of shelling villages."
    assert evidence(spoken, "Afghanistan accuses Islamabad of shelling") == [spoken]


def test_another_kind_of_wrong_is_still_the_same_headline() -> None:
    assert evidence(TOLD, "Kabul accuses Islamabad of war crimes") == [TOLD]


def test_a_headline_with_another_accused_stays() -> None:
    assert evidence(TOLD, "Kabul accuses Tehran of shelling") == ["Kabul accuses Tehran of shelling", TOLD]


def test_a_headline_stays_where_the_text_tells_it_of_another_source() -> None:
    title = "India accuses Islamabad of shelling"
    assert evidence(TOLD, title) == [title, TOLD]


def test_a_headline_alone_stays() -> None:
    title = "Kabul accuses Islamabad of shelling"
    assert evidence("The border was quiet on Monday.", title) == [title]
