"""Attacks that an article reports: what kind, who did it, at whom it was aimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.attackers import Attackers
from kg.extraction.mishaps import Mishaps
from kg.extraction.seeming import CLASH, Seeming
from kg.model import Label, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.polarity import Stance
    from kg.extraction.reports import Reports
    from kg.nlp import Sentence
    from kg.ontology import Lexicon

GENERAL = "other"  # the type that only says that there was an attack
ACTING = frozenset({"nsubj", "agent", "csubj"})
ARMED = frozenset({Label.STATE, Label.ARMED_GROUP, Label.GOVERNMENT_BODY, Label.INTERGOVERNMENTAL})
SUBJECTS = ACTING | {"nsubjpass"}
NAMING = frozenset({"of", "with", "to", "for"})  # `charged with murder`, `guilty of assault`: a crime, no event


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
        words = lexicon.words
        self.striking = words("targeting") | words("exploding") | words("harming")
        self.harm = words("killing") | words("injuring") | words("casualty-word")
        self.deeds = self.striking | words("carrying-out")
        self.heads = frozenset(end for words in map(str.split, lexicon.types) for end in (words[0], words[-1]))
        self.mishaps, self.seeming = Mishaps(lexicon), Seeming(lexicon)
        self.occurrence = frozenset(lexicon.types) | lexicon.words("occurrence")

    def of(self, sentence: Sentence) -> Iterator[Event]:
        """Yield the attacks that are said to have happened, in order."""
        for token in sentence.doc:
            form = self._form(token)
            type_ = self._type_of(form).replace("-", " ")
            if form and self._told(token, form, type_):
                doers = self._doers(sentence, token, type_)
                if self._fits(token, form, doers):
                    targets, suspected = self.attackers.aimed_at(sentence, token), self.attackers.suspected(token)
                    yield Event(token, type_, doers, targets, suspected)

    def _told(self, token: Token, form: str, type_: str) -> bool:
        used = not self.seeming.of(token, type_) and self._used(token, form)
        return used and self._happened(token) and not self.mishaps.caused(token)

    def _form(self, token: Token) -> str:
        """Give the word for an attack that `token` is the head of, with its neighbour or particle where it has one."""
        if token.pos_ not in {"NOUN", "VERB", "PROPN"} or (token.pos_ == "PROPN" and token.ent_type_ == "PERSON"):
            return ""
        lemma = token.lemma_.lower()
        if lemma not in self.heads and token.lower_ not in self.heads:
            return ""
        before = token.nbor(-1).lower_ if token.i else ""
        after = (f"{lemma} {word}" for word in _after(token)) if token.pos_ == "VERB" else ()
        forms = (f"{before} {lemma}", f"{before} {token.lower_}", *after, lemma, token.lower_)
        return next((form for form in forms if form in self.lexicon.types), "")

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
            prepositions = {"on", "against", "between"} if self._type_of(form) == CLASH else {"on", "against"}
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
        return attacker.dep_ in ACTING and (bool(deed) or bool(self._form(verb)))

    def _meant(self, noun: Token) -> bool:
        """`opened fire`, `sniper fire`, but no `house fire`."""
        return self.mishaps.aimed(noun) or self.attackers.carries(complements.governor(noun) or noun.head)

    def _ambiguous(self, form: str) -> bool:
        return form in self.lexicon.words("of-many-meanings")

    def _type_of(self, form: str) -> str:
        return self.lexicon.types.get(form, "")

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

    def _happened(self, token: Token) -> bool:
        if token.dep_ == "pobj" and (token.head.lower_ == "as" or (_bare(token) and token.head.lower_ in NAMING)):
            return False
        if token.dep_ == "pcomp" and token.head.lower_ in {"as", "like"}:  # `tactics like attacking convoys`
            return False
        meant = self.lexicon.words("undone")
        if token.dep_ == "pobj" and token.head.head.lemma_.lower() in meant:  # `fears of an assault mount`
            return False
        if any(c.dep_ in {"amod", "det"} and {c.lower_, c.lemma_.lower()} & meant for c in token.children):
            return False
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
        """`foiled an attack`, `a plot to bomb`, `troops sent to fight`: planned, feared, prevented or only named."""
        purpose = grammar.is_infinitive(verb) and verb.dep_ in {"acl", "advcl"}
        undone = self.lexicon.words("undone")
        hung = verb.dep_ in {"xcomp", "ccomp", "acl", "relcl"} and (verb.dep_ != "xcomp" or grammar.is_infinitive(verb))
        if hung and verb.head.lemma_.lower() in undone and (verb.dep_ != "relcl" or verb.head.pos_ == "NOUN"):
            return True
        over = {token.head.lemma_.lower(), token.head.head.lemma_.lower()} if token.dep_ == "pobj" else set()
        governed = verb != token and verb.lemma_.lower() in undone and token.dep_ not in {"nsubj", "agent"}
        return purpose or governed or bool(over & undone)

    def _doers(self, sentence: Sentence, token: Token, type_: str) -> tuple[Party, ...]:
        if type_ == CLASH:
            return self.attackers.sides(sentence, token)
        if token.pos_ == "VERB" and token.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
            return self.attackers.of_verb(sentence, token)
        return self.attackers.of_noun(sentence, token)


def _after(verb: Token) -> Iterator[str]:
    """Yield what a verb may form one word with: its particle (`gun down`), `ablaze`, `to death`."""
    for c in verb.children:
        if c.dep_ in {"prt", "oprd", "acomp"}:
            yield c.lower_
        elif c.dep_ == "prep" and c.lower_ == "to":
            yield from (f"{c.lower_} {inner.lower_}" for inner in c.children if inner.dep_ == "pobj")


def _named_only(noun: Token, occurrence: frozenset[str]) -> bool:
    """`the murder trial`, `hacking suspects`: the attack only says what another noun is about."""
    return noun.dep_ == "compound" and not {noun.head.lemma_.lower(), noun.head.lower_} & occurrence


def _bare(noun: Token) -> bool:
    return noun.tag_ in {"NN", "VB"} and all(c.dep_ in {"cc", "conj", "punct"} for c in noun.children)
