"""The attacks of a sentence as claims: one for each party that did something, and who says that it did it itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.extraction.attacks import GENERAL, Attacks
from kg.extraction.authors import PUBLISHER
from kg.extraction.casualties import Casualties
from kg.extraction.found import ACCUSATION, Found
from kg.extraction.responses import kin
from kg.extraction.retold import alike, points_back
from kg.extraction.seeming import CLASH
from kg.extraction.voices import passes_on, speaking
from kg.model import Filler, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from kg.extraction.attacks import Event
    from kg.extraction.cast import Cast, Party
    from kg.extraction.casualties import Toll
    from kg.extraction.drafting import Drafts
    from kg.extraction.polarity import Stance
    from kg.extraction.voices import Voice, Voices
    from kg.model import Claim, Span
    from kg.nlp import Sentence

CASUALTIES, COUNTED = "CasualtyReport", "counted-casualties"
RESPONSIBILITY = "ResponsibilityClaim"
OWN_DEED = "own-deed"  # the cue of a claim of responsibility made by saying what one did


class Incidents:
    """Makes claims of the attacks in the sentences of one article."""

    def __init__(self, cast: Cast, attacks: Attacks, voices: Voices, stance: Stance, drafts: Drafts) -> None:
        """Find the events with `attacks`, and write them with `drafts`."""
        self.cast, self.attacks, self.voices, self.stance, self.drafts = cast, attacks, voices, stance, drafts
        self.casualties = Casualties(cast.lexicon)
        self.definite = cast.lexicon.words("retelling")

    def of(self, sentence: Sentence, voices: tuple[Voice, ...], claims: Sequence[Claim]) -> Iterator[Claim]:
        """Yield the attacks of a sentence; who did one only where the article says so in its own voice."""
        events = list(self.attacks.of(sentence))
        if not events:
            return
        yield from self._own_deeds(sentence, voices, events, claims)
        words = [span for c in claims for role in ("allegation", "content") for span in c.words(role)]
        others = tuple(v for v in voices if v.cue_id != PUBLISHER)
        heard = not self.voices.unheard(sentence, voices)
        own = [e for e in events if heard and e.doers and not speaking(others, e.token) and not self._alleged(e)]
        own = [e for e in own if not _within(sentence, e, words) or self._given(sentence, e, claims)]
        claimed = [span for c in claims if c.kind == RESPONSIBILITY for span in c.words("content")]
        for group in self._groups(sentence, events, own, claimed):
            searching = self.cast.lexicon.words("searching")
            if not all(e.type == GENERAL and e.token.lemma_.lower() in searching for e in group):
                yield self._attack(sentence, group, own, events)

    def tolls(self, sentence: Sentence, voices: tuple[Voice, ...], claims: Iterable[Claim]) -> Iterator[Claim]:
        """Yield a report of the killed and injured for each source that numbers them in a sentence."""
        others = tuple(v for v in voices if v.cue_id != PUBLISHER)
        found: dict[tuple[Token, ...], list[Toll]] = {}
        for toll in self.casualties.of(sentence):
            around = speaking(others, toll.token)
            found.setdefault(tuple(v.cue for v in around), []).append(toll)
        for cues, tolls in found.items():
            voice = next((v for v in others if cues and v.cue == cues[0]), None)
            sources = tuple(p for p in voice.parties if not passes_on(p)) if voice is not None else ()
            told = Found(CASUALTIES, tolls[0].token, COUNTED, {"reporter": sources}, depth=len(cues))
            claim = self.drafts.claim(sentence, told)
            boast = next((c for c in claims if c.kind == RESPONSIBILITY and _covers(c, claim)), None)
            if boast is not None:
                told_by = tuple(Filler("reporter", f.span, f.entity) for f in boast.fillers if f.role == "claimant")
                claim = replace(claim, fillers=(*claim.fillers, *told_by), depth=boast.depth)
            elif not cues:  # the article's own number: a date is that of the attack
                claim = replace(claim, stated=None)
            values = dict(pair for toll in reversed(tolls) for pair in toll.values())
            yield replace(claim, values=tuple(sorted(values.items(), reverse=True)))

    def _alleged(self, event: Event) -> bool:
        """`an allegation that he assaulted her`, `charges of killing`: an accusation tells it, not the article."""
        above = (t for t in event.token.ancestors if t.pos_ == "NOUN")
        return any(cue.announces == ACCUSATION for t in above for cue in grammar.cues(t, self.cast.lexicon))

    def _condemned(self, event: Event) -> bool:
        """`condemns the Houthi attacks on ships`: that there were some is not what is said, but taken for granted."""
        verb = event.token.head
        condemning = any(cue.announces == "Condemnation" for cue in grammar.cues(verb, self.cast.lexicon))
        return event.token.dep_ == "dobj" and condemning

    def _groups(
        self, sentence: Sentence, events: list[Event], own: list[Event], claimed: list[Span]
    ) -> list[list[Event]]:
        """Put together the events of the same doers, and those without one with the first of their side.

        What somebody claims is an attack of its own beside what the article tells: `Israel bombs a camp as Hamas
        claims the raid`.
        """
        groups: list[list[Event]] = []
        for event in own:
            same = next((g for g in groups if self._same(g[0], event)), None)
            groups.append([event]) if same is None else same.append(event)
        apart = [e for e in events if e not in own and _within(sentence, e, claimed)]
        rest = [e for e in events if e not in own and e not in apart]
        other = [e for e in rest if groups and _unlike(e, groups)]
        places = {_clause(e.token) for e in other} - {_clause(e.token) for group in groups for e in group}
        other = [e for e in rest if e in other or _clause(e.token) in places]
        rest = [e for e in rest if e not in other]
        if rest:
            groups = [[*groups[0], *rest], *groups[1:]] if groups else [rest]
        groups += [other] if other else []
        if apart and groups and not (own and not all(points_back(e.token, self.definite) for e in apart)):
            return [[*groups[0], *apart], *groups[1:]]
        return [*groups, apart] if apart else groups

    def _same(self, one: Event, other: Event) -> bool:
        figures = self.cast.figures
        keys = [kin([p.figure.key for p in event.doers], figures) for event in (one, other)]
        return bool(keys[0] & keys[1])

    def _attack(self, sentence: Sentence, events: list[Event], own: list[Event], told: list[Event]) -> Claim:
        telling = [e for e in events if e in own]
        back = (e for e in events if points_back(e.token, self.definite, bare=False))
        event = next(iter(telling), None) or next(back, None)
        event = event or max(events, key=lambda e: (e.type != GENERAL, -e.token.i))
        acting = {p.figure.key: p for e in telling for p in e.doers}
        targets = {p.figure.key: p for e in events for p in e.targets if p.figure.key not in acting}
        doers = {key: party for key, party in acting.items() if not _stands_for_official(sentence, party)}
        parties = {"reportedPerpetrator": tuple(doers.values()), "target": tuple(targets.values())}
        attackers = self.cast.lexicon.words("attacker")  # `gunmen kidnapped`: the deed tells more than who did it
        by_deed = sorted(events, key=lambda e: bool({e.token.lemma_.lower(), e.token.lower_} & attackers))
        type_ = next((e.type for e in by_deed if e.type != GENERAL), GENERAL)
        words = [e.token for e in events], [e.token for e in told if e not in events]
        claim = self.drafts.attack(sentence, event.token, parties, (("attackType", type_),), words)
        return replace(claim, modality=Modality.HEDGED) if any(e.suspected for e in telling or events) else claim

    def _own_deeds(
        self, sentence: Sentence, voices: tuple[Voice, ...], events: list[Event], claims: Sequence[Claim]
    ) -> Iterator[Claim]:
        """`the army said that it had shelled the camp`: who says that the deed was its own claims it."""
        done = {e for c in claims if c.kind == RESPONSIBILITY for e in c.entities("claimant")}
        for voice in voices:
            sources = [p.figure.key for p in voice.parties]
            deed = next((e for e in events if self._of(voice, e, sources)), None)
            if deed is not None and voice.cue_id != PUBLISHER and not done & set(sources) and self._said(voice):
                done.update(sources)
                parties = {"claimant": voice.parties}
                yield self.drafts.claim(
                    sentence, Found(RESPONSIBILITY, voice.cue, OWN_DEED, parties, voice.content, directness="reported")
                )

    def _given(self, sentence: Sentence, event: Event, claims: Sequence[Claim]) -> bool:
        """Tell whether the words of a claim take an event for granted: it is condemned, or presupposed."""
        return self._condemned(event) or self._presupposed(sentence, event, claims)

    def _presupposed(self, sentence: Sentence, event: Event, claims: Sequence[Claim]) -> bool:
        """`accused of a part in the raid by X`: that X made the raid is taken for granted, whoever had a part in it.

        Not what is itself charged or denied (`denied the raid by its army`), nor a deed of those who charge or are
        charged: on whom the raid is blamed is then at issue.
        """
        noun, head = event.token, event.token.head
        over = head.head if noun.dep_ == "pobj" else head
        definite = any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in self.definite) for c in noun.children)
        first, last = noun.left_edge.i, noun.right_edge.i
        own = all(first <= p.start and p.end <= last + 1 for p in event.doers)
        if noun.pos_ not in {"NOUN", "PROPN"} or not (definite and own):
            return False
        if sentence.chars(over, over) in {c.cue for c in claims}:
            return False
        sides = kin([f.entity for c in claims for f in c.fillers if f.entity], self.cast.figures)
        return not sides & kin([p.figure.key for p in event.doers], self.cast.figures)

    def _said(self, voice: Voice) -> bool:
        return self.stance.polarity(voice.cue) is Polarity.POSITIVE and not self.stance.meant_only(voice.cue)

    def _of(self, voice: Voice, event: Event, sources: list[str]) -> bool:
        """Tell whether the voice says the event, and its doer is the voice or serves it: `its forces`."""
        inside = voice.content in {event.token, *event.token.ancestors}
        if not inside or event.type == CLASH or not sources:
            return False
        served = set(kin(sources, self.cast.figures))
        return any(served & {p.figure.key, *p.figure.principals} for p in event.doers)


def _stands_for_official(sentence: Sentence, doer: Party) -> bool:
    """`he blew himself up`, after a spokesman: a pronoun for somebody in office seldom means who made an attack."""
    pronoun = doer.elsewhere is None and sentence.doc[doer.start].tag_ == "PRP"
    return pronoun and any(not post.former for post in doer.figure.posts)


def _covers(boast: Claim, toll: Claim) -> bool:
    """`claims to have killed five soldiers`: who claims the deed gives the number."""
    return not toll.entities("reporter") and any(span.covers(toll.cue) for span in boast.words("content"))


def _within(sentence: Sentence, event: Event, spans: Sequence[Span]) -> bool:
    place = sentence.chars(event.token, event.token)
    return any(span.covers(place) for span in spans)


def _unlike(event: Event, groups: list[list[Event]]) -> bool:
    """`on Monday a bomb killed nine, and gunmen shot three on Friday`: another type, on a day of its own."""
    types = {e.type for group in groups for e in group} - {GENERAL}
    if event.type == GENERAL or not types or any(alike({event.type, type_}) for type_ in types):
        return False
    clause, others = _clause(event.token), [_clause(e.token) for group in groups for e in group]
    return clause not in others and _dated(clause) and any(_dated(other) for other in others)


def _dated(clause: Token) -> bool:
    return any(t.ent_type_ == "DATE" and _clause(t) == clause for t in clause.subtree)


def _clause(token: Token) -> Token:
    """Give the verb of the main clause that a word stands in, or of one coordinated with it."""
    within = (t for t in (token, *token.ancestors) if t.dep_ in {"conj", "ROOT"} and t.pos_ in grammar.VERBS)
    return next(within, token)
