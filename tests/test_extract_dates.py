"""Dates, resolved against the day the article appeared; and which of two dates is of the statement."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.dates import Calendar
from kg.model import Moment, Precision
from kg.ontology import load_lexicon
from tests.reading import DAY, only, read

moments = Calendar(load_lexicon()).moments


def found(text: str, published: date | None = DAY) -> list[str]:
    return [moment.iso() for _, moment in moments(text, published)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 3 March 2024", "2024-03-03"),
        ("on March 3, 2024", "2024-03-03"),
        ("on March 3rd, 2024", "2024-03-03"),
        ("on the 3rd of March, 2024", "2024-03-03"),
        ("on 2024-03-03", "2024-03-03"),
        ("in December 2024", "2024-12"),
        ("in Sept. 2023", "2023-09"),
        ("in Dec. 2023", "2023-12"),
        ("on Sept. 3, 2023", "2023-09-03"),
        ("in 2019", "2019"),
    ],
)
def test_a_full_date_needs_no_day_of_publication(text: str, iso: str) -> None:
    assert found(text, None) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("today", "2025-02-13"),
        ("yesterday", "2025-02-12"),
        ("on Thursday", "2025-02-13"),
        ("on Tuesday", "2025-02-11"),
        ("on Friday", "2025-02-07"),
        ("last Thursday", "2025-02-06"),
        ("next Monday", "2025-02-17"),
        ("three days ago", "2025-02-10"),
        ("two weeks earlier", "2025-01-30"),
        ("a week earlier", "2025-02-06"),
        ("a day earlier", "2025-02-12"),
        ("twelve days ago", "2025-02-01"),
        ("twenty-one days ago", "2025-01-23"),
        ("overnight", "2025-02-12"),
        ("the previous day", "2025-02-12"),
        ("the day before yesterday", "2025-02-11"),
        ("last December", "2024-12"),
        ("last February", "2024-02"),
        ("four months ago", "2024-10"),
        ("last month", "2025-01"),
        ("last year", "2024"),
        ("six years ago", "2019"),
        ("earlier this month", "2025-02"),
        ("late last year", "2024"),
        ("two weeks back", "2025-01-30"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_publication(text: str, iso: str) -> None:
    assert found(text) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 5 January, and the previous day", "2025-01-04"),
        ("on 5 January, and the day before", "2025-01-04"),
        ("on 5 January, and two days earlier", "2025-01-03"),
        ("on 5 January, and the following day", "2025-01-06"),
        ("on 5 January, and two days later", "2025-01-07"),
        ("on Tuesday, and that night", "2025-02-11"),
        ("on 5 January, and two days ago", "2025-02-11"),
    ],
)
def test_a_day_beside_another_counts_from_the_one_told(text: str, iso: str) -> None:
    assert found(text)[1:] == [iso]


def test_a_day_beside_another_needs_no_day_of_publication() -> None:
    assert found("on 5 January 2024, and two days later", None) == ["2024-01-05", "2024-01-07"]


@pytest.mark.parametrize("text", ["the next day", "two days later", "that night"])
def test_a_day_after_one_that_is_not_told_is_unknown(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("this week", DAY, ["2025-02"]),
        ("last week", DAY, ["2025-02"]),
        ("last week", date(2025, 3, 5), ["2025"]),
        ("last week", date(2025, 1, 8), []),
    ],
)
def test_a_week_is_no_exacter_than_the_month_or_year_it_lies_in(text: str, published: date, iso: list[str]) -> None:
    assert found(text, published) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("the 1998 bombing", "1998"),
        ("during 2019", "2019"),
        ("in late 2019", "2019"),
        ("in early December", "2024-12"),
        ("in mid-January", "2025-01"),
    ],
)
def test_a_part_of_a_month_or_year_is_no_exacter(text: str, iso: str) -> None:
    assert found(text) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on February 10", "2025-02-10"),
        ("on 10 February", "2025-02-10"),
        ("on Feb. 10", "2025-02-10"),
        ("on December 30", "2024-12-30"),
        ("on February 20", "2025-02-20"),
        ("on June 1", "2024-06-01"),
        ("in January", "2025-01"),
        ("in December", "2024-12"),
    ],
)
def test_a_date_without_a_year_is_the_nearest_and_rather_the_past(text: str, iso: str) -> None:
    assert found(text) == [iso]


def test_a_leap_day_without_a_year_is_the_last_one() -> None:
    assert found("on February 29") == ["2024-02-29"]


@pytest.mark.parametrize("text", ["yesterday", "on Tuesday", "last month", "on February 10", "in January"])
def test_what_needs_a_day_of_publication_is_left_out_without_it(text: str) -> None:
    assert found(text, None) == []


@pytest.mark.parametrize(
    "text", ["on February 30, 2024", "on 2024-13-01", "99999999 weeks ago", "some days ago", "he may say", "1984"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [("in 2019", Precision.YEAR), ("in May 2019", Precision.MONTH), ("on 2 May 2019", Precision.DAY)],
)
def test_the_precision_is_that_of_the_words(text: str, precision: Precision) -> None:
    assert [moment.precision for _, moment in moments(text, None)] == [precision]


def test_a_weekday_and_its_date_agree() -> None:
    assert found("late on Tuesday, February 11") == ["2025-02-11", "2025-02-11"]


def test_the_span_covers_the_words_of_the_date() -> None:
    text = "It was on 3 March 2024 in Goma."
    assert [span.of(text) for span, _ in moments(text, DAY)] == ["3 March 2024"]


WORDS = st.sampled_from(
    ["March", "Feb.", "may", "31", "0", "2024", "1999-99-99", "last", "next", "Monday", "in", "of", "99999999999",
     "days", "weeks", "months", "years", "ago", "later", "the previous day", "seven", "yesterday", "week", "month",
     "year", ",", "\n", "é", "0th"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=9).map(" ".join) | st.text(), st.dates() | st.none())
def test_no_text_and_no_day_make_it_fail(text: str, published: date | None) -> None:
    spans = [span for span, _ in moments(text, published)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)


def test_the_day_of_saying_is_the_statements() -> None:
    claim = only(read("Ukraine accused Russia on Monday of shelling Sumy."), "Accusation")
    assert (claim.stated, claim.happened) == (Moment(date(2025, 2, 10)), None)


def test_the_day_in_the_allegation_is_the_events() -> None:
    claim = only(read("Ukraine accused Russia of shelling Sumy on 3 January 2025."), "Accusation")
    assert (claim.stated, claim.happened) == (None, Moment(date(2025, 1, 3)))


def test_the_day_of_an_attack_is_when_it_happened() -> None:
    claim = only(read("A bomb killed nine people in Basra on 3 January 2025."), "Attack")
    assert (claim.stated, claim.happened) == (None, Moment(date(2025, 1, 3)))


def test_the_month_of_an_attack_is_when_it_happened() -> None:
    claim = only(read("A bomb killed nine people in Basra in December 2024."), "Attack")
    assert claim.happened == Moment(date(2024, 12, 1), Precision.MONTH)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("On Tuesday the ministry said that a bomb had killed nine people in Basra on Sunday.", "2025-02-09"),
        ("The minister condemned Sunday's bombing in Basra on Tuesday.", "2025-02-09"),
        ("The previous day gunmen shot three officers in Mosul.", "2025-02-12"),
        ("Gunmen killed 12 villagers in Borno earlier this month.", "2025-02"),
    ],
)
def test_the_day_of_an_attack_is_what_hangs_on_its_words(text: str, iso: str) -> None:
    happened = only(read(text), "Attack").happened
    assert happened is not None
    assert happened.iso() == iso


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Monday that it had shelled the camp.",
        "The group has killed more than 1,000 villagers since 2019.",
    ],
)
def test_the_day_of_saying_and_the_time_from_which_on_are_no_day_of_an_attack(text: str) -> None:
    assert only(read(text), "Attack").happened is None
