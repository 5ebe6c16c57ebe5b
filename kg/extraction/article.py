"""All that one article says: its sentences read in order, what is found in each made a claim, responses linked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.atlas import load_atlas
from kg.extraction import grammar
from kg.extraction.about import about_attacks
from kg.extraction.announcements import Announcements
from kg.extraction.answers import Answers
from kg.extraction.attacks import Attacks
from kg.extraction.authors import Authors, first_person
from kg.extraction.bylines import bylined
from kg.extraction.cast import Cast
from kg.extraction.claims import Matches
from kg.extraction.culprits import Culprits
from kg.extraction.distinct import in_article, in_sentence, without_headlines, without_presupposed
from kg.extraction.drafting import Drafts
from kg.extraction.found import ACCUSATION, Found
from kg.extraction.general import General
from kg.extraction.headings import HEADING, Headings, issuer
from kg.extraction.incidents import Incidents
from kg.extraction.mending import mend
from kg.extraction.parties import Parties
from kg.extraction.places import Places
from kg.extraction.polarity import Stance
from kg.extraction.promise import Promise
from kg.extraction.rebuttals import Rebuttals
from kg.extraction.reference import Reference
from kg.extraction.reports import Reports
from kg.extraction.responses import kin, linked
from kg.extraction.retold import Retold
from kg.extraction.scenes import Scenes
from kg.extraction.standing import Standing
from kg.extraction.tellers import of_others, spoken_for
from kg.extraction.voices import Voices, chain, relaying, speaking
from kg.extraction.wrongs import Wrongs
from kg.model import Article, Claim, Skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.cast import Figure
    from kg.extraction.claims import Match
    from kg.extraction.names import Matcher
    from kg.extraction.voices import Voice
    from kg.model import Site
    from kg.nlp import Sentence
    from kg.ontology import Lexicon

BLAMED = ("accused", "reportedPerpetrator")  # roles of those who may answer
ODD = (ValueError, IndexError, KeyError, RecursionError)  # what an odd parse may raise
INTRODUCED = grammar.SUBJECTS | {"dobj", "pobj"}


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read, with keys of figures where identifiers of entities will stand."""

    article: Article
    figures: dict[str, Figure]
    sites: dict[str, Site]  # where the places lie, by the keys of their figures
    claims: tuple[Claim, ...]
    skipped: tuple[Skip, ...]


class Reader:
    """Reads articles one by one, with knowledge that is loaded once."""

    def __init__(self, lexicon: Lexicon, matcher: Matcher) -> None:
        """Keep the lexicon and the gazetteer's matcher."""
        self.lexicon, self.matcher, self.stance = lexicon, matcher, Stance(lexicon)
        self.promise = Promise(lexicon)

    def is_statement(self, article: Article) -> bool:
        """Tell whether the publisher speaks for itself, so that every sentence is said by somebody."""
        return bool(article.publisher) and issuer(article.publisher, self.matcher.gazetteer) is not None

    def may_hold(self, sentence: Sentence, spoken: bool) -> bool:  # noqa: FBT001
        """Tell whether a parsed sentence, `spoken` by somebody or not, may hold a claim."""
        try:
            return self.promise.of(sentence, spoken=spoken)
        except ODD:  # told when it is read
            return True

    def read(self, article: Article, sentences: tuple[Sentence, ...]) -> Draft:
        """Read one article. A sentence that fails is skipped with its reason, an article only where all of it does."""
        try:
            return self._read(article, sentences)
        except ODD as error:
            skip = Skip(article.origin or article.id, f"{type(error).__name__}: {error}; nothing of it was read")
            return Draft(article, {}, {}, (), (skip,))

    def _read(self, article: Article, sentences: tuple[Sentence, ...]) -> Draft:
        if self.is_statement(article):
            heading = (replace(s, doc=bylined(s.doc, self.lexicon)) if s.parsed else s for s in sentences[:HEADING])
            sentences = (*heading, *sentences[HEADING:])
        claims: list[Claim] = []
        skipped: list[Skip] = []
        sentences = tuple(self._mended(article, sentence, skipped) for sentence in sentences)
        cast = Cast(article, sentences, self.lexicon, self.matcher)
        page = _Page(article, cast, self.lexicon, self.stance)
        for sentence in (s for s in sentences if s.parsed):
            try:
                found = page.claims(sentence)
            except ODD as error:
                skipped.append(_skip(article, sentence, error))
            else:
                first = len(claims)
                claims.extend(replace(claim, id=str(i)) for i, claim in enumerate(found, first))
        return Draft(article, page.places.joined(), page.places.sites, tuple(page.finish(claims)), tuple(skipped))

    def _mended(self, article: Article, sentence: Sentence, skipped: list[Skip]) -> Sentence:
        """Mend the parse of a sentence; one that cannot be mended counts as not parsed, and is put into `skipped`."""
        if sentence.parsed:
            try:
                mend(sentence.doc, self.lexicon)
            except ODD as error:
                skipped.append(_skip(article, sentence, error))
                return replace(sentence, parsed=False)
        return sentence


def _skip(article: Article, sentence: Sentence, error: Exception) -> Skip:
    place = f"{article.origin or article.id}, characters {sentence.span.start} to {sentence.span.end}"
    return Skip(place, f"{type(error).__name__}: {error}")


