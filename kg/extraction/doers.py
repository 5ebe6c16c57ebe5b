"""Who did a wrong: subject, agent or possessor, whoever commits, plans or orders it, whose decision it was."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.modifiers import MODIFIERS, actors_before
from kg.extraction.owners import NOBODY, Owners
from kg.model import Label

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.parties import Parties
    from kg.extraction.wrongs import Wrongs
    from kg.nlp import Sentence
    from kg.ontology import Lexicon, Wrong

PREDICATED = frozenset({"acomp", "attr", "oprd", "prep", "advmod", "xcomp", "ccomp", "conj"})
NOUNS = frozenset({"NOUN", "PROPN"})


@lru_cache(maxsize=2)
def _sayings(lexicon: Lexicon) -> frozenset[str]:
    """Give the lemmas of the cues that only say that somebody says something."""
    told = ((lemma, cue) for (lemma, _), cues in lexicon.cues.items() for cue in cues)
    return frozenset(lemma for lemma, cue in told if cue.announces == "Statement")


class Doers:
    """Reads who did what a verb, noun or adjective tells, in the sentences of one article."""

    def __init__(self, parties: Parties, wrongs: Wrongs) -> None:
        """Read doers with `parties`; what is a deed is told by `wrongs`."""
        self.parties, self.wrongs, self.owners = parties, wrongs, Owners(parties)
        lexicon = parties.cast.lexicon
        self.words = lexicon.words
        self.sayings = _sayings(lexicon)
        self.deeds = self.words("conduct") | parties.nouns.words("arms")

    def of(self, sentence: Sentence, token: Token, wrong: Wrong, but: frozenset[str] = NOBODY) -> tuple[Party, ...]:
        """Give who did the wrong at `token`; a pronoun means none of the figures `but` (keys)."""
        if wrong.pos == "ADJ" and token.pos_ in NOUNS:
            return self.owners.of(sentence, token, but)  # `reckless acts by X`
        if wrong.pos == "ADJ":
            return self._of_predicate(sentence, token, but)
        if wrong.pos == "VERB" or token.pos_ == "VERB":
            return self._of_verb(sentence, token, but)
        return self._of_noun(sentence, headed(token, wrong), but)

    def acting(self, sentence: Sentence, doer: Token) -> tuple[Party, ...]:
        """Give the parties that a subject means: themselves, or who did the event that it is."""
        return self._of_doer(sentence, doer, NOBODY)

    def named(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """Give the actors whose names stand before a noun: `the Egyptian accusations`, `Ukrainian territory`."""
        return actors_before(self.parties, sentence, noun)

    def _of_predicate(self, sentence: Sentence, token: Token, but: frozenset[str]) -> tuple[Party, ...]:
        """`was behind it`, `was involved in it`: the subject, in the passive too."""
        if token.pos_ == "VERB" and grammar.is_passive(token):
            doer = grammar.surface_subject(token)
            return self._of_doer(sentence, doer, but) if doer is not None else ()
        beside = token.pos_ == "ADP" and token.head.pos_ == "VERB"  # `put the money behind it`, not `was behind it`
        return self._of_subject(sentence, token.head, but) if token.dep_ in PREDICATED and not beside else ()

    def _of_subject(self, sentence: Sentence, verb: Token, but: frozenset[str]) -> tuple[Party, ...]:
        """`Iran is reckless`, `Iran's decision is reckless`: who is blamed, or whose the thing is that is blamed."""
        found = self._of_verb(sentence, verb, but)
        thing = grammar.subject(verb) if not found else None
        if found or thing is None or thing.pos_ != "NOUN":
            return found
        owner = grammar.child(thing, "poss")
        if owner is None:
            return actors_before(self.parties, sentence, thing)
        return () if self.owners.suffers(sentence, thing, owner) else self.owners.party(sentence, owner, but)

    def _of_verb(self, sentence: Sentence, verb: Token, but: frozenset[str]) -> tuple[Party, ...]:
        doer = self._acting(verb)
        if doer is None:
            return self._place_blamed(sentence, verb)
        if doer.lemma_.lower() in self.words("scheme"):
            return self._of_scheme(sentence, doer, but)
        found = self._of_doer(sentence, doer, but)
        sent = self._is_arms(doer) or verb.lemma_.lower() in self.words("directing")
        return found or (self._place_blamed(sentence, verb) if sent else ())

    def _acting(self, verb: Token) -> Token | None:
        """Give the subject of a verb; a purpose (`used oil to pay`, `sent by X to kill`) has that of what serves it."""
        head = verb.head
        if verb.dep_ == "conj" and head.dep_ == "acl" and grammar.is_infinitive(verb) and not _has_subject(verb):
            return self._acting(head)  # `efforts to seize the port or to block it`
        if verb.dep_ == "acl" and grammar.is_infinitive(verb) and head.lemma_.lower() in self.words("scheme"):
            return head
        own = grammar.child(verb, *grammar.SUBJECTS)
        if own is None and verb.dep_ in {"xcomp", "advcl"} and grammar.is_infinitive(verb):
            if head.lemma_.lower() in self.words("using") and not grammar.is_passive(head):
                return grammar.subject(head)
            if grammar.is_passive(head) and grammar.agent(head) is not None and head.lemma_ not in self.sayings:
                return grammar.agent(head)
        return grammar.subject(verb)

    def _is_arms(self, noun: Token) -> bool:
        return noun.lemma_.lower() in self.parties.nouns.words("arms")

    def _of_doer(self, sentence: Sentence, doer: Token, but: frozenset[str]) -> tuple[Party, ...]:
        if doer.lemma_.lower() in self.words("enforcement"):
            return tuple(p for t in complements.prepositional(doer, {"of"}) for p in self.parties.of(sentence, t))
        if doer.lower_ in self.words("other-pronoun"):
            doer = next(complements.prepositional(doer, {"of"}), doer)  # `one of its aircraft`
        found = self.of_event(sentence, doer, but)
        if self._is_arms(doer):
            return found or self._said_before(sentence, doer)
        return found or self.parties.of(sentence, doer, but=but)

    def _said_before(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """`... hailed a Libyan trawler, and the trawler fired`: the owner of the same thing earlier in the sentence."""
        if not any(c.lower_ in self.words("definite") for c in noun.children if c.dep_ == "det"):
            return ()
        before = (t for t in sentence.doc[: noun.i] if t.lemma_ == noun.lemma_ and t.pos_ in NOUNS)
        return next((found for t in before if (found := self.of_event(sentence, t))), ())

    def _of_scheme(self, sentence: Sentence, noun: Token, but: frozenset[str]) -> tuple[Party, ...]:
        """`X's plot to bomb`, `X drew up plans to bomb`: whose plan it is."""
        verb = noun.head
        if noun.dep_ == "dobj" and verb.lemma_.lower() in self.words("scheming") | self.words("committing"):
            return self._of_verb(sentence, verb, but)
        return self.owners.of(sentence, noun, but)

    def _place_blamed(self, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
        """`attacks planned in X`, `a shell fired from X`: the state from where it came is what the report blames."""
        lemma = verb.lemma_.lower()
        places = {"in", "from"} if lemma in self.words("directing") else {"from"} & self._sent(verb)
        for token in complements.prepositional(verb, places):
            state = tuple(p for p in self.parties.of(sentence, token) if p.figure.label is Label.STATE)
            found = actors_before(self.parties, sentence, token) or state
            if found:
                return found
        return ()

    def hosted(self, sentence: Sentence, verb: Token, doers: tuple[Party, ...]) -> bool:
        """`attacks planned in X`: tell whether the doers of a plot are only the state in which it was made."""
        plotted = verb.lemma_.lower() in self.words("directing") and grammar.agent(verb) is None
        named = {p.figure.key for p in (self._place_blamed(sentence, verb) if plotted else ())}
        return bool(named) and named == {p.figure.key for p in doers}

    def _sent(self, verb: Token) -> frozenset[str]:
        fired = verb.lemma_.lower() in self.words("firing") and grammar.is_passive(verb)
        return frozenset({"from"}) if fired else frozenset()

    def _of_noun(self, sentence: Sentence, noun: Token, but: frozenset[str]) -> tuple[Party, ...]:
        for top in self._light(noun):
            owned = self.owners.of(sentence, top, but, past=noun.i)
            if owned:
                return owned
            verb = self._committed(top)
            if verb is not None:
                return self._of_verb(sentence, verb, but)
            if top.dep_ in {"attr", "oprd"} and not self._is_event(sentence, top):
                return self._of_subject(sentence, top.head, but)
        return ()

    def _is_event(self, sentence: Sentence, noun: Token) -> bool:
        """`It was a declaration of war`: `it` is what happened, but not `it is a rogue state`."""
        thing = grammar.child(noun.head, "nsubj")
        told = thing is not None and thing.lower_ in self.words("thing-pronoun")
        return told and not self.parties.of(sentence, noun)

    def _light(self, noun: Token) -> list[Token]:
        """Give a noun and the nouns that it fills with sense: `act of war`, `a campaign of terror`."""
        found = [noun]
        while noun.dep_ == "conj" and noun.head.pos_ in NOUNS:
            noun = noun.head
            found.append(noun)
        while (
            noun.dep_ == "pobj"
            and noun.head.lower_ in {"of", "at"}
            and noun.head.head.lemma_.lower() in self.words("light-noun")
        ):
            noun = noun.head.head
            found.append(noun)
        return found

    def _committed(self, noun: Token) -> Token | None:
        """Give the verb that commits a wrong: `carried out raids`, `resorts to terror`, `acted in violation of`."""
        if noun.dep_ in {"dobj", "nsubjpass"}:
            return noun.head if noun.head.lemma_.lower() in self.words("committing") else None
        if noun.dep_ != "pobj":
            return None
        verb = complements.governor(noun)
        if verb is None or verb != noun.head.head:
            return None
        engaged = verb.lemma_.lower() in self.words("engaging") and noun.head.lower_ in {"in", "to", "with"}
        manner = noun.head.lower_ == "in" and noun.i == noun.head.i + 1 and grammar.has_preposition(noun, "of", "with")
        return verb if engaged or manner else None

    def of_event(self, sentence: Sentence, noun: Token, but: frozenset[str] = NOBODY) -> tuple[Party, ...]:
        """`Israel's strike`, `strikes by Israel`, `a strike conducted by Israel`: who did the event."""
        if noun.pos_ not in NOUNS or self.parties.cast.name_at(sentence, noun.i) is not None:
            return ()
        deed = noun.lemma_.lower() in self.deeds or self.wrongs.at(sentence, noun) is not None
        return self.owners.of(sentence, noun, but) if deed else ()


def headed(token: Token, wrong: Wrong) -> Token:
    """Give the head of the phrase that a wrong of several words begins: `strikes` of `air strikes`."""
    last = token.i + 2 * len(wrong.words)
    while token.dep_ in MODIFIERS and token.head.pos_ in NOUNS and len(wrong.words) > 1 and token.head.i < last:
        token = token.head
    return token


def _has_subject(verb: Token) -> bool:
    return grammar.child(verb, *grammar.SUBJECTS) is not None
