"""Who accuses, where names, nouns and the parse make it hard to see; the charge where it hangs on something else."""

from __future__ import annotations

import pytest

from tests.reading import claims, pairs, read, words


def names(text: str) -> set[tuple[str, str]]:
    """Give accuser and accused of each accusation by name."""
    reading = read(text)
    by_id = {entity.id: entity.name for entity in reading.entities}
    return {
        (by_id.get(accuser, ""), by_id[accused])
        for claim in claims(reading, "Accusation")
        for accuser in claim.entities("accuser") or ("",)
        for accused in claim.entities("accused")
    }


@pytest.mark.parametrize(
    ("text", "accuser"),
    [
        ("A herdsman accused Chad of shelling a well.", "herdsman"),
        ("The locals blame Chad for the blast.", "locals"),
        ("Fishery minister Anders Holm-Bergqvist accuses Norway of overfishing.", "Anders Holm-Bergqvist"),
    ],
)
def test_whoever_accuses_is_somebody_though_no_list_knows_the_noun(text: str, accuser: str) -> None:
    assert {a for a, _ in names(text)} == {accuser}


def test_a_charge_that_accuses_is_nobody() -> None:
    assert {a for a, _ in names("The senate reads charges accusing Peru's mayor Hugo Paz of fraud.")} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana detained a schoolteacher accused of spying for Togo.",
        "Ghana detained two traders caught in a raid accused of spying for Togo.",
        "Two traders were jailed by Ghana after being accused of spying for Togo.",
        "Ghana announced the arrest of two traders accused of spying for Togo.",
    ],
)
def test_whoever_arrests_the_accused_accuses_them(text: str) -> None:
    assert {a for a, _ in pairs(text)} == {"state/GH"}


def test_who_stands_trial_is_accused_not_the_trial() -> None:
    assert {b for _, b in names("Three sailors go on trial in Lisbon accused of smuggling.")} == {"Three sailors"}


@pytest.mark.parametrize(
    "text",
    [
        "A court in Ghana sentenced two traders to nine years in prison on charges of spying.",
        "A court in Ghana sentenced two traders to death on spying charges.",
        "A court in Ghana sentenced two traders to nine years in prison for spying.",
    ],
)
def test_a_sentence_says_what_for_beside_how_long(text: str) -> None:
    assert len(pairs(text)) == 1


def test_a_sentence_without_a_charge_is_no_accusation() -> None:
    assert pairs("A court in Ghana sentenced two traders to nine years in prison.") == set()


def test_the_people_whom_somebody_accuses_are_what_the_relative_clause_hangs_on() -> None:
    text = "Ghana holds nine traders it accuses of spying for Togo."
    assert names(text) == {("Ghana", "nine traders")}


@pytest.mark.parametrize(
    "text",
    [
        "Togo recalled its envoy after Ghanaian accusations that Togo was arming rebels.",
        "Togo denies accusations by Ghana that Togo was arming rebels.",
    ],
)
def test_an_accusation_that_names_the_doer_in_its_clause(text: str) -> None:
    assert pairs(text) == {("state/GH", "state/TG")}


def test_the_charge_is_no_part_of_the_name_of_the_accused() -> None:
    reading = read("Ghana accuses Togolese forces of burning a village.")
    (claim,) = claims(reading, "Accusation")
    assert words(reading, claim, "accused") == ["Togolese forces"]


def test_relative_plural_passes_over_the_countries_in_the_phrase() -> None:
    text = "Police are looking for several fighters from Togo and Benin who are accused of arson."
    assert not {b for _, b in pairs(text)} & {"state/TG", "state/BJ"}