class _Page:
    """The extractors of one article, wired together."""

    def __init__(self, article: Article, cast: Cast, lexicon: Lexicon, stance: Stance) -> None:
        self.cast = cast
        self.standing, self.general = Standing(stance), General(cast)
        self.parties = Parties(cast, Reference(cast))
        self.wrongs = Wrongs(lexicon, cast.is_named)
        self.voices = Voices(self.parties, lexicon)
        self.matches = Matches(self.parties, self.wrongs, lexicon)
        self.reports = Reports(self.parties, self.wrongs, stance)
        self.answers = Answers(self.reports)
        self.many = lexicon.words("plural-pronoun")
        self.rebuttals = Rebuttals(self.answers)
        self.announcements = Announcements(self.matches, self.rebuttals, self.standing, self.general)
        self.authors = Authors(article, self.parties, self.voices, Headings(cast, self.parties).authors(article))
        self.places = Places(cast, load_atlas)
        self.drafts = Drafts(article, cast, self.wrongs, Scenes(cast, self.places))
        attacks = Attacks(self.reports, stance, lexicon)
        self.incidents = Incidents(cast, attacks, self.voices, stance, self.drafts)
        self.culprits = Culprits(self.parties, self.voices)
        self.retold = Retold(cast, len(article.title))

    def claims(self, sentence: Sentence) -> list[Claim]:
        """Give the claims of one sentence, their ids left empty."""
        self._introduce(sentence)
        voices = self._voices(sentence)
        self.culprits.hear(sentence, voices)
        self.reports.recalled.hear(sentence, voices)
        read = [self.announcements.of(sentence, matches, voices) for matches in self.matches.of(sentence, voices)]
        found = [f for _, several in read for f in several]
        matches = [match for match, _ in read if match is not None]
        found.extend(f for v in voices if self.standing.speaks(v) for f in self._reported(sentence, v, voices, matches))
        presupposed = self.rebuttals.of(sentence, found, voices)
        claims = in_sentence(self.drafts.claim(s, f) for s, f in (*((sentence, f) for f in found), *presupposed))
        attacks = list(self.incidents.of(sentence, voices, claims))
        blamed = [key for c in (*claims, *attacks) for role in BLAMED for key in c.entities(role)]
        self.answers.blamed.append(kin(blamed, self.cast.figures))
        accusers = frozenset(key for c in claims for key in c.entities("accuser"))
        self.matches.accusers = accusers or self.matches.accusers
        return [*claims, *attacks, *self.incidents.tolls(sentence, voices, claims)]

    def _voices(self, sentence: Sentence) -> tuple[Voice, ...]:
        """Give who speaks in a sentence, whom the whole of it belongs to first; "we" and "I" mean the first of them."""
        outer = self.authors.outer(sentence)
        reference = self.parties.reference
        reference.speaker = outer.parties[0].figure if outer is not None else None
        found = self.voices.of(sentence)
        if outer is None:
            reference.speaker = next((p.figure for v in found for p in v.parties), None)
            if first_person(found, self.cast.lexicon.words("speaker-pronoun")):
                found = self.voices.of(sentence)
            self.authors.heard(sentence, found)
        return found if outer is None else (outer, *found)

    def _introduce(self, sentence: Sentence) -> None:
        """Read the actors of the sentence first, so that what points back finds them."""
        for token in sentence.doc:
            named = token.dep_ in INTRODUCED and token.pos_ in {"NOUN", "PROPN"}
            if named or (token.dep_ in grammar.SUBJECTS and token.lower_ in self.many):
                self.parties.of(sentence, token)

    def _reported(
        self, sentence: Sentence, voice: Voice, voices: tuple[Voice, ...], matches: list[Match]
    ) -> Iterator[Found]:
        told: set[tuple[str, ...]] = set()
        others = of_others(voice, matches)
        for stated in self.reports.of(sentence, voice, voices):
            said = self.general.blamed if voice.whole else self.general.own
            doers = tuple(p for p in stated.doers if not said(sentence, p))
            accused = tuple(p.figure.key for p in doers)
            if doers and accused not in told and stated.predicate.i not in others:
                told.add(accused)
                parties = {"accuser": spoken_for(voice, voices), "accused": doers}
                depth, through = chain(relaying(speaking(voices, voice.cue), parties["accuser"], voice.content))
                yield Found(
                    ACCUSATION,
                    voice.cue,
                    voice.cue_id,
                    parties,
                    stated.clause,
                    stated.kind,
                    stated.predicate,
                    "reported",
                    stated.modality,
                    depth,
                    through,
                )
        yield from self.answers.disowned(sentence, voice)

    def _side(self, keys: tuple[str, ...]) -> set[str]:
        """Give parties with all whom they speak for or serve."""
        return kin(keys, self.cast.figures)

    def finish(self, claims: list[Claim]) -> Iterator[Claim]:
        """Drop what the same source says twice; link responses and claims of responsibility to what they are about."""
        article = self.cast.article
        apart = without_presupposed(claims, self._side)
        told = without_headlines(apart, len(article.title), self._side)
        kept = list(in_article(told, article.text))
        return linked(list(self.culprits.told(list(about_attacks(kept, self.retold)))), self.cast.figures, article.text)
