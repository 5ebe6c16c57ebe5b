"""Who is put together and who is kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.resolution import Judgement, Judgements, Mention, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

NORLAND, SUDERLAND = "state/NO", "state/SU"


def mention(id_: str, name: str, role: str = "", served: str = "") -> Mention:
    return Mention(id_, name, frozenset({role} - {""}), frozenset({served} - {""}), party=id_)


def merged(mentions: Iterable[Mention], judged: Judgements | None = None) -> dict[str, str]:
    return {merge.mention.id: merge.head.id for merge in resolve(mentions, judged).merges}


def test_an_initial_is_completed_where_one_person_fits() -> None:
    told = [mention("a", "Teresa Okoro", "minister", NORLAND), mention("b", "T. Okoro", "", NORLAND)]
    (merge,) = resolve(told).merges
    assert (merge.mention.id, merge.head.id) == ("b", "a")
    assert (merge.score, merge.reason) == (0.9, "an initial for the given name, of the same party")


def test_an_initial_that_fits_two_joins_neither_and_is_in_doubt() -> None:
    two = [mention("a", "Teresa Okoro", "", NORLAND), mention("b", "Thomas Okoro", "", NORLAND)]
    found = resolve([*two, mention("c", "T. Okoro", "", NORLAND)])
    assert found.merges == ()
    assert {(doubt.mention.id, doubt.head.id) for doubt in found.doubts} == {("a", "c"), ("b", "c")}


def test_the_role_tells_which_of_two_is_meant() -> None:
    two = [mention("a", "Teresa Okoro", "minister", NORLAND), mention("b", "Thomas Okoro", "general", NORLAND)]
    assert merged([*two, mention("c", "T. Okoro", "general", NORLAND)]) == {"c": "b"}


def test_people_of_two_states_are_kept_apart_however_alike_their_names_are() -> None:
    assert merged([mention("a", "Teresa Okoro", "", NORLAND), mention("b", "Teresa Okoro", "", SUDERLAND)]) == {}


def test_a_surname_needs_role_and_party() -> None:
    full = mention("a", "Teresa Okoro", "minister", NORLAND)
    assert merged([full, mention("b", "Okoro", "minister", NORLAND)]) == {"b": "a"}
    assert merged([full, mention("b", "Okoro", "", NORLAND)]) == {}
    assert merged([full, mention("b", "Okoro")]) == {}


@pytest.mark.parametrize(
    ("one", "other"), [("John Tory", "John Terry"), ("Abdullah Ahmed Abdullah", "Abdullah Abdullah")]
)
def test_of_whom_nothing_is_told_names_must_be_nearer(one: str, other: str) -> None:
    assert merged([mention("a", one), mention("b", other)]) == {}
    assert merged([mention("a", one, "minister", NORLAND), mention("b", other, "minister", NORLAND)]) != {}


def test_a_slip_does_not_tie_two_people_together_whose_names_clash() -> None:
    told = [mention("a", "Marin Kossow", "", NORLAND), mention("b", "Karim Kossow", "", NORLAND)]
    assert merged(told) == {}


def test_the_name_that_most_articles_write_stands_for_a_person() -> None:
    often = Mention("z", "Sergey Kadyrov", served=frozenset({NORLAND}), weight=3)
    assert merged([mention("a", "Sergei Kadirov", "", NORLAND), often]) == {"a": "z"}


def test_what_is_judged_the_same_is_merged_whatever_it_is_called() -> None:
    told = [mention("a", "Teresa Okoro", "", NORLAND), mention("b", "The Falcon", "", SUDERLAND)]
    judged = Judgements([Judgement("a", "b", same=True, note="her name in the war")])
    (merge,) = resolve(told, judged).merges
    assert (merge.mention.id, merge.head.id, merge.score) in {("a", "b", 1.0), ("b", "a", 1.0)}
    assert merge.reason == "judged the same: her name in the war"


def test_what_is_judged_different_is_kept_apart_and_no_longer_in_doubt() -> None:
    told = [mention("a", "Teresa Okoro", "minister", NORLAND), mention("b", "T. Okoro", "minister", NORLAND)]
    found = resolve(told, Judgements([Judgement("b", "a", same=False)]))
    assert found == ((), ())


def test_what_is_judged_different_is_not_tied_by_a_third() -> None:
    told = [
        mention("a", "Teresa Okoro", "minister", NORLAND),
        mention("b", "Teresa A. Okoro", "minister", NORLAND),
        mention("c", "Teresa Okorro", "minister", NORLAND),
    ]
    found = merged(told, Judgements([Judgement("a", "b", same=False)]))
    assert found.get("a", "a") != found.get("b", "b")


def test_two_that_contradict_each_other_do_not_join_a_third_that_fits_both() -> None:
    third = mention("a", "Teresa Okoro", "minister", NORLAND)
    middle = [mention("b", "T. A. Okoro", "minister", NORLAND), mention("c", "T. B. Okoro", "minister", NORLAND)]
    assert merged([third, *middle]) == {}
    told = [mention("b", "T. Okoro", "minister", NORLAND), mention("c", "T. Okoro", "envoy", NORLAND)]
    assert merged([third, *told]) == {"b": "a", "c": "a"}
    assert merged([third, *told], Judgements([Judgement("c", "b", same=False)])) == {}


def test_the_last_judgement_of_a_pair_holds() -> None:
    told = [mention("a", "Teresa Okoro"), mention("b", "The Falcon")]
    twice = [Judgement("a", "b", same=True), Judgement("b", "a", same=False)]
    assert merged(told, Judgements(twice)) == {}
    assert len(merged(told, Judgements(twice[::-1]))) == 1


def test_judgements_that_contradict_each_other_are_refused_with_the_chain() -> None:
    told = [Judgement("a", "b", same=True), Judgement("b", "c", same=True), Judgement("c", "a", same=False)]
    with pytest.raises(StoreError, match="c and a were judged different, but b = c and a = b were judged the same"):
        Judgements(told)


WORDS = st.sampled_from(
    ["Ahmed", "Ahmad", "Ahmde", "A.", "Asif", "Anna", "Khan", "Kahn", "Khan Jr.", "Karimov", "Karimova"]
)
MENTIONS = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
        st.sampled_from(["", "minister", "general"]),
        st.sampled_from(["", NORLAND, SUDERLAND]),
    ),
    max_size=12,
).map(lambda rows: [mention(f"m{i}", *row) for i, row in enumerate(rows)])


@given(
    MENTIONS,
    st.randoms(use_true_random=False),
    st.lists(st.tuples(st.integers(0, 5), st.integers(6, 11), st.booleans()), max_size=2),
)
def test_the_order_of_mentions_changes_nothing(
    mentions: list[Mention], chance: object, judged: list[tuple[int, int, bool]]
) -> None:
    decisions = [Judgement(f"m{a}", f"m{b}", same=same) for a, b, same in judged]
    try:
        told = Judgements(decisions)
    except StoreError:
        return
    shuffled = list(mentions)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled, told) == resolve(mentions, told)


@given(MENTIONS)
def test_nobody_is_merged_whose_names_or_parties_contradict(mentions: list[Mention]) -> None:
    for merge in resolve(mentions).merges:
        one, other = merge.mention, merge.head
        assert not one.served or not other.served or one.served & other.served
        assert one.name.endswith("Jr.") == other.name.endswith("Jr.")
        assert merge.score >= 0.8
        assert merge.reason


@given(MENTIONS, st.integers(0, 11), st.integers(0, 11))
def test_nobody_is_merged_with_whom_a_user_judged_another(mentions: list[Mention], one: int, other: int) -> None:
    if one != other:
        found = merged(mentions, Judgements([Judgement(f"m{one}", f"m{other}", same=False)]))
        assert found.get(f"m{one}", f"m{one}") != found.get(f"m{other}", f"m{other}")


@given(MENTIONS)
def test_a_head_is_nobodys_mention_and_stands_for_itself(mentions: list[Mention]) -> None:
    merges = resolve(mentions).merges
    assert {merge.mention.id for merge in merges}.isdisjoint(merge.head.id for merge in merges)
    assert len({merge.mention.id for merge in merges}) == len(merges)
