"""Deeds told before: `X shelled the town. This attack is a war crime` blames whoever did the attack just told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.extraction.voices import speaking
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.doers import Doers
    from kg.extraction.polarity import Stance
    from kg.extraction.voices import Voice
    from kg.nlp import Sentence

REACH = 2  # sentences back
STEM = 4  # letters that a verb and its noun have in common: `annexed`, `annexation`
NOUNS = frozenset({"NOUN", "PROPN"})
CALLED = frozenset({"attr", "acomp", "oprd", "dobj", "conj"})
OWN = frozenset({"prep", "acl", "relcl", "poss", "nummod"})  # with what a definite noun tells a deed of its own
NEW = frozenset({"a", "an"})


class Recalled:
    """Finds who did the deed that a phrase like `this launch` or `such actions` means, in one article."""

    def __init__(self, doers: Doers, stance: Stance) -> None:
        """Read who did what with `doers`; what is denied or only supposed with `stance`."""
        self.doers, self.stance = doers, stance
        lexicon = doers.parties.cast.lexicon
        self.types, self.pointing = lexicon.types, lexicon.words("recalling")
        self.general, self.trials = lexicon.words("general-deed"), lexicon.words("trial-launch")
        self.amounting, self.committing = lexicon.words("amounting"), lexicon.words("committing")
        self.light = lexicon.words("light-noun")
        self.harming = frozenset(lexicon.types).union(*map(lexicon.words, ("killing", "injuring", "harming")))
        self.heard: list[tuple[Sentence, tuple[Voice, ...]]] = []

    def hear(self, sentence: Sentence, voices: tuple[Voice, ...]) -> None:
        """Remember a sentence with who speaks in it; the one at hand is the last."""
        self.heard.append((sentence, voices))

    def judged(self, sentence: Sentence, predicate: Token, speakers: frozenset[str]) -> tuple[Party, ...]:
        """Give who did the deed that is the subject of a wrong, as far as `speakers` (keys) or the text tell it."""
        verb = self._verb(predicate)
        deed = grammar.surface_subject(verb) if verb is not None else None
        return self.of(sentence, deed, speakers) if deed is not None else ()

    def of(self, sentence: Sentence, noun: Token, speakers: frozenset[str]) -> tuple[Party, ...]:
        """Give who did the deed told before that a noun points back to, none where the nearest such has no doer."""
        if not self._points_back(sentence, noun):
            return ()
        for there, token, voices in self._before(sentence, noun):
            if self._is_told(token) and self._alike(sentence, noun, there, token):
                found = self._who(there, token)
                if found or any(c.lower_ in NEW for c in token.children):
                    credited = self._credited(voices, token, found, speakers)
                    return tuple(replace(p, start=noun.left_edge.i, end=noun.i + 1) for p in found if credited)
        return ()

    def _verb(self, predicate: Token) -> Token | None:
        """Give the verb of a wrong: itself, or `is`, `constitutes`, `was done in` before what the subject is called."""
        if predicate.pos_ in grammar.VERBS and predicate.dep_ not in {"amod", "attr"}:
            told = predicate.lemma_.lower() in self.harming  # `the attack killed five` tells what happened
            return None if told or grammar.is_passive(predicate) else predicate
        top = predicate
        while top.pos_ not in grammar.VERBS and self._goes_up(top):
            top = top.head.head if top.dep_ == "pobj" else top.head
        done = grammar.is_passive(top) and top.lemma_.lower() in self.committing
        return top if top.lemma_.lower() in self.amounting or done else None

    def _goes_up(self, token: Token) -> bool:
        """`is a violation`, `is in violation`, `is an act of war`; but `is an answer to aggression` calls it none."""
        above = token.head.head
        filled = token.head.lower_ == "of" and above.lemma_.lower() in self.light
        return token.dep_ in CALLED or (token.dep_ == "pobj" and (above.pos_ in grammar.VERBS or filled))

    def _points_back(self, sentence: Sentence, noun: Token) -> bool:
        if noun.pos_ != "NOUN" or not self._is_deed(sentence, noun):
            return False
        pointing = [c for c in noun.children if c.i < noun.i and c.lower_ in self.pointing]
        plain = any(c.dep_ == "det" and c.lower_ == "the" for c in pointing)
        return bool(pointing) and not (plain and any(c.dep_ in OWN for c in noun.children))

    def _is_deed(self, sentence: Sentence, token: Token) -> bool:
        lemma = token.lemma_.lower()
        noun = token.pos_ in NOUNS and (lemma in self.doers.deeds or lemma in self.general)
        return noun or lemma in self.types or self.doers.wrongs.at(sentence, token) is not None

    def _before(self, sentence: Sentence, noun: Token) -> Iterator[tuple[Sentence, Token, tuple[Voice, ...]]]:
        """Yield the verbs and nouns told before a noun, the nearest first."""
        around = {noun.i, *(t.i for t in noun.subtree), *(t.i for t in noun.ancestors)}
        for there, voices in reversed(self.heard):
            if sentence.index - there.index > REACH:
                return
            here = there.index == sentence.index
            for token in reversed(there.doc):
                near = not here or (token.i < noun.i and token.i not in around)
                if near and token.pos_ in {"VERB", "NOUN"}:
                    yield there, token, voices

    def _is_told(self, token: Token) -> bool:
        negative = self.stance.polarity(token) is Polarity.NEGATIVE
        return not negative and self.stance.modality(token) is not Modality.HYPOTHETICAL

    def _alike(self, sentence: Sentence, noun: Token, there: Sentence, token: Token) -> bool:
        """Tell whether a word tells a deed of the class that a noun names; `such actions` may be any."""
        named, told = noun.lemma_.lower(), token.lemma_.lower()
        if named == told or (named in self.trials and told in self.trials):
            return True
        if named in self.general:
            return self._is_deed(there, token)
        if named in self.types and told in self.types:
            return True
        first, second = self.doers.wrongs.at(sentence, noun), self.doers.wrongs.at(there, token)
        kin = first is not None and second is not None and first.kind == second.kind
        return kin or (token.pos_ == "VERB" and named[:STEM] == told[:STEM])

    def _who(self, sentence: Sentence, token: Token) -> tuple[Party, ...]:
        if token.pos_ == "VERB":
            doer = grammar.subject(token)
            return self.doers.acting(sentence, doer) if doer is not None else ()
        verb = token.head
        done = token.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in self.committing
        doer = grammar.subject(verb) if done else None
        return self.doers.of_event(sentence, token) or (self.doers.acting(sentence, doer) if doer is not None else ())

    def _credited(
        self, voices: tuple[Voice, ...], token: Token, doers: tuple[Party, ...], speakers: frozenset[str]
    ) -> bool:
        """Tell whether the text itself tells a deed, or one of the speakers, or the doer who admits it."""
        said = speaking(voices, token)
        if not said:
            return True
        served = self.doers.parties.reference.served
        sources = frozenset[str]().union(*(served(p.figure) for p in said[0].parties))
        return bool(sources & (speakers | {p.figure.key for p in doers}))
