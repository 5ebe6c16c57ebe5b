"""What an extractor found in a sentence, before it is put into the form of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Modality
from kg.ontology import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from kg.extraction.cast import Party

ACCUSATION = "Accusation"


@dataclass(frozen=True, slots=True)
class Found:
    """What an extractor found at `cue`: the roles' parties, the words of the content, and what kind it is."""

    kind: str
    cue: Token
    cue_id: str
    parties: Mapping[str, tuple[Party, ...]]
    content: Token | None = None
    accusation_kind: str = ""
    told: Token | None = None  # the wrong that told the kind
    directness: str = "explicit"
    modality: Modality = Modality.ASSERTED
    depth: int = 1
    through: tuple[Party, ...] = ()  # in whose words it is told, where not in those of its source


def sources() -> frozenset[str]:
    """Give the roles of whoever makes a statement; the others are of those it is about."""
    return load_lexicon().sources
