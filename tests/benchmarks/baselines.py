"""Two ways to find accusations that anybody can write in ten minutes, measured as `kg score` measures ours.

    pip install -e .[benchmark]
    python tests/benchmarks/baselines.py    measures both and writes baselines.json, which extraction.py reads

pattern   `(\\w+) (accused|blamed) (\\w+) of`: one word on each side
triples   `subject_verb_object_triples` of textacy over our own parser, where the verb is one of accusing and active; a
          party goes by the words of the triple and by the noun phrase around them, whichever an annotation has

Neither knows who speaks for whom, who "it" is, what kind of wrong is meant, or who answers, so only pairs of accuser
and accused and the sentences that show them can be compared.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.nlp import load_model
from tests.annotated import SETS, Json, figures, gold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

FILE = Path(__file__).with_name("baselines.json")
PATTERN = re.compile(r"(\w+) (accused|blamed) (\w+) of")
VERBS = frozenset({"accuse", "blame", "charge", "condemn", "criticise", "criticize", "denounce"})
PASSIVE = "auxpass"
KEPT = ("pair", "claim", "recall")  # what can be compared

Names: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Who accuses whom, in which sentence; each party by all the names that it may go by."""

    accuser: Names
    cue: str
    accused: Names
    sentence: str


def by_pattern(text: str) -> Iterator[Found]:
    """Yield what the pattern finds, with the line and sentence around it.

    >>> [found.accused for found in by_pattern("On Monday Kabul accused Islamabad of shelling.")]
    [('Islamabad',)]
    """
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        for match in PATTERN.finditer(sentence):
            yield Found((match[1],), match[2], (match[3],), sentence)


def by_triples(text: str) -> Iterator[Found]:
    """Yield the triples whose verb is one of accusing, as textacy gives them."""
    from textacy.extract import subject_verb_object_triples  # noqa: PLC0415 - an extra that few install

    for sentence in load_model().nlp(text).sents:
        for subject, verb, object_ in subject_verb_object_triples(sentence):
            if verb[-1].lemma_ in VERBS and PASSIVE not in {token.dep_ for token in verb}:
                yield Found(_names(subject), verb[-1].text, _names(object_), sentence.text.strip())


def _names(tokens: Sequence[Token]) -> Names:
    around = (chunk.text for chunk in tokens[0].sent.noun_chunks if chunk.start <= tokens[-1].i < chunk.end)
    return " ".join(token.text for token in tokens), *around


def predicted(record: Mapping[str, Json], found: list[Found]) -> Json:
    """Give what was found in an article in the shape of annotations."""
    names = list(dict.fromkeys(name for one in found for name in (one.accuser, one.accused)))
    ids = {name: f"e{i}" for i, name in enumerate(names, 1)}
    accusations: list[Json] = [
        {
            "id": f"a{i}",
            "accuser": [ids[one.accuser]],
            "accused": [ids[one.accused]],
            "cue": one.cue,
            "evidence": one.sentence,
            "directness": "explicit",
        }
        for i, one in enumerate(found, 1)
    ]
    entities: list[Json] = [{"id": id_, "name": name[0], "mentions": list(name)} for name, id_ in ids.items()]
    return {"id": record["id"], "entities": entities, "accusations": accusations}


BASELINES: dict[str, Callable[[str], Iterator[Found]]] = {"pattern": by_pattern, "triples": by_triples}


@cache
def texts(name: str) -> tuple[tuple[Mapping[str, Json], str], ...]:
    """Give the annotated articles of a set, each with its title and text."""
    lines = (line for file in gold(name) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    records = [json.loads(line) for line in lines]
    return tuple((record, f"{record.get('title') or ''}\n\n{record['text']}") for record in records)


def measured(name: str, find: Callable[[str], Iterator[Found]]) -> Mapping[str, Json]:
    """Give the figures of a baseline on a set."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for record, text in texts(name):
            file.write(json.dumps(predicted(record, list(find(text)))) + "\n")
        file.flush()
        told = figures(name, Path(file.name))
    return {key: told[key] for key in KEPT}


def main() -> None:
    """Measure both on every set at hand and write the figures; a set that is not at hand keeps its old ones."""
    told = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    for name in filter(gold, SETS):
        told[name] = {baseline: measured(name, find) for baseline, find in BASELINES.items()}
        sys.stdout.write(f"{name}: {json.dumps(told[name])}\n")
    FILE.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
