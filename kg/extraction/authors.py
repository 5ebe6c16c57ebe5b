"""Who speaks where no verb in the sentence says so: the author of a statement, whoever a running quotation quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.extraction.cast import Party
from kg.extraction.numbers import Numbers
from kg.extraction.voices import Voice
from kg.quotations import blocks, paragraphs, quotations
from kg.turns import label_at, turns

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.cast import Figure
    from kg.extraction.parties import Parties
    from kg.extraction.voices import Voices
    from kg.model import Article, Span
    from kg.nlp import Sentence

QUOTATION, PUBLISHER = "quotation", "publisher"  # what announces such a voice, in the place of a cue
REACH = 3  # sentences after the last one whose speaker is named
INTRODUCING = frozenset({":", ","})


class Authors:
    """Follows who speaks from sentence to sentence of one article."""

    def __init__(self, article: Article, parties: Parties, voices: Voices, authors: tuple[Figure, ...]) -> None:
        """Take the authors of an official statement, none where an outlet reports."""
        self.sentences, self.parties, self.voices = parties.cast.sentences, parties, voices
        self.paragraphs, self.blocks = tuple(paragraphs(article.text)), blocks(article.text)
        self.quotations = (*quotations(article.text), *self.blocks)
        self.authors, self.turns = authors, turns(article.text)
        self.last: tuple[int, tuple[Figure, ...]] | None = None
        self.speakers: dict[Span, tuple[Figure, ...]] = {}

    def outer(self, sentence: Sentence) -> Voice | None:
        """Give the voice that a whole sentence belongs to: of the quotation that it stands in, or of the author."""
        quotation = self._quotation(sentence)
        if quotation is None and not self.authors:
            return None
        root = max((t for t in sentence.doc if t.head == t and not t.is_punct), key=_size, default=None)
        if root is None:
            return None
        speakers = self._speakers(quotation) if quotation is not None else self._has_the_floor(sentence)
        told = quotation is not None or speakers != self.authors
        cue = QUOTATION if told else PUBLISHER
        parties = tuple(Party(figure, root.i, root.i + 1) for figure in speakers)
        return Voice(parties, root, cue, root) if parties else None

    def _has_the_floor(self, sentence: Sentence) -> tuple[Figure, ...]:
        """Give who speaks where nothing is quoted: in a transcript whom the label of the turn names, else the author.

        Those who only ask are nobody. An office without a name is the author's, and so is a heading in capitals: no
        office and no other place in the text tells that it is a person.
        """
        label = label_at(self.turns, sentence.span.end)
        words, cast = label.casefold().split(), self.parties.cast
        lexicon = cast.lexicon
        if not words:
            return self.authors
        if label.casefold() in lexicon.words("asking-label"):
            return ()
        if words[-1] in lexicon.words("office") or Numbers(lexicon).of(words[-1]) is not None:
            return self.authors
        titles = lexicon.words("office") | lexicon.words("honorific")
        name = max((i + 1 for i, word in enumerate(words) if word in titles), default=0)
        known = name > 0 or cast.surname(words[-1]) is not None
        return (cast.person(label.split()[name:]),) if known else self.authors

    def _quotation(self, sentence: Sentence) -> Span | None:
        """Give the quotation that a sentence stands in from its first word to its last."""
        words = _words(sentence)
        return next((q for q in self.quotations if q.covers(words)), None) if words is not None else None

    def heard(self, sentence: Sentence, found: tuple[Voice, ...]) -> None:
        """Remember who spoke last."""
        named = next((v for v in found if v.parties), None)
        if named is not None:
            self.last = sentence.index, tuple(p.figure for p in named.parties)

    def _speakers(self, quotation: Span) -> tuple[Figure, ...]:
        if quotation not in self.speakers:
            inside = [s for s in self.sentences if s.span.start < quotation.end and quotation.start < s.span.end]
            found = self._announced(quotation, inside)
            set_off = self.authors if quotation in self.blocks else self._last(inside[0])
            self.speakers[quotation] = found or set_off
        return self.speakers[quotation]

    def _last(self, first: Sentence) -> tuple[Figure, ...]:
        """`"...," the envoy said. "We ..."`: a quotation that nothing announces has the last speaker."""
        if first.index:
            before = self.sentences[first.index - 1]
            same = next((True for p in self.paragraphs if p.covers(before.span) and p.covers(first.span)), False)
            said = self._outside(before, None) if same else ()
            if said:
                return said
        if self.last is None or first.index - self.last[0] > REACH:
            return ()
        return self.last[1]

    def _announced(self, quotation: Span, inside: list[Sentence]) -> tuple[Figure, ...]:
        """Give whom the words around a quotation name: after it, before it, or in the sentence that ends in a colon."""
        for sentence in (inside[-1], inside[0]):
            found = self._outside(sentence, quotation) if not _holds(quotation, sentence) else ()
            if found:
                return found
        before = self.sentences[inside[0].index - 1] if inside[0].index else None
        introduces = before is not None and before.doc[-1].text in INTRODUCING
        return self._outside(before, quotation) if before is not None and introduces else ()

    def _outside(self, sentence: Sentence, quotation: Span | None) -> tuple[Figure, ...]:
        """Give who speaks in the part of a sentence that is not quoted, or does there what lets one speak."""
        if not sentence.parsed:
            return ()
        free = [t for t in sentence.doc if not any(q.covers(sentence.chars(t, t)) for q in self.quotations)]
        voices = [v for v in self.voices.of(sentence) if v.parties and v.cue in free]
        if voices:
            return tuple(p.figure for p in voices[-1].parties)
        speaking = [t for t in free if self._announces(t, quotation)]
        doers = (doer for t in speaking if (doer := grammar.subject(t)) is not None and doer in free)
        return next((tuple(p.figure for p in found) for d in doers if (found := self.parties.of(sentence, d))), ())

    def _announces(self, token: Token, quotation: Span | None) -> bool:
        """Tell whether a verb is one of speaking, or the main verb before a colon or of a judgement."""
        cues = self.parties.cast.lexicon.cues.get((token.lemma_.lower(), token.pos_), ())
        leads = quotation is not None and token.head == token
        return token.pos_ == "VERB" and (bool(cues) or leads)


def _size(token: Token) -> int:
    return sum(1 for _ in token.subtree)


def _words(sentence: Sentence) -> Span | None:
    """Give the characters of a sentence from its first word to its last."""
    first = next((t for t in sentence.doc if not t.is_punct), None)
    last = next((t for t in reversed(sentence.doc) if not t.is_punct), None)
    return sentence.chars(first, last) if first is not None and last is not None else None


def _holds(quotation: Span, sentence: Sentence) -> bool:
    words = _words(sentence)
    return words is not None and quotation.covers(words)


def first_person(voices: tuple[Voice, ...], words: frozenset[str]) -> tuple[Token, ...]:
    """Give the sources of voices that are a pronoun for the speaker and that nobody is found for."""
    return tuple(v.source for v in voices if not v.parties and v.source is not None and v.source.lower_ in words)
