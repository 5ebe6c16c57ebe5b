"""Official statements: who their title, byline or signature says they are by, and whose turn it is in a transcript."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.pipeline import readings
from tests.reading import article, claims, pairs

RAID = "Serbia shelled the town last night."


def statement(text: str, title: str, publisher: str = "The White House") -> set[tuple[str, str]]:
    """Give who speaks against whom; where no person speaks, the party that accuses."""
    made = replace(article(text, title=title), publisher=publisher)
    accusations = claims(next(readings([made])), "Accusation")
    speakers = (
        (claim.entities("speaker") or claim.entities("accuser"), claim.entities("accused")) for claim in accusations
    )
    return {(one, other) for these, those in speakers for one in these or ("",) for other in those}


@pytest.mark.parametrize(
    "title",
    [
        "Statement by National Security Advisor Ana Ruiz Following Arrests in Alleged Bomb Plot",
        "Statement from NSC Spokesperson Ana Ruiz Welcoming the Truce in Niger",
        "Statement by Vice President Ana Ruiz Marking One Year Since the Raid",
        "Statement from National Security Advisor Ana Ruiz on Holding Rebels Accountable for Attack on Lagos",
        "Remarks by National Security Advisor to the Vice President Dr. Ana Ruiz at the Harbour Conference",
        "Readout from Press Secretary Ana Ruiz of President Okoro's Meeting with Dock Workers",
        "Readout of President Ana Ruiz, Jr. Call with Dock Workers",
        "Statement of President Ana Ruiz of Spain on the Raid",
        "The Secretary of State Ana Ruiz's Statement on the Raid",
    ],
)
def test_the_name_of_the_author_ends_where_the_topic_begins(title: str) -> None:
    assert statement(RAID, title) == {("person/ana-ruiz", "state/RS")}


def test_a_joint_statement_has_all_its_authors() -> None:
    title = "Joint Statement by President Ana Ruiz of Spain and President Milan Okoro of Togo Announcing a Truce"
    found = statement(RAID, title)
    assert found == {("person/ana-ruiz", "state/RS"), ("person/milan-okoro", "state/RS")}


@pytest.mark.parametrize(
    "title", ["Secretary Ruiz's Call with Foreign Minister Okoro", "Secretary Ana Ruiz Travels to Togo"]
)
def test_whose_call_or_travel_a_title_tells_is_not_its_author(title: str) -> None:
    assert statement(RAID, title) == {("state/US", "state/RS")}


def test_the_text_may_say_whose_it_is() -> None:
    text = f"Office of the Press\n\nThe below is attributable to Spokesperson Milan Okoro:\n\n{RAID}"
    assert statement(text, "Secretary Ruiz's Call with the Envoy") == {("person/milan-okoro", "state/RS")}


def test_who_delivered_something_else_is_not_the_author() -> None:
    text = f"The missiles that were delivered by Belarus reached the coast.\n\n{RAID}"
    assert statement(text, "On the Raid") == {("state/US", "state/RS")}


@pytest.mark.parametrize("name", ["ANA RUIZ", "Ana Ruiz", "ANA RUIZ JR."])
def test_a_letter_is_by_whoever_signs_it(name: str) -> None:
    text = f"Dear Madam Speaker:\n\n{RAID}\n\nSincerely,\n\n{name}"
    assert statement(text, "Letter to the Speaker of the House") == {("person/ana-ruiz", "state/RS")}


def test_a_line_in_capitals_signs_nothing_by_itself() -> None:
    assert statement(f"{RAID}\n\nEND TEXT", "On the Raid") == {("state/US", "state/RS")}


TRANSCRIPT = (
    "Ana Ruiz, Department Spokesperson\n\nMS RUIZ: Good afternoon.\n\nQUESTION: {question}\n\n"
    "MS RUIZ: {first}\n\nFOREIGN MINISTER OKORO: (Via interpreter) {second}\n\nThank you all."
)


def transcript(*, question: str = "Thanks.", first: str = "Thanks.", second: str = "Thanks.") -> set[tuple[str, str]]:
    text = TRANSCRIPT.format(question=question, first=first, second=second)
    return statement(text, "Department Press Briefing", "US Department of State")


def test_in_a_transcript_each_speaks_in_his_turn() -> None:
    assert transcript(first=RAID) == {("person/ana-ruiz", "state/RS")}
    assert transcript(second=RAID) == {("person/okoro", "state/RS")}


def test_a_turn_goes_on_over_paragraphs() -> None:
    assert transcript(second=f"Let me begin.\n\n{RAID}") == {("person/okoro", "state/RS")}


def test_who_asks_accuses_nobody() -> None:
    assert transcript(question=RAID) == set()


def test_a_heading_in_capitals_is_no_turn() -> None:
    text = f"HOLDING THE LINE: {RAID}\n\nMEETING THE NEED: The road is open."
    assert statement(text, "Statement by Press Secretary Ana Ruiz") == {("person/ana-ruiz", "state/RS")}


@pytest.mark.parametrize(
    "text",
    [
        "We will respond to Serbia's aggression.",
        "We must stand firm in the face of Serbia's aggression.",
        "We will hold Serbia accountable for its aggression.",
        "We vowed to hold Serbia accountable for its aggression.",
        "There is no doubt that Serbia is torturing hostages.",
    ],
)
def test_a_deed_that_something_will_be_done_about_was_done(text: str) -> None:
    assert statement(text, "On the Raid") == {("state/US", "state/RS")}


@pytest.mark.parametrize(
    "text",
    [
        "We would respond to Serbia's aggression.",
        "If Serbia attacked, we would respond to Serbia's aggression.",
        "Serbia will shell the town.",
        "Serbia will not shell the town.",
        "We must talk about the possibility of Serbian aggression.",
    ],
)
def test_a_deed_that_is_only_imagined_accuses_nobody(text: str) -> None:
    assert statement(text, "On the Raid") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Peru is deeply concerned about Serbia's shelling of the town.",
        "Peru is angry about Serbia's shelling of the town.",
        "Peru expressed grave concern over Serbia's shelling of the town.",
        "Peru condemned that Serbia closes schools.",
    ],
)
def test_who_is_troubled_by_a_wrong_tells_it(text: str) -> None:
    assert pairs(text) == {("state/PE", "state/RS")}


def test_who_is_concerned_about_what_may_come_accuses_nobody() -> None:
    assert pairs("Peru is concerned about the possibility of Serbian shelling.") == set()


def test_what_stands_before_a_semicolon_is_not_said_after_it() -> None:
    assert ("state/PE", "state/RS") not in pairs("Serbia shelled the town; Peru denounced a farce.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels thank Iran, which arms them and supplies them with missiles.", {("state/US", "state/IR")}),
        ("The court bans the rebels and warns that people joining them could face prison.", set()),
        ("The pupils thank Iran, which supplies them with books.", set()),
        ("Ministers of Chile discussed the attack on the port.", set()),
        ("Guests from Chile were sitting on benches.", set()),
    ],
)
def test_the_rest_of_the_sentence_tells_what_is_a_wrong(text: str, expected: set[tuple[str, str]]) -> None:
    assert statement(text, "On the Raid") == expected
