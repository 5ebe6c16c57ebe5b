"""Who did an attack that names nobody, where the article goes on to speak of `the attacker`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.extraction.found import ACCUSATION
from kg.extraction.retold import ATTACK, GENERAL, PERPETRATOR, RESPONSIBILITY, alike, type_of
from kg.extraction.voices import speaking
from kg.model import Filler

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from kg.extraction.parties import Parties
    from kg.extraction.voices import Voice, Voices
    from kg.model import Claim
    from kg.nlp import Sentence

# Characters: how far after an attack its attacker may be spoken of. Swept from 300 to 4,000 on the annotated articles:
# one attack fewer at 300, flat from 800.
WINDOW = 800
OPEN = frozenset({RESPONSIBILITY, ACCUSATION})  # what leaves it to somebody to say who did an attack
ACTING = grammar.SUBJECTS | {"pobj"}


class Culprits:
    """Keeps whom the sentences of one article call the attacker."""

    def __init__(self, parties: Parties, voices: Voices) -> None:
        """Read parties with `parties`; `voices` tells what somebody else may say."""
        self.parties, self.voices, lexicon = parties, voices, parties.cast.lexicon
        self.attacker, self.definite, self.types = lexicon.words("attacker"), lexicon.words("definite"), lexicon.types
        self.suspecting = lexicon.words("alleged")
        self.heard: list[tuple[str, Filler]] = []  # what sort of attack the noun tells of, and who is called so

    def hear(self, sentence: Sentence, voices: tuple[Voice, ...]) -> None:
        """Keep those whom a sentence calls the attackers, where they do something or something is done to them.

        Whoever speaks of `the gunman` takes for granted that there was one; but who it was only the article's own voice
        tells: `police say that the gunman, ..., fled` names nobody.
        """
        unheard = self.voices.unheard(sentence, voices)
        for token in sentence.doc:
            if token.lemma_.lower() in self.attacker and token.dep_ in ACTING and self._definite(token):
                own = not (unheard or speaking(voices, token) or _within_clause(token))
                type_ = self.types.get(token.lemma_.lower(), GENERAL)
                self.heard.extend((type_, f) for f in self._fillers(sentence, token, own=own))

    def _definite(self, noun: Token) -> bool:
        """`The gunman was arrested`: one who is there, and of whom nobody only supposes that he did it."""
        if any(c.lower_ in self.suspecting for c in noun.children):
            return False
        agent = noun.dep_ != "pobj" or noun.head.dep_ == "agent"
        return agent and any(c.dep_ == "det" and c.lower_ in self.definite for c in noun.children)

    def _fillers(self, sentence: Sentence, noun: Token, *, own: bool) -> Iterator[Filler]:
        for party in (p for p in self.parties.of(sentence, noun) if own or p.figure.unnamed):
            yield Filler(PERPETRATOR, party.place(sentence), party.figure.key)

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


def _within_clause(token: Token) -> bool:
    """Tell whether a token stands in what somebody says, thinks or denies."""
    return any(t.dep_ == "ccomp" for t in (token, *token.ancestors))
