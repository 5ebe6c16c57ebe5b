"""All that one article says: its sentences read in order, each match made a claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract import grammar
from kg.extract.attacks import Attacks
from kg.extract.cast import Cast
from kg.extract.claims import Matches
from kg.extract.dates import moments
from kg.extract.parties import Parties
from kg.extract.polarity import Stance
from kg.extract.reference import Reference
from kg.extract.reports import Reports
from kg.extract.responses import answered, claimed
from kg.extract.voices import Voices, passes_on, speaking
from kg.extract.wrongs import Wrongs
from kg.model import Article, Claim, Filler, Label, Modality, Polarity, Skip, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.attacks import Event
    from kg.extract.cast import Figure, Party
    from kg.extract.claims import Match
    from kg.extract.names import Matcher
    from kg.extract.reports import Proposition
    from kg.extract.voices import Voice
    from kg.nlp import Sentence
    from kg.ontology import Lexicon

SOURCES = ("accuser", "responder", "condemner", "demander", "warner", "claimant", "reporter")
INTRODUCED = grammar.SUBJECTS | {"dobj", "pobj"}
RESPONSES = frozenset({"Denial", "Rejection", "Admission", "Justification"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read, with keys of figures where identifiers of entities will stand."""

    article: Article
    figures: dict[str, Figure]
    claims: tuple[Claim, ...]
    skipped: tuple[Skip, ...]


class Reader:
    """Reads articles one by one, with knowledge that is loaded once."""

    def __init__(self, lexicon: Lexicon, matcher: Matcher) -> None:
        """Keep the lexicon and the gazetteer's matcher."""
        self.lexicon, self.matcher, self.stance = lexicon, matcher, Stance(lexicon)

    def read(self, article: Article, sentences: tuple[Sentence, ...]) -> Draft:
        """Read one article. A sentence that fails is skipped with its reason, never the article."""
        cast = Cast(article, sentences, self.lexicon, self.matcher)
        page = _Page(article, cast, self.lexicon, self.stance)
        claims: list[Claim] = []
        skipped: list[Skip] = []
        for sentence in sentences:
            if sentence.parsed:
                try:
                    claims.extend(page.claims(sentence, len(claims)))
                except (ValueError, IndexError, KeyError, RecursionError) as error:  # an odd parse costs its sentence
                    skipped.append(
                        Skip(
                            f"{article.origin or article.id}, characters {sentence.span.start}-{sentence.span.end}",
                            f"{type(error).__name__}: {error}",
                        )
                    )
        return Draft(article, cast.figures, tuple(page.finish(claims)), tuple(skipped))


