"""Reported propositions: `said Y's forces had shelled the town`. What makes a report an accusation is a wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.extraction.doers import NOUNS, Doers, headed
from kg.extraction.modifiers import MODIFIERS
from kg.extraction.recalled import Recalled
from kg.extraction.relatives import EXPLETIVE
from kg.model import Label, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Figure, Party
    from kg.extraction.parties import Parties
    from kg.extraction.polarity import Stance
    from kg.extraction.voices import Voice
    from kg.extraction.wrongs import Wrongs
    from kg.nlp import Sentence
    from kg.ontology import Wrong

HARBOURING = "SupportForTerrorism"
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


@dataclass(frozen=True, slots=True)
class Proposition:
    """A wrong in a clause: `doers` did what `predicate` says."""

    predicate: Token
    wrong: Wrong
    doers: tuple[Party, ...]
    modality: Modality
    hosted: bool = False  # the doer is the place where it was planned

    @property
    def kind(self) -> str:
        """The kind of wrong: whose soil attacks are planned on is blamed for letting it happen."""
        return HARBOURING if self.hosted else self.wrong.kind

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
        self.doers = Doers(parties, wrongs)
        self.recalled = Recalled(self.doers, stance)
        self.plain = parties.cast.lexicon.words("body") | {"security"}
        self.conduct = parties.cast.lexicon.words("conduct")
        self.claims, self.fleeing = parties.cast.lexicon.words("rejected"), parties.cast.lexicon.words("fleeing")

    def of(self, sentence: Sentence, voice: Voice, others: tuple[Voice, ...]) -> Iterator[Proposition]:
        """Yield the propositions of a voice's content that are affirmed and not only supposed."""
        speakers = frozenset[str]().union(*(self.parties.reference.served(p.figure) for p in voice.parties))
        yield from self.within(sentence, voice.content, voice.cue, others, speakers)

    def within(
        self, sentence: Sentence, content: Token, top: Token, others: tuple[Voice, ...], speakers: frozenset[str]
    ) -> Iterator[Proposition]:
        """Yield the propositions of the clause headed by `content`, announced by `top`, inner speech left out."""
        apart = (v for v in others if v.content != content and (v.cue != top or top == content))
        inner = {v.content.i for v in apart if not self._plain(v)}
        cues = {v.cue.i for v in others if not v.whole}
        for token in _walk(content, inner | {top.i}):
            wrong = self._at(sentence, token) or self._prepared(sentence, token)
            if wrong is None or (token.i in cues and wrong.pos == "VERB" and len(wrong.words) == 1):
                continue
            if self._makes_a_claim(token):
                continue
            within = top != content and top in token.ancestors
            limit = content.head if within else None  # `A says, and B denies, that`
            if not self._affirmed(token, wrong, limit):
                continue
            modality = self.stance.modality(token, limit)
            if modality is Modality.HYPOTHETICAL:
                continue
            but = speakers if grammar.word_class(top) == "NOUN" else frozenset[str]()  # `denied X's claim that it ...`
            told = self.doers.of(sentence, token, wrong, but)
            plain = self.wrongs.at(sentence, token) is not None or token.pos_ not in NOUNS
            found = told or (self.recalled.judged(sentence, token, speakers) if plain else ())
            own = frozenset(p.figure.key for p in told if self._is_nobodys(p.figure, speakers)) | speakers
            doers = tuple(p for p in found if not (_is_own(p.figure, own) or self._harmless(p)))
            if doers:
                yield Proposition(token, wrong, doers, modality, self.doers.hosted(sentence, token, doers))

    def _harmless(self, party: Party) -> bool:
        """Tell whether a doer is none to blame: a place, or those who flee: `refugees crossed into Moldova`."""
        words = set(party.figure.name.lower().split()) if party.figure.unnamed else set[str]()
        return party.figure.label is Label.PLACE or bool(words & self.fleeing)

    def _is_nobodys(self, figure: Figure, speakers: frozenset[str]) -> bool:
        """`the minister says that security forces shot the men`: forces of which nobody says whose are his own."""
        known = (self.parties.cast.figures.get(key) for key in speakers)
        governs = any(f is not None and f.label in {Label.STATE, Label.GOVERNMENT} for f in known)
        plain = set(figure.name.lower().split()) <= self.plain
        return governs and plain and bool(figure.unnamed) and not figure.principals

    def _at(self, sentence: Sentence, token: Token) -> Wrong | None:
        """Give the wrong at a word; of `in air strikes` the two words together, which hang the other way round."""
        found = self.wrongs.at(sentence, token)
        if found is not None or token.pos_ not in NOUNS:
            return found
        parts = ((c, self.wrongs.at(sentence, c)) for c in token.lefts if c.dep_ in MODIFIERS and c.tag_ != "VBG")
        whole = (wrong for c, wrong in parts if wrong is not None and headed(c, wrong) == token != c)
        return next((wrong for wrong in whole if len(wrong.words) > 1), None) or self._conduct(sentence, token)

    def _conduct(self, sentence: Sentence, noun: Token) -> Wrong | None:
        """Give the wrong that is said of what somebody does: `the reckless and unlawful acts of X`."""
        if noun.lemma_.lower() not in self.conduct:
            return None
        said = (t for c in noun.lefts if c.dep_ == "amod" for t in grammar.conjuncts(c))
        return next((w for t in said if (w := self.wrongs.at(sentence, t)) is not None and w.pos == "ADJ"), None)

    def _makes_a_claim(self, token: Token) -> bool:
        """`the false allegations made by Y`: what Y made is the accusation."""
        participle = (
            token.dep_ == "acl" and token.tag_ == "VBN" and grammar.child(token, "mark", "aux", "nsubj") is None
        )
        return participle and token.head.lemma_.lower() in self.claims

    def _plain(self, voice: Voice) -> bool:
        """Tell whether nobody else speaks: `it is right to say that`, `there is evidence that`."""
        shown = voice.cue.lemma_.lower() in self.parties.cast.lexicon.words("proof")
        nobody = voice.source is None or voice.source.lower_ in EXPLETIVE
        return nobody and (shown or voice.cue.pos_ == "ADJ" or grammar.is_infinitive(voice.cue))

    def _affirmed(self, token: Token, wrong: Wrong, limit: Token | None) -> bool:
        """Tell whether a wrong is said to be so; the negation in `do nothing` is a part of the wrong."""
        negative = self.stance.polarity(token, limit) is Polarity.NEGATIVE
        return negative is self.stance.negation.belongs(wrong.words[1:])

    def of_event(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """Give who did the event that a noun tells."""
        return self.doers.of_event(sentence, noun)

    def _prepared(self, sentence: Sentence, verb: Token) -> Wrong | None:
        """Give the wrong that is the subject of a verb of preparing: `attacks were planned`, `incidents originate`."""
        if verb.lemma_.lower() not in self.parties.cast.lexicon.words("directing"):
            return None
        event = grammar.surface_subject(verb)
        if event is None:
            return None
        words = (event, *(c for c in event.lefts if c.dep_ == "compound"))  # `security incidents`
        return next(filter(None, (self.wrongs.at(sentence, word) for word in words)), None)


def _is_own(figure: Figure, speakers: frozenset[str]) -> bool:
    """Tell whether a doer is the speaker, whom it serves, or a force of its: who reports its own act accuses nobody."""
    organ = figure.label in {Label.GOVERNMENT_BODY, Label.GOVERNMENT}
    return figure.key in speakers or (organ and not speakers.isdisjoint(figure.principals))


def _walk(token: Token, closed: set[int]) -> Iterator[Token]:
    """Yield the tokens of a clause from its head down, not into what another voice says."""
    yield token
    for c in token.children:
        if c.i not in closed and c.dep_ in WITHIN:
            yield from _walk(c, closed)
