"""How far what is said of a word reaches: the links along which it bears on a proposition, purposes, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.grammar import SUBJECTS, child, is_infinitive
from kg.extraction.relatives import is_cleft

if TYPE_CHECKING:
    from spacy.tokens import Token

# links along which what is said above a predicate bears on it; what modifies a noun or a clause is presupposed
CLIMB = frozenset(
    {
        "ccomp", "xcomp", "pcomp", "conj", "prep", "dobj", "attr", "pobj", "csubj", "nsubj", "nsubjpass", "oprd",
        "acomp", "advmod", "cc", "agent",
    }
)  # fmt: skip
FINISHED = frozenset({"after", "since"})  # `asks X to leave after accusing him`: the gerund tells what has been done
OF_NOUN = frozenset({"acl", "relcl"})


def asked(token: Token) -> bool:
    """`Did X accuse Y?`: a question that may be answered with no."""
    opening = next((t for t in token.doc if not t.is_punct), None)
    return opening is not None and opening.dep_ == "aux" and opening.head == token and token.doc[-1].text == "?"


def inverted(token: Token) -> bool:
    """`Had X shelled the town, ...`: a condition without a conjunction, told by its order."""
    if token.dep_ != "advcl":
        return False
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    first = next((c for c in token.children if c.dep_ == "aux"), None)
    return subject is not None and first is not None and first.i < subject.i and child(token, "mark", "advmod") is None


def purpose(token: Token) -> bool:
    """Tell whether an infinitive hangs on a noun: `a chance to accuse`."""
    return token.dep_ in OF_NOUN and is_infinitive(token)


def of_others(act: Token) -> bool:
    """`the need for all states to condemn it`: what others are to do is not done."""
    return is_infinitive(act) and act.head.pos_ in {"NOUN", "ADJ"} and child(act, "nsubj") is not None


def of_purpose(gerund: Token) -> bool:
    """Tell whether a gerund is what a noun or adjective is about: `the intention of accusing`."""
    return gerund.dep_ == "pcomp" and gerund.head.i > gerund.head.head.i and gerund.head.head.pos_ in {"NOUN", "ADJ"}


def bears_on(token: Token) -> bool:
    """Tell whether what is said of the token above bears on this one: `no proof that`, but no relative clause."""
    if token.dep_ == "pcomp" and token.tag_ == "VBG" and token.head.lower_ in FINISHED:
        return False
    if token.dep_ in CLIMB or purpose(token) or is_cleft(token):
        return True
    if token.dep_ in OF_NOUN:  # `no signs that`
        return any(c.dep_ == "mark" for c in token.children)
    marked = token.head.pos_ == "ADJ" or any(c.dep_ == "mark" for c in token.children)
    return token.dep_ == "advcl" and is_infinitive(token) and marked  # `so far as to accuse`, `it premature to accuse`
