"""What nobody did is no attack: accidents, nature, disease; nor is what only bears an attack's name."""

from __future__ import annotations

import pytest

from tests.reading import claims, read


@pytest.mark.parametrize(
    "text",
    [
        "Six people are killed in a house fire in Linz.",
        "A military helicopter crashed near Bari, killing four people.",
        "Thunderstorms and lightning strikes kill up to 80 people in Bihar.",
        "Two people were killed when a container fell from a lorry in Lagos.",
        "A footbridge collapsed in Durban, killing two people and injuring 23.",
        "Six people are killed in Sur and three more are killed in Muscat as Cyclone Nora hits the coast.",
        "A report names the errors that led to the disaster that killed 90 people.",
        "A shark attack kills a swimmer near Perth.",
        "A gas explosion kills nine people in Ankara.",
        "Heavy rains destroy 300 houses in Sylhet.",
        "An outbreak of cholera kills 40 people in Aden.",
    ],
)
def test_accidents_nature_and_disease_attack_nobody(text: str) -> None:
    reading = read(text)
    assert claims(reading, "Attack") == []
    assert claims(reading, "CasualtyReport") == []


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb explosion kills nine people in Ankara.",
        "Two people were killed when a rocket fell on a house in Sderot.",
        "Three soldiers were killed by Israeli fire near Rafah.",
        "Nine people were killed in an explosion at a market in Kirkuk.",
        "A drone crashed into a depot near Samara, killing two guards.",
        "Police opened fire on protesters in Goma, killing two.",
    ],
)
def test_weapons_that_fall_and_fire_that_is_aimed_are_attacks(text: str) -> None:
    assert len(claims(read(text), "Attack")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "He is arraigned on various murder charges.",
        "He pleads guilty to assault.",
        "The minister called the incident, which police treat as a terrorist attack, a disgrace.",
        "Saudi Arabia executes a man convicted of murder.",
        "The United States and Russia begin fighting over the extradition of a banker.",
        "A court heard that he was still plotting to kill the president.",
        "The assassins wore uniforms.",
        "The army seized a trawler near Brest.",
        "North Korea fired two missiles into the sea.",
        "Nurses continue their strike for a third day.",
        "Artillery and tanks are being delivered to Ukraine.",
        "The council must oppose tactics like attacking convoys.",
        "France wants those responsible for atrocities punished.",
        "He spent 15 years fighting for a public holiday.",
        "Judge Ann Slaughter served in Ohio.",
        "Fears of a major assault on Herat mount.",
        "The army was warned of planned attacks on Herat.",
    ],
)
def test_a_crime_named_a_dispute_a_sentence_carried_out_are_no_attacks(text: str) -> None:
    assert claims(read(text), "Attack") == []
