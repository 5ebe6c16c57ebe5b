"""Characters, lines around an article, dates, datelines and languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.readers.chrome import dateline, patterns, without_chrome
from kg.readers.clean import clean
from kg.readers.dates import date_in_name, parse_date
from kg.readers.language import foreign
from kg.readers.trace import Traced

ENGLISH = (
    "The minister told reporters that the army of the neighbouring country had fired first, and that nobody on the "
    "other side of the border had answered his letters since the summer."
)
FRENCH = (
    "Le ministre a déclaré aux journalistes que l'armée du pays voisin avait tiré la première, et que personne de "
    "l'autre côté de la frontière n'avait répondu à ses lettres depuis l'été."
)

SPANISH = "El ministro dijo que el ejército del país vecino había disparado primero y que nadie respondió a sus cartas."
RUSSIAN = "Министр заявил журналистам, что армия соседней страны открыла огонь первой и никто не ответил на письма."
ARABIC = "قال الوزير للصحفيين إن جيش الدولة المجاورة أطلق النار أولا وإن أحدا على الجانب الآخر من الحدود لم يرد عليه"


@given(st.text(st.characters(exclude_categories=())))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.sampled_from("a\u0301\u200d\u0344\ufb01\uff21 \u00a0\u3000\t\r\n\u2028\u00ad\ud800\u1100\u1161")))
def test_cleaning_odd_characters_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("e\u0301", "é"),
        ("\uff21\ufb02", "Afl"),
        ("al\u2011Shabaab", "al-Shabaab"),
        ("so\u00adft\u200b\u202eness\ufeff", "softness"),
        ("a\x00b\x07c", "a b c"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a \t b  \n\n\n\n c", "a b\n\nc"),
        ("\ud800", "\ufffd"),
        ("“a…” ‘b’ – ½ ²", "“a…” ‘b’ – ½ ²"),
    ],
)
def test_each_character_has_one_form(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    "line",
    [
        "0 0",
        "1,024 shares",
        "• Tags: border, army",
        "Topics",
        "Login/Register",
        "Sign in to comment.",
        "To comment or like please login first....",
        "Please subscribe to our newsletter",
        "Share this",
        "Facebook Twitter WhatsApp",
        "Follow us on Telegram",
        "Read more",
        "Also read: Ten facts about the border",
        "ADVERTISEMENT",
        "This website uses cookies to improve your visit.",
        "© 2024 The Strelsau Times. All rights reserved.",
        "Last updated: 12 February 2025, 10:30",
        "By Anna Example and Karl Example",
    ],
)
def test_a_line_of_the_site_is_left_out(line: str) -> None:
    assert without_chrome(Traced.of(f"First.\n{line}\nLast.")).text == "First.\nLast."


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the raid.",
        "The government said it would register all voters and read their comments.",
        "By Friday the talks had failed.",
        "Comment was refused.",
        "Tags were found on the weapons.",
        "He likes cookies.",
        "12 people were killed.",
        "Read the statement here, he said.",
        "Updated figures show that 12 people died.",
        "News of the attack spread.",
        "Home Minister Example denied it.",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert without_chrome(Traced.of(f"First.\n{line}\nLast.")).text == f"First.\n{line}\nLast."


def test_a_line_that_repeats_the_title_is_left_out() -> None:
    assert without_chrome(Traced.of("RAID DENIED!\n\nNobody came."), "Raid denied").text == "Nobody came."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("KABUL, Feb 12 (Agency) - The ministry said so.", "Kabul"),
        ("KABUL, Feb. 12 (Agency) — “We know,” it said.", "Kabul"),
        ("Kabul: The ministry said so.", "Kabul"),
        ("BEIJING — The ministry said so.", "Beijing"),
        ("GAZA CITY, Gaza Strip (AP) — The ministry said so.", "Gaza City"),
        ("Port-au-Prince, Haiti (Agency) -- The ministry said so.", "Port-au-Prince"),
        ("New Delhi, Feb 12: The ministry said so.", "New Delhi"),
        ("N'DJAMENA (Reuters) - The ministry said so.", "N'Djamena"),
        ("Question: What did the ministry say?", ""),
        ("On Thursday, the Court of Justice (ECJ) — the highest court — said so.", ""),
        ("The ministry — which said so — left.", ""),
        ("The ministry said: Nobody came.", ""),
    ],
)
def test_a_dateline_gives_its_place(text: str, place: str) -> None:
    assert dateline(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-12",
        "2025-02-12T10:30:00Z",
        "February 12, 2025",
        "Feb. 12, 2025 10:30 GMT",
        "12 February 2025",
        "12th Feb 2025",
        "Published: February 12, 2025",
        "Posted on Wednesday, 12 February 2025 at 10:30",
    ],
)
def test_common_forms_of_a_date_are_read(text: str) -> None:
    assert parse_date(text) == date(2025, 2, 12)


@pytest.mark.parametrize("text", ["", "2025", "February 2025", "2025-02-30", "Smarch 1, 2025", "Raid of May 1, 2025"])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None


def test_a_date_is_taken_from_the_name_of_the_file_but_not_of_its_folder() -> None:
    assert date_in_name("news/2025-02-12-raid.txt") == date(2025, 2, 12)
    assert date_in_name("2025-02-12/raid.txt") is None


def test_english_is_not_foreign() -> None:
    assert foreign(ENGLISH) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (SPANISH, "es"),
        (RUSSIAN, "ru"),
        (ARABIC, "ar"),
        ("Министр ушёл.", "another script"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert foreign(text) == language


def test_a_short_text_in_latin_letters_is_taken_as_english() -> None:
    assert foreign("Le ministre est parti.") == ""


def test_an_english_article_with_long_quotations_is_english() -> None:
    assert foreign(f"{FRENCH}\n{ENGLISH}\n{ENGLISH}\n{FRENCH}\n{FRENCH}") == ""
    assert foreign(f"{FRENCH}\n{FRENCH}\n{FRENCH}\n{ENGLISH}\n{FRENCH}") == "fr"


def test_a_word_class_without_patterns_is_an_error_that_names_the_file() -> None:
    with pytest.raises(OntologyError, match=r"lexicon/chrome\.ttl: no-such-class: no kg:pattern"):
        patterns("no-such-class")
