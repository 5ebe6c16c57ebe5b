"""What a verb or noun takes beside subject and object: predicates, prepositional phrases, clauses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.grammar import SUBJECTS, VERBS, agent, child, is_infinitive, is_passive, patient, subject
from kg.ontology import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token

CLOSING = frozenset({")", '"', "”", "'", "’"})
OPENING = frozenset({"(", '"', "“", "‘"})


def complement(verb: Token) -> Token | None:
    """Give the predicate that `verb` lays on its object: `called it a lie`, `declared her guilty`."""
    found = child(verb, "oprd", "acomp", "attr")
    if found is not None:
        return found
    clause = child(verb, "ccomp")
    return (
        clause if clause is not None and clause.pos_ in {"ADJ", "NOUN"} and not child(clause, "aux", "mark") else None
    )


def prepositional(head: Token, names: Collection[str]) -> Iterator[Token]:
    """Yield the nouns and gerunds after the prepositions `names` of `head`, gerunds first.

    The parser hangs the charge's `of` on the nearest noun (`accused Washington and its allies of ...`), so the
    prepositions of the object's nouns are looked at too, those before a name last.
    """
    found = [t for t in _attached(head) if t.lower_ in names]
    found.sort(key=lambda t: (child(t, "pcomp") is None, _of_name(t), t.i))
    yield from (inner for inner in map(governed, found) if inner is not None)


def governed(preposition: Token) -> Token | None:
    """Give what a preposition governs; of two nouns the last, since the first is a part of its name cut off."""
    nouns = [c for c in preposition.children if c.dep_ == "pobj"]
    return child(preposition, "pcomp") or (nouns[-1] if nouns else None)


def objects(verb: Token) -> Iterator[Token]:
    """Yield what a verb is about: its object, then the nouns after its prepositions: `spoke out against the raid`."""
    found = child(verb, "dobj", "obj")
    if found is not None:
        yield found
    yield from (inner for inner in map(governed, _prepositions(verb)) if inner is not None)


def in_adjuncts(verb: Token, names: Collection[str]) -> Iterator[Token]:
    """Yield what stands after the prepositions `names` inside an adjunct: `sentenced to years in prison for theft`."""
    todo = [c for c in _prepositions(verb) if c.i > verb.i]
    while todo:
        inner = governed(todo.pop(0))
        for below in (c for c in inner.subtree if c.dep_ == "prep") if inner is not None else ():
            if inner in {below.head, below.head.head if below.head.dep_ == "dobj" else None}:
                todo.append(below)
                found = governed(below) if below.lower_ in names else None
                if found is not None:
                    yield found


def _of_name(preposition: Token) -> bool:
    """`the government of India`: what belongs to a name is no charge."""
    inner = child(preposition, "pobj")
    return inner is not None and inner.ent_type_ in {"GPE", "NORP", "LOC", "ORG", "PERSON"}


def _attached(head: Token) -> Iterator[Token]:
    yield from _prepositions(head)
    if head.pos_ == "NOUN":
        yield from _against(head)
        yield from _of_maker(head)
    if head.pos_ in VERBS:
        thing = patient(head)
        if thing is not None and thing.i > head.i:
            for noun in _nominal(thing):
                yield from (t for t in _prepositions(noun) if t.i > head.i)
        for beside in filter(None, (child(head, "prt"), complement(head))):
            yield from _prepositions(beside)


def _against(noun: Token) -> Iterator[Token]:
    """`charges of war crimes against`, `the murder of a family by`: the party hangs on the crime or victim."""
    for of in (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"):
        found = (
            p for crime in of.children for p in crime.children if p.dep_ == "prep" and p.lower_ in {"against", "by"}
        )
        yield from (p for p in found if p.lower_ == "by" or any(c.pos_ == "PROPN" for c in p.children))


def _of_maker(noun: Token) -> Iterator[Token]:
    """`allegations made by X against Y`: what belongs to the noun hangs on the participle that tells who made it."""
    made = (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in _making())
    yield from (p for participle in made for p in _prepositions(participle))


@cache
def _making() -> frozenset[str]:
    """Give the verbs whose doer makes or gives what they are done to: `charges brought by`, `help given by`."""
    return load_lexicon().words("levelling") | load_lexicon().words("giving")


def _prepositions(token: Token) -> Iterator[Token]:
    for c in token.children:
        if c.dep_ in {"prep", "agent", "dative", "prt", "mark"} and (c.pos_ in {"ADP", "SCONJ"} or c.dep_ == "prep"):
            yield c
            yield from (g for g in c.children if g.dep_ == "prep")
            day = child(c, "pobj")  # "accused Russia on Monday of shelling": the parser hangs the charge on the day
            if day is not None and day.ent_type_ == "DATE":
                yield from (g for g in day.children if g.dep_ == "prep")


def _nominal(noun: Token) -> Iterator[Token]:
    """Yield a noun phrase's nouns: head, coordinated ones, appositions and the nouns of its own prepositions."""
    yield noun
    for c in noun.children:
        if c.dep_ in {"conj", "appos"}:
            yield from _nominal(c)
        elif c.dep_ == "prep":
            yield from (n for inner in c.children if inner.dep_ == "pobj" for n in _nominal(inner))


