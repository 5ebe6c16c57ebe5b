"""Reported propositions: `said Y's forces had shelled the town`. What makes a report an accusation is a wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import complements, grammar
from kg.extract.cast import Party
from kg.model import Label, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.names import Name
    from kg.extract.parties import Parties
    from kg.extract.polarity import Stance
    from kg.extract.voices import Voice
    from kg.extract.wrongs import Wrongs
    from kg.nlp import Sentence
    from kg.ontology import Wrong

WITHIN = frozenset(
    {
        "conj",
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "relcl",
        "parataxis",
        "attr",
        "acomp",
        "dobj",
        "oprd",
        "prep",
        "pobj",
        "pcomp",
        "nsubj",
        "nsubjpass",
        "agent",
        "dep",
        "appos",
    }
)


PREDICATED = frozenset({"acomp", "attr", "oprd", "prep", "advmod", "xcomp", "ccomp", "conj"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """A wrong in a clause: `doers` did what `predicate` says."""

    predicate: Token
    wrong: Wrong
    doers: tuple[Party, ...]
    modality: Modality

    @property
    def clause(self) -> Token:
        """The head of the clause that states it: the verb of `remains a hub`, not the noun."""
        top = self.predicate
        while top.pos_ not in grammar.VERBS and top.dep_ in {"attr", "acomp", "oprd", "prep", "pobj", "dobj"}:
            top = top.head
        return top


class Reports:
    """Finds the wrongs that a clause states, with who did them."""

    def __init__(self, parties: Parties, wrongs: Wrongs, stance: Stance) -> None:
        """Read doers with `parties`."""
        self.parties, self.wrongs, self.stance = parties, wrongs, stance

    def of(self, sentence: Sentence, voice: Voice, others: tuple[Voice, ...]) -> Iterator[Proposition]:
        """Yield the propositions of a voice's content that are affirmed and not only supposed."""
        speakers = frozenset(p.figure.key for p in voice.parties)
        yield from self.within(sentence, voice.content, voice.cue, others, speakers)

    def within(
        self, sentence: Sentence, content: Token, top: Token, others: tuple[Voice, ...], speakers: frozenset[str]
    ) -> Iterator[Proposition]:
        """Yield the propositions of the clause headed by `content`, announced by `top`, inner speech left out."""
        inner = {v.content.i for v in others if v.content != content and v.cue != top}
        cues = {v.cue.i for v in others}
        for token in _walk(content, inner | {top.i}):
            wrong = self.wrongs.at(sentence, token) or self._prepared(sentence, token)
            if wrong is None or (token.i in cues and wrong.pos == "VERB"):
                continue
            limit = content.head if top in token.ancestors else None  # `A says, and B denies, that`
            if not self._affirmed(token, wrong, limit):
                continue
            modality = self.stance.modality(token, limit)
            if modality is Modality.HYPOTHETICAL:
                continue
            found = self.doers(sentence, token, wrong)
            doers = tuple(p for p in found if p.figure.key not in speakers and p.figure.label is not Label.PLACE)
            if doers:
                yield Proposition(token, wrong, doers, modality)

    def _affirmed(self, token: Token, wrong: Wrong, limit: Token | None) -> bool:
        """Tell whether a wrong is said to be so; the negation in `do nothing` is a part of the wrong."""
        negative = self.stance.polarity(token, limit) is Polarity.NEGATIVE
        return negative is self.stance.negation.belongs(wrong.words[1:])

    def _prepared(self, sentence: Sentence, verb: Token) -> Wrong | None:
        """Give the wrong that is the subject of a verb of preparing: `attacks were planned`, `incidents originate`."""
        if verb.lemma_.lower() not in self.parties.cast.lexicon.words("directing"):
            return None
        event = grammar.surface_subject(verb)
        return self.wrongs.at(sentence, event) if event is not None else None

    def doers(self, sentence: Sentence, token: Token, wrong: Wrong) -> tuple[Party, ...]:
        """Give who did the wrong at `token`."""
        if wrong.pos == "VERB" or token.pos_ == "VERB":
            return self._of_verb(sentence, token)
        if wrong.pos == "ADJ":
            return self._of_verb(sentence, token.head) if token.dep_ in PREDICATED else ()
        return self._of_noun(sentence, token)

    def _of_verb(self, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
        doer = grammar.subject(verb)
        if doer is None or doer.lemma_.lower() in self.parties.nouns.words("arms"):
            return (self.of_event(sentence, doer) if doer is not None else ()) or self._place_blamed(sentence, verb)
        return self._of_doer(sentence, doer)

    def _of_doer(self, sentence: Sentence, doer: Token) -> tuple[Party, ...]:
        return self.of_event(sentence, doer) or self.parties.of(sentence, doer)

    def _place_blamed(self, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
        """`the attacks were planned in Pakistan`: the state where an attack was prepared is what the report blames."""
        if verb.lemma_.lower() not in self.parties.cast.lexicon.words("directing"):
            return ()
        for token in complements.prepositional(verb, {"in", "from"}):
            found = tuple(p for p in self.parties.of(sentence, token) if p.figure.label is Label.STATE)
            if found:
                return found
        return ()

    def _of_noun(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        owned = self.of_event(sentence, noun)
        if owned:
            return owned
        if noun.dep_ in {"attr", "oprd"}:
            subject = grammar.subject(noun.head)
            return self._of_doer(sentence, subject) if subject is not None else ()
        return ()

    def of_event(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """`Israel's strike`, `strikes by Israel`, `a strike conducted by Israel`: who did the event."""
        if noun.pos_ not in {"NOUN", "PROPN"} or self.parties.cast.name_at(sentence, noun.i) is not None:
            return ()
        deed = noun.lemma_.lower() in self.parties.nouns.words("arms") or self.wrongs.at(sentence, noun) is not None
        if not deed:
            return ()
        for c in noun.children:
            if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from"}:
                inner = grammar.child(c, "pobj")
                if inner is not None:
                    return self.parties.of(sentence, inner)
            if c.dep_ == "acl" and grammar.agent(c) is not None:
                doer = grammar.agent(c)
                return self.parties.of(sentence, doer) if doer is not None else ()
            if c.dep_ == "poss":
                return tuple(p for p in self.parties.of(sentence, c) if p.figure.label is not Label.PLACE)
        return self._modifiers(sentence, noun)

    def _modifiers(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        named = [
            n
            for n in self.parties.cast.names_in(
                sentence, [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and c.i < noun.i]
            )
            if _actor(n)
        ]
        if named:
            return tuple(Party(self.parties.cast.named(sentence, n), n.start, n.end) for n in named[:1])
        crew = (
            self.parties.nouns.words("soldiers")
            | self.parties.nouns.words("armed-group")
            | self.parties.nouns.words("body")
        )
        kinds = (c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and c.lemma_.lower() in crew)
        return next((found for c in kinds if (found := self.parties.of(sentence, c))), ())


def _actor(name: Name) -> bool:
    return name.label not in {Label.PLACE, Label.PERSON, Label.POPULATION}


def _walk(token: Token, closed: set[int]) -> Iterator[Token]:
    """Yield the tokens of a clause from its head down, not into what another voice says."""
    yield token
    for c in token.children:
        if c.i not in closed and c.dep_ in WITHIN:
            yield from _walk(c, closed)
