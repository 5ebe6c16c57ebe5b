"""Attacks that an article reports: what kind, who did it, at whom it was aimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.attackers import Attackers
from kg.extraction.happening import ACTING, Happening
from kg.extraction.mishaps import Mishaps
from kg.extraction.seeming import CLASH, Seeming
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.polarity import Stance
    from kg.extraction.reports import Reports
    from kg.nlp import Sentence
    from kg.ontology import Lexicon

GENERAL = "other"  # the type that only says that there was an attack
ARMED = frozenset({Label.STATE, Label.ARMED_GROUP, Label.GOVERNMENT_BODY, Label.INTERGOVERNMENTAL})


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
        self.attackers, self.lexicon = Attackers(reports), lexicon
        words = lexicon.words
        self.striking = words("targeting") | words("exploding") | words("harming")
        self.harm = words("killing") | words("injuring") | words("casualty-word")
        self.deeds = self.striking | words("carrying-out")
        self.happening, self.mishaps, self.seeming = Happening(lexicon, stance), Mishaps(lexicon), Seeming(lexicon)
        self.occurrence = frozenset(lexicon.types) | lexicon.words("occurrence")

    def of(self, sentence: Sentence) -> Iterator[Event]:
        """Yield the attacks that are said to have happened, in order."""
        for token in sentence.doc:
            form = self.happening.form(token)
            type_ = self.happening.type_of(form).replace("-", " ")
            if form and self._told(token, form, type_):
                doers = self._doers(sentence, token, type_)
                if self._fits(token, form, doers):
                    targets, suspected = self.attackers.aimed_at(sentence, token), self.attackers.suspected(token)
                    yield Event(token, type_, doers, targets, suspected)

    def _told(self, token: Token, form: str, type_: str) -> bool:
        used = not self.seeming.of(token, type_) and self._used(token, form)
        return used and self.happening.happened(token) and not self.mishaps.caused(token)

    def _fits(self, token: Token, form: str, doers: tuple[Party, ...]) -> bool:
        """Tell whether what may mean something else is an attack by who does it; states execute by their laws."""
        if self.seeming.by_words(token, doers):
            return False
        if form in self.lexicon.words("capital-punishment"):
            return any(p.figure.label is Label.ARMED_GROUP for p in doers)
        if token.pos_ != "VERB" and not doers and self._in_general(token):
            return False
        if not self._ambiguous(form) or (token.pos_ != "VERB" and not doers):
            return True
        return any(p.figure.label in ARMED or self.attackers.attacks(token.doc, p) for p in doers)

    def _in_general(self, noun: Token) -> bool:
        """`those responsible for atrocities`: a bare plural that kills nobody here tells of no attack in particular."""
        own = any(c.dep_ in {"det", "nummod", "poss", "predet"} or c.ent_type_ == "DATE" for c in noun.children)
        own = own or any(inner.pos_ == "PROPN" for c in noun.children if c.dep_ == "prep" for inner in c.children)
        if own or noun.tag_ != "NNS" or noun.dep_ not in {"pobj", "dobj", "conj"}:
            return False
        verb = complements.governor(noun)
        told = verb is not None and {verb.lemma_.lower(), verb.lower_} & (self.deeds | self.harm)
        return not told

    def _used(self, token: Token, form: str) -> bool:
        """A weapon or an attacker is an attack only where it does something; words attack what is only said."""
        forms = {token.lemma_.lower(), token.lower_}
        if token.pos_ == "VERB":
            thing = grammar.patient(token)
            tested = thing is not None and not self._aimless(thing) and not self._launched(thing, token)
            return not tested
        if forms & self.lexicon.words("taken"):
            return self.attackers.taking(token)
        if _named_only(token, self.occurrence) or (forms & self.mishaps.nouns and not self._meant(token)):
            return False
        if forms & self.lexicon.words("used-weapon"):
            return self._fired(token)
        if self._ambiguous(form):
            idle = token.dep_ == "pobj" and token.head.lower_ == "on"  # `nurses on strike`
            prepositions = {"on", "against", "between"} if self.happening.type_of(form) == CLASH else {"on", "against"}
            return (self._fired(token) and not idle) or any(
                c.dep_ == "prep" and c.lower_ in prepositions for c in token.children
            )
        return not forms & self.lexicon.words("attacker") or self._attacks(token)

    def _attacks(self, attacker: Token) -> bool:
        """`shot by gunmen`, `a bomber blew himself up`; but `the gunmen fled` tells no attack."""
        if attacker.head.dep_ == "agent":
            return True
        verb = attacker.head
        deed = {verb.lemma_.lower(), verb.lower_} & self.deeds
        return attacker.dep_ in ACTING and (bool(deed) or bool(self.happening.form(verb)))

    def _meant(self, noun: Token) -> bool:
        """`opened fire`, `sniper fire`, but no `house fire`."""
        return self.mishaps.aimed(noun) or self.attackers.carries(complements.governor(noun) or noun.head)

    def _ambiguous(self, form: str) -> bool:
        return form in self.lexicon.words("of-many-meanings")

    def _fired(self, weapon: Token) -> bool:
        top = weapon
        while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
            top = top.head
        verb = complements.governor(top) or top.head
        striking = {verb.lemma_.lower(), verb.lower_} & self.striking
        if striking:
            return True
        return self.attackers.carries(verb) if self._aimless(weapon) else self._launched(weapon, verb)

    def _aimless(self, thing: Token) -> bool:
        return not {thing.lemma_.lower(), thing.lower_} & self.lexicon.words("used-weapon")

    def _launched(self, weapon: Token, verb: Token) -> bool:
        """`fired missiles at the port`; but `a missile into the sea` hits nobody."""
        if verb.lemma_.lower() not in self.lexicon.words("launching"):
            return False
        around = [c for t in (verb, weapon) for c in t.children if c.dep_ == "prep"]
        into = {inner.lower_ for c in around for inner in c.children if inner.dep_ == "pobj"}
        return not into & self.lexicon.words("launched-into")

    def _doers(self, sentence: Sentence, token: Token, type_: str) -> tuple[Party, ...]:
        if type_ == CLASH:
            return self.attackers.sides(sentence, token)
        if token.pos_ == "VERB" and token.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
            return self.attackers.of_verb(sentence, token)
        return self.attackers.of_noun(sentence, token)


def _named_only(noun: Token, occurrence: frozenset[str]) -> bool:
    """`the murder trial`, `hacking suspects`: the attack only says what another noun is about."""
    return noun.dep_ == "compound" and not {noun.head.lemma_.lower(), noun.head.lower_} & occurrence
