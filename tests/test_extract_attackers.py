"""Who did an attack: named, described, in the passive, with a weapon; and whom nothing says to have done it."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests.reading import claims, only, read


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The plane was shot down by Syria.", "state/SY"),
        ("A hospital in Kyiv was hit by a Russian missile.", "state/RU"),
        ("Three soldiers were killed by Israeli fire near Rafah.", "state/IL"),
        ("Several people were taken hostage by Hamas.", "group/hamas"),
        ("Hamas took nine farmers hostage.", "group/hamas"),
        ("An al-Shabaab suicide bomber attacked a base in Kismayo.", "group/al-shabaab"),
        ("Saudi Arabia launched a series of air raids on Sanaa.", "state/SA"),
        ("France condemns the Houthi attacks on a port near Aden.", "group/houthis"),
        ("Thirty suspected militants are killed in a drone strike by the United States near Marib.", "state/US"),
    ],
)
def test_named_attackers(text: str, by: str) -> None:
    assert only(read(text), "Attack").entities("reportedPerpetrator") == (by,)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Gunmen kidnapped 20 students in Kaduna.", "Gunmen"),
        ("A suicide bomber blew himself up near a convoy in Herat.", "suicide bomber"),
        ("A nurse was killed by villagers near Goma.", "villagers"),
        ("Nine people were wounded by a masked attacker in Lyon.", "masked attacker in Lyon"),
        ("A gun battle between police and armed gangs left nine dead in Caracas.", "police"),
        ("One man is shot dead by United Nations peacekeepers in Bangui.", "United Nations peacekeepers"),
    ],
)
def test_attackers_without_a_name(text: str, by: str) -> None:
    reading = read(text)
    fillers = only(reading, "Attack").fillers
    assert by in {f.span.of(reading.article.text) for f in fillers if f.role == "reportedPerpetrator"}


@pytest.mark.parametrize(
    "text",
    [
        "A deal was struck after more than 1,000 houses were burnt and 40 fighters killed in the raids.",
        "The army released footage of a man fatally shot yesterday.",
        "The United States embassy bombing killed nine people.",
        "The Brussels bombings killed 32 people.",
        "The New York Times attacked the senator.",
        "The Democratic National Committee cyber attacks began in May.",
        "Shelling in Bir Al Abd, Egypt kills nine members of the same family.",
        "An ambush near Ocotlan, Jalisco state kills ten officers.",
        "Rocket fire from Lebanon killed nine people in Haifa.",
        "A court received an allegation that Nikola Petrov had assaulted his neighbour.",
    ],
)
def test_who_was_hit_where_it_was_and_who_is_only_accused_did_nothing(text: str) -> None:
    for attack in claims(read(text), "Attack"):
        assert attack.entities("reportedPerpetrator") == ()


def test_a_state_did_not_send_each_of_its_people() -> None:
    attack = only(read("Nigerian kidnappers attacked a farm near Lokoja."), "Attack")
    assert "state/NG" not in attack.entities("reportedPerpetrator")


def test_an_attack_that_only_may_have_been_is_hedged() -> None:
    assert only(read("Russian war planes allegedly bombed a camp near Idlib."), "Attack").modality is Modality.HEDGED


def test_who_reports_a_claim_does_not_make_it() -> None:
    text = "The institute states that the al-Qaeda affiliated Islamic State has claimed responsibility for an attack."
    assert all("institute" not in c.entities("claimant")[0] for c in claims(read(text), "ResponsibilityClaim"))


def test_those_killed_are_numbered_of_the_attack_told_before() -> None:
    reading = read("A bomb exploded in Basra. One officer was killed and nine people were injured.")
    assert len(claims(reading, "Attack")) == 1
    assert [c.about for c in claims(reading, "CasualtyReport")] == [only(reading, "Attack").id]


def test_those_killed_elsewhere_are_of_another_attack() -> None:
    assert len(claims(read("A bomb exploded in Basra. Nine people were killed in Mosul."), "Attack")) == 2


def test_another_type_on_a_day_of_its_own_is_another_attack() -> None:
    text = "On 5 January a bomb killed nine people in Basra, and on 7 January gunmen shot three officers in Mosul."
    attacks = claims(read(text), "Attack")
    assert sorted((dict(a.values)["attackType"], a.happened.iso() if a.happened else "") for a in attacks) == [
        ("bombing", "2025-01-05"),
        ("shooting", "2025-01-07"),
    ]
