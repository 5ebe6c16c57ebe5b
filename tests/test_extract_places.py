"""Where attacks were made and statements said: which place a name means, and which phrase belongs to which deed."""

from __future__ import annotations

import pytest

from tests.reading import claims, entity, read


def places(text: str, kind: str = "Attack", role: str = "place") -> list[str]:
    """Give the places of the claims of a kind, by id."""
    found = (id_ for claim in claims(read(text), kind) for id_ in claim.entities(role))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed nine people in Hyderabad, Pakistan.", "hyderabad-1176734"),
        ("Gunmen killed nine people in Hyderabad, India.", "hyderabad-1269843"),
        ("Gunmen killed nine people in the Pakistani city of Hyderabad.", "hyderabad-1176734"),
        ("Gunmen killed nine people in Hyderabad in southern Pakistan.", "hyderabad-1176734"),
        ("Lebanese soldiers clashed with gunmen in Tripoli.", "tripoli-266826"),
        ("Libyan soldiers clashed with gunmen in Tripoli.", "tripoli-2210247"),
        ("Police shot a man in Paris, Texas.", "paris-4717560"),
        ("American police helped when gunmen killed two people in Paris.", "paris-2988507"),
        ("Gunmen killed ten people in Rafah, Gaza.", "rafah-281102"),
    ],
)
def test_of_homonyms_the_one_in_the_state_spoken_of_is_meant(text: str, place: str) -> None:
    assert places(text) == [f"place/{place}"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine people in Hyderabad.",
        "Gunmen killed nine people in Springfield.",
        "India and Pakistan condemned the bombing in Hyderabad.",
        "Gunmen killed nine people in Hyderabad, Norway.",
    ],
)
def test_a_homonym_that_nothing_tells_is_no_town(text: str) -> None:
    assert [place for place in places(text) if place.startswith("place/")] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb killed five people in Quetta, the capital of Balochistan province.", "place/quetta-1167528"),
        ("A bomb killed five people in Balochistan province.", "place/balochistan"),
        ("A bomb killed five people in the province of Balochistan.", "place/balochistan"),
        ("A bomb killed five people in Pakistan's Balochistan province.", "place/balochistan"),
        ("A bomb killed five people in the Syrian city of Idlib.", "place/idlib-169389"),
        ("A bomb killed five people in Idlib province.", "place/idlib"),
        ("A bomb killed five people in Kursk Oblast.", "place/kursk-oblast-538555"),
        ("A bomb killed five people in the Belgorod region.", "place/belgorod-oblast-578071"),
        ("A bomb killed five people in Belgorod.", "place/belgorod-578072"),
        ("A bomb killed five people in Niger State, Nigeria.", "place/niger-state-2328925"),
        ("A bomb killed five people in Washington State.", "place/washington-state"),
        ("A bomb killed five people in the Afghan capital Kabul.", "place/kabul-1138958"),
        ("A bomb killed five people in New York.", "place/new-york-city-5128581"),
        ("A bomb killed five people in Tel Aviv.", "place/tel-aviv-293397"),
        ("A bomb killed five people in New Delhi.", "place/new-delhi-1261481"),
        ("A bomb killed five people in Punjab, Pakistan.", "place/punjab-pakistan"),
        ("A bomb killed five people in northern Iraq.", "state/IQ"),
        ("A bomb killed five people in a Syrian village.", "state/SY"),
        ("A bomb killed five people in the village of Qwertyville, Borno State.", "place/borno-state-2346794"),
    ],
)
def test_a_town_a_division_and_a_state_are_told_apart(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan was shot dead.",
        "Gunmen shot Abraham Lincoln in his car.",
        "Sidney Washington attacked a policeman in a split second.",
        "A bomb went off in Orange County.",
        "A man was shot near Victoria Street.",
        "The rebels attacked in march formation.",
        "The gunman killed two people in a mobile home.",
        "Members of Al Qaeda in the Islamic Maghreb killed two soldiers.",
    ],
)
def test_people_streets_and_words_are_no_places(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russian forces shelled Kharkiv and Odesa.", ["place/kharkiv-706483", "place/odesa-698740"]),
        ("Russian forces shelled the town of Bakhmut.", ["place/bakhmut-713174"]),
        ("Rebels attacked Beni in North Kivu.", ["place/beni-219057"]),
        ("An airstrike on Goma killed two soldiers.", ["place/goma"]),
        ("The Peshawar bombing killed nine people.", ["place/peshawar-1168197"]),
        ("The bombing of a mosque in Peshawar killed nine people.", ["place/peshawar-1168197"]),
        ("Nine people were killed when a bomb exploded in Peshawar.", ["place/peshawar-1168197"]),
        ("Floods and fighting killed nine people in India and Nepal.", ["state/IN", "state/NP"]),
        ("Gunmen killed nine people in Maiduguri, Borno, Nigeria.", ["place/maiduguri-2331447"]),
        ("The court in Lahore convicted him of murder.", []),
        ("A court in Cairo sentenced him to death for the murder of two officers.", []),
        ("The widow of a soldier killed by gunmen filed a suit in Chicago.", []),
        ("Officials in Geneva said that gunmen had killed nine people.", []),
        ("The minister said in Geneva that gunmen had killed nine people in Goma.", ["place/goma"]),
    ],
)
def test_a_deed_has_the_place_of_its_own_clause(text: str, found: list[str]) -> None:
    assert places(text) == found


