"""Whose deed a noun tells: its possessor, the noun after `by` or `of`, the doer in a clause that goes with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.modifiers import actors_before
from kg.model import Label

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.parties import Parties
    from kg.nlp import Sentence

NOBODY: frozenset[str] = frozenset()
LINKS = {"of": ("deed", "belonging"), "between": ("agreement",)}  # prepositions that name the doer after some nouns


class Owners:
    """Reads whose deeds the nouns of one article tell."""

    def __init__(self, parties: Parties) -> None:
        """Read owners with `parties`."""
        self.parties, self.words = parties, parties.cast.lexicon.words

    def of(self, sentence: Sentence, noun: Token, but: frozenset[str] = NOBODY, *, past: int = 0) -> tuple[Party, ...]:
        """Give the party whose deed a noun tells; `of` names it where the noun has no object: `crimes of the state`.

        Phrases before the token `past` belong to another noun: `exports from Chad and the theft of its funds`.
        """
        links = {"by", "from", *(p for p, classes in LINKS.items() if any(map(partial(self._is, noun), classes)))}
        for c in (*noun.children, *_low(noun)):
            if c.dep_ in {"prep", "agent"} and c.lower_ in links and c.i > past:
                inner = grammar.child(c, "pobj")
                found = self.party(sentence, inner, but) if inner is not None else ()
                if found or c.lower_ == "by":
                    return found
            doer = self._told(c)
            if doer is not None:
                return self.parties.of(sentence, doer, but=but)
            if c.dep_ == "poss" and not self._victim(sentence, noun, c):
                found = self.party(sentence, complements.owner(c), but)
                if found or not grammar.has_preposition(noun, "by"):
                    return found
        return actors_before(self.parties, sentence, noun)

    def _is(self, noun: Token, of_class: str) -> bool:
        return noun.lemma_.lower() in self.words(of_class)

    def _victim(self, sentence: Sentence, noun: Token, possessor: Token) -> bool:
        """`his murder by agents`, `Spain suffered its worst attack`: whoever did it comes after."""
        return self.suffers(sentence, noun, complements.owner(possessor)) or self._endured(possessor)

    def party(self, sentence: Sentence, noun: Token, but: frozenset[str]) -> tuple[Party, ...]:
        """Give the parties that a noun means, except places, which do nothing."""
        return tuple(p for p in self.parties.of(sentence, noun, but=but) if p.figure.label is not Label.PLACE)

    def suffers(self, sentence: Sentence, noun: Token, owner: Token) -> bool:
        """`Rossi's murder`: the person is the victim, unless another one is named: `Rossi's murder of his wife`."""
        if noun.lemma_.lower() not in self.words("suffered") or grammar.has_preposition(noun, "of"):
            return False
        return any(p.figure.label is Label.PERSON for p in self.parties.of(sentence, owner))

    def _endured(self, possessor: Token) -> bool:
        """`Spain suffered its worst attack`: what its owner lives through is not the owner's doing."""
        verb = complements.governor(possessor.head) if possessor.tag_ == "PRP$" else None
        return verb is not None and verb.lemma_.lower() in self.words("enduring")

    def _told(self, clause: Token) -> Token | None:
        """`a strike conducted by X`, `a strike that X carried out`: the doer in the clause that goes with a deed."""
        if clause.dep_ not in {"acl", "relcl"}:
            return None
        if clause.lemma_.lower() in self.words("standing-apart") or any(c.tag_ == "WRB" for c in clause.children):
            return None  # `the attack condemned by X`, `the fight against terrorism, where X has shown the way`
        done = grammar.agent(clause)
        if done is not None or clause.lemma_.lower() not in self.words("committing") or grammar.is_passive(clause):
            return done
        own = grammar.child(clause, "nsubj")
        return own if own is not None and own.tag_ not in {"WDT", "WP"} else None


def _low(noun: Token) -> list[Token]:
    """Give the `by` that the parser hangs on a deed's object: `the shelling of a market by X`."""
    objects = (grammar.child(c, "pobj") for c in noun.children if c.lower_ == "of")
    return [c for thing in objects if thing is not None for c in thing.children if c.lower_ == "by"]
