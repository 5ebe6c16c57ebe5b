"""Find the wrongs of `ontology/wrongs/` in a sentence: acts, deeds and qualities that an ordinary reader blames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import grammar
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.cast import Cast
    from kg.nlp import Sentence
    from kg.ontology import Lexicon, Wrong

# classes of words that names of the gazetteer and of the recogniser belong to as well
NAMED = {"@militants": Label.ARMED_GROUP, "@state": Label.STATE, "@person": Label.PERSON}
PARTICLES = frozenset({"prep", "prt", "agent", "dative", "advmod", "mark"})


class Wrongs:
    """Matches wrongs at tokens of the sentences of one article."""

    def __init__(self, cast: Cast) -> None:
        """Match with the lexicon of the cast, whose names count as members of word classes."""
        self.cast, self.lexicon = cast, cast.lexicon
        self.prepositions = cast.lexicon.words("preposition")

    def at(self, sentence: Sentence, token: Token) -> Wrong | None:
        """Give the strong wrong whose head is `token`: the one with most words."""
        found = [w for w in self._candidates(token) if w.strong and self._matches(sentence, token, w)]
        return max(found, key=lambda w: len(w.words), default=None)

    def inside(self, sentence: Sentence, token: Token) -> Wrong | None:
        """Give the first strong wrong in the phrase of `token`."""
        return next((w for w in (self.at(sentence, t) for t in token.subtree) if w is not None), None)

    def kind(self, sentence: Sentence, start: int, end: int) -> str:
        """Give the kind of accusation that tokens `start` to `end` speak of, empty when no word tells.

        Longer wrongs tell more than shorter ones, strong more than weak, and the first more than those after it.
        """
        best: tuple[tuple[bool, int, int], str] | None = None
        for token in sentence.doc[start:end]:
            for wrong in self._candidates(token):
                if self._matches(sentence, token, wrong):
                    rank = (not wrong.strong, -min(len(wrong.words), 2), token.i)
                    if best is None or rank < best[0]:
                        best = rank, wrong.kind
        return best[1] if best else ""

    def _candidates(self, token: Token) -> Iterator[Wrong]:
        for lemma in dict.fromkeys((token.lemma_.lower(), token.lower_)):
            for wrong in self.lexicon.wrongs.get(lemma, ()):
                if _fits(wrong.pos, token):
                    yield wrong

    def _matches(self, sentence: Sentence, token: Token, wrong: Wrong) -> bool:
        rest = wrong.words[1:]
        if not rest:
            return True
        if wrong.pos == "VERB":
            return self._around(sentence, token, rest)
        return self._in_line(sentence, token, rest) or (wrong.pos == "ADJ" and self._around(sentence, token, rest))

    def _in_line(self, sentence: Sentence, token: Token, rest: tuple[frozenset[str], ...]) -> bool:
        doc, i = sentence.doc, token.i
        for alternatives in rest:
            i += 1
            while i < len(doc) and doc[i].text in {"-", "–"}:
                i += 1
            if i >= len(doc) or not self._is(sentence, doc[i], alternatives):
                return False
        return True

    def _around(self, sentence: Sentence, anchor: Token, rest: tuple[frozenset[str], ...]) -> bool:
        """Match `OBJ`, `PREP`, `PREP OBJ` or `OBJ PREP OBJ` around a verb."""
        alternatives, remaining = rest[0], rest[1:]
        if alternatives <= self.prepositions:
            found = [
                t
                for t in anchor.subtree
                if t.lower_ in alternatives and t.i > anchor.i and t.dep_ in PARTICLES and t.i - anchor.i < 12
            ]
            found = [t for t in found if t.head is anchor or t.head.head is anchor or t.i == anchor.i + 1]
            return any(not remaining or self._object(sentence, t, anchor, remaining) for t in found)
        return self._object(sentence, anchor, anchor, rest)

    def _object(self, sentence: Sentence, head: Token, anchor: Token, rest: tuple[frozenset[str], ...]) -> bool:
        noun = grammar.patient(anchor) if head is anchor or head.dep_ == "prt" else grammar.child(head, "pobj", "pcomp")
        if noun is None:
            return False
        hit = any(
            self._is(sentence, t, rest[0])
            for n in grammar.conjuncts(noun)
            for t in [n, *(c for c in n.children if c.dep_ in {"compound", "amod", "nmod"})]
        )
        if not hit:
            hit = any(
                self._is(sentence, t, rest[0])
                for c in noun.children
                if c.dep_ == "prep" and c.lower_ == "of"
                for t in c.children
            )
        return hit and (len(rest) == 1 or self._around(sentence, anchor, rest[1:]))

    def _is(self, sentence: Sentence, token: Token, alternatives: frozenset[str]) -> bool:
        lemma = token.lemma_.lower()
        for word in alternatives:
            if not word.startswith("@"):
                if word in {lemma, token.lower_}:
                    return True
                continue
            if {lemma, token.lower_} & self.lexicon.classes.get(word[1:], frozenset()):
                return True
            name = self.cast.name_at(sentence, token.i) if word in NAMED else None
            if name is not None and name.label is NAMED[word]:
                return True
        return False


def _fits(pos: str, token: Token) -> bool:
    """Tell whether the token can be of the part of speech; the tagger takes verbs in headlines for names."""
    if pos == "ANY":
        return True
    if pos == "VERB":
        return token.pos_ == "VERB"
    if pos == "NOUN":
        return token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"JJ", "VBG"}
    return token.pos_ in {"ADJ", "VERB", "ADP", "ADV"}
