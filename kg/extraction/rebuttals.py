"""What a denial tells of the accusation that it answers: who denies a claim has been accused by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.cast import Party
from kg.extraction.found import ACCUSATION, Found
from kg.extraction.parties import TWO
from kg.extraction.relatives import antecedent
from kg.extraction.responses import DENIALS, RESPONSES, kin
from kg.extraction.sides import Sides
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.answers import Answers
    from kg.extraction.cast import Figure
    from kg.extraction.voices import Voice
    from kg.nlp import Sentence

DENIED = "denied-charge"
PLEAS = frozenset(
    {"plead-guilty", "plead-not-guilty", "plea-guilty", "plea-not-guilty"}
)  # cues: who pleads has been charged
CHARGED = frozenset({"of", "about", "over", "for", "on", "regarding", "concerning"})  # before what a charge is about
BACK = 2  # sentences before a denial in which the claim that it answers is looked for


class Rebuttals:
    """Reads accusations off the denials of one article, in the order of its sentences."""

    def __init__(self, answers: Answers) -> None:
        """Read who did what with `answers`."""
        self.answers, self.reports, self.parties = answers, answers.reports, answers.parties
        self.figures, words = answers.figures, answers.parties.cast.lexicon.words
        self.claims, self.incriminating = words("rejected"), words("incriminating")
        self.charging = self.incriminating | words("rebutted")  # `the ministry's account of the raid` charges nobody
        self.suspecting, self.definite, self.hearsay = words("alleged"), words("definite"), words("hearsay")
        self.provoking, self.sides = words("provoking"), Sides(answers.parties.cast)
        self.heard: list[tuple[Sentence, tuple[Voice, ...]]] = []
        self.accused: list[set[str]] = []  # whom the accusations of each sentence so far blame, with their side
        self.accusers: list[set[str]] = []  # whose accusations those are
        self.pair = words("pair")
        self.last: list[dict[str, Figure]] = []  # whom the accusations of each sentence blame

    def of(self, sentence: Sentence, found: list[Found], voices: tuple[Voice, ...]) -> Iterator[tuple[Sentence, Found]]:
        """Yield the accusations that the denials in `found` presuppose, each with the sentence that states it."""
        self.heard.append((sentence, voices))
        told = [f.parties for f in found if f.kind == ACCUSATION]
        blamed = kin([p.figure.key for parties in told for p in parties["accused"]], self.figures)
        for answer in (f for f in found if f.kind in RESPONSES and f.content is not None):
            own = kin([p.figure.key for p in answer.parties.get("responder", ())], self.figures)
            if not blamed & own:
                yield from self._answered(sentence, answer, voices, own)
        self.accused.append(blamed)
        self.last.append({p.figure.key: p.figure for parties in told for p in parties["accused"]})
        self.accusers.append({p.figure.key for parties in told for p in parties.get("accuser", ())})

    def both(self, noun: Token) -> tuple[Party, ...]:
        """`Both sides denied it`: the two that were accused just before, or that accused each other."""
        two = noun.lower_ in self.pair or any(c.lower_ in self.pair for c in noun.children)
        accused = next((list(found.values()) for found in reversed(self.last[-BACK:]) if len(found) == TWO), [])
        return tuple(Party(figure, noun.left_edge.i, noun.i + 1) for figure in accused) if two else ()

    def _answered(
        self, sentence: Sentence, answer: Found, voices: tuple[Voice, ...], own: set[str]
    ) -> Iterator[tuple[Sentence, Found]]:
        provoked = next(self._provoked(sentence, answer, own), None)
        if provoked is not None:
            yield sentence, provoked
        elif answer.kind in DENIALS or answer.cue_id in PLEAS:
            yield from self._presupposed(sentence, answer, voices, own)

    def _presupposed(
        self, sentence: Sentence, answer: Found, voices: tuple[Voice, ...], own: set[str]
    ) -> Iterator[tuple[Sentence, Found]]:
        told = next(self._denied(sentence, answer, voices, own), None)
        known = any(accused & own for accused in self.accused[-BACK:])
        if told is not None and told.content != told.cue and (told.parties["accuser"] or not known):
            yield sentence, told
        elif not known:
            before = next(self._said_before(sentence, answer, own), None) or next(self._suspected(answer, own), None)
            yield from filter(None, [before or (told and (sentence, told))])

    def _denied(self, sentence: Sentence, answer: Found, voices: tuple[Voice, ...], own: set[str]) -> Iterator[Found]:
        """`denies claims by Y that it ...`, `denied allegations of ...`, `denied that its troops ...`."""
        content = antecedent(answer.content or answer.cue)
        if answer.cue_id in PLEAS:
            yield _charge(answer.cue, (), answer.parties["responder"], content)
        elif content.pos_ in grammar.VERBS and content.dep_ == "ccomp" and not grammar.is_infinitive(content):
            for stated in self.reports.within(sentence, content, answer.cue, voices, frozenset()):
                accused = self.answers.own(stated.doers, own)
                if accused and not _aside(stated.predicate, content):
                    yield _charge(answer.cue, (), accused, stated.clause, stated.kind)
            part = self.answers.taking_part(sentence, content, own)
            if part:
                yield _charge(answer.cue, (), part, content)
        elif content.lemma_.lower() in self.claims:
            yield from self._noun(sentence, answer, content, voices, own)

    def _others(self, sentence: Sentence, clause: Token, answer: Found, voices: tuple[Voice, ...]) -> tuple[Party, ...]:
        """`denies reports that three men planted bombs`: others of whom a wrong is told that somebody denies."""
        stated = self.reports.within(sentence, clause, answer.cue, voices, frozenset())
        return next((told.doers for told in stated if not _aside(told.predicate, clause)), ())

    def _noun(
        self, sentence: Sentence, answer: Found, noun: Token, voices: tuple[Voice, ...], own: set[str]
    ) -> Iterator[Found]:
        accuser = tuple(p for p in self._source(sentence, noun) if p.figure.key not in own)
        if not accuser and self._told_before(noun, own):
            return
        clear = bool(accuser) or noun.lemma_.lower() in self.incriminating
        responders = self.sides.accused(answer.parties.get("responder", ()))
        clause = complements.clause(noun)
        if clause is not None:
            wrong = self.reports.wrongs.inside(sentence, clause) is not None
            accused = self.answers.acting(sentence, clause, own) if clear or wrong else ()
            nobody = wrong and not self._actor(sentence, clause)
            accused = accused or (responders if nobody and (clear or grammar.is_passive(clause)) else ())
            heard = noun.lemma_.lower() in self.hearsay
            accused = accused or (self._others(sentence, clause, answer, voices) if heard else ())
            if accused:
                yield _charge(noun, accuser, accused, clause)
        elif clear and noun.lemma_.lower() in self.charging:
            charge = next(complements.prepositional(noun, CHARGED), None)
            about = charge is not None and not self.parties.of(sentence, charge)
            bare = accuser and charge is None and noun.lemma_.lower() in self.incriminating
            if about or (bare and not any(map(_for_others, responders))):
                yield _charge(noun, accuser, responders, charge if charge is not None else noun)

    def _told_before(self, noun: Token, own: set[str]) -> bool:
        """`The embassy denied the accusations of meddling`: those that somebody else made just before."""
        back = any(c.dep_ == "det" and c.lower_ in self.definite for c in noun.children)
        return back and any(accusers - own for accusers in self.accusers[-BACK:])

    def _provoked(self, sentence: Sentence, answer: Found, own: set[str]) -> Iterator[Found]:
        """`X defends its law after criticism from Y`: the accusation that an answer follows."""
        for noun in complements.prepositional(answer.cue, self.provoking):
            accuser = self._source(sentence, noun) if noun.lemma_.lower() in self.incriminating else ()
            accuser = tuple(p for p in accuser if p.figure.key not in own)
            if accuser:
                charge = next(complements.prepositional(noun, CHARGED), answer.content)
                yield _charge(noun, accuser, self.sides.accused(answer.parties["responder"]), charge or noun)

    def _suspected(self, answer: Found, own: set[str]) -> Iterator[tuple[Sentence, Found]]:
        """`Suspected rebels fired on a bus. The rebels denied it`: they are accused, nobody tells by whom."""
        for there, _ in reversed(self.heard[-1 - BACK :]):
            for word in there.doc:
                if word.lower_ in self.suspecting and word.dep_ == "amod" and word.head != answer.content:
                    event = self.reports.of_event(there, word.head)
                    accused = self.answers.own(event or self.parties.of(there, word.head), own)
                    if accused:
                        yield there, replace(_charge(word, (), accused, _clause_of(word)), directness="reported")

    def _source(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """`Y's claim`, `claims by Y`, `claims made by Y`, `the Y claim`: whose claim it is."""
        by = next(complements.prepositional(noun, {"by", "from"}), None)
        made = next((grammar.agent(c) for c in noun.children if c.dep_ == "acl"), None)
        source = grammar.child(noun, "poss") or by or made
        return self.parties.of(sentence, source) if source is not None else self.reports.doers.named(sentence, noun)

    def _actor(self, sentence: Sentence, clause: Token) -> bool:
        """Tell whether a clause lays what it tells at somebody's door: not so `300 monks have disappeared`."""
        doer = grammar.subject(clause)
        found = self.reports.doers.acting(sentence, doer) if doer is not None else ()
        return any(p.figure.label not in {Label.PLACE, Label.POPULATION} for p in found)

    def _said_before(self, sentence: Sentence, answer: Found, own: set[str]) -> Iterator[tuple[Sentence, Found]]:
        """`Y says X fired the shell. X denies it`: what the last source said of X."""
        content = antecedent(answer.content or answer.cue)
        sure = content.pos_ in grammar.VERBS or content.lemma_.lower() in self.incriminating
        for there, voices in reversed(self.heard[-1 - BACK :]):
            for voice in reversed(voices):
                speakers = {p.figure.key for p in voice.parties}
                before = there.index < sentence.index or _precedes(voice, answer.cue, content)
                if not before or not speakers or kin(speakers, self.figures) & own:
                    continue
                wrong = self.reports.wrongs.inside(there, voice.content) is not None
                if sure or wrong:
                    accused = self.answers.acting(there, voice.content, own)
                    if not accused and wrong and self._meant(there, sentence, voice, content):
                        accused = _seen_from(sentence, self.sides.principals(answer.parties["responder"]))
                    if accused:
                        said = _charge(voice.cue, voice.parties, accused, voice.content)
                        yield there, replace(said, directness="reported")
                        return

    def _meant(self, there: Sentence, here: Sentence, voice: Voice, content: Token) -> bool:
        """`Y says monks were tortured. X denies the claim`: who denies what names no doer is the one meant."""
        near = here.index - there.index < BACK
        claim = content.pos_ in {"NOUN", "PRON"} and content.lemma_.lower() in self.claims
        told = voice.content
        return near and claim and not voice.whole and not (grammar.agent(told) or self._actor(there, told))


