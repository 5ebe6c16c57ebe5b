"""Near-copies: which texts are one story, whoever printed them in whatever order."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.copies import MIN_WORDS, Print, runs, signature, stories

NAMES = ["Ruritania", "Graustark", "Strelsau", "Hentzau", "Zenda", "Karlova"]
VERBS = ["accused", "denied", "warned", "told", "rejected", "blamed", "informed", "urged"]
THINGS = ["envoys", "ministers", "soldiers", "reporters", "villagers", "judges", "traders", "pilots"]


def report(seed: int, sentences: int = 12) -> str:
    """Write a report of its own."""
    pick = random.Random(seed)  # noqa: S311 - no secret
    return " ".join(
        f"{pick.choice(NAMES)} {pick.choice(VERBS)} the {pick.randrange(99)} {pick.choice(THINGS)} near "
        f"{pick.choice(NAMES)} who {pick.choice(VERBS)} {pick.choice(THINGS)} about {pick.randrange(999)} spies."
        for _ in range(sentences)
    )


def wire(text: str, outlet: str) -> str:
    """Print a report as another outlet does: headline, dateline and credit of its own, the last sentence cut."""
    kept = text.rpartition(". ")[0]
    return f"{outlet} reports\n\nSTRELSAU (Agency) - {kept}.\n\nReporting by the staff of {outlet}"


def found(texts: dict[str, str], publishers: dict[str, str] | None = None) -> list[list[str]]:
    prints = [
        Print(name, f"2025-02-{int(name[1:]):02d}", (publishers or {}).get(name, name), signature(text))
        for name, text in texts.items()
    ]
    return [[one.name for one in story] for story in stories(prints, texts.__getitem__)]


def test_wire_copies_are_one_story_the_first_first() -> None:
    texts = {"a3": report(1), "a1": wire(report(1), "The Times"), "a2": wire(report(1), "The Post"), "a4": report(2)}
    assert found(texts) == [["a1", "a2", "a3"]]


@pytest.mark.parametrize("order", list(permutations(["a1", "a2", "a3", "a4"]))[::5])
def test_the_order_of_the_articles_does_not_matter(order: tuple[str, ...]) -> None:
    texts = {"a1": report(1), "a2": wire(report(1), "The Times"), "a3": report(3), "a4": wire(report(3), "The Post")}
    assert found({name: texts[name] for name in order}) == [["a1", "a2"], ["a3", "a4"]]


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=9), st.randoms())
@settings(max_examples=40, deadline=None)
def test_stories_are_the_reports_printed_twice(printed: list[tuple[int, bool]], order: random.Random) -> None:
    texts = {f"a{n + 1}": wire(report(r), "The Times") if c else report(r) for n, (r, c) in enumerate(printed)}
    expected = [[f"a{n + 1}" for n, (one, _) in enumerate(printed) if one == r] for r in range(4)]
    names = sorted(texts)
    order.shuffle(names)
    assert sorted(found({name: texts[name] for name in names})) == sorted(e for e in expected if len(e) > 1)


def test_notices_of_one_outlet_are_copies_only_where_nearly_all_is_the_same() -> None:
    texts = {"a1": report(1), "a2": wire(report(1), "The Times"), "a3": report(1) + " And so on."}
    assert found(texts, dict.fromkeys(texts, "The Times")) == [["a1", "a3"]]
    assert found(texts, dict.fromkeys(texts, "")) == [["a1", "a3"]]


def test_what_is_said_again_months_later_is_no_copy() -> None:
    text = report(1)
    prints = [Print(day, day, day, signature(text)) for day in ("2024-02-12", "2025-02-01", "2025-02-12", "")]
    assert [[one.name for one in story] for story in stories(prints[:3], lambda _: text)] == [
        ["2025-02-01", "2025-02-12"]
    ]


def test_an_undated_article_comes_after_those_with_a_date() -> None:
    text = report(1)
    prints = [Print("a", "", "A", signature(text)), Print("b", "2025-02-12", "B", signature(text))]
    assert [[one.name for one in story] for story in stories(prints, lambda _: text)] == [["b", "a"]]


def test_short_texts_are_no_copies() -> None:
    words = " ".join(map(str, range(MIN_WORDS)))
    assert signature(words.rpartition(" ")[0]) == ""
    assert len(signature(words)) == 200


def test_case_and_punctuation_do_not_matter() -> None:
    text = report(1)
    assert signature(text) == signature(text.upper().replace(" ", "\n").replace(".", " ... "))
    assert runs("One, two; three - FOUR five") == {"one two three four five"}


def test_the_signature_is_the_same_everywhere() -> None:
    assert signature(report(1)).startswith("727f3b6b4426240c9f1d5d256c41dbc5")


def test_the_text_of_each_of_many_copies_is_asked_for_once() -> None:
    text, asked = report(1), list[str]()

    def give(name: str) -> str:
        asked.append(name)
        return text

    prints = [Print(f"a{n}", "2025-02-12", f"outlet {n}", signature(text)) for n in range(300)]
    ((*story,),) = stories(prints, give)
    assert len(story) == 300
    assert sorted(asked) == sorted(set(asked))
