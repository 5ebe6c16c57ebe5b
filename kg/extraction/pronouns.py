"""What the sentence of a pronoun tells of its antecedent: whom it cannot mean, and where it means nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.grammar import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

ALONE = SUBJECTS | {"punct", "aux", "advmod", "npadvmod", "prep"}  # what a verb inserted into a clause may have
POINTING = frozenset({"these", "those", "such"})


def content_of(pronoun: Token) -> set[int]:
    """Give the tokens of what the verb of a pronoun says: whoever speaks is not named first in his own words."""
    verb = pronoun.head
    contents = (
        c for c in verb.children if c.dep_ in {"ccomp", "parataxis"} and c.i < pronoun.i and not _set_apart(c, pronoun)
    )
    said = {t.i for c in contents for t in c.subtree}
    return said | _around(verb) if _inserted(verb) else said


def _inserted(verb: Token) -> bool:
    """`Chad had fled, it said, and ...`: tell whether a verb stands alone with its subject in what is said."""
    return verb.dep_ == "parataxis" and verb.head != verb and all(c.dep_ in ALONE for c in verb.children)


def _around(verb: Token) -> set[int]:
    """Give the tokens of the clause that a verb is inserted into."""
    return {t.i for t in verb.head.subtree} - {t.i for t in verb.subtree}


def _set_apart(clause: Token, pronoun: Token) -> bool:
    """`Israel charges three men; they deny it`: what stands before a semicolon is not what they say."""
    return any(t.text == ";" for t in clause.doc[clause.i : pronoun.i])


def adjuncts_of(pronoun: Token) -> set[int]:
    """`In talks with the envoy, he ...`, `speaking to the envoy, he ...`: whom a subject acts with is another.

    A clause with a subject of its own may name him: `after the envoy left, he ...`.
    """
    if pronoun.dep_ not in SUBJECTS:
        return set()
    before = [c for c in pronoun.head.children if c.i < pronoun.i]
    adjuncts = (
        c for c in before if (c.dep_ == "prep" and c.pos_ == "ADP") or (c.dep_ == "advcl" and c.tag_ in {"VBG", "VBN"})
    )
    own = (c for c in adjuncts if not any(g.dep_ in SUBJECTS or g.dep_ == "mark" for g in c.children))
    return {t.i for c in own for t in c.subtree}


def deeds_before(pronoun: Token) -> bool:
    """`condemned these actions, saying that they are unlawful`: things that were pointed out in the same sentence."""
    pointed = (t for t in pronoun.doc[: pronoun.i] if t.tag_ == "NNS" and t.dep_ == "dobj")
    return any(c.lower_ in POINTING and c.dep_ == "det" for noun in pointed for c in noun.children)


def is_expletive(pronoun: Token) -> bool:
    """`It is shameful to hide the facts`, `it is a lie that ...`: the pronoun stands for the clause."""
    verb = pronoun.head
    predicate = [c for c in verb.children if c.dep_ in {"acomp", "attr"}]
    clauses = (c for head in (verb, *predicate) for c in head.children if c.dep_ in {"xcomp", "ccomp", "csubj"})
    return pronoun.dep_ in SUBJECTS and verb.pos_ == "AUX" and bool(predicate) and any(c.i > verb.i for c in clauses)
