"""Find what stands in the slots of a cue's frame, whatever construction English has put it into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.frames import prepositions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.frames import Slot

WHAT = "what"  # `what it called a slur`
BEGINNING = grammar.SUBJECTS | {"mark", "advcl"}  # what of a clause may stand before an inserted verb
SUPPORT = frozenset({"dobj", "obj", "nsubjpass", "attr", "pobj", "conj"})


def fillers(cue: Token, slot: Slot) -> Iterator[Token]:
    """Yield the tokens that may fill `slot` of `cue`, the likeliest first."""
    first = slot.path[0]
    if slot.verbs:
        yield from _through_support(cue, slot.verbs)
        return
    for token in _place(cue, first):
        if len(slot.path) == 1:
            yield token
        else:
            yield from (inner for noun in grammar.conjuncts(token) for inner in _place(noun, slot.path[1]))


def _place(cue: Token, place: str) -> Iterator[Token]:
    single = FUNCTIONS.get(place)
    if single is not None:
        found = single(cue)
        if found is not None:
            yield found
        elif place == "to":
            yield from complements.prepositional(cue, {place})
    elif place in MODIFIERS:
        yield from (c for c in cue.children if c.dep_ in MODIFIERS[place] and c.i < cue.i)
    else:
        yield from complements.prepositional(cue, set(prepositions(place)))


def _quote(verb: Token) -> Token | None:
    """`X attacked Y, he said`, `because, he said, X had`: the clause that the verb is inserted into or put after."""
    if verb.dep_ not in {"parataxis", "advcl", "ccomp"} or verb.head == verb or grammar.child(verb, "ccomp"):
        return None
    if verb.tag_ == "VBG":  # `fled, accusing ...`: what is said comes after the participle
        return None
    if grammar.child(verb, *grammar.SUBJECTS) is None and not grammar.is_passive(verb):
        return None
    if verb.dep_ == "advcl" and apart(verb):
        return None
    return verb.head if verb.head.i < verb.i or _inserted(verb) else None


def _inserted(verb: Token) -> bool:
    """`because, he said, X had fled`, `since X fled, he said, it had failed`: the clause has begun before the verb."""
    begun = verb.dep_ == "parataxis" and any(c.dep_ in BEGINNING and c.i < verb.left_edge.i for c in verb.head.children)
    return begun and verb.i < verb.head.i


def apart(clause: Token) -> bool:
    """Tell whether a clause tells something of its own: `as Hamas claims responsibility`, `after B was accused`."""
    mark = grammar.child(clause, "mark")
    said = grammar.child(clause, "dobj", "nsubjpass")
    return mark is not None and (mark.lower_ != "as" or (said is not None and said.pos_ != "PRON"))


def _subject(cue: Token) -> Token | None:
    """Give the subject of a verb, or of the verb that an adjective is the predicate of."""
    predicate = cue.pos_ == "ADJ" and cue.dep_ in {"acomp", "attr", "oprd", "ccomp"}  # `was clear`, `made clear`
    predicate = predicate or (cue.tag_ == "VBN" and cue.dep_ == "acomp")
    return grammar.subject(cue.head if predicate else cue)


def _object(verb: Token) -> Token | None:
    """Give what a verb is done to; of `rejected what it called a slur` the slur."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and c.left_edge.lower_ == WHAT), None)
    if clause is None:
        return grammar.patient(verb)
    return complements.complement(clause) or next(complements.prepositional(clause, {"as"}), None)


def _so_called(verb: Token) -> Token | None:
    """Give what something is called in a clause with `what`: `what it called X's interference`, `described as X's`."""
    what = next((c for c in verb.children if c.lower_ == WHAT and c.i < verb.i), None)
    if what is None:
        return None
    named = complements.complement(verb) or next(complements.prepositional(verb, {"as"}), None)
    return named or next((c for c in verb.children if c.dep_ == "dobj" and c != what), None)


def _clause(head: Token) -> Token | None:
    """Give the `that` clause, of the object too: the parser hangs it there in `warned the court that ...`."""
    told = grammar.child(head, "dobj") if head.pos_ == "VERB" else None
    return complements.clause(head) or (complements.clause(told) if told is not None and told.i > head.i else None)


def _infinitive(verb: Token) -> Token | None:
    """Give the infinitive that has a subject of its own: `believes X to be responsible`."""
    found = complements.infinitive(verb)
    own = found is not None and grammar.child(found, "nsubj", "nsubjpass") and not grammar.child(found, "mark")
    return found if own else None


def _support(noun: Token) -> Token | None:
    """Give the verb whose object a noun is: `filed charges`, `charges were filed`."""
    return noun.head if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ in grammar.VERBS else None


def _relative(noun: Token) -> Token | None:
    """Give the clause that tells what a noun does: `companies that exploit miners`."""
    clauses = (c for c in noun.children if c.dep_ == "relcl")
    return next((c for c in clauses if any(g.dep_ == "nsubj" and g.tag_ in {"WDT", "WP"} for g in c.children)), None)


def _before(cue: Token) -> Token | None:
    """Give the noun before the verb whose object `cue` should be, where the parser sees no verb: `X claims credit`."""
    at = cue.i - 2
    while at >= 0 and cue.doc[at].pos_ in {"AUX", "ADV"} and not cue.doc[at].is_upper:
        at -= 1
    named = at >= 0 and (cue.doc[at].pos_ in {"NOUN", "PROPN"} or cue.doc[at].is_upper)  # `IS claims credit`
    return cue.doc[at] if named else None


FUNCTIONS = {
    "subject": _subject,
    "object": _object,
    "what": _so_called,
    "complement": complements.complement,
    "that": _clause,
    "infinitive": _infinitive,
    "ing": complements.gerund,
    "to": complements.infinitive,
    "quote": _quote,
    "governor": complements.governor,
    "support": _support,
    "relative": _relative,
    "before": _before,
}
TO = "to"
MODIFIERS = {"poss": {"poss"}, "modifier": {"amod", "compound", "nmod"}}


def _through_support(noun: Token, verbs: frozenset[str]) -> Iterator[Token]:
    """`levelled accusations at`, `faces charges`: the subject of the verb whose object the noun is."""
    if noun.dep_ not in SUPPORT:
        return
    verb = complements.governor(noun)
    if verb is None or verb.lemma_.lower() not in verbs:
        return
    found = grammar.subject(verb)
    if found is not None and found != noun:
        yield found
