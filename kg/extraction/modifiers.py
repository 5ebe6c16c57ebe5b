"""Which actors stand before a noun: `Russian and government airstrikes`, `coalition raid`, `Egyptian accusations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.cast import Party
from kg.extraction.grammar import conjuncts
from kg.gazetteer import Usage
from kg.model import Label

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.names import Name
    from kg.extraction.parties import Parties
    from kg.nlp import Sentence

HYPHENS = frozenset({"-", "–"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
# labels of what acts when it stands before a deed: `police raid`, `coalition strike`, but `hospital strike`
CREWS = frozenset({Label.GOVERNMENT, Label.GOVERNMENT_BODY, Label.ARMED_GROUP})


def actors_before(parties: Parties, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give the actors that stand before a deed: those with a name, or else the nearest without one."""
    before = [list(conjuncts(c)) for c in noun.children if c.dep_ in MODIFIERS and c.i < noun.i]
    named = [c for c in before if any(_named(parties, sentence, t) for t in c)]
    for chain in named or reversed(before):
        actors = (p for t in chain for p in _named(parties, sentence, t) or _crew(parties, sentence, t))
        found = {p.figure.key: p for p in actors}
        if found:
            return tuple(found.values())
    return ()


def _named(parties: Parties, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    name = parties.cast.name_at(sentence, token.i)
    if name is None or not acts(name) or _prefixed(parties, sentence, name.start):
        return ()
    return (Party(parties.cast.named(sentence, name), name.start, name.end),)


def _prefixed(parties: Parties, sentence: Sentence, start: int) -> bool:
    """`pro-Hamas graffiti`, `anti-Russian riots`: done for or against those named, not by them."""
    doc = sentence.doc
    side = parties.cast.lexicon.words("opposing-prefix") | {"pro"}
    return start > 1 and doc[start - 1].text in HYPHENS and doc[start - 2].lower_ in side


def _crew(parties: Parties, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    if token.dep_ == "amod" or parties.cast.name_at(sentence, token.i) is not None:
        return ()
    crew = token.lemma_.lower() in parties.cast.lexicon.words("crew")
    return tuple(p for p in parties.of(sentence, token) if crew or p.figure.label in CREWS)


def acts(name: Name) -> bool:
    """Tell whether a name before a deed is its doer: a people or a force, not a place, victim or name of the event."""
    if name.entry is None:
        return name.label in CREWS
    state = name.entry.label is Label.STATE and name.usage in {Usage.DEMONYM, Usage.ACRONYM}
    return state or (name.entry.label not in {Label.PLACE, Label.PERSON, Label.POPULATION, Label.STATE, Label.COMPANY})