class _Page:
    """The extractors of one article, wired together."""

    def __init__(self, article: Article, cast: Cast, lexicon: Lexicon, stance: Stance) -> None:
        self.article, self.cast, self.lexicon, self.stance = article, cast, lexicon, stance
        self.parties = Parties(cast, Reference(cast))
        self.wrongs = Wrongs(cast)
        self.voices = Voices(self.parties, lexicon)
        self.matches = Matches(self.parties, self.wrongs, lexicon)
        self.reports = Reports(self.parties, self.wrongs, stance)
        self.attacks = Attacks(self.reports, stance, lexicon)

    def claims(self, sentence: Sentence, count: int) -> list[Claim]:
        """Give the claims of one sentence, with provisional ids that go on from `count`."""
        self._introduce(sentence)
        voices = self.voices.of(sentence)
        found = [
            claim for match in self.matches.of(sentence, voices) for claim in self._from_match(sentence, match, voices)
        ]
        for voice in voices:
            found.extend(self._from_voice(sentence, voice, voices, found))
        found = list(_once(found))
        found.extend(self._attacks(sentence, voices))
        return [replace(claim, id=str(count + i)) for i, claim in enumerate(found)]

    def _introduce(self, sentence: Sentence) -> None:
        """Read the actors of the sentence first, so that what points back finds them."""
        for token in sentence.doc:
            if token.dep_ in INTRODUCED and token.pos_ in {"NOUN", "PROPN"}:
                self.parties.of(sentence, token)

    def _from_match(self, sentence: Sentence, match: Match, voices: tuple[Voice, ...]) -> Iterator[Claim]:
        kind, token = match.cue.announces, match.token
        if (match.cue.pos != "NOUN" and self.stance.polarity(token) is Polarity.NEGATIVE) or self.stance.modality(
            token
        ) is Modality.HYPOTHETICAL:
            return
        parties = dict(match.parties)
        around = speaking(voices, token)
        content = match.words.get("allegation") or match.words.get("content")
        if (
            around
            and not any(parties.get(role) for role in SOURCES)
            and token.dep_ == "conj"
            and not grammar.is_passive(token)
        ):
            parties[_source_role(match)] = around[
                0
            ].parties  # `X says he fled, and accused Y`: the parser hangs it too low
        if kind == "Accusation" and not parties.get("accused"):
            parties["accused"] = self._doers(sentence, content, token, voices, parties)
        for pairing in self._pairings(sentence, match, parties):
            if self._complete(kind, pairing):
                yield self._matched(sentence, match, pairing, around, content)

    def _matched(
        self,
        sentence: Sentence,
        match: Match,
        parties: dict[str, tuple[Party, ...]],
        around: tuple[Voice, ...],
        content: Token | None,
    ) -> Claim:
        kind, token = match.cue.announces, match.token
        fillers = [*self._party_fillers(sentence, parties)]
        if content is not None:
            fillers.append(Filler("allegation" if kind == "Accusation" else "content", self._span(sentence, content)))
        depth = 1 + len({v.cue.i for v in around})
        return self._claim(
            sentence,
            token,
            kind,
            match.cue.id,
            fillers,
            content,
            match.cue.kind,
            depth=depth,
            confidence=self._sure(0.9, token, parties),
        )

    def _pairings(
        self, sentence: Sentence, match: Match, parties: dict[str, tuple[Party, ...]]
    ) -> Iterator[dict[str, tuple[Party, ...]]]:
        """`both sides accuse each other`: each party of the subject against each other one."""
        accused = match.words.get("accused")
        if accused is None or not self.matches.reciprocal(accused):
            yield parties
            return
        sides = parties.get("accuser", ())
        if len(sides) < 2:  # noqa: PLR2004 - a quarrel has two sides
            sides = self.parties.sides(sentence, match.words.get("accuser") or match.token)
        for one in sides:
            for other in sides:
                if one.figure is not other.figure:
                    yield {"accuser": (one,), "accused": (other,)}

    def _complete(self, kind: str, parties: dict[str, tuple[Party, ...]]) -> bool:
        """Tell whether the parties that the kind cannot be without are there, and differ."""
        if kind != "Accusation":
            return any(parties.get(role) for role in SOURCES)
        accused, accuser = parties.get("accused", ()), parties.get("accuser", ())
        same = {p.figure.key for p in accused} & {p.figure.key for p in accuser}
        return bool(accused) and not same

    def _doers(
        self,
        sentence: Sentence,
        content: Token | None,
        cue: Token,
        voices: tuple[Voice, ...],
        parties: dict[str, tuple[Party, ...]],
    ) -> tuple[Party, ...]:
        if content is None:
            return ()
        speakers = frozenset(p.figure.key for p in parties.get("accuser", ()))
        found = list(self.reports.within(sentence, content, cue, voices, speakers))
        return found[0].doers if found else ()

    def _from_voice(
        self, sentence: Sentence, voice: Voice, voices: tuple[Voice, ...], known: list[Claim]
    ) -> Iterator[Claim]:
        if not voice.parties or all(passes_on(p) for p in voice.parties):
            return
        if (
            self.stance.polarity(voice.cue) is Polarity.NEGATIVE
            or self.stance.modality(voice.cue) is Modality.HYPOTHETICAL
        ):
            return
        told: set[tuple[str, ...]] = {
            c.entities("accused")
            for c in known
            if c.kind == "Accusation" and c.cue == sentence.chars(voice.cue, voice.cue)
        }
        for proposition in self.reports.of(sentence, voice, voices):
            accused = tuple(p.figure.key for p in proposition.doers)
            if accused not in told:
                told.add(accused)
                yield self._reported(sentence, voice, proposition)

    def _reported(self, sentence: Sentence, voice: Voice, proposition: Proposition) -> Claim:
        parties = {"accuser": voice.parties, "accused": proposition.doers}
        fillers = [
            *self._party_fillers(sentence, parties),
            Filler("allegation", self._span(sentence, proposition.predicate)),
        ]
        sure = self._sure(0.6, voice.cue, parties)
        claim = self._claim(
            sentence,
            voice.cue,
            "Accusation",
            voice.cue_id,
            fillers,
            proposition.predicate,
            proposition.wrong.kind,
            depth=1,
            confidence=sure,
        )
        return replace(claim, directness="reported", modality=proposition.modality)

    def _attacks(self, sentence: Sentence, voices: tuple[Voice, ...]) -> Iterator[Claim]:
        events = list(self.attacks.of(sentence))
        if not events:
            return
        own = [e for e in events if e.doers and not speaking(voices, e.token)]
        event = next(iter(own), None) or max(events, key=lambda e: (e.type != "other", -e.token.i))
        type_ = next((e.type for e in events if e.type != "other"), "other")
        doers = {p.figure.key: p for e in own for p in e.doers}
        fillers = [
            Filler("reportedPerpetrator", sentence.chars(sentence.doc[p.start], sentence.doc[p.end - 1]), p.figure.key)
            for p in doers.values()
        ]
        targets = {p.figure.key: p for e in events for p in self.attacks.targets(sentence, e.token)}
        fillers.extend(
            Filler("target", sentence.chars(sentence.doc[p.start], sentence.doc[p.end - 1]), p.figure.key)
            for p in targets.values()
            if p.figure.key not in doers
        )
        values = (("attackType", type_), *self.attacks.casualties(sentence))
        claim = self._claim(sentence, event.token, "Attack", "attack", fillers, None, "", depth=0, confidence=0.8)
        yield replace(claim, values=values)

    def _party_fillers(self, sentence: Sentence, parties: dict[str, tuple[Party, ...]]) -> Iterator[Filler]:
        for role, found in parties.items():
            for party in found:
                span = sentence.chars(sentence.doc[party.start], sentence.doc[party.end - 1])
                yield from (
                    self._voiced(role, span, party.figure)
                    if role in SOURCES
                    else (Filler(role, span, party.figure.key),)
                )

    def _voiced(self, role: str, span: Span, figure: Figure) -> Iterator[Filler]:
        """Give who speaks, and for whom: a spokesman's words are those of his principal."""
        principals = [key for key in figure.principals if key in self.cast.figures]
        speaks = figure.label is Label.PERSON and self._is_spokesperson(figure) and principals
        yield Filler(role, span, principals[0] if speaks else figure.key)
        if figure.label is Label.PERSON:
            yield Filler("speaker", span, figure.key)
        for key in self._chain(principals):
            yield Filler("onBehalfOf", span, key)

    def _chain(self, keys: list[str]) -> list[str]:
        found = dict.fromkeys(keys)
        for key in keys:
            found.update(dict.fromkeys(self.cast.figures[key].principals))
        return [key for key in found if key in self.cast.figures]

    def _is_spokesperson(self, figure: Figure) -> bool:
        words = self.lexicon.words("spokesperson")
        return any(word in words for post in figure.posts if not post.former for word in post.title.lower().split())

    def _claim(
        self,
        sentence: Sentence,
        token: Token,
        kind: str,
        cue: str,
        fillers: list[Filler],
        content: Token | None,
        accusation: str,
        *,
        depth: int,
        confidence: float,
    ) -> Claim:
        stated, happened = self._dates(sentence, content)
        if kind == "Accusation" and not accusation:
            start, end = grammar.extent(content) if content is not None else (0, 0)
            accusation = (
                self.wrongs.kind(sentence, start, end)
                or self.wrongs.kind(sentence, token.i + 1, token.right_edge.i + 1)
                or "Other"
            )
        return Claim(
            id="", kind=kind, evidence=sentence.span, cue=sentence.chars(token, token), matched_by=cue, fillers=tuple(fillers),
            accusation_kind=accusation if kind == "Accusation" else "", depth=depth, stated=stated, happened=happened, confidence=confidence,
        )  # fmt: skip

    def _dates(self, sentence: Sentence, content: Token | None) -> tuple:
        text = sentence.span.of(self.article.text)
        inside = self._span(sentence, content) if content is not None else Span(0, 0)
        stated = happened = None
        for span, moment in moments(text, self.article.published):
            place = Span(sentence.span.start + span.start, sentence.span.start + span.end)
            if inside.covers(place):
                happened = happened or moment
            else:
                stated = stated or moment
        return stated, happened

    def _span(self, sentence: Sentence, token: Token) -> Span:
        start, end = grammar.extent(token)
        return sentence.chars(sentence.doc[start], sentence.doc[end - 1])

    def _sure(self, base: float, cue: Token, parties: dict[str, tuple[Party, ...]]) -> float:
        """Lower the confidence for each party that is not a name: a pronoun or description may be resolved wrongly."""
        unnamed = sum(p.figure.unnamed for found in parties.values() for p in found)
        return round(max(0.2, base - 0.1 * unnamed - (0.0 if cue.pos_ == "VERB" else 0.1)), 2)

    def finish(self, claims: list[Claim]) -> Iterator[Claim]:
        """Drop what the same source says twice, and link responses to what they answer."""
        kept = list(_distinct(claims))
        accusations = [c for c in kept if c.kind == "Accusation"]
        attacks = [c for c in kept if c.kind == "Attack"]
        for claim in kept:
            if claim.kind == "ResponsibilityClaim":
                yield replace(claim, about=claimed(claim, attacks))
            elif claim.kind in RESPONSES:
                yield replace(claim, responds_to=answered(claim, accusations, self.cast.figures))
            else:
                yield claim


def _source_role(match: Match) -> str:
    return next((role.role for role in match.frame.roles if role.role in SOURCES), "speaker")


def _once(claims: list[Claim]) -> Iterator[Claim]:
    """Keep one accusation of a sentence against the same party by the same source, or by a source and by none."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (not c.entities("accuser"), c.directness)):
        accused, accuser = set(claim.entities("accused")), set(claim.entities("accuser"))
        same = (k for k in kept if k.kind == "Accusation" == claim.kind and set(k.entities("accused")) >= accused)
        if not any(not accuser or accuser & set(k.entities("accuser")) for k in same):
            kept.append(claim)
    return iter(sorted(kept, key=lambda c: c.cue.start))


def _distinct(claims: list[Claim]) -> Iterator[Claim]:
    """Keep the last of equal accusations in headline and body, the first of those in the body."""
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        key = (
            claim.kind,
            claim.accusation_kind,
            tuple(sorted(claim.entities("accuser"))),
            tuple(sorted(claim.entities("accused"))),
        )
        if claim.kind != "Accusation" or key not in seen:
            seen.add(key)
            yield claim
