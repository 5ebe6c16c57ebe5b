"""A small corpus made by hand: two states, an armed group, and what three articles say of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.model import Article, Claim, Entity, Filler, Label, Link, Moment, Post, Precision, Reading, Run, Site, Span
from kg.rdf import ontology_quads, quads
from kg.store import Graph, derive

if TYPE_CHECKING:
    from pathlib import Path

NORLAND = Entity("state/norland", Label.STATE, "Norland", wikidata="Q1000001")
SOUTHLAND = Entity("state/southland", Label.STATE, "Southland")
OKORO = Entity(
    "person/teresa-okoro",
    Label.PERSON,
    "Teresa Okoro",
    posts=(Post("envoy", "state/norland"),),
    speaks_for=("state/norland",),
)
MINISTRY = Entity(
    "body/southland-foreign-ministry",
    Label.GOVERNMENT_BODY,
    "Southland's foreign ministry",
    member_of=("state/southland",),
)
FRONT = Entity("group/red-valley-front", Label.ARMED_GROUP, "Red Valley Front")
POLICE = Entity("article/charge/unnamed/the-police", Label.GOVERNMENT_BODY, "the police")
OSTER = Entity("place/oster", Label.PLACE, "Oster", site=Site("1000002", "state/norland", "", "1.50000", "-2.25"))

CHARGE = Article(
    id="charge",
    title="Envoys trade accusations",
    text=(
        "Envoys trade accusations\n\n"
        "Teresa Okoro, Norland's envoy, accused Southland of arming the Red Valley Front. "
        "Southland's foreign ministry denied the charge. "
        "A bomb killed five people in Oster in January. "
        "The police blamed the Red Valley Front for the bomb."
    ),
    published=date(2025, 2, 11),
    publisher="Harbour Post",
    url="https://harbour.example/charge",
)
RETORT = Article(
    id="retort",
    title="Southland hits back",
    text=(
        "Southland hits back\n\n"
        "Southland accused Norland of shelling Oster. "
        "The Red Valley Front said it had bombed Oster. "
        "The ministry said Okoro had claimed that Southland hid the guns."
    ),
    published=date(2025, 3, 1),
    publisher="Southland Courier",
)


def spanned(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def claim(
    article: Article, name: str, kind: str, sentence: str, cue: str, *roles: tuple[str, str, Entity | None]
) -> Claim:
    """Give a claim whose id is `name`; each role has its words and the entity that they mean, if any."""
    fillers = tuple(Filler(role, spanned(article, words), entity.id if entity else "") for role, words, entity in roles)
    return Claim(name, kind, spanned(article, sentence), spanned(article, cue), f"cue-{kind.lower()}", fillers)


@pytest.fixture(scope="session")
def run() -> Run:
    return Run("0.1.0", "hand 1.0", "0" * 64, "0.1.0")


@pytest.fixture(scope="session")
def charge() -> Reading:
    sentences = [sentence.strip(".") + "." for sentence in CHARGE.text.partition("\n\n")[2].split(". ")]
    accuses = claim(
        CHARGE,
        "accuses",
        "Accusation",
        sentences[0],
        "accused",
        ("accuser", "Teresa Okoro", OKORO),
        ("speaker", "Teresa Okoro", OKORO),
        ("accused", "Southland", SOUTHLAND),
        ("onBehalfOf", "Norland", NORLAND),
        ("allegation", "arming the Red Valley Front", None),
    )
    denies = claim(
        CHARGE,
        "denies",
        "Denial",
        sentences[1],
        "denied",
        ("responder", "Southland's foreign ministry", MINISTRY),
        ("content", "the charge", None),
    )
    bomb = claim(
        CHARGE, "bombed", "Attack", sentences[2], "bomb", ("place", "Oster", OSTER), ("target", "five people", None)
    )
    blames = claim(
        CHARGE,
        "blames",
        "Accusation",
        sentences[3],
        "blamed",
        ("accuser", "The police", POLICE),
        ("accused", "the Red Valley Front for", FRONT),
        ("allegation", "the bomb", None),
    )
    claims = (
        replace(accuses, accusation_kind="SupportForTerrorism", confidence=0.904),
        replace(denies, responds_to=(Link("accuses", 0.85, "next sentence"),), confidence=0.8),
        replace(
            bomb,
            depth=0,
            happened=Moment(date(2025, 1, 1), Precision.MONTH),
            values=(("attackType", "bombing"), ("killedMin", 5), ("killedMax", 5)),
        ),
        replace(blames, accusation_kind="AttackResponsibility"),
    )
    return Reading(CHARGE, (NORLAND, SOUTHLAND, OKORO, MINISTRY, FRONT, POLICE, OSTER), claims)


@pytest.fixture(scope="session")
def retort() -> Reading:
    sentences = [sentence.strip(".") + "." for sentence in RETORT.text.partition("\n\n")[2].split(". ")]
    counters = claim(
        RETORT,
        "counters",
        "CounterAccusation",
        sentences[0],
        "accused",
        ("accuser", "Southland accused", SOUTHLAND),
        ("accused", "Norland", NORLAND),
        ("allegation", "shelling Oster", None),
        ("place", "Oster", OSTER),
    )
    claims_it = claim(
        RETORT,
        "claims",
        "ResponsibilityClaim",
        sentences[1],
        "said",
        ("claimant", "The Red Valley Front", FRONT),
        ("content", "it had bombed Oster", None),
    )
    says = claim(RETORT, "says", "Statement", sentences[2], "said Okoro", ("speaker", "The ministry", MINISTRY))
    hides = claim(
        RETORT,
        "hides",
        "Accusation",
        sentences[2],
        "claimed",
        ("accuser", "Okoro", OKORO),
        ("accused", "that Southland", SOUTHLAND),
        ("allegation", "hid the guns", None),
    )
    claims = (
        replace(
            counters,
            responds_to=(Link("accuses", 0.6, "same parties, later"),),
            stated=Moment(date(2025, 2, 28)),
            accusation_kind="Aggression",
        ),
        replace(claims_it, about="bombed"),
        says,
        replace(hides, depth=2, within="says", directness="reported", accusation_kind="Deception"),
    )
    return Reading(RETORT, (NORLAND, SOUTHLAND, OKORO, MINISTRY, FRONT, OSTER), claims)


@pytest.fixture
def graph(charge: Reading, retort: Reading, run: Run) -> Graph:
    built = Graph.create(run=run)
    for reading in (charge, retort):
        built.replace_article(reading.article.id, quads(reading, run))
    built.add(ontology_quads())
    derive(built)
    return built


@pytest.fixture
def saved(graph: Graph, tmp_path: Path) -> Path:
    graph.folder = tmp_path / "graph"
    graph.save()
    return graph.folder
