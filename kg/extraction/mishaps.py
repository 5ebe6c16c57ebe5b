"""Deaths and damage that nobody meant: what crashes, floods and diseases do is no attack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.ontology import Lexicon

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
NAMING = frozenset({"NORP", "ORG", "GPE"})
DEEPEST = 6  # verbs above one another; longer chains are parse errors


class Mishaps:
    """Tells harm by accident from harm that somebody did, with the words of `ontology/lexicon/mishaps.ttl`."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the word classes once."""
        words = lexicon.words
        self.nouns, self.verbs, self.harm = words("mishap"), words("mishap-verb"), words("plain-harm")
        self.beasts, self.blasts = words("beast"), words("mishap-blast")
        self.meant = frozenset(lexicon.types) | words("means-of-attack") | words("soldiers") | words("armed-group")
        self.weapons = words("used-weapon") | words("attacker") | words("armed-group")
        self.types = lexicon.types

    def caused(self, token: Token) -> bool:
        """Tell whether a word for harm is said of an accident, a force of nature, a disease or an animal."""
        if token.pos_ not in grammar.VERBS:
            return self._compound(token)
        if not {token.lemma_.lower(), token.lower_} & self.harm:
            return False
        return any(self._of_cause(verb) for verb in _beside(token)) or self._above(token)

    def aimed(self, noun: Token) -> bool:
        """Tell whether what may be an accident is somebody's: `Israeli fire`, `sniper fire`, but no `house fire`."""
        before = (c for c in noun.children if c.dep_ in MODIFIERS and c.i < noun.i)
        return any(c.ent_type_ in NAMING or {c.lower_, c.lemma_.lower()} & self.meant for c in before)

    def named(self, noun: Token) -> bool:
        """Tell whether a noun, or a name that it is in, is that of an accident: `the flood`, `Cyclone Nora`."""
        near = [noun, *(c for c in noun.children if c.dep_ == "compound" and noun.pos_ == "PROPN")]
        return any(self._is(t) for t in near) or self._compound(noun)

    def _is(self, noun: Token) -> bool:
        forms = {noun.lemma_.lower(), noun.lower_}
        if noun.pos_ == "NOUN" and forms & self.beasts:
            return True
        return bool(forms & self.nouns) and not (forms & self.types.keys() and self.aimed(noun))

    def _compound(self, noun: Token) -> bool:
        """`lightning strikes`, `a shark attack`, `a gas explosion`."""
        before = [{c.lower_, c.lemma_.lower()} for c in noun.children if c.dep_ in MODIFIERS and c.i < noun.i]
        if any(forms & (self.nouns | self.beasts) for forms in before):
            return True
        return noun.lemma_.lower() in self.harm and any(forms & self.blasts for forms in before)

    def _of_cause(self, verb: Token) -> bool:
        """Tell whether the subject of a verb of harm, or what it is said to happen in, by, after or when, is one."""
        cause = grammar.subject(verb)
        return (cause is not None and self.named(cause)) or any(self._happening(c) for c in verb.children)

    def _happening(self, child: Token) -> bool:
        """`in a crash`, `by floods`, `after falling`, `when a container fell`, `as Cyclone Nora hit the coast`."""
        if child.dep_ in {"prep", "agent"}:
            inner = complements.governed(child)
            return inner is not None and any(self.named(t) or self._befell(t) for t in grammar.conjuncts(inner))
        if child.dep_ != "advcl":
            return False
        cause = grammar.child(child, "nsubj")
        return self._befell(child) or (cause is not None and self.named(cause))

    def _above(self, token: Token) -> bool:
        """`a plane crashed into a house, killing nine`: what the verb of harm follows from."""
        verb = token
        for _ in range(DEEPEST):
            if verb.dep_ not in {"advcl", "conj", "xcomp"} or verb.head.pos_ not in grammar.VERBS:
                return False
            verb = verb.head
            if self._befell(verb):
                return True
        return False

    def _befell(self, verb: Token) -> bool:
        """Tell whether a verb says that something crashed or fell: nobody sank it, and it was no weapon."""
        if verb.pos_ not in grammar.VERBS or verb.lemma_.lower() not in self.verbs:
            return False
        subject = grammar.surface_subject(verb)
        weapon = subject is not None and {subject.lemma_.lower(), subject.lower_} & self.weapons
        return not weapon and grammar.child(verb, "dobj", "agent") is None


def _beside(verb: Token) -> Iterator[Token]:
    """Yield a verb and those coordinated with it: `nine were killed and six hurt as the storm hit`."""
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in grammar.VERBS:
        top = top.head
    yield from (t for t in grammar.conjuncts(top) if t.pos_ in grammar.VERBS)
