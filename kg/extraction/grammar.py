"""How English turns the deep roles of a verb or noun around: the same few functions for every cue.

Passive with and without agent, reduced and full relatives, coordination, small clauses, nominalisations; with them
the subjects of `subjects` and the steps of `tree`. Functions take and give spaCy tokens of one parsed sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.relatives import antecedent
from kg.extraction.subjects import surface_subject
from kg.extraction.tree import SUBJECTS, VERBS, child, conjuncts, has_preposition, is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.ontology import Cue, Lexicon

__all__ = [
    "SUBJECTS",
    "VERBS",
    "agent",
    "child",
    "conjuncts",
    "cues",
    "has_preposition",
    "is_infinitive",
    "is_passive",
    "patient",
    "subject",
    "surface_subject",
    "word_class",
]

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "parataxis", "csubj", "csubjpass", "pcomp"})


def cues(token: Token, lexicon: Lexicon) -> tuple[Cue, ...]:
    """Give the cues that `token` is a form of."""
    if token.tag_ == "VBN" and token.dep_ == "acomp":
        return lexicon.cues.get((token.lower_, "ADJ"), ())  # `was concerned about`
    lemma = token.lemma_.lower()
    return lexicon.cues.get((lemma, word_class(token)), ()) if lemma in lexicon.cue_lemmas else ()


def word_class(token: Token) -> str:
    """Give the part of speech; what has a subject is a verb whatever the tagger says (`A court sentences X`)."""
    if token.pos_ in {"NOUN", "PROPN"} and child(token, "nsubj", "nsubjpass") and token.tag_ != "NNP":
        return "VERB"
    if token.tag_ == "VBP" and token.dep_ in {"nsubjpass", "dobj", "pobj"}:
        return "NOUN"  # `some blame was placed on`
    return "NOUN" if token.pos_ == "PROPN" and token.tag_ in {"NNS", "NN"} else token.pos_


def is_passive(verb: Token) -> bool:
    """Tell whether what stands as subject of `verb` is what it is done to."""
    if child(verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    if verb.tag_ != "VBN" or child(verb, "aux", "nsubj"):
        return False
    if child(verb, "dobj", "obj"):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "amod", "advcl", "relcl", "ROOT", "oprd", "ccomp", "xcomp"}


def subject(verb: Token) -> Token | None:
    """Give the doer of `verb`: its subject, or the agent of a passive."""
    return agent(verb) if is_passive(verb) else surface_subject(verb)


def patient(verb: Token) -> Token | None:
    """Give what `verb` is done to: its object, the subject of a passive, the noun that a relative clause modifies."""
    if is_passive(verb):
        return child(verb, "dobj", "obj") if child(verb, "dative") else surface_subject(verb)
    found = child(verb, "dobj", "obj") or child(verb, "dative")
    if found is not None:
        return antecedent(found)
    return _small_clause_subject(verb) or _shared_object(verb) or _gap(verb)


def agent(verb: Token) -> Token | None:
    """Give the noun of the `by` phrase of a passive."""
    laid_on = child(verb, "oprd", "acomp")  # `was held responsible by`: the parser hangs the agent on the adjective
    beside = [*verb.children, *(laid_on.children if laid_on is not None else ())]
    for by in (c for c in beside if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")):
        found = child(by, "pobj")
        if found is not None:
            return found
    return _shared_agent(verb)


def _shared_agent(verb: Token) -> Token | None:
    """`was seized and killed by rebels`: participles under one auxiliary share the agent after the last."""
    last = child(verb, "conj")
    shares = (
        last is not None and last.tag_ == "VBN" and child(verb, "auxpass") and not child(last, "auxpass", "nsubjpass")
    )
    return agent(last) if shares and last is not None else None


def _small_clause_subject(verb: Token) -> Token | None:
    """`called the claim false`, `held Israel responsible`: the subject of the verbless clause."""
    clause = child(verb, "ccomp")
    if clause is not None and clause.pos_ in {"ADJ", "NOUN"} and not child(clause, "aux", "cop", "mark"):
        return child(clause, "nsubj")
    return None


def _shared_object(verb: Token) -> Token | None:
    """`condemned and denounced the raid`: the object of the verb that is coordinated to the right."""
    nxt = child(verb, "conj")
    if nxt is not None and nxt.pos_ == "VERB" and not any(c.dep_ in CLAUSES or c.dep_ == "prep" for c in verb.children):
        return child(nxt, "dobj", "obj")
    return None


def _gap(verb: Token) -> Token | None:
    """`a charge Moscow denies`: the noun that a relative clause without an object of its own modifies."""
    top = verb
    while top.dep_ in {"conj", "xcomp"} and top.head.pos_ in VERBS:
        top = top.head
    stranded = any(c.dep_ == "prep" and child(c, "pobj", "pcomp") is None for c in verb.children)
    where = any(c.tag_ == "WRB" for c in verb.children)
    if top.dep_ != "relcl" or stranded or where or child(verb, "ccomp") is not None:
        return None
    own = next((c for c in top.children if c.dep_ in SUBJECTS), None)
    return top.head if own is not None and own.tag_ not in {"WDT", "WP"} else None
