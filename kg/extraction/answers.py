"""Whether words of denial or defence answer an accusation: one may deny entry, reject a plan, defend a country too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.found import Found
from kg.extraction.relatives import antecedent
from kg.extraction.responses import DENIALS, kin
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.reports import Reports
    from kg.extraction.voices import Voice
    from kg.nlp import Sentence

DEPENDENT = frozenset(
    {"appeal", "call-lawful"}
)  # cues that answer something only where their source has just been blamed
RECENT = 2  # sentences


class Answers:
    """Judges the answers of one article by what they are about."""

    def __init__(self, reports: Reports) -> None:
        """Read who did what with `reports`."""
        self.reports, self.parties = reports, reports.parties
        self.figures, words = reports.parties.cast.figures, reports.parties.cast.lexicon.words
        self.stance, self.part, self.deniable = reports.stance, words("taking-part"), words("accusation")
        self.rejected, self.incriminating = words("rejected"), words("incriminating")
        self.withheld, self.protected = words("withheld"), words("protected")
        self.proof, self.alleging = words("proof"), words("alleging")
        self.excusing, self.blameless = words("excusing"), words("blameless")
        self.blamed: list[set[str]] = []  # by sentence: who is accused or said to have attacked, with those they serve

    def answers(self, sentence: Sentence, found: Found) -> bool:
        """Tell whether what the responders deny, reject or defend is something that they are accused of."""
        kind, cue, content = found.kind, found.cue, found.content
        own = kin([p.figure.key for p in found.parties.get("responder", ())], self.figures)
        if found.cue_id in DEPENDENT:
            return self.recent(own) and not _asks(cue)
        if content is None or cue.pos_ not in {"VERB", "NOUN"}:
            return True
        if kind == "Justification":
            return not self._defends_somebody(sentence, cue, content)
        if kind == "Admission":
            return self._admits(sentence, content, own)
        return kind not in DENIALS or not (
            self._withholds(cue)
            or self._other(sentence, cue, content, kind)
            or self._beside(sentence, content, own)
            or self._against(sentence, cue, own)
        )

    def recent(self, own: set[str]) -> bool:
        """Tell whether somebody of the side `own` has just been accused, or said to have attacked."""
        return any(blamed & own for blamed in self.blamed[-RECENT:])

    def _admits(self, sentence: Sentence, content: Token, own: set[str]) -> bool:
        """`conceded that the cars contain the software`: no wrong, but so where its source has just been blamed."""
        stated = content.pos_ in grammar.VERBS and content.dep_ == "ccomp" and content.tag_ != "VBG"
        if not stated or self.reports.wrongs.inside(sentence, content) is not None:
            return True
        return self.recent(own) and self.stance.modality(content, content.head) is not Modality.HYPOTHETICAL

    def _other(self, sentence: Sentence, cue: Token, content: Token, kind: str) -> bool:
        """`rejected the demand that it withdraw`: the clause belongs to an object that is no accusation."""
        if content.pos_ not in grammar.VERBS or content.i < cue.i:
            return False
        thing = grammar.child(cue, "dobj", "obj")
        if thing is not None and thing.pos_ == "NOUN":
            return thing.lemma_.lower() not in self.deniable and self.reports.wrongs.at(sentence, thing) is None
        return kind == "Rejection" and content.dep_ == "ccomp" and grammar.child(content, "mark") is None

    def _defends_somebody(self, sentence: Sentence, cue: Token, content: Token) -> bool:
        """`to defend himself`, `lawyers defending the president`: no act is justified."""
        if content.pos_ == "PRON" or grammar.is_infinitive(cue) or content.lemma_.lower() in self.protected:
            return True
        return bool(self.parties.of(sentence, content))

    def _withholds(self, cue: Token) -> bool:
        """`denied them entry`, `were denied bail`: something is kept from somebody."""
        thing = grammar.child(cue, "dobj", "obj")
        passive = grammar.child(cue, "nsubjpass", "auxpass") is not None
        return thing is not None and (passive or grammar.child(cue, "dative") is not None)

    def _beside(self, sentence: Sentence, content: Token, own: set[str]) -> bool:
        noun = antecedent(content)
        if noun.pos_ != "NOUN" or content.tag_ == "WDT":
            return False
        word = noun.lemma_.lower()
        if word in self.withheld or (word not in self.deniable and not self.wrong(sentence, noun)):
            return True
        return any(check(sentence, noun, own) for check in (_proposal, self._of_others, self._elsewhere))

    def wrong(self, sentence: Sentence, noun: Token) -> bool:
        """Tell whether a noun is a wrong itself, or by what modifies it: `the slaughter`, `the mass killing of`."""
        return any(self.reports.wrongs.inside(sentence, t) or self.reports.wrongs.at(sentence, t) for t in _core(noun))

    def _of_others(self, sentence: Sentence, noun: Token, own: set[str]) -> bool:
        """`denies Taiwan's participation`: the part that somebody else would take."""
        owner = grammar.child(noun, "poss")
        if owner is None or noun.lemma_.lower() in self.rejected:
            return False
        found = self.parties.of(sentence, owner)
        return bool(found) and not self.own(found, own)

    def _against(self, sentence: Sentence, cue: Token, own: set[str]) -> bool:
        """`dismissed the charges against him`: a court does so, which nobody accuses."""
        for target in complements.prepositional(cue, {"against"}):
            found = self.parties.of(sentence, target)
            if found and not self.own(found, own):
                return True
        return False

    def _elsewhere(self, sentence: Sentence, noun: Token, own: set[str]) -> bool:
        """`dispute the claim that all the oil has gone`: no wrong, and nothing that the speaker did."""
        clause = complements.clause(noun)
        if clause is None or noun.lemma_.lower() in self.incriminating:
            return False
        return self.reports.wrongs.inside(sentence, clause) is None and not self.acting(sentence, clause, own)

    def acting(self, sentence: Sentence, clause: Token, own: set[str]) -> tuple[Party, ...]:
        """Give those of `own`, or of their side, of whom a clause says that they did something."""
        for token in clause.subtree:
            if token.pos_ in grammar.VERBS:
                acts = token.lemma_ != "be" or self._takes_part(token)
                found = self.own(self._agents(sentence, token) if acts else (), own)
            else:
                found = self.own(self.reports.of_event(sentence, token), own)
            if found:
                return found
        return ()

    def _agents(self, sentence: Sentence, verb: Token) -> Iterator[Party]:
        doer = grammar.subject(verb)
        if doer is not None:
            yield from self.reports.doers.acting(sentence, doer)
        for origin in complements.prepositional(verb, {"from"}):
            yield from self.reports.doers.named(sentence, origin) or self.parties.of(sentence, origin)

    def disowned(self, sentence: Sentence, voice: Voice) -> Iterator[Found]:
        """Yield the denial by a source that says of its own side that it did no wrong: `said it did not shell ...`."""
        own = kin([p.figure.key for p in voice.parties], self.figures)
        if any(self._undone(sentence, token, voice, own) for token in _clause(voice.content)):
            yield self._told(voice, "Denial")
        elif (lacking := next(filter(self._unsupported, _clause(voice.content)), None)) is not None:
            yield replace(self._told(voice, "Denial"), content=lacking)
        elif self.recent(own) and any(self._excuses(sentence, token, voice, own) for token in _clause(voice.content)):
            yield self._told(voice, "Justification")

    def _told(self, voice: Voice, kind: str) -> Found:
        return Found(kind, voice.cue, voice.cue_id, {"responder": voice.parties}, voice.content, directness="reported")

    def _unsupported(self, token: Token) -> bool:
        """`there was no evidence to support the claims`: no evidence for what somebody alleges."""
        if token.lemma_.lower() not in self.proof or self.stance.polarity(token) is Polarity.POSITIVE:
            return False
        return any(t.i > token.i and t.pos_ == "NOUN" and t.lemma_.lower() in self.alleging for t in token.subtree)

    def _excuses(self, sentence: Sentence, token: Token, voice: Voice, own: set[str]) -> bool:
        """`said that it was acting in self-defence`, `that the strike was lawful`: of its own deeds, or of no one's."""
        if token.lemma_.lower() not in self.excusing or token.dep_ in {"dobj", "nsubj"}:
            return False
        limit = voice.cue if voice.cue in token.ancestors else None
        verb = next((t for t in (token, *token.ancestors) if t.pos_ in grammar.VERBS), token)
        doer = grammar.surface_subject(verb)
        doers = self.reports.doers.acting(sentence, doer) if doer is not None else ()
        if doers and not self.own(doers, own):
            return False
        firm = self.stance.modality(token, limit) is not Modality.HYPOTHETICAL
        return firm and self.stance.polarity(token, limit) is Polarity.POSITIVE

    def _undone(self, sentence: Sentence, token: Token, voice: Voice, own: set[str]) -> bool:
        limit = voice.cue if voice.cue in token.ancestors else None
        if token.lemma_.lower() in self.blameless and token.dep_ in {"acomp", "attr"}:
            firm = self.stance.polarity(token, limit) is Polarity.POSITIVE
            return firm and bool(self.own(self._subject(sentence, token.head), own))
        part = self._takes_part(token)
        wrong = None if part else self.reports.wrongs.at(sentence, token)
        if not part and wrong is None:
            return False
        if self.stance.polarity(token, limit) is Polarity.POSITIVE:
            return False
        doers = self._subject(sentence, token) if wrong is None else self.reports.doers.of(sentence, token, wrong)
        return bool(self.own(doers, own)) and self.stance.modality(token, limit) is not Modality.HYPOTHETICAL

    def _subject(self, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
        subject = grammar.surface_subject(verb)
        return self.parties.of(sentence, subject) if subject is not None else ()

    def taking_part(self, sentence: Sentence, clause: Token, own: set[str]) -> tuple[Party, ...]:
        """Give those of `own` of whom a clause says that they took part in something: `that it has links to`."""
        return self.own(self._subject(sentence, clause), own) if self._takes_part(clause) else ()

    def _takes_part(self, verb: Token) -> bool:
        """`were not involved`, `had no role`, `had nothing to do with it`."""
        said = [c for c in verb.children if c.dep_ in {"dobj", "attr", "acomp", "prep", "oprd"} and c.i > verb.i]
        said += [g for c in said if c.lower_ in {"nothing", "anything"} for g in c.children]
        said += [c for c in verb.children if c.dep_ == "xcomp" and verb.lemma_ == "be"]  # `is not to blame`
        said += [verb] if verb.tag_ == "VBN" else []
        return verb.pos_ in grammar.VERBS and any({c.lower_, c.lemma_.lower()} & self.part for c in said)

    def own(self, parties: Iterable[Party], own: set[str]) -> tuple[Party, ...]:
        """Give those parties that are of the side `own` (keys): they are in it, or serve somebody who is."""
        return tuple(p for p in parties if kin({p.figure.key}, self.figures) & own)


def _proposal(_sentence: Sentence, noun: Token, _own: set[str]) -> bool:
    """`rejected the suggestion to hold a summit`: what one is asked to do."""
    return complements.infinitive(noun) is not None


def _asks(cue: Token) -> bool:
    """`appealed for calm`, `appeals to voters`: what is asked for, or of whom; but one appeals to a court."""
    return grammar.child(cue, "dobj") is None and grammar.has_preposition(cue, "for")


def _core(noun: Token) -> Iterator[Token]:
    yield noun
    yield from (c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"})
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ == "of":
            yield from (g for g in c.children if g.dep_ in {"pobj", "pcomp"})


def _clause(head: Token) -> Iterator[Token]:
    """Yield the verbs and nouns that a clause states: head, coordinated and predicated ones, but no side clauses."""
    yield head
    for c in head.children:
        if c.dep_ in {"conj", "xcomp", "attr", "acomp", "dobj", "prep", "pobj", "ccomp", "auxpass"}:
            yield from _clause(c)