def clause(head: Token) -> Token | None:
    """Give the root of the clause that `head` says: `said that ...`, `allegations that ...`, `is said by X to ...`."""
    raised = infinitive(head) if head.pos_ == "VERB" and is_passive(head) and agent(head) is not None else None
    if raised is not None:
        return raised
    for c in head.children:
        if c.dep_ == "ccomp" and not is_infinitive(c) and _finite(c) and not _set_apart(c, head):
            return c
        if c.dep_ == "advcl" and head.pos_ == "ADJ" and c.doc[c.left_edge.i].lower_ == "that":
            return c
        if head.pos_ == "NOUN" and _of_noun(c, head):
            return c
    return _shared(head)


@cache
def _claims() -> frozenset[str]:
    """Give the nouns for what somebody says: `reports the army had fled`."""
    return load_lexicon().words("rebutted")


def _of_noun(clause: Token, noun: Token) -> bool:
    """Tell whether a clause says what a noun tells of: `the claim that it fled`, `reports the army had fled`."""
    if clause.dep_ in {"acl", "relcl"} and child(clause, "mark") is not None and _finite(clause):
        return True
    if clause.dep_ not in {"acl", "relcl"}:
        return False
    that = any(c.lower_ == "that" and c.dep_ in {"mark", "dobj"} for c in clause.children)
    return that or (clause.dep_ == "relcl" and _whole(clause) and noun.lemma_.lower() in _claims())


def _whole(clause: Token) -> bool:
    """Tell whether a clause has a subject and an object, so that the noun before it is neither."""
    own = child(clause, *SUBJECTS)
    return own is not None and own.tag_ not in {"WDT", "WP"} and child(clause, "dobj") is not None


def _set_apart(clause: Token, verb: Token) -> bool:
    """`X shelled the town; Y denounced a farce`: what stands before a semicolon is not said by the verb after it."""
    return any(t.text == ";" for t in clause.doc[clause.i : verb.i])


def _shared(verb: Token) -> Token | None:
    """`A says, and B denies, that ...`: the clause after the comma that closes the second verb belongs to both."""
    other = child(verb, "conj")
    if verb.pos_ not in VERBS or other is None or other.pos_ != "VERB" or child(verb, "dobj", "xcomp", "ccomp"):
        return None
    found = child(other, "ccomp")
    apart = found is not None and found.left_edge.i > 0 and found.left_edge.nbor(-1).text == ","
    return found if apart and child(other, "nsubj") is not None else None


def _finite(verb: Token) -> bool:
    return verb.tag_ != "VBG" or child(verb, "aux", "nsubj") is not None


def gerund(head: Token) -> Token | None:
    """Give the gerund that `head` takes: `denied harbouring`, `denied having harboured`."""
    after = (c for c in head.children if c.dep_ in {"xcomp", "ccomp", "dobj", "advcl"} and c.i > head.i)
    return next((c for c in after if "VBG" in {c.tag_, *(a.tag_ for a in c.children if a.dep_ == "aux")}), None)


def infinitive(head: Token) -> Token | None:
    """Give the infinitive that `head` takes: `urged Serbia to withdraw`."""
    return next((c for c in head.children if c.dep_ in {"xcomp", "ccomp", "acl", "advcl"} and is_infinitive(c)), None)


def raised(verb: Token) -> Token | None:
    """Give whom `verb` lets do something: `allowed gangs to operate`, `let smugglers pass`."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VB"), None)
    return child(clause, "nsubj") if clause is not None else None


def governor(noun: Token) -> Token | None:
    """Give the verb that `noun` is an object or complement of, through support nouns' prepositions."""
    head = noun.head
    while head != noun and head.dep_ in {"prep", "agent", "pobj", "conj", "dobj"} and head.pos_ not in VERBS:
        head = head.head
    return head if head.pos_ in VERBS else None


def owner(possessor: Token) -> Token:
    """Give whom a possessive means: of a pronoun in an object the subject, `X continues its occupation`."""
    noun = possessor.head
    verb = governor(noun) if possessor.tag_ == "PRP$" and noun.dep_ in {"dobj", "pobj"} else None
    found = subject(verb) if verb is not None else None
    return possessor if found is None or found == noun or found.pos_ == "PRON" else found


def extent(token: Token) -> tuple[int, int]:
    """Give the token bounds of a phrase: its subtree, without the punctuation and conjunctions at its edges."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    doc = token.doc
    while (
        end - 1 > token.i
        and (doc[end - 1].is_punct or doc[end - 1].pos_ == "CCONJ")
        and doc[end - 1].text not in CLOSING
    ):
        end -= 1
    while start < token.i and doc[start].is_punct and doc[start].text not in OPENING:
        start += 1
    return start, end
