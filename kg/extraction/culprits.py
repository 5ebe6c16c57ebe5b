"""Who did an attack that names nobody, where the article goes on to speak of `the attacker`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.extraction.found import ACCUSATION
from kg.extraction.retold import ATTACK, GENERAL, PERPETRATOR, RESPONSIBILITY, alike, type_of
from kg.model import Filler

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from kg.extraction.parties import Parties
    from kg.model import Claim
    from kg.nlp import Sentence

WINDOW = 1500  # characters: how far after an attack its attacker may be spoken of
OPEN = frozenset({RESPONSIBILITY, ACCUSATION})  # what leaves it to somebody to say who did an attack
ACTING = grammar.SUBJECTS | {"pobj"}


class Culprits:
    """Keeps whom the sentences of one article call the attacker."""

    def __init__(self, parties: Parties) -> None:
        """Read parties with `parties`."""
        self.parties, lexicon = parties, parties.cast.lexicon
        self.attacker, self.definite, self.types = lexicon.words("attacker"), lexicon.words("definite"), lexicon.types
        self.suspecting = lexicon.words("alleged")
        self.heard: list[tuple[str, Filler]] = []  # what sort of attack the noun tells of, and who is called so

    def hear(self, sentence: Sentence) -> None:
        """Keep those whom a sentence calls the attackers, where they do something or something is done to them."""
        for token in sentence.doc:
            if token.lemma_.lower() in self.attacker and token.dep_ in ACTING and self._definite(token):
                type_ = self.types.get(token.lemma_.lower(), GENERAL)
                self.heard.extend((type_, f) for f in self._fillers(sentence, token))

    def _definite(self, noun: Token) -> bool:
        """`The gunman was arrested`: one who is there, and of whom nobody only supposes that he did it."""
        if any(c.lower_ in self.suspecting for c in noun.children):
            return False
        agent = noun.dep_ != "pobj" or noun.head.dep_ == "agent"
        return agent and any(c.dep_ == "det" and c.lower_ in self.definite for c in noun.children)

    def _fillers(self, sentence: Sentence, noun: Token) -> Iterator[Filler]:
        for party in self.parties.of(sentence, noun):
            span = sentence.chars(sentence.doc[party.start], sentence.doc[party.end - 1])
            yield Filler(PERPETRATOR, span, party.figure.key)

    def told(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """Yield the claims, each attack of nobody with its attacker: the one that is told before `the attacker`."""
        done: dict[str, Filler] = {}
        for type_, filler in self.heard:
            attack = self._only(claims, type_, filler)
            if attack is not None:
                done.setdefault(attack.id, filler)
        for claim in claims:
            yield replace(claim, fillers=(*claim.fillers, done[claim.id])) if claim.id in done else claim

    def _only(self, claims: Sequence[Claim], type_: str, filler: Filler) -> Claim | None:
        """Give the only attack before `filler`, if nobody is said to have done it, nor blamed for it or claiming it."""
        place = filler.span.start
        before = [c for c in claims if c.kind == ATTACK and 0 < place - c.evidence.start < WINDOW]
        if len(before) != 1 or before[0].entities(PERPETRATOR) or not alike({type_, type_of(before[0])} - {GENERAL}):
            return None
        return None if any(c.kind in OPEN and c.about == before[0].id for c in claims) else before[0]
