"""How an accusation is put into words, told from its cue and evidence alone, so that annotations have it too.

headline       it stands in the article's title
according to   "..., according to the ministry"
quotation      what is alleged stands in quotation marks
statement      "the ministry said that ...": any other report
noun           "rejected the accusation that ..."
passive        "was accused of ..."
relative       "..., whom it accuses of ..."
participle     "..., accusing it of ..."
active         "accused it of ...": any other explicit accusation
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ontology import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.score.annotation import Accusation

ANNOUNCING = {"Accusation", "Statement"}
CLAUSE = 60  # characters: a relative pronoun further before its verb mostly belongs to another clause
ENDINGS = ("", "s", "es", "d", "ed", "ing")
DOUBLED = re.compile(r"([b-z])\1$")  # "slammed", "charged" without its ending


@dataclass(frozen=True, slots=True)
class _Words:
    according: frozenset[str]
    passive: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]  # what stands before a word that is a noun here and may be a verb elsewhere
    irregular: Mapping[str, str]
    verbs: frozenset[str]
    nouns: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = json.loads(Path(__file__).with_name("constructions.json").read_text(encoding="utf-8"))
    cues = [cue for found in load_lexicon().cues.values() for cue in found if cue.announces in ANNOUNCING]
    verbs, nouns = (frozenset(w for cue in cues if cue.pos == pos for w in cue.lemmas) for pos in ("VERB", "NOUN"))
    lists = {name: frozenset(data[name]) for name in ("according", "passive", "relatives", "determiners")}
    return _Words(irregular=data["irregular"], verbs=verbs, nouns=nouns, **lists)


def construction(accusation: Accusation) -> str:
    """Give the name of the construction."""
    if accusation.evidence.in_title:
        return "headline"
    if accusation.directness == "explicit":
        return _explicit(accusation)
    if accusation.cue.casefold() in _words().according:
        return "according to"
    if _quoted(accusation):
        return "quotation"
    return "noun" if _is_noun(accusation) else "statement"


def _explicit(accusation: Accusation) -> str:
    before = _before(accusation).casefold()
    words, last = _words(), before.split()[-2:]
    if _is_noun(accusation):
        return "noun"
    if words.passive & set(last):
        return "passive"
    if words.relatives & set(re.findall(r"[\w’']+|[.;]", before[-CLAUSE:])):
        return "relative"
    return "participle" if accusation.cue.casefold().endswith("ing") else "active"


def _before(accusation: Accusation) -> str:
    return accusation.evidence.text.partition(accusation.cue)[0] if accusation.cue else ""


def _is_noun(accusation: Accusation) -> bool:
    words, name = _words(), base(accusation.cue)
    if name not in words.verbs:
        return name in words.nouns
    previous = (_before(accusation).casefold().split() or [""])[-1]
    after_determiner = previous in words.determiners or previous.endswith(("'s", "’s", "s'", "s’"))
    return name in words.nouns and after_determiner


def _quoted(accusation: Accusation) -> bool:
    """Tell whether what is alleged begins within quotation marks of its sentence."""
    text, alleged = accusation.evidence.text, accusation.allegation
    before = text[: text.find(alleged)] if alleged and alleged in text else ""
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”") or before.endswith("‘")


def base(cue: str) -> str:
    """Give the first word of a cue that announces claims in its base form, else the cue as it is.

    >>> base("has accused"), base("held responsible"), base("allegations"), base("behind")
    ('accuse', 'hold', 'allegation', 'behind')
    """
    words = re.findall(r"[\w-]+", cue.casefold())
    return next((name for word in words for name in _bases(word)), cue.casefold())


def _bases(word: str) -> Iterator[str]:
    known = _words().verbs | _words().nouns
    word = _words().irregular.get(word, word)
    stems = [word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)]
    shapes = [shape for stem in stems for shape in (stem, f"{stem}e", f"{stem[:-1]}y", DOUBLED.sub(r"\1", stem))]
    yield from (shape for shape in shapes if shape in known)
