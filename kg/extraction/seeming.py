"""What only sounds like an attack: words against somebody, harm to animals, how an attack ended, a war that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.model import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extraction.cast import Party
    from kg.ontology import Lexicon

CLASH, BOMBING = "clash", "bombing"
TALKING = frozenset({Label.PARTY, Label.MEDIA})
AIMED = ("on", "against", "of", "upon")
LITERAL = frozenset({"with", "in", "at", "near", "outside"})  # `attacked him with a knife in Basra`


class Seeming:
    """Tells what is called an attack but harms nobody, with the words of `ontology/lexicon/`."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the word classes once."""
        words = lexicon.words
        self.said, self.abstract = words("criticised"), words("figurative-target")
        self.speaking, self.harsh, self.critics = words("attacking-in-words"), words("harsh"), words("critic")
        self.harming, self.definite, self.almost = words("harming"), words("definite"), words("almost")
        self.attackers, self.suspects = words("attacker"), words("suspect")
        self.beasts = words("beast")
        self.carriers = words("used-weapon") | words("bomb-carrier")
        self.vague = words("of-many-meanings")

    def of(self, token: Token, type_: str) -> bool:
        """Tell whether a word for an attack of a type is used for something else."""
        if token.pos_ != "VERB":
            return self._figurative(token)
        return (
            self._with_words(token, type_)
            or self._of_attacker(token)
            or self._describes(token)
            or self._harmless(token, type_)
            or _at_war(token, type_)
        )

    def by_words(self, token: Token, doers: tuple[Party, ...]) -> bool:
        """`the senator attacked the envoy`, `a columnist's attack on him`: who only speaks attacks with words."""
        if not doers or not _forms(token) & self.speaking:
            return False
        literal = any(c.dep_ == "prep" and c.lower_ in LITERAL for c in token.children)
        return not literal and all(self._speaks(token.doc, p) for p in doers)

    def _speaks(self, doc: Doc, party: Party) -> bool:
        head = doc[party.start : party.end].root
        return party.figure.label in TALKING or bool(_forms(head) & self.critics)

    def _figurative(self, noun: Token) -> bool:
        """`an attack on press freedom`, `a scathing attack`."""
        if not _forms(noun) & self.speaking:
            return False
        aimed = complements.prepositional(noun, AIMED)
        return any(_forms(t) & self.abstract for t in aimed) or any(
            c.dep_ == "amod" and c.lower_ in self.harsh for c in noun.children
        )

    def _with_words(self, verb: Token, type_: str) -> bool:
        """`attacked the report as invalid`, `attacked him for the remark`: what is attacked is said or decided."""
        thing = grammar.patient(verb)
        said = thing is not None and _forms(thing) & (self.said | self.abstract)
        after = {c.lower_ for c in verb.children if c.dep_ == "prep"}
        fought_over = type_ == CLASH and grammar.child(verb, "dobj") is None
        scolded = any(map(_blaming, verb.children)) and _forms(verb) & self.speaking and not grammar.is_passive(verb)
        return (
            bool(said)
            or "as" in after
            or bool(scolded and thing is not None)
            or bool(fought_over and after & {"over", "for"} and not after & {"with", "between"})
        )

    def _of_attacker(self, verb: Token) -> bool:
        """`the attacker was killed`, `police shot the gunman`: how an attack ended is no attack."""
        thing = grammar.patient(verb)
        if thing is None:
            return False
        ended = self.attackers | (self.suspects if _forms(verb) & self.harming else frozenset())
        return bool(_forms(thing) & ended) and any(c.lower_ in self.definite for c in thing.children)

    def _describes(self, verb: Token) -> bool:
        """`it was especially striking`: a participle that says how something is."""
        return (
            verb.tag_ == "VBG"
            and bool(_forms(verb) & self.vague)
            and grammar.child(verb, "aux") is not None
            and grammar.child(verb, "dobj", "prep") is None
        )

    def _harmless(self, verb: Token, type_: str) -> bool:
        """`almost killed her`, `killing chickens`, `the population exploded`."""
        if any(c.dep_ == "advmod" and c.lower_ in self.almost for c in verb.children):
            return True
        thing = grammar.patient(verb)
        if thing is not None:
            return bool(_forms(thing) & self.beasts)
        subject = grammar.surface_subject(verb)
        bursting = type_ == BOMBING and subject is not None and subject.pos_ != "PRON"
        return bursting and subject is not None and not _forms(subject) & (self.carriers | self.attackers)


def _blaming(preposition: Token) -> bool:
    """`attacked him for the remark`, but `for two hours`, `for the first time`."""
    what = complements.governed(preposition) if preposition.lower_ == "for" else None
    return what is not None and not any(t.ent_type_ in {"DATE", "TIME", "ORDINAL"} for t in (what, *what.children))


def _at_war(verb: Token, type_: str) -> bool:
    """`has been fighting the rebels`, `activists fighting the army`: a war that goes on is no event."""
    goes_on = verb.tag_ == "VBG" and (verb.dep_ in {"acl", "pcomp"} or grammar.child(verb, "aux") is not None)
    return goes_on and type_ == CLASH


def _forms(token: Token) -> frozenset[str]:
    return frozenset({token.lemma_.lower(), token.lower_})
