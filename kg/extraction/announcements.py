"""What a cue announces: its match, completed from the sentence around it, one finding for each pair of parties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.found import ACCUSATION, Found, sources
from kg.extraction.parties import TWO
from kg.extraction.reports import HARBOURING
from kg.extraction.responses import RESPONSES, kin
from kg.extraction.voices import chain, relaying, speaking
from kg.frames import DEED, EACH
from kg.model import Label, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.claims import Match, Matches
    from kg.extraction.general import General
    from kg.extraction.rebuttals import Rebuttals
    from kg.extraction.standing import Standing
    from kg.extraction.voices import Voice
    from kg.nlp import Sentence


class Announcements:
    """Reads what the cues of one article announce."""

    def __init__(self, matches: Matches, rebuttals: Rebuttals, standing: Standing, general: General) -> None:
        """Complete the matches whose cue `standing` lets stand; `general` tells who is nobody to accuse."""
        self.matches, self.rebuttals, self.standing, self.general = matches, rebuttals, standing, general
        self.parties, self.words, self.stance = matches.parties, matches.lexicon.words, standing.stance
        self.answers, self.reports = rebuttals.answers, rebuttals.reports

    def of(
        self, sentence: Sentence, matches: Iterator[Match], voices: tuple[Voice, ...]
    ) -> tuple[Match | None, list[Found]]:
        """Give what the first frame of a cue says that holds; of accusing, the first that names the accused."""
        first = None
        for match in filter(self.standing.holds, matches):
            first = first or match
            found = list(self._matched(sentence, match, voices))
            if found or match.cue.announces != ACCUSATION:
                return match, found
        return first, []

    def _matched(self, sentence: Sentence, match: Match, voices: tuple[Voice, ...]) -> Iterator[Found]:
        kind, around = match.cue.announces, speaking(voices, match.token)
        content = match.words.get("allegation") or match.words.get("content")
        parties = self._completed(sentence, match, voices, around, content)
        for pairing in self._pairings(sentence, match, parties):
            own = [party for role in sources() for party in pairing.get(role, ())]
            depth, through = chain(relaying(around, own, content))
            found = Found(kind, match.token, match.cue.id, pairing, content, depth=depth, through=through)
            if content is not None and self.reports.doers.hosted(sentence, content, pairing.get("accused", ())):
                found = replace(found, accusation_kind=HARBOURING, told=content)
            stands = (pairing.get("accuser") or not self.standing.obliged(match)) and not self._rebuts(match, content)
            if stands and _complete(kind, pairing) and self.answers.answers(sentence, found):
                yield found

    def _rebuts(self, match: Match, content: Token | None) -> bool:
        """`condemned a UN report that says ...`: what somebody was told to have done is answered, nobody is accused."""
        about = filter(None, (content, match.words.get("accused")))
        told = any(t.pos_ == "NOUN" and t.lemma_.lower() in self.words("rebutted") for t in about)
        return told and match.cue.id == "criticize"

    def _completed(
        self,
        sentence: Sentence,
        match: Match,
        voices: tuple[Voice, ...],
        around: tuple[Voice, ...],
        content: Token | None,
    ) -> dict[str, tuple[Party, ...]]:
        """Add the parties that the cue's own frame leaves to the sentence around it."""
        parties, token = dict(match.parties), match.token
        if (
            around
            and not any(parties.get(role) for role in sources())
            and (self.standing.obliged(match) or (_shares(token) and not grammar.is_passive(token)))
        ):
            # `X says he fled, and accused Y`: the parser hangs the second verb too low; or `Y, X says, must be blamed`
            parties[match.source_role] = around[0].parties
        if match.cue.announces in RESPONSES and "responder" in match.words:
            parties["responder"] = self.rebuttals.both(match.words["responder"]) or parties["responder"]
        demand = self.standing.demanded(match)
        who = grammar.subject(demand) if demand is not None else None
        if who is not None:
            parties["accuser"] = self.parties.of(sentence, who)
        if match.cue.announces == ACCUSATION and not parties.get("accused") and content is not None:
            speakers = frozenset(p.figure.key for p in parties.get("accuser", ()))
            stated = next(self.reports.within(sentence, content, token, voices, speakers), None)
            told = stated.doers if stated is not None else self._charged(sentence, match, content)
            parties["accused"] = self._judged(sentence, match, parties) if DEED in match.words else told
        if parties.get("accused"):
            parties["accused"] = tuple(p for p in parties["accused"] if not self.general.accused(sentence, p))
        return parties

    def _judged(self, sentence: Sentence, match: Match, parties: Mapping[str, tuple[Party, ...]]) -> tuple[Party, ...]:
        """`denounced the raid, calling it a crime`: who did the deed that is called a wrong, if it is not one's own."""
        if not self.answers.wrong(sentence, match.words["allegation"]):
            return ()  # `an answer to terrorism`
        speakers = kin([p.figure.key for p in parties.get("accuser", ())], self.parties.cast.figures)
        deed = match.words[DEED]
        above = match.token.head if match.token.dep_ in {"advcl", "conj"} else None
        if deed.lower_ in self.words("thing-pronoun") and above is not None:
            deed = next((t for t in complements.objects(above) if t.i < match.token.i and t.pos_ == "NOUN"), deed)
        known = self.reports.of_event(sentence, deed) or self.reports.recalled.of(sentence, deed, frozenset(speakers))
        return tuple(p for p in known if p.figure.label is not Label.PLACE and p.figure.key not in speakers)

    def _charged(self, sentence: Sentence, match: Match, content: Token) -> tuple[Party, ...]:
        """`the allegation that X had financed the group`: what somebody is accused of is a wrong, known or not.

        No wrong is what is done to somebody, what somebody is, and what `it` would do.
        """
        acts = content.pos_ in grammar.VERBS and not grammar.is_passive(content) and not grammar.child(content, "attr")
        doer = grammar.subject(content) if acts else None
        if doer is not None and doer.lower_ in self.words("thing-pronoun"):
            return ()
        negated = self.stance.polarity(content, match.token) is Polarity.NEGATIVE
        plain = match.token.lemma_.lower() in self.words("plain-charge")
        if not plain or negated or doer is None:
            return ()
        return self.parties.of(sentence, doer, loose=doer.lemma_.lower() in self.words("people"))

    def _pairings(
        self, sentence: Sentence, match: Match, parties: dict[str, tuple[Party, ...]]
    ) -> Iterator[Mapping[str, tuple[Party, ...]]]:
        """`both sides accuse each other`, `they trade accusations`: each of the subject against each other one."""
        each, accused = match.words.get(EACH), match.words.get("accused")
        if each is None and (accused is None or not self.matches.reciprocal(accused)):
            yield parties
            return
        sides = self.parties.of(sentence, each) if each is not None else parties.get("accuser", ())
        if len(sides) < TWO:
            sides = self.parties.sides(sentence, each or match.words.get("accuser") or match.token)
        yield from ({"accuser": (a,), "accused": (b,)} for a in sides for b in sides if a.figure is not b.figure)


def _shares(cue: Token) -> bool:
    """Tell whether a verb may have its subject from the one that it is coordinated with."""
    return cue.dep_ == "conj" and grammar.word_class(cue) == "VERB"


def _complete(kind: str, parties: Mapping[str, tuple[Party, ...]]) -> bool:
    """Tell whether the parties that the kind cannot be without are there, and differ."""
    if kind != ACCUSATION:
        return any(parties.get(role) for role in sources())
    accused = {p.figure.key for p in parties.get("accused", ())}
    return bool(accused) and not accused & {p.figure.key for p in parties.get("accuser", ())}
