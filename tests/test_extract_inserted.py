"""Speech that stands inside or after what is said, texts that speak for their makers, and names that the parse cuts."""

from __future__ import annotations

import pytest

from tests.reading import claims, named_pairs, read


@pytest.mark.parametrize(
    ("text", "accuser", "accused"),
    [
        (
            "The Somali president spoke in Mogadishu. Ethiopia, he charged, was becoming a refuge for terrorists.",
            "Somali president",
            "Ethiopia",
        ),
        ("Kenya, the Somali minister said, had allowed smugglers to operate.", "Somali minister", "Kenya"),
        ("It was clear, said the minister, that Ethiopian troops had killed the men.", "minister", "Ethiopian troops"),
        ("In April Theresa May blamed Russia for the poisoning.", "Theresa May", "Russia"),
        ("Several governments say that Rwanda arms and directs the M23.", "Several governments", "Rwanda"),
        ("Kenya's ministry blamed the crisis on the refusal of Ethiopia to talk.", "Kenya's ministry", "Ethiopia"),
        ("The council condemned the help given by Congolese troops to the FDLR.", "council", "Congolese troops"),
    ],
)
def test_who_speaks_is_found_wherever_the_words_stand(text: str, accuser: str, accused: str) -> None:
    assert (accuser, accused) in named_pairs(text)


def test_a_statement_speaks_for_who_made_it_before() -> None:
    text = (
        "The White House said in a statement that Turkey would invade Syria. European nations, the statement said, "
        "had refused to repatriate captured fighters."
    )
    assert ("United States", "European nations") in named_pairs(text)


def test_a_report_of_nobody_known_accuses_in_nobodys_name() -> None:
    text = "The army of Egypt has its own prisons. The report accuses guards of torture."
    assert all(accuser != "Egypt" for accuser, _ in named_pairs(text))


def test_a_persons_first_names_are_not_cut() -> None:
    text = "U.S. officials charge Hector Alejandro Cabrera Fuentes, a Mexican citizen, with spying."
    assert ("U.S. officials", "Hector Alejandro Cabrera Fuentes") in named_pairs(text)


def test_a_dateline_is_no_part_of_a_name() -> None:
    text = "KHARTOUM - Sudan's foreign ministry accused Chad of arming rebels."
    assert named_pairs(text) == {("Sudan's foreign ministry", "Chad")}


def test_a_headline_that_the_text_tells_again_counts_once() -> None:
    reading = read("Chad's foreign ministry denied on Monday that it arms rebels.", title="Chad denies arming rebels")
    assert len(claims(reading, "Denial")) == 1


def test_whose_soil_attacks_are_planned_on_is_blamed_for_sheltering_the_planners() -> None:
    reading = read("Sudan alleged that the attacks in Darfur were planned in Chad.")
    assert [c.accusation_kind for c in claims(reading, "Accusation")] == ["SupportForTerrorism"]
