"""Attacks that an article reports: what kind, who did it, at whom it was aimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import complements, grammar
from kg.extract.attackers import Attackers
from kg.model import Label, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.cast import Party
    from kg.extract.polarity import Stance
    from kg.extract.reports import Reports
    from kg.nlp import Sentence
    from kg.ontology import Lexicon

GENERAL = "other"  # the type that only says that there was an attack
CLASH = "clash"
ACTING = frozenset({"nsubj", "agent", "csubj"})
ARMED = frozenset({Label.STATE, Label.ARMED_GROUP, Label.GOVERNMENT_BODY, Label.INTERGOVERNMENTAL})
SUBJECTS = ACTING | {"nsubjpass"}


@dataclass(frozen=True, slots=True)
class Event:
    """An attack in a sentence: where it is named, its type, who did it, at whom it was aimed."""

    token: Token
    type: str
    doers: tuple[Party, ...]
    targets: tuple[Party, ...]
    suspected: bool  # the doers are only suspected


class Attacks:
    """Finds the attacks in a sentence."""

    def __init__(self, reports: Reports, stance: Stance, lexicon: Lexicon) -> None:
        """Read parties with those of `reports`."""
        self.attackers, self.stance, self.lexicon = Attackers(reports), stance, lexicon

    def of(self, sentence: Sentence) -> Iterator[Event]:
        """Yield the attacks that are said to have happened, in order."""
        for token in sentence.doc:
            type_ = self._type(token)
            if type_ and self._used(token) and self._happened(token):
                doers = self._doers(sentence, token, type_)
                if token.pos_ != "VERB" or not self._ambiguous(token) or any(p.figure.label in ARMED for p in doers):
                    targets, suspected = self.attackers.aimed_at(sentence, token), self.attackers.suspected(token)
                    yield Event(token, type_, doers, targets, suspected)

    def _type(self, token: Token) -> str:
        if token.pos_ not in {"NOUN", "VERB", "PROPN"}:
            return ""
        before = token.nbor(-1).lower_ if token.i else ""
        lemma = token.lemma_.lower()
        for form in (f"{before} {lemma}", f"{before} {token.lower_}", lemma, token.lower_):
            if form in self.lexicon.types:
                return self.lexicon.types[form].replace("-", " ")
        return ""

    def _used(self, token: Token) -> bool:
        """A weapon or an attacker is an attack only where it does something; words attack what is only said."""
        forms = {token.lemma_.lower(), token.lower_}
        if token.pos_ == "VERB":
            return not (self._with_words(token) or self._of_attacker(token) or self._at_war(token))
        if forms & self.lexicon.words("used-weapon"):
            return self._fired(token)
        if self._ambiguous(token):
            idle = token.dep_ == "pobj" and token.head.lower_ == "on"  # `nurses on strike`
            return (self._fired(token) and not idle) or any(
                c.dep_ == "prep" and c.lower_ in {"on", "against"} for c in token.children
            )
        return not forms & self.lexicon.words("attacker") or token.dep_ in ACTING or token.head.dep_ == "agent"

    def _ambiguous(self, token: Token) -> bool:
        return bool({token.lemma_.lower(), token.lower_} & self.lexicon.words("of-many-meanings"))

    def _fired(self, weapon: Token) -> bool:
        top = weapon
        while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
            top = top.head
        verb = complements.governor(top) or top.head
        striking = {verb.lemma_.lower(), verb.lower_} & (
            self.lexicon.words("targeting") | self.lexicon.words("exploding") | self.lexicon.words("harming")
        )
        return bool(striking) or self.attackers.carries(verb)

    def _with_words(self, verb: Token) -> bool:
        """`attacked the report as invalid`: what is attacked is something said or decided."""
        thing = grammar.patient(verb)
        said = thing is not None and {thing.lemma_.lower(), thing.lower_} & self.lexicon.words("criticised")
        return bool(said) or any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children)

    def _of_attacker(self, verb: Token) -> bool:
        """`the attacker was killed`: how an attack ended is no attack."""
        thing = grammar.patient(verb)
        if thing is None or not {verb.lemma_.lower()} & self.lexicon.words("harming"):
            return False
        named = {thing.lemma_.lower(), thing.lower_} & (self.lexicon.words("attacker") | self.lexicon.words("suspect"))
        return bool(named) and any(c.lower_ in self.lexicon.words("definite") for c in thing.children)

    def _at_war(self, verb: Token) -> bool:
        """`has been fighting the rebels`: a war that goes on is no event."""
        return verb.tag_ == "VBG" and grammar.child(verb, "aux") is not None and self._type(verb) == CLASH

    def _happened(self, token: Token) -> bool:
        verb = token if token.pos_ == "VERB" else complements.governor(token)
        if verb is None and token.dep_ in SUBJECTS:
            verb = token.head if token.head.pos_ in grammar.VERBS else None
        if verb is None:
            return True
        return (
            not self._undone(token, verb)
            and not self.stance.meant_only(verb)
            and self.stance.polarity(verb) is Polarity.POSITIVE
            and self.stance.modality(verb) is not Modality.HYPOTHETICAL
        )

    def _undone(self, token: Token, verb: Token) -> bool:
        """`foiled an attack`, `a plot to bomb`, `troops sent to fight`: planned, feared or prevented."""
        purpose = grammar.is_infinitive(verb) and verb.dep_ in {"acl", "advcl"}
        undone = self.lexicon.words("undone")
        over = {token.head.lemma_.lower(), token.head.head.lemma_.lower()} if token.dep_ == "pobj" else set()
        governed = verb != token and verb.lemma_.lower() in undone and token.dep_ not in {"nsubj", "agent"}
        return purpose or governed or bool(over & undone)

    def _doers(self, sentence: Sentence, token: Token, type_: str) -> tuple[Party, ...]:
        if type_ == CLASH:
            return self.attackers.sides(sentence, token)
        if token.pos_ == "VERB" and token.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
            return self.attackers.of_verb(sentence, token)
        return self.attackers.of_noun(sentence, token)
