"""Terms, words and names of a user's own, in a folder beside the packaged ones."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.data import ontology_digest
from kg.errors import OntologyError

PAGE = (Path(__file__).parents[1] / "docs" / "own-words.md").read_text(encoding="utf-8")

PREFIXES = """@prefix kg: <https://w3id.org/jaccuse/ontology#> .
@prefix cue: <https://w3id.org/jaccuse/cue#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://w3id.org/jaccuse/id/> .
"""
PRAISE = """
kg:Praise a owl:Class ; rdfs:subClassOf kg:Statement ; rdfs:label "praise"@en ; kg:cue cue:praise .
kg:praiser a owl:ObjectProperty ; rdfs:subPropertyOf kg:voice ; rdfs:range kg:Actor .
kg:praised a owl:ObjectProperty ; rdfs:subPropertyOf kg:role ; rdfs:range kg:Actor .
cue:praise a kg:VerbCue ; kg:lemma "praise" ; kg:frame "praiser=subject@party! praised=object@party content=for" .
"""
TEXT = "Chile praised Peru for its new law. Peru thanked Chile."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_ONTOLOGY", str(tmp_path))
    return tmp_path


def kinds(text: str = TEXT) -> list[str]:
    return [claim.kind for claim in kg.extract(text).claims]


def test_a_file_gives_a_new_kind_of_statement_and_its_removal_takes_it_away(folder: Path) -> None:
    assert "Praise" not in kinds()
    (folder / "praise.ttl").write_text(PREFIXES + PRAISE, encoding="utf-8")
    (claim,) = [claim for claim in kg.extract(TEXT).claims if claim.kind == "Praise"]
    assert claim.entities("praiser") == ("state/CL",)
    assert claim.entities("praised") == ("state/PE",)
    (folder / "praise.ttl").unlink()
    assert "Praise" not in kinds()


def test_whoever_makes_a_statement_of_ones_own_is_marked_so_and_written_once(folder: Path) -> None:
    (folder / "praise.ttl").write_text(PREFIXES + PRAISE, encoding="utf-8")
    text = "On Monday Ana Gil praised Peru for the new law."
    html = kg.extract(text)._repr_html_()
    assert "who says it" in html
    graph = kg.build([kg.Article("a1", "", text)])
    kind = "PREFIX kg: <https://w3id.org/jaccuse/ontology#>"
    assert graph.ask(f"{kind} ASK {{ ?praise a kg:Praise ; kg:praiser ?who }}")
    assert not graph.ask(f"{kind} ASK {{ ?praise a kg:Praise ; kg:speaker ?who }}")


def test_a_graph_knows_what_it_was_made_with(folder: Path) -> None:
    packaged = ontology_digest()
    (folder / "praise.ttl").write_text(PREFIXES + PRAISE, encoding="utf-8")
    graph = kg.build([kg.Article("a1", "", TEXT)])
    ask = "PREFIX kg: <https://w3id.org/jaccuse/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ASK "
    assert graph.ask(ask + '{ ?praise a kg:Praise ; kg:praiser ?who . kg:Praise rdfs:label "praise"@en }')
    assert ontology_digest() != packaged


def test_a_name_of_ones_own_is_found(folder: Path) -> None:
    (folder / "entities").mkdir()
    entry = ':group/nightjar a kg:ArmedGroup ; rdfs:label "Nightjar Column"@en ; kg:strongName "Nightjar Column" .'
    (folder / "entities" / "groups.ttl").write_text(PREFIXES + entry.replace(":group/", ":group\\/"), encoding="utf-8")
    (claim,) = kg.extract("Chile accused Nightjar Column of murder.").claims
    assert claim.entities("accused") == ("group/nightjar",)


def test_a_mistake_names_the_file_and_the_line(folder: Path) -> None:
    (folder / "broken.ttl").write_text(PREFIXES + "kg:Praise a .", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"broken\.ttl: line 6"):
        kinds()


def test_a_folder_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ONTOLOGY", "nowhere")
    with pytest.raises(OntologyError, match="nowhere: KG_ONTOLOGY: no such folder"):
        kinds()


def test_the_example_of_the_page_does_what_the_page_shows(tmp_path: Path) -> None:
    praise, name = re.findall(r"```turtle\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "my-words" / "entities").mkdir(parents=True)
    (tmp_path / "my-words" / "praise.ttl").write_text(praise, encoding="utf-8")
    (tmp_path / "my-words" / "entities" / "mine.ttl").write_text(name, encoding="utf-8")
    export, asked, shown = re.findall(r"```console\n\$ (.*?)\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)[0]
    command = asked.replace("kg ", f"'{sys.executable}' -m kg ")
    done = subprocess.run(
        ["bash", "-c", f"{export} && {command}"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == shown.strip()
