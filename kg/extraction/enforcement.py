"""Who accuses by what is done to the accused: whoever arrests, charges, sentences or sanctions them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.cast import Party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.parties import Parties
    from kg.nlp import Sentence


TASKS = (("charging", "charging-organ"), ("sentencing", "sentencing-organ"))  # verbs, and who does it


def enforcer(parties: Parties, sentence: Sentence, cue: Token, accused: tuple[Party, ...]) -> tuple[Party, ...]:
    """`Police arrest six men accused of ...`: whoever arrests, charges or sanctions the accused accuses them."""
    keys = {p.figure.key for p in accused}
    for act in (*cue.ancestors, *_later(cue)):
        if act.lemma_.lower() not in parties.cast.lexicon.words("enforcing"):
            continue
        doer, thing = (grammar.subject(act), grammar.patient(act)) if act.pos_ in grammar.VERBS else _ordered(act)
        done_to = parties.of(sentence, thing, loose=True) if thing is not None else ()
        if doer is not None and keys & {p.figure.key for p in done_to}:
            return parties.of(sentence, doer)
    return _court(parties, sentence, cue)


def _court(parties: Parties, sentence: Sentence, cue: Token) -> tuple[Party, ...]:
    """`Prosecutors opened the case. He was charged with fraud`: the organ told before whose task it is."""
    words = parties.cast.lexicon.words
    task = next((organs for verbs, organs in TASKS if cue.lemma_.lower() in words(verbs)), None)
    if task is None or not grammar.is_passive(cue):
        return ()
    organs = [f for f in parties.reference.before(sentence, cue) if set(f.name.lower().split()) & words(task)]
    found = next((f for f in organs if f.principals), next(iter(organs), None))  # the court of a state before a jury
    return (Party(found, cue.i, cue.i + 1),) if found is not None else ()


def _later(verb: Token) -> Iterator[Token]:
    """Yield the passives after a passive: `found guilty of murder and sentenced to death by a tribunal`."""
    if grammar.is_passive(verb):
        yield from (c for c in grammar.conjuncts(verb) if c != verb and grammar.is_passive(c))


def _ordered(noun: Token) -> tuple[Token | None, Token | None]:
    """`announces the arrest of a man`: who does what a noun names, and whom it is done to."""
    verb = complements.governor(noun)
    doer = grammar.child(noun, "poss") or grammar.agent(noun) or (grammar.subject(verb) if verb is not None else None)
    return doer, next(complements.prepositional(noun, {"of"}), None)
