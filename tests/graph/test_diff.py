"""What differs between two graphs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.diff import Change, Difference, diff
from kg.rdf import quads
from kg.store import Graph

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Claim, Reading, Run


def other(graph: Graph, run: Run, *readings: Reading, base: str = "") -> Graph:
    """Give a graph of other readings."""
    made = Graph.create(run=run, base=base or graph.names.base)
    for reading in readings:
        made.replace_article(reading.article.id, quads(reading, run, base=made.names.base))
    return made


def reread(reading: Reading, name: str, claim: Claim) -> Reading:
    """Give the reading with another claim in the place of `name`."""
    return replace(reading, claims=tuple(claim if one.id == name else one for one in reading.claims))


def named(reading: Reading, name: str) -> Claim:
    return next(claim for claim in reading.claims if claim.id == name)


def told(found: tuple[Difference, ...]) -> list[tuple[str, str, str]]:
    return [(one.change.value, one.article, one.kind) for one in found]


def test_a_graph_does_not_differ_from_itself(graph: Graph) -> None:
    assert diff(graph, graph) == ()


def test_where_the_data_live_makes_no_difference(graph: Graph, run: Run, charge: Reading, retort: Reading) -> None:
    assert diff(graph, other(graph, run, charge, retort, base="https://elsewhere.example/")) == ()


def test_an_article_that_is_gone_takes_its_statements(graph: Graph, run: Run, charge: Reading) -> None:
    found = diff(graph, other(graph, run, charge))
    assert {(one.change, one.article) for one in found} == {(Change.WENT, "retort")}
    assert len(found) == 4
    assert {one.change for one in diff(other(graph, run, charge), graph)} == {Change.CAME}


def test_a_cue_with_other_parties_has_changed(graph: Graph, run: Run, charge: Reading, retort: Reading) -> None:
    old = named(charge, "blames")
    new = replace(old, id="blames-otherwise", fillers=tuple(f for f in old.fillers if f.role != "accuser"))
    (found,) = diff(graph, other(graph, run, reread(charge, "blames", new), retort))
    assert (found.change, found.statement) == (Change.CHANGED, "blames-otherwise")
    assert found.words == "The police blamed the Red Valley Front for the bomb."
    assert found.facts == (("accuser", ("the police",), ()),)


def test_a_statement_of_another_kind_or_confidence_has_changed(
    graph: Graph, run: Run, charge: Reading, retort: Reading
) -> None:
    new = replace(named(charge, "accuses"), accusation_kind="Aggression", confidence=0.5)
    (found,) = diff(graph, other(graph, run, reread(charge, "accuses", new), retort))
    assert found.change is Change.CHANGED
    assert found.facts == (
        ("accusationKind", ("SupportForTerrorism",), ("Aggression",)),
        ("confidence", ("0.9",), ("0.5",)),
    )


def test_a_statement_with_another_cue_came_and_the_old_one_went(
    graph: Graph, run: Run, charge: Reading, retort: Reading
) -> None:
    old = named(charge, "denies")
    new = replace(old, id="denies-otherwise", cue=old.evidence, kind="Rejection")
    found = diff(graph, other(graph, run, reread(charge, "denies", new), retort))
    assert told(found) == [("came", "charge", "Rejection"), ("went", "charge", "Denial")]


def test_an_answer_names_what_it_answers_by_its_sentence(
    graph: Graph, run: Run, charge: Reading, retort: Reading
) -> None:
    new = replace(named(charge, "denies"), responds_to=())
    (found,) = diff(graph, other(graph, run, reread(charge, "denies", new), retort))
    sentence = "Teresa Okoro, Norland's envoy, accused Southland of arming the Red Valley Front."
    assert found.facts == (("respondsTo", (sentence,), ()),)


def test_the_command_tells_lines_or_json_and_ends_with_1_where_graphs_differ(
    graph: Graph, run: Run, charge: Reading, saved: Path, tmp_path: Path
) -> None:
    less = other(graph, run, charge)
    less.folder = tmp_path / "less"
    less.save()
    command = [sys.executable, "-m", "kg", "diff", str(saved), str(less.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert (
        "- Accusation CounterAccusation counters in retort: Southland accused Norland of shelling Oster." in done.stdout
    )
    assert done.stderr == "0 came, 4 went, 0 changed, in 1 article\n"
    lines = subprocess.run([*command, "--json"], capture_output=True, text=True, check=False).stdout.splitlines()
    first = json.loads(lines[0])
    assert (first["change"], first["article"]) == ("went", "retort")
    assert {"property": "claimant", "before": ["Red Valley Front"], "after": []} in [
        fact for line in lines for fact in json.loads(line)["facts"]
    ]


def test_the_command_colours_its_lines_unless_it_is_asked_not_to(
    graph: Graph, run: Run, charge: Reading, saved: Path, tmp_path: Path
) -> None:
    less = other(graph, run, charge)
    less.folder = tmp_path / "less"
    less.save()
    command = [sys.executable, "-m", "kg", "diff", str(saved), str(less.folder)]
    plain, coloured = (
        subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | wish).stdout
        for wish in ({"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "NO_COLOR": ""})
    )
    assert "\x1b" not in plain
    assert "\x1b[3" in coloured


def test_the_command_ends_with_0_where_nothing_differs(saved: Path) -> None:
    command = [sys.executable, "-m", "kg", "diff", str(saved), str(saved)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no difference\n")
