"""Put what was read of a sentence into the form of a claim: roles with who speaks for whom, dates, kind, confidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.confidence import confidence, features
from kg.extraction.dates import Calendar
from kg.extraction.found import ACCUSATION, Found, sources
from kg.extraction.kinds import Kinds, Ruling
from kg.extraction.occasions import Occasions
from kg.model import Claim, Filler, Label, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from kg.extraction.cast import Cast, Figure, Party
    from kg.extraction.scenes import Scenes
    from kg.extraction.wrongs import Wrongs
    from kg.model import Article, Moment
    from kg.nlp import Sentence

DEEDS = frozenset({"Attack", "CasualtyReport"})  # what has a place, and is told nowhere
VENUE = frozenset({"at", "before", "to", "in"})


class Drafts:
    """Makes claims of what was found in the sentences of one article."""

    def __init__(self, article: Article, cast: Cast, wrongs: Wrongs, scenes: Scenes) -> None:
        """Name kinds of accusation with `wrongs`, places with `scenes`."""
        self.article, self.cast, self.scenes = article, cast, scenes
        self.kinds = Kinds(wrongs, cast.sentences, cast.lexicon)
        self.calendar, self.occasions = Calendar(cast.lexicon), Occasions(cast.lexicon)
        self.near = None if article.published else self.calendar.likely_day(article.text)
        self.spokesperson = cast.lexicon.words("spokesperson")

    def claim(self, sentence: Sentence, found: Found) -> Claim:
        """Make a claim, its id left empty."""
        stated, happened = self._dates(sentence, found.content)
        words, known = (*self._venue(sentence, found), *self._scene(sentence, found)), tuple(features(sentence, found))
        ruling = self._kind(sentence, found)
        if found.content is not None:
            role = "allegation" if found.kind == ACCUSATION else "content"
            words = (*words, Filler(role, self.span(sentence, found.content)))
        return Claim(
            id="",
            kind=found.kind,
            evidence=sentence.span,
            cue=sentence.chars(found.cue, found.cue),
            matched_by=found.cue_id,
            fillers=(*self._roles(sentence, found.parties), *self._relayed(sentence, found.through), *words),
            accusation_kind=ruling.kind,
            narrower_kind=ruling.narrower,
            kind_words=tuple(sentence.chars(t, t) for t in ruling.words if t.doc == sentence.doc),
            directness=found.directness,
            modality=found.modality,
            depth=found.depth,
            stated=stated,
            happened=happened,
            confidence=confidence(known, self.cast.lexicon.weights),
            features=known,
        )

    def attack(
        self,
        sentence: Sentence,
        token: Token,
        parties: Mapping[str, tuple[Party, ...]],
        values: Iterable[tuple[str, str | int]],
        words: tuple[Collection[Token], Collection[Token]],
    ) -> Claim:
        """Make the claim of an attack that the article tells at `token`; `words` tell this attack, and others."""
        claim = self.claim(sentence, Found("Attack", token, "told-attack", parties, depth=0))
        happened = self.occasions.of(sentence, self._moments(sentence), *words)
        return replace(claim, values=tuple(values), stated=None, happened=happened)

    def _venue(self, sentence: Sentence, found: Found) -> tuple[Filler, ...]:
        """`speaking at a Security Council session`: the organisation before which it was said."""
        inside = {t.i for t in found.content.subtree} if found.content is not None else set()
        taken = {p.figure.key for parties in found.parties.values() for p in parties}
        for token in found.cue.subtree:
            noun = grammar.child(token, "pobj") if token.lower_ in VENUE and token.i not in inside else None
            for name in self.cast.names_in(sentence, list(noun.subtree) if noun is not None else []):
                figure = self.cast.named(sentence, name)
                if figure.label is Label.INTERGOVERNMENTAL and figure.key not in taken:
                    span = sentence.chars(sentence.doc[name.start], sentence.doc[name.end - 1])
                    return (Filler("venue", span, figure.key),)
        return ()

    def _scene(self, sentence: Sentence, found: Found) -> tuple[Filler, ...]:
        """Give where a deed was done, or a statement made; of an accusation, where the alleged deed was done too."""
        if found.kind in DEEDS:
            return self.scenes.of_deed(sentence, found.cue)
        said = self.scenes.of_statement(sentence, found.cue, found.content)
        if found.kind != ACCUSATION or found.content is None:
            return said
        return (*said, *self.scenes.of_content(sentence, found.content))

    def _kind(self, sentence: Sentence, found: Found) -> Ruling:
        """Give the kind of accusation that was found already, or that its words tell; none where it is none."""
        if found.kind != ACCUSATION:
            return Ruling("")
        if found.content is not None and found.told is not None:
            return self.kinds.stated(sentence, found.content, found.accusation_kind, found.told)
        parties = [party for role in found.parties.values() for party in role]
        return self.kinds.of(sentence, found.cue, found.cue_id, found.content, parties)

    def _roles(self, sentence: Sentence, parties: Mapping[str, tuple[Party, ...]]) -> Iterator[Filler]:
        others = {p.figure.key for found in parties.values() for p in found}
        for role, found in parties.items():
            for party in found:
                span = party.place(sentence)
                if role in sources():
                    yield from self._voiced(role, span, party.figure, others - {party.figure.key})
                else:
                    yield Filler(role, span, party.figure.key)

    def _relayed(self, sentence: Sentence, through: Iterable[Party]) -> Iterator[Filler]:
        return (Filler("quotedBy", party.place(sentence), party.figure.key) for party in through)

    def _voiced(self, role: str, span: Span, figure: Figure, others: set[str]) -> Iterator[Filler]:
        """Give who speaks, and for whom: a spokesman's words are those of his principal, unless it is spoken of."""
        principals = [key for key in figure.principals if key in self.cast.figures and key not in others]
        speaks = figure.label is Label.PERSON and principals and self._is_spokesperson(figure)
        yield Filler(role, span, principals[0] if speaks else figure.key)
        if figure.label is Label.PERSON:
            yield Filler("speaker", span, figure.key)
        yield from (Filler("onBehalfOf", span, key) for key in self._chain(principals))

    def _chain(self, keys: list[str]) -> list[str]:
        """Give the principals with those whom they serve themselves: ministry, then state."""
        found = dict.fromkeys(keys)
        for key in keys:
            found.update(dict.fromkeys(self.cast.figures[key].principals))
        return [key for key in found if key in self.cast.figures]

    def _is_spokesperson(self, figure: Figure) -> bool:
        titles = (post.title.lower().split() for post in figure.posts if not post.former)
        return any(word in self.spokesperson for title in titles for word in title)

    def _dates(self, sentence: Sentence, content: Token | None) -> tuple[Moment | None, Moment | None]:
        """Give when it was stated and when what it is about happened: a date inside the content is the event's."""
        inside = self.span(sentence, content) if content is not None else Span(0, 0)
        stated = happened = None
        for place, moment in self._moments(sentence):
            if inside.covers(place):
                happened = happened or moment
            elif moment.precision is Precision.DAY:  # "since March 2015" tells of what is spoken of
                stated = stated or moment
        return stated, happened

    def _moments(self, sentence: Sentence) -> Iterator[tuple[Span, Moment]]:
        """Yield the dates of a sentence with their characters in the article."""
        start = sentence.span.start
        text = sentence.span.of(self.article.text)
        for span, moment in self.calendar.moments(text, self.article.published, self.near):
            yield Span(start + span.start, start + span.end), moment

    def span(self, sentence: Sentence, token: Token) -> Span:
        """Give the characters of the phrase of `token`."""
        start, end = complements.extent(token)
        return sentence.chars(sentence.doc[start], sentence.doc[end - 1])
