"""What a denial tells of the accusation that it answers: who denies a claim has been accused by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import complements, grammar
from kg.extract.answers import DENIALS
from kg.extract.cast import Party
from kg.extract.found import ACCUSATION, Found
from kg.extract.relatives import antecedent
from kg.extract.responses import kin
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.answers import Answers
    from kg.extract.voices import Voice
    from kg.nlp import Sentence

DENIED = "denied-charge"
PLEAS = frozenset({"plead-guilty", "plead-not-guilty"})  # cues: who pleads has been charged
BACK = 2  # sentences before a denial in which the claim that it answers is looked for


class Rebuttals:
    """Reads accusations off the denials of one article, in the order of its sentences."""

    def __init__(self, answers: Answers) -> None:
        """Read who did what with `answers`."""
        self.answers, self.reports, self.parties = answers, answers.reports, answers.parties
        self.figures, words = answers.figures, answers.parties.cast.lexicon.words
        self.claims, self.incriminating = words("rejected"), words("incriminating")
        self.spokesperson = words("spokesperson")
        self.heard: list[tuple[Sentence, tuple[Voice, ...]]] = []
        self.accused: list[set[str]] = []  # whom the accusations of each sentence so far blame, with their side

    def of(self, sentence: Sentence, found: list[Found], voices: tuple[Voice, ...]) -> Iterator[tuple[Sentence, Found]]:
        """Yield the accusations that the denials in `found` presuppose, each with the sentence that states it."""
        self.heard.append((sentence, voices))
        blamed = kin([p.figure.key for f in found if f.kind == ACCUSATION for p in f.parties["accused"]], self.figures)
        for answer in (f for f in found if (f.kind in DENIALS or f.cue_id in PLEAS) and f.content is not None):
            own = kin([p.figure.key for p in answer.parties.get("responder", ())], self.figures)
            if not blamed & own:
                yield from self._presupposed(sentence, answer, voices, own)
        self.accused.append(blamed)

    def _presupposed(
        self, sentence: Sentence, answer: Found, voices: tuple[Voice, ...], own: set[str]
    ) -> Iterator[tuple[Sentence, Found]]:
        told = next(self._denied(sentence, answer, voices, own), None)
        known = any(accused & own for accused in self.accused[-BACK:])
        if told is not None and told.content != told.cue and (told.parties["accuser"] or not known):
            yield sentence, told
        elif not known:
            before = next(self._said_before(sentence, answer, own), None)
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
                    yield _charge(answer.cue, (), accused, stated.clause, stated.wrong.kind)
        elif content.lemma_.lower() in self.claims:
            yield from self._noun(sentence, answer, content, own)

    def _noun(self, sentence: Sentence, answer: Found, noun: Token, own: set[str]) -> Iterator[Found]:
        accuser = tuple(p for p in self._source(sentence, noun) if p.figure.key not in own)
        clear = bool(accuser) or noun.lemma_.lower() in self.incriminating
        responders = self._side(answer.parties.get("responder", ()))
        clause = complements.clause(noun)
        if clause is not None:
            wrong = self.reports.wrongs.inside(sentence, clause) is not None
            accused = self.answers.acting(sentence, clause, own) if clear or wrong else ()
            accused = accused or (responders if clear and wrong and not self._actor(sentence, clause) else ())
            if accused:
                yield _charge(noun, accuser, accused, clause)
        elif clear:
            charge = next(complements.prepositional(noun, {"of", "about", "over"}), None)
            about = charge is not None and not self.parties.of(sentence, charge)
            bare = accuser and charge is None and noun.lemma_.lower() in self.incriminating
            if about or (bare and not any(map(_for_others, responders))):
                yield _charge(noun, accuser, responders, charge if charge is not None else noun)

    def _side(self, responders: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give those who are accused where officials deny: whom they speak for."""
        principals = (next(iter(p.figure.principals), "") if self._spokesperson(p) else "" for p in responders)
        pairs = zip(responders, principals, strict=True)
        return tuple(Party(self.figures[key], p.start, p.end) if key in self.figures else p for p, key in pairs)

    def _spokesperson(self, party: Party) -> bool:
        words = {word for post in party.figure.posts for word in post.title.lower().split()}
        words.update(party.figure.name.lower().split() if party.figure.unnamed else ())
        return party.figure.label is Label.PERSON and bool(words & self.spokesperson)

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
                before = there.index < sentence.index or _precedes(voice, answer.cue)
                if not before or not speakers or kin(speakers, self.figures) & own:
                    continue
                if sure or self.reports.wrongs.inside(there, voice.content) is not None:
                    accused = self.answers.acting(there, voice.content, own)
                    if accused:
                        said = _charge(voice.cue, voice.parties, accused, voice.content)
                        yield there, replace(said, directness="reported")
                        return


def _for_others(party: Party) -> bool:
    """Tell whether a person may answer for somebody else, so that a bare `the allegation by Y` need not blame him."""
    figure = party.figure
    return figure.label is Label.PERSON and bool(figure.principals or figure.unnamed)


def _precedes(voice: Voice, cue: Token) -> bool:
    """Tell whether somebody speaks before a cue, and does not say it himself."""
    inside = voice.content == cue or voice.content in cue.ancestors
    return voice.cue.i < cue.i and not inside


def _aside(predicate: Token, content: Token) -> bool:
    """`denied that the two whom its men had killed were civilians`: the relative clause is not what is denied."""
    path = [predicate, *predicate.ancestors]
    return any(t.dep_ == "relcl" for t in path[: path.index(content)])


def _charge(
    cue: Token, accuser: tuple[Party, ...], accused: tuple[Party, ...], content: Token, kind: str = ""
) -> Found:
    return Found(ACCUSATION, cue, DENIED, {"accuser": accuser, "accused": accused}, content, kind)
