"""For whom a text speaks: `the report`, `a statement by the ministry` mean those who made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.grammar import child, subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Cast, Figure, Party
    from kg.extraction.reference import Reference
    from kg.nlp import Sentence

REACH = 8  # sentences back that `the report` may point to; an article seldom tells of two
MAKING = frozenset({"by", "from", "of"})


class Texts:
    """Finds the makers of the texts that one article tells of; `of` gives the parties of a noun phrase."""

    def __init__(self, cast: Cast, reference: Reference, of: Callable[[Sentence, Token], tuple[Party, ...]]) -> None:
        """Look back in the sentences of the cast, and for who spoke last in `reference`."""
        self.cast, self.reference, self.of = cast, reference, of
        self.publishing = cast.lexicon.words("publishing")

    def maker(self, sentence: Sentence, text: Token, *, bare: bool) -> Figure | None:
        """Give who made a text; of a bare `the report` the maker told before, or the organ that spoke last."""
        told = self._maker(sentence, text)
        if told is not None or not bare:
            return told
        before = self.cast.sentences[max(0, sentence.index - REACH) : sentence.index]
        same = ((s, t) for s in reversed(before) if s.parsed for t in s.doc if t.lemma_ == text.lemma_)
        makers = (self._speaking_in(s, t) or self._maker(s, t) for s, t in same if t.pos_ == "NOUN")
        return next(filter(None, makers), None) or self.reference.spoken(sentence, text)

    def _maker(self, sentence: Sentence, text: Token) -> Figure | None:
        """`a report by the mission`, `the ministry issued a statement`."""
        makers = _makers(text, self.publishing)
        return next((found[0].figure for c in makers if (found := self.of(sentence, c))), None)

    def _speaking_in(self, sentence: Sentence, text: Token) -> Figure | None:
        """`The ministry said in a statement that ...`, `The president, in a statement, announced`: who speaks in it."""
        within = text.head.head if text.dep_ == "pobj" and text.head.lower_ == "in" else None
        if within is None:
            return None
        speaker = subject(within) if within.pos_ == "VERB" else within if within.dep_ == "nsubj" else None
        return next((p.figure for p in self.of(sentence, speaker)), None) if speaker is not None else None


def _makers(text: Token, publishing: frozenset[str]) -> Iterator[Token]:
    """Yield the nouns that may name the maker: possessor and noun before it, after `by`, subject of `issued it`."""
    yield from (c for c in text.children if c.dep_ == "poss" or (c.dep_ == "compound" and c.i < text.i))
    phrases = (c for c in text.children if c.dep_ == "prep" and c.lower_ in MAKING)
    yield from (noun for noun in (child(p, "pobj") for p in phrases) if noun is not None)
    verb = text.head if text.dep_ in {"dobj", "obj"} and text.head.pos_ == "VERB" else None
    issuer = subject(verb) if verb is not None else None
    made = verb is not None and verb.lemma_.lower() in publishing  # `shelled a post`: not all that is done to it
    if made and issuer is not None and issuer != text:
        yield issuer
