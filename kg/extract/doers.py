"""Who did a wrong: subject, agent or possessor, whoever commits, plans or orders it, whose decision it was."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract import complements, grammar
from kg.extract.cast import Party
from kg.gazetteer import Usage
from kg.model import Label

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.names import Name
    from kg.extract.parties import Parties
    from kg.extract.wrongs import Wrongs
    from kg.nlp import Sentence
    from kg.ontology import Lexicon, Wrong

PREDICATED = frozenset({"acomp", "attr", "oprd", "prep", "advmod", "xcomp", "ccomp", "conj"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
NOUNS = frozenset({"NOUN", "PROPN"})
# labels of what acts when it stands before a deed: `police raid`, `coalition strike`, but `hospital strike`
CREWS = frozenset({Label.GOVERNMENT, Label.GOVERNMENT_BODY, Label.ARMED_GROUP})
NOBODY: frozenset[str] = frozenset()
LINKS = {"of": "deed", "between": "agreement"}  # prepositions that name the doer after the nouns of a word class


@lru_cache(maxsize=2)
def _sayings(lexicon: Lexicon) -> frozenset[str]:
    """Give the lemmas of the cues that only say that somebody says something."""
    told = ((lemma, cue) for (lemma, _), cues in lexicon.cues.items() for cue in cues)
    return frozenset(lemma for lemma, cue in told if cue.announces == "Statement")


class Doers:
    """Reads who did what a verb, noun or adjective tells, in the sentences of one article."""

    def __init__(self, parties: Parties, wrongs: Wrongs) -> None:
        """Read doers with `parties`; what is a deed is told by `wrongs`."""
        self.parties, self.wrongs = parties, wrongs
        lexicon = parties.cast.lexicon
        self.words = lexicon.words
        self.sayings = _sayings(lexicon)
        self.deeds = self.words("conduct") | parties.nouns.words("arms")

    def of(self, sentence: Sentence, token: Token, wrong: Wrong, but: frozenset[str] = NOBODY) -> tuple[Party, ...]:
        """Give who did the wrong at `token`; a pronoun means none of the figures `but` (keys)."""
        if wrong.pos == "ADJ":
            return self._of_predicate(sentence, token, but)
        if wrong.pos == "VERB" or token.pos_ == "VERB":
            return self._of_verb(sentence, token, but)
        return self._of_noun(sentence, _head(token, wrong), but)

    def acting(self, sentence: Sentence, doer: Token) -> tuple[Party, ...]:
        """Give the parties that a subject means: themselves, or who did the event that it is."""
        return self._of_doer(sentence, doer, NOBODY)

    def named(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """Give the actors whose names stand before a noun: `the Egyptian accusations`, `Ukrainian territory`."""
        return self._modifiers(sentence, noun)

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
            return self._modifiers(sentence, thing)
        return () if self._suffers(sentence, thing, owner) else self._party(sentence, owner, but)

    def _of_verb(self, sentence: Sentence, verb: Token, but: frozenset[str]) -> tuple[Party, ...]:
        doer = self._acting(verb)
        if doer is None:
            return self._place_blamed(sentence, verb)
        if doer.lemma_.lower() in self.words("scheme"):
            return self._of_scheme(sentence, doer, but)
        found = self._of_doer(sentence, doer, but)
        return found or (self._place_blamed(sentence, verb) if self._is_arms(doer) else ())

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
        return self._owner(sentence, noun, but)

    def _place_blamed(self, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
        """`attacks planned in X`, `a shell fired from X`: the state from where it came is what the report blames."""
        lemma = verb.lemma_.lower()
        places = {"in", "from"} if lemma in self.words("directing") else {"from"} & self._sent(verb)
        for token in complements.prepositional(verb, places):
            state = tuple(p for p in self.parties.of(sentence, token) if p.figure.label is Label.STATE)
            found = self._modifiers(sentence, token) or state
            if found:
                return found
        return ()

    def _sent(self, verb: Token) -> frozenset[str]:
        fired = verb.lemma_.lower() in self.words("firing") and grammar.is_passive(verb)
        return frozenset({"from"}) if fired else frozenset()

    def _of_noun(self, sentence: Sentence, noun: Token, but: frozenset[str]) -> tuple[Party, ...]:
        for top in self._light(noun):
            owned = self._owner(sentence, top, but, past=noun.i)
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
        manner = noun.head.lower_ == "in" and noun.i == noun.head.i + 1 and _has(noun, "of", "with")
        return verb if engaged or manner else None

    def of_event(self, sentence: Sentence, noun: Token, but: frozenset[str] = NOBODY) -> tuple[Party, ...]:
        """`Israel's strike`, `strikes by Israel`, `a strike conducted by Israel`: who did the event."""
        if noun.pos_ not in NOUNS or self.parties.cast.name_at(sentence, noun.i) is not None:
            return ()
        deed = noun.lemma_.lower() in self.deeds or self.wrongs.at(sentence, noun) is not None
        return self._owner(sentence, noun, but) if deed else ()

    def _owner(self, sentence: Sentence, noun: Token, but: frozenset[str], *, past: int = 0) -> tuple[Party, ...]:
        """Give the party whose deed a noun tells; `of` names it where the noun has no object: `crimes of the state`.

        Phrases before the token `past` belong to another noun: `exports from Chad and the theft of its funds`.
        """
        links = {"by", "from", *(p for p, nouns in LINKS.items() if noun.lemma_.lower() in self.words(nouns))}
        for c in (*noun.children, *_low(noun)):
            if c.dep_ in {"prep", "agent"} and c.lower_ in links and c.i > past:
                inner = grammar.child(c, "pobj")
                found = self._party(sentence, inner, but) if inner is not None else ()
                if found or c.lower_ == "by":
                    return found
            doer = self._told(c)
            if doer is not None:
                return self.parties.of(sentence, doer, but=but)
            if c.dep_ == "poss":
                owner = complements.owner(c)
                return (
                    ()
                    if self._suffers(sentence, noun, owner) or self._endured(c)
                    else self._party(sentence, owner, but)
                )
        return self._modifiers(sentence, noun)

    def _suffers(self, sentence: Sentence, noun: Token, owner: Token) -> bool:
        """`Rossi's murder`: the person is the victim, unless another one is named: `Rossi's murder of his wife`."""
        if noun.lemma_.lower() not in self.words("suffered") or _has(noun, "of"):
            return False
        return any(p.figure.label is Label.PERSON for p in self.parties.of(sentence, owner))

    def _endured(self, possessor: Token) -> bool:
        """`Spain suffered its worst attack`: what its owner lives through is not the owner's doing."""
        verb = complements.governor(possessor.head) if possessor.tag_ == "PRP$" else None
        return verb is not None and verb.lemma_.lower() in self.words("enduring")

    def _party(self, sentence: Sentence, noun: Token, but: frozenset[str]) -> tuple[Party, ...]:
        return tuple(p for p in self.parties.of(sentence, noun, but=but) if p.figure.label is not Label.PLACE)

    def _told(self, clause: Token) -> Token | None:
        """`a strike conducted by X`, `a strike that X carried out`: the doer in the clause that goes with a deed."""
        if clause.dep_ not in {"acl", "relcl"}:
            return None
        if clause.lemma_.lower() in self.words("standing-apart") or any(c.tag_ == "WRB" for c in clause.children):
            return None  # `the attack condemned by X`, `the fight against terrorism, where X has shown the way`
        done = grammar.agent(clause)
        if done is not None or clause.lemma_.lower() not in self.words("committing") or grammar.is_passive(clause):
            return done
        own = grammar.child(clause, "nsubj")
        return own if own is not None and own.tag_ not in {"WDT", "WP"} else None

    def _modifiers(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """`Russian and government airstrikes`, `coalition raid`: the actors that stand before a deed."""
        before = [list(grammar.conjuncts(c)) for c in noun.children if c.dep_ in MODIFIERS and c.i < noun.i]
        named = [c for c in before if any(self._named(sentence, t) for t in c)]
        for chain in named or reversed(before):
            found = {p.figure.key: p for t in chain for p in self._named(sentence, t) or self._crew(sentence, t)}
            if found:
                return tuple(found.values())
        return ()

    def _named(self, sentence: Sentence, token: Token) -> tuple[Party, ...]:
        name = self.parties.cast.name_at(sentence, token.i)
        if name is None or not acts(name):
            return ()
        return (Party(self.parties.cast.named(sentence, name), name.start, name.end),)

    def _crew(self, sentence: Sentence, token: Token) -> tuple[Party, ...]:
        if token.dep_ == "amod" or self.parties.cast.name_at(sentence, token.i) is not None:
            return ()
        crew = token.lemma_.lower() in self.words("crew")
        return tuple(p for p in self.parties.of(sentence, token) if crew or p.figure.label in CREWS)


def acts(name: Name) -> bool:
    """Tell whether a name before a deed is its doer: a people or a force, not a place, victim or name of the event."""
    if name.entry is None:
        return name.label in CREWS
    state = name.entry.label is Label.STATE and name.usage in {Usage.DEMONYM, Usage.ACRONYM}
    return state or (name.entry.label not in {Label.PLACE, Label.PERSON, Label.POPULATION, Label.STATE, Label.COMPANY})


def _head(token: Token, wrong: Wrong) -> Token:
    """Give the head of the phrase that a wrong of several words begins: `strikes` of `air strikes`."""
    last = token.i + 2 * len(wrong.words)
    while token.dep_ in MODIFIERS and token.head.pos_ in NOUNS and len(wrong.words) > 1 and token.head.i < last:
        token = token.head
    return token


def _has_subject(verb: Token) -> bool:
    return grammar.child(verb, *grammar.SUBJECTS) is not None


def _has(noun: Token, *prepositions: str) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in prepositions for c in noun.children)


def _low(noun: Token) -> list[Token]:
    """Give the `by` that the parser hangs on a deed's object: `the shelling of a market by X`."""
    objects = (grammar.child(c, "pobj") for c in noun.children if c.lower_ == "of")
    return [c for thing in objects if thing is not None for c in thing.children if c.lower_ == "by"]