def test_an_accusation_has_the_place_of_what_is_alleged() -> None:
    text = "The Congolese government accused Rwanda of bombing the town of Beni in North Kivu."
    assert places(text, "Accusation") == ["place/beni-219057"]
    assert places("Ukraine accused Russia of attacks in the Belgorod region.", "Accusation") == [
        "place/belgorod-oblast-578071"
    ]


def test_a_number_of_casualties_has_the_place_of_its_clause() -> None:
    assert places("Nine people were killed in a bombing in Quetta.", "CasualtyReport") == ["place/quetta-1167528"]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("The envoy said in Geneva that Rwanda had armed the rebels.", ["place/geneva-2660646"]),
        ("The envoy told reporters in Geneva that Rwanda had armed the rebels.", ["place/geneva-2660646"]),
        ("Rwanda armed the rebels, the envoy said in Geneva.", ["place/geneva-2660646"]),
        ("The envoy said that Rwanda had armed rebels in Goma.", []),
        ("The envoy accused Rwanda of arming rebels in Goma.", []),
    ],
)
def test_a_statement_was_made_where_its_cue_says(text: str, venue: list[str]) -> None:
    assert places(text, "Accusation", "venue") == venue


def test_a_place_knows_its_division_its_state_and_its_position() -> None:
    reading = read("A bomb killed five people in Quetta.")
    quetta = entity(reading, "place/quetta-1167528")
    assert quetta.site is not None
    assert (quetta.site.geonames, quetta.site.division, quetta.site.state) == (
        "1167528",
        "place/balochistan",
        "state/PK",
    )
    assert (quetta.site.latitude, quetta.site.longitude) == ("30.1841", "67.0014")
    state = entity(reading, "state/PK")
    assert state.site is not None
    assert state.site.geonames == "1168579"


def test_what_was_struck_is_the_place_where_it_was() -> None:
    reading = read("Russian forces shelled Kharkiv.")
    (attack,) = claims(reading, "Attack")
    assert attack.entities("target") == attack.entities("place") == ("place/kharkiv-706483",)
    assert [e.id for e in reading.entities if "kharkiv" in e.id] == [
        "place/kharkiv-706483",
        "place/kharkiv-oblast",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A man in Greensboro, Florida was killed by gunmen.", ["place/florida"]),
        ("A worker in Henderson, Kentucky shot five people dead.", ["place/henderson-4294494"]),
        ("In Kharkiv, Russia killed ten people.", ["place/kharkiv-706483"]),
        ("US police said that a child was shot in Seminole County, Georgia.", ["place/georgia-us"]),
        ("Georgia said that gunmen had killed two people in Georgia.", ["state/GE"]),
        ("Gunmen attacked a base in Bamba, Gao, Mali.", ["place/bamba-2460584"]),
        ("Protesters gathered in Paris following attacks on the Gaza Strip.", ["place/gaza-strip"]),
        ("Israel carried out a wave of airstrikes on the Syrian city of Idlib.", ["place/idlib-169389"]),
        ("ISIL militants captured the town of Kobani.", []),
        ("Nine rebels were killed in U.S. airstrikes.", []),
        ("Nine people were killed in Central America.", ["place/central-america"]),
        ("Protesters set fire to the barracks in Kent.", []),
        ("The leader of Al Qaeda in Iraq was killed in a battle.", []),
    ],
)
def test_what_stands_beside_a_name_tells_where_it_lies(text: str, found: list[str]) -> None:
    assert places(text) == found
