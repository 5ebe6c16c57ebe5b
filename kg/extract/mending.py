"""Faults that the parser makes around every verb of accusing, put right in the parse before anything is read from it.

The charge's preposition hangs on the nearest noun (`accuses Tajik forces of ...`), an adjective before the accused is
taken for an indirect object, the subject for a part of the verb. What hangs right, every later step finds by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import complements, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.ontology import Cue, Lexicon

FINITE = frozenset({"VBZ", "VBP", "VBD"})
PARTS = frozenset({"compound", "nmod", "npadvmod", "dep"})


def mend(doc: Doc, lexicon: Lexicon) -> None:
    """Hang in the right place what belongs to the verbs of accusing in `doc`; the Doc is changed."""
    for verb in doc:
        cues = lexicon.cues.get((verb.lemma_.lower(), "VERB"), ()) if verb.pos_ == "VERB" else ()
        for cue in cues:
            if cue.announces == "Accusation" and not cue.companions:  # `found proof of` is no charge
                _subject(verb)
                _adjective(verb)
                _charge(verb, frozenset(_prepositions(cue)))
                break


def _prepositions(cue: Cue) -> Iterator[str]:
    """Yield the prepositions of the charge, for a verb whose object is the accused."""
    for frame in cue.frames:
        slots = {role.role: [slot.path for slot in role.slots] for role in frame.roles}
        if ("object",) in slots.get("accused", []):
            yield from (path[0] for path in slots.get("allegation", []) if len(path) == 1)


def _subject(verb: Token) -> None:
    before = verb.doc[verb.i - 1]
    if verb.tag_ in FINITE and before.i < verb.i and before.head == verb and before.dep_ in PARTS:
        bare = not any(c.dep_ in grammar.SUBJECTS | {"aux", "auxpass"} for c in verb.children)
        if bare and before.pos_ in {"NOUN", "PROPN"}:
            before.dep_ = "nsubj"


def _adjective(verb: Token) -> None:
    thing = grammar.child(verb, "dobj")
    if thing is None or thing.i <= verb.i + 1:
        return
    before = thing.nbor(-1)
    if before.dep_ == "dative" and before.head == verb and before.pos_ in {"PROPN", "ADJ"}:
        before.dep_ = "amod"
        before.head = thing


def _charge(verb: Token, names: frozenset[str]) -> None:
    """Hang the charge's preposition on the verb where it hangs on the accused."""
    if grammar.is_passive(verb) or any(c.dep_ == "prep" and c.lower_ in names for c in verb.children):
        return
    charge = next(complements.prepositional(verb, names), None)
    thing = grammar.patient(verb)
    if charge is None or thing is None or charge.head not in thing.subtree:
        return
    if charge.head.dep_ == "prep" and charge.head.head.i > verb.i:
        charge.head.head = verb
