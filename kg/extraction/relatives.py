"""What a noun phrase stands for: antecedents of relative pronouns, the party of a cleft, what a quantity is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.tree import child

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURAL = frozenset({"are", "were", "have"})
EXPLETIVE = frozenset({"it", "there"})  # subjects that stand for a clause
STANDING_FOR = frozenset({"one", "ones"})  # predicate nouns that mean their subject: `was the one who`


def antecedent(token: Token) -> Token:
    """Give the noun that a relative pronoun stands for, or the token itself."""
    if token.tag_ in {"WDT", "WP"}:
        clause = token.head
        while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head != clause and not _stressed(clause):
            clause = clause.head
        if clause.dep_ == "relcl":
            return _predicated(_nearest(_agreeing(clause.head, clause), clause))
        return _stressed(clause) or token
    return token


def _stressed(clause: Token) -> Token | None:
    """`it was X that broke the truce`: X, where the parser hangs the clause on the verb."""
    if clause.dep_ != "ccomp" or clause.head.lemma_ != "be":
        return None
    subject = child(clause.head, "nsubj")
    stressed = [c for c in clause.head.children if c.dep_ == "attr" and c.i < clause.i]
    return stressed[-1] if stressed and subject is not None and subject.lower_ in EXPLETIVE else None


def _predicated(noun: Token) -> Token:
    """`it was A and not B that`: all that is coordinated; `X was the one who`: X."""
    top = _first_of(noun)
    subject = child(top.head, "nsubj") if top.dep_ == "attr" else None
    if subject is None:
        return noun
    if subject.lower_ in EXPLETIVE:
        return top
    return subject if top.lower_ in STANDING_FOR else noun


def _first_of(noun: Token) -> Token:
    """Give the first member of the coordination that `noun` is in."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def is_cleft(clause: Token) -> bool:
    """Tell whether a relative clause is the statement itself: `it was not X that`, `X was not the one who`."""
    top = _first_of(clause.head)
    subject = child(top.head, "nsubj") if clause.dep_ == "relcl" and top.dep_ == "attr" else None
    return subject is not None and (subject.lower_ == "it" or top.lower_ in STANDING_FOR)


def _agreeing(noun: Token, clause: Token) -> Token:
    """`militants from Mali who are accused`: the plural verb passes over a singular name inside the phrase."""
    plural = any(c.lower_ in PLURAL for c in clause.children if c.dep_ in {"aux", "auxpass"}) or clause.tag_ == "VBP"
    first = _first_of(noun)
    top = first.head.head if first.dep_ == "pobj" else noun
    if plural and noun.tag_ in {"NNP", "NN"} and top.tag_ in {"NNS", "NNPS"}:
        return top
    return noun


def _nearest(noun: Token, clause: Token) -> Token:
    """`A, B and C, which it calls a militia`: what is called one thing is one of them, the nearest."""
    called = child(clause, "oprd")
    if called is None or child(called, "det") is None or called.tag_ != "NN":
        return noun
    while (beside := child(noun, "conj")) is not None and beside.i < clause.i:
        noun = beside
    return noun


def partitive(token: Token, quantities: frozenset[str] = frozenset()) -> Token:
    """Give what a quantity is of: the drones of `all of the drones`, or the token itself.

    `quantities` are the nouns that mean no more than a number: the officers of `dozens of officers`.
    """
    inner = child(token, "prep")
    counts = token.pos_ in {"DET", "PRON", "NUM"} or token.lower_ in quantities
    if counts and inner is not None and inner.lower_ == "of":
        return child(inner, "pobj") or token
    return token


def is_finite_clause(verb: Token) -> bool:
    """Tell whether `verb` is in a clause after `that` with its own subject, be it lost: `that X has claimed`."""
    return verb.dep_ == "ccomp" and any(c.dep_ == "aux" and c.tag_ in {"VBZ", "VBP"} for c in verb.children)


def lost_subject(verb: Token) -> Token | None:
    """`states that the al-Qaeda affiliated group has claimed`: the subject, which the parser takes for an object."""
    if verb.left_edge.i == 0:
        return None
    before = verb.doc[verb.left_edge.i - 1]
    found = next((t for t in (before, *before.ancestors) if t.dep_ in {"dobj", "attr"}), None)
    return found if found is not None and found.head.i < verb.i and found.right_edge == before else None
