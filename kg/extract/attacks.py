"""Attacks that an article reports: what kind, who did it, at whom it was aimed, how many were killed and injured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import complements, grammar
from kg.extract.numbers import to_number
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
NOT_DOERS = frozenset({Label.PLACE})


@dataclass(frozen=True, slots=True)
class Event:
    """An attack in a sentence: where it is named, its type, and who did it."""

    token: Token
    type: str
    doers: tuple[Party, ...]


class Attacks:
    """Finds the attacks in a sentence."""

    def __init__(self, reports: Reports, stance: Stance, lexicon: Lexicon) -> None:
        """Read doers with `reports`."""
        self.reports, self.stance, self.lexicon = reports, stance, lexicon
        self.killing, self.injuring = lexicon.words("killing"), lexicon.words("injuring")

    def of(self, sentence: Sentence) -> Iterator[Event]:
        """Yield the attacks that are said to have happened, in order."""
        for token in sentence.doc:
            type_ = self._type(token)
            if type_ and self._happened(token):
                yield Event(token, type_, self._doers(sentence, token))

    def _type(self, token: Token) -> str:
        if token.pos_ not in {"NOUN", "VERB", "PROPN"}:
            return ""
        before = token.nbor(-1).lower_ if token.i else ""
        lemma = token.lemma_.lower()
        for form in (f"{before} {lemma}", f"{before} {token.lower_}", lemma, token.lower_):
            if form in self.lexicon.types:
                return self.lexicon.types[form].replace("-", " ")
        return ""

    def _happened(self, token: Token) -> bool:
        verb = token if token.pos_ == "VERB" else complements.governor(token)
        if verb is None:
            return True
        return not self.stance.meant_only(verb) and (
            self.stance.polarity(verb) is Polarity.POSITIVE and self.stance.modality(verb) is not Modality.HYPOTHETICAL
        )

    def _doers(self, sentence: Sentence, token: Token) -> tuple[Party, ...]:
        if token.pos_ == "VERB":
            subject = grammar.subject(token)
            found = (
                (self.reports.of_event(sentence, subject) or self.reports.parties.of(sentence, subject))
                if subject is not None
                else ()
            )
        else:
            found = self.reports.of_event(sentence, token) or self._carried_out(sentence, token)
        return tuple(p for p in found if p.figure.label not in NOT_DOERS)

    def _carried_out(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """`launched an air strike on`: the subject of the verb that the attack is the object of."""
        verb = noun.head
        if noun.dep_ in {"dobj", "obj"} and verb.lemma_.lower() in self.lexicon.words("carrying-out"):
            subject = grammar.subject(verb)
            return self.reports.parties.of(sentence, subject) if subject is not None else ()
        return ()

    def targets(self, sentence: Sentence, token: Token) -> tuple[Party, ...]:
        """Give whom or what the attack was aimed at: `on`, `against`, an object, `that targeted X`."""
        aiming = [c for c in token.children if c.dep_ in {"relcl", "acl"} and self._aims(c)]
        aiming.extend([token] if token.pos_ == "VERB" else [])
        found = [*complements.prepositional(token, {"on", "against"}), *(grammar.patient(verb) for verb in aiming)]
        return tuple(p for t in found if t is not None for p in self.reports.parties.of(sentence, t))

    def _aims(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self.lexicon.words("targeting") and not grammar.is_passive(verb)

    def casualties(self, sentence: Sentence) -> Iterator[tuple[str, int]]:
        """Yield `killedMin` and `injuredMin` with the numbers that the sentence gives, the first of each."""
        for name, words in (("killedMin", self.killing), ("injuredMin", self.injuring)):
            told = (t for t in sentence.doc if {t.lemma_.lower(), t.lower_} & words)
            number = next((n for n in map(_counted, told) if n is not None), None)
            if number is not None:
                yield name, number


def _counted(token: Token) -> int | None:
    """Give the number of those that `token` (killed, dead, wounding) is said of."""
    around = (
        [grammar.patient(token), grammar.surface_subject(token)] if token.pos_ in grammar.VERBS else [token, token.head]
    )
    for noun in filter(None, around):
        for candidate in (noun, *(c for c in noun.children if c.dep_ in {"nummod", "quantmod"})):
            number = to_number(candidate.lower_)
            if number is not None:
                return number
    return None