def _seen_from(sentence: Sentence, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Give the parties of `sentence` for a statement of another one."""
    return tuple(replace(party, elsewhere=sentence) for party in parties)


def _clause_of(word: Token) -> Token:
    """Give the verb of the clause that a word stands in, or the noun that it modifies where there is none."""
    return next((t for t in word.ancestors if t.pos_ in grammar.VERBS), word.head)


def _for_others(party: Party) -> bool:
    """Tell whether a person may answer for somebody else, so that a bare `the allegation by Y` need not blame him."""
    figure = party.figure
    return figure.label is Label.PERSON and bool(figure.principals or figure.unnamed)


def _precedes(voice: Voice, cue: Token, content: Token) -> bool:
    """Tell whether somebody speaks before a cue, and does not say it himself.

    `says that ..., a claim denied by X`: what is apposed to a clause stands outside it, wherever the parser hangs it.
    """
    apposed = content.dep_ in {"appos", "dep"} and content in cue.ancestors
    inside = voice.content == cue or (voice.content in cue.ancestors and not apposed)
    return voice.cue.i < cue.i and not inside


def _aside(predicate: Token, content: Token) -> bool:
    """`denied that the two whom its men had killed were civilians`: the relative clause is not what is denied."""
    path = [predicate, *predicate.ancestors]
    return any(t.dep_ == "relcl" for t in path[: path.index(content)])


def _charge(
    cue: Token, accuser: tuple[Party, ...], accused: tuple[Party, ...], content: Token, kind: str = ""
) -> Found:
    return Found(ACCUSATION, cue, DENIED, {"accuser": accuser, "accused": accused}, content, kind)
