"""The figures on annotated texts never fall below those once reached: floors only rise, and the texts stay the same."""

from __future__ import annotations

import argparse

import pytest

from tests import floors
from tests.annotated import PACKAGED, Json, figures, gold
from tests.floors import Set, compared, digest, load, raised, updated

SETS = load()
FIGURES: dict[str, Json] = {"kind": 0.618, "pair": {"recall": 0.7}}
FLOORS: floors.Figures = {"kind": 0.5, "pair": {"recall": 0.9}}


@pytest.fixture(params=SETS)
def at_hand(request: pytest.FixtureRequest) -> str:
    """Each set whose annotations are on this machine."""
    name = str(request.param)
    if not gold(name):
        pytest.skip("no folder of texts to measure on; set KG_DATA")
    return name


@pytest.mark.slow
def test_no_figure_falls_below_its_floor(at_hand: str) -> None:
    told = compared(SETS[at_hand]["floors"], figures(at_hand))
    assert [f"{name}: {figure} is below {floor}" for name, floor, figure in told if figure < floor] == []


def test_the_annotations_are_those_that_the_floors_hold_for(at_hand: str) -> None:
    assert digest(at_hand) == SETS[at_hand]["sha256"]


def test_some_floors_hold_everywhere() -> None:
    assert gold(PACKAGED)
    assert all(floor > 0 for _, floor, _ in compared(SETS[PACKAGED]["floors"], SETS[PACKAGED]["floors"]))


def test_a_share_of_nothing_reaches_no_floor() -> None:
    assert list(compared({"kind": 0.5}, {"kind": None})) == [("kind", 0.5, 0.0)]


def test_raising_never_lowers() -> None:
    assert raised(FLOORS, FIGURES) == {"kind": 0.61, "pair": {"recall": 0.9}}


def test_a_floor_is_lowered_only_when_that_is_asked_for() -> None:
    assert raised(FLOORS, FIGURES, lower=True) == {"kind": 0.61, "pair": {"recall": 0.7}}


def test_a_figure_of_two_decimals_becomes_its_own_floor() -> None:
    assert raised({"kind": 0.0}, {"kind": 0.29}) == {"kind": 0.29}


def test_changed_annotations_are_not_measured_against_old_floors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "figures", lambda _: FIGURES)
    old, changed = Set(sha256="0", floors=FLOORS), argparse.Namespace(raise_=True, allow_lower=False, new_gold=False)
    with pytest.raises(SystemExit, match="--new-gold"):
        updated(PACKAGED, old, changed)
    changed.new_gold = True
    assert updated(PACKAGED, old, changed) == Set(sha256=digest(PACKAGED), floors=raised(FLOORS, FIGURES))
