"""What a word of negation bears on: the clause, one of two parties set against each other, or nothing (`not only`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.grammar import VERBS, child, is_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.ontology import Lexicon

NEGATING = frozenset({"neg", "advmod", "det", "preconj", "cc", "predet", "amod", "nummod"})
DETERMINING = NEGATING - {"advmod", "cc"}
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
VERBAL = frozenset({"aux", "auxpass", "neg", "advmod"})
ADDED = frozenset({"conj", "appos"})
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
LONGEST = 4  # words of `on no account whatsoever`, `as opposed to`
REACH = 6  # tokens from `not` to the head of the noun phrase after it


class Negation:
    """Tells whether a word is negated by what stands beside it, with `ontology/lexicon/polarity.ttl`."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the word classes once."""
        words = lexicon.words
        self.negators, self.scarce, self.phrases = words("negator"), words("scarce"), words("negative-phrase")
        self.restoring, self.absent = words("restoring"), words("absent")
        self.excluding, self.but = words("excluding"), words("exception")
        self.last = frozenset(phrase.split()[-1] for phrase in self.excluding)

    def turns(self, token: Token, below: Token | None = None) -> int:
        """Count how often what stands beside `token` turns it; `below` is left out, it has been looked at."""
        beside = [c for c in token.children if c != below]
        negated = self._is_none(token) or any(self._negates(c) for c in beside)
        if token.pos_ in VERBS:
            agents = [noun for by in beside if by.dep_ == "agent" for noun in by.children]
            negated = negated or any(self._none(c) for c in (*beside, *agents) if c.dep_ in ARGUMENTS | {"pobj"})
        elif token.pos_ in NAMING:
            negated = negated or (below is None and self.excluded(token))
        return int(negated) + int(self._set_aside(token))

    def belongs(self, words: tuple[frozenset[str], ...]) -> bool:
        """Tell whether a negation is one of the words of a pattern, as in `do nothing`."""
        return any(alternatives <= self.negators | self.scarce for alternatives in words)

    def excluded(self, noun: Token) -> bool:
        """Tell whether a party is named only to be left out: `A, not B`, `not B but A`, `A rather than B`."""
        start = self._past_negation(noun)
        if noun.dep_ in ADDED and any(p in self.excluding or p in self.negators for p in _ending(noun.doc, start)):
            return True
        after = noun.right_edge.i + 1
        beside = any(c.dep_ == "cc" and c.lower_ in self.but for c in noun.children) and child(noun, "conj") is not None
        opposed = beside or (after < len(noun.doc) and noun.doc[after].lower_ in self.but)
        return opposed and start > 0 and noun.doc[start - 1].dep_ in {"neg", "preconj"}

    def _past_negation(self, noun: Token) -> int:
        start = noun.left_edge.i
        while start < noun.i and noun.doc[start].lower_ in self.negators:
            start += 1
        return start

    def _negates(self, token: Token) -> bool:
        if token.dep_ == "prep":
            return self._phrase(token)
        if token.lower_ in self.scarce and token.dep_ in NEGATING:
            return _bare(token.head)  # `little evidence`, but not `a little evidence`
        if token.dep_ in NEGATING and (token.dep_ == "neg" or token.lower_ in self.negators):
            joins = token.lower_ == "nor" and token.dep_ == "cc"
            return not joins and not self._contrasts(token) and not self._restored(token)
        return token.dep_ == "advmod" and self._negated_adverb(token)

    def _negated_adverb(self, adverb: Token) -> bool:
        """`no longer`, `not yet`; but `not surprisingly,` judges the sentence, and `not long ago` is a time."""
        judges = adverb.i + 1 < len(adverb.doc) and adverb.nbor(1).text == ","
        beside = [c for c in adverb.children if c.dep_ in {"npadvmod", "advmod", *NEGATING}]
        negated = [c for c in beside if c.dep_ == "neg" or c.lower_ in self.negators]
        plain = len(negated) == len(beside) and adverb.lower_ not in self.absent  # `no doubt`
        return bool(negated) and not judges and plain

    def _restored(self, negator: Token) -> bool:
        """`not only accused`: the negation takes itself back."""
        return negator.i + 1 < len(negator.doc) and negator.nbor(1).lower_ in self.restoring

    def _phrase(self, preposition: Token) -> bool:
        """`at no point`, `under no circumstances`: adverbs of negation made of a preposition and a noun."""
        noun = child(preposition, "pobj")
        return noun is not None and preposition.doc[preposition.i : noun.i + 1].text.lower() in self.phrases

    def _none(self, noun: Token) -> bool:
        """`nobody`, `no state`, `neither ministry`, `few witnesses`."""
        return self._is_none(noun) or any(self._negates(c) for c in noun.children if c.dep_ in DETERMINING)

    def _is_none(self, token: Token) -> bool:
        """`nothing`, `none`; `little` and `few` where they stand for themselves."""
        alone = token.dep_ in ARGUMENTS | {"pobj"} and _bare(token)
        return token.lower_ in self.negators or (alone and token.lower_ in self.scarce)

    def _contrasts(self, negator: Token) -> bool:
        """Tell whether `not` sets one party against another, and leaves the clause as it is."""
        following = negator.doc[negator.i + 1 : negator.i + 1 + REACH]
        return any(t.pos_ in NAMING and self._past_negation(t) == negator.i + 1 and self.excluded(t) for t in following)

    def _set_aside(self, token: Token) -> bool:
        """`instead of accusing`, `far from`, `rather than`, `without`, `has yet to`, `no choice but to`."""
        start = _start(token)
        ends = (start, start + 1) if is_infinitive(token) else (start,)
        if any(self._excludes(token.doc, end) for end in ends):
            return True
        after = token.dep_ in {"pcomp", "pobj"} and token.head.dep_ == "prep"  # `without Turkey accusing anybody`
        if after and self._excludes(token.doc, token.head.i + 1):
            return True
        bare = token.tag_ == "VB" and token.dep_ != "conj"
        return bare and start > 0 and token.doc[start - 1].lower_ in self.but

    def _excludes(self, doc: Doc, end: int) -> bool:
        """Tell whether the words before `end` are a phrase such as `instead of`."""
        likely = end > 0 and doc[end - 1].lower_ in self.last
        return likely and any(phrase in self.excluding for phrase in _ending(doc, end))


def _bare(noun: Token) -> bool:
    return child(noun, "det") is None


def _start(token: Token) -> int:
    """Give where a verb with its auxiliaries, or a noun with what stands before it, begins."""
    if token.pos_ not in VERBS:
        return token.left_edge.i
    start = token.i
    while start > 0 and token.doc[start - 1].head == token and token.doc[start - 1].dep_ in VERBAL:
        start -= 1
    return start


def _ending(doc: Doc, end: int) -> Iterator[str]:
    """Yield the words before `end`: the last one, the last two, and so on."""
    yield from (doc[start:end].text.lower() for start in range(end - 1, max(-1, end - 1 - LONGEST), -1))
