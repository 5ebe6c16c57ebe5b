"""The subject of a verb that has none of its own: inherited, controlled, hung too low, or the noun that it modifies."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.relatives import EXPLETIVE, antecedent, is_finite_clause, lost_subject
from kg.extraction.tree import SUBJECTS, VERBS, child, is_infinitive
from kg.ontology import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SHARING = frozenset({"xcomp", "ccomp", "conj", "advcl", "dep", "prep"})  # clauses that share their head's subject
CONTRASTING = frozenset({"while", "whereas", "whilst"})
DEEPEST = 12  # inherited subjects; longer chains are parse errors


@cache
def _light() -> frozenset[str]:
    """Give the verbs whose noun tells the act: `took care`, `made no secret`."""
    return load_lexicon().words("light-verb")


@cache
def _handing_over() -> frozenset[str]:
    """Give the verbs whose object is brought to where it is to do something."""
    return load_lexicon().words("handing-over")


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """Give the subject as it stands or as it is understood: inherited, controlled, or the antecedent of a relative."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        before = [c for c in own if c.i < verb.i]
        return antecedent(
            (before or own)[-1]
        )  # a topic before the subject ("Libyan civil war: rebels say") is no subject
    hung = _hung_lower(verb)
    if hung is not None:
        return antecedent(hung)
    return _inherited(verb, depth + 1) if depth < DEEPEST else None


def _hung_lower(verb: Token) -> Token | None:
    """Give a subject that hangs too low: `X did one day deny`, `X, asked about it, denied`, `On Friday X accused`."""
    for c in verb.lefts:
        if c.dep_ in {"aux", "advcl", "parataxis"}:
            found = next((s for s in c.children if s.dep_ in SUBJECTS), None)
            if found is not None and (c.dep_ == "aux" or (found.i < c.i and found.nbor(1).text == ",")):
                return found
        day = child(c, "pobj") if c.dep_ == "prep" else None
        if day is not None and day.i == verb.i - 1 and day.tag_ == "NNP" and day.doc[c.i + 1].ent_type_ == "DATE":
            return day if day.ent_type_ != "DATE" else None
    return None


def _inherited(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if verb.dep_ in {"acl", "relcl", "amod", "pcomp"}:
        return _of_phrase(verb, head, depth)
    beside = _contrasting(verb, head)
    if beside is not None or _subordinate(verb, head):
        return surface_subject(beside if beside is not None else head.head, depth)
    if head.pos_ == "ADJ" and head.dep_ == "acomp" and verb.dep_ in {"xcomp", "ccomp"}:
        return _personal(head.head, depth)  # `was quick to blame`
    controller = child(head, "dobj", "obj") if verb.dep_ in {"xcomp", "ccomp"} or _handed_over(verb, head) else None
    if controller is not None and controller.i < verb.i and not _idiomatic(controller, head):
        return controller
    goes_with = head.pos_ in VERBS | {"ADJ"} or (head.pos_ == "NOUN" and head.dep_ in {"ROOT", "attr"})
    if verb.dep_ in SHARING and goes_with:
        return lost_subject(verb) if is_finite_clause(verb) else surface_subject(head, depth)
    return None


def _handed_over(verb: Token, head: Token) -> bool:
    """`extradite the man to face charges`: who is brought there is to do it."""
    return verb.dep_ == "advcl" and is_infinitive(verb) and head.lemma_ in _handing_over()


def _idiomatic(noun: Token, verb: Token) -> bool:
    """`took care to say`: the bare noun belongs to the verb, and controls nothing."""
    return noun.tag_ in {"NN", "NNS"} and next(noun.children, None) is None and verb.lemma_ in _light()


def _of_phrase(verb: Token, head: Token, depth: int) -> Token | None:
    """Give the subject of a verb that belongs to a preposition or modifies a noun."""
    if verb.dep_ == "pcomp":
        return _of_preposition(head, depth)
    if head.pos_ in VERBS:
        return surface_subject(head, depth)
    return _of_noun(head, depth) if is_infinitive(verb) else _modified(verb, head)


def _subordinate(verb: Token, head: Token) -> bool:
    """Tell whether a verb goes with the clause above the one that it hangs on."""
    if verb.dep_ != "advcl":
        return False
    if head.pos_ == "ADV" and is_infinitive(verb):
        return True  # `went so far as to accuse`
    return verb.tag_ == "VBG" and _set_off(verb) and child(head, "mark") is not None and head.dep_ == "advcl"


def _contrasting(verb: Token, head: Token) -> Token | None:
    """`A accused B, while C denied it, accusing D`: a clause of contrast stands on its own, with what follows it."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return None
    clauses = (head, *(c for c in head.children if c.dep_ == "advcl" and head.i < c.i < verb.i))
    return next((c for c in reversed(clauses) if _is_contrast(c)), None)


def _is_contrast(clause: Token) -> bool:
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in CONTRASTING and clause.dep_ == "advcl" and clause.i > clause.head.i


def _of_noun(noun: Token, depth: int) -> Token | None:
    """`found reason to accuse`, `was the first to blame`, `X's refusal to condemn`: who the noun belongs to."""
    by = next((c for c in noun.children if c.lower_ == "by"), None)  # `efforts by X to blame`
    owner = child(noun, "poss") or (child(by, "pobj") if by is not None else None)
    if owner is not None:
        return owner
    if noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in VERBS:
        return _personal(noun.head, depth)
    return noun


def _personal(verb: Token, depth: int) -> Token | None:
    """Give the subject of a verb where it is somebody: not the `it` of `it was wrong to accuse`."""
    found = surface_subject(verb, depth)
    return None if found is None or found.lower_ in EXPLETIVE else found


def _modified(verb: Token, noun: Token) -> Token:
    """Give what a participle modifies: the whole of a coordination when it stands after its last member."""
    while verb.tag_ == "VBN" and noun.dep_ == "conj" and noun.head.pos_ == noun.pos_ and verb.i > noun.i:
        noun = noun.head
    return noun


def _set_off(verb: Token) -> bool:
    """`resigned after the coalition fell, accusing ...`: a participle after a comma goes with the main clause."""
    return verb.i > 0 and verb.nbor(-1).text == ","


def _of_preposition(preposition: Token, depth: int) -> Token | None:
    """`accused X of doing`: X; `in a speech blaming`, `after doing`: the subject of the governing verb."""
    governor = preposition.head
    if governor.pos_ in VERBS:
        thing = child(governor, "dobj", "obj")
        if preposition.lower_ in {"of", "for", "from", "with"} and thing is not None:
            return thing
        while (
            preposition.lower_ not in {"of", "for", "by"}
            and governor.dep_ in {"xcomp", "ccomp"}
            and is_infinitive(governor)
        ):
            governor = governor.head  # `asks the US to extradite him after accusing him`: the one who asks
        return surface_subject(governor, depth)
    if governor.pos_ == "ADJ" and governor.dep_ == "acomp":
        return _personal(governor.head, depth)  # `was sorry for accusing`
    if governor.dep_ == "dobj" and governor.head.lemma_ in _light():
        return _personal(governor.head, depth)  # `made no secret of blaming`
    if governor.dep_ in {"dobj", "pobj", "obj", "appos", "conj"} and preposition.lower_ in {"of", "for"}:
        return governor
    return None
