"""Find the wrongs of `ontology/wrongs/` in a sentence: acts, deeds and qualities that an ordinary reader blames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from kg.nlp import Sentence
    from kg.ontology import Lexicon, Wrong

# classes of words that names of the gazetteer and of the recogniser belong to as well
MILITANTS, NOUNS = "@militants", frozenset({"NOUN", "PROPN"})  # `the rebels ... supplies them with arms`
NAMED = {MILITANTS: Label.ARMED_GROUP, "@state": Label.STATE, "@person": Label.PERSON}
PARTICLES = frozenset({"prep", "prt", "agent", "dative", "advmod", "mark"})
PREDICATES = frozenset({"advmod", "oprd", "acomp", "attr"})  # "held hostage", "deported forcibly"
HYPHENS = frozenset({"-", "–"})
REACH = 12  # tokens from a verb to the preposition that belongs to it; longer ones are misattached


class Wrongs:
    """Matches wrongs at tokens of sentences."""

    def __init__(self, lexicon: Lexicon, is_named: Callable[[Sentence, Token, Label], bool]) -> None:
        """Match with the lexicon, where `is_named` tells that a token names something of a class of words."""
        self.lexicon, self.is_named = lexicon, is_named
        self.letting = lexicon.words("letting")
        self.prepositions, self.opposing = lexicon.words("preposition"), lexicon.words("opposing-prefix")

    def at(self, sentence: Sentence, token: Token) -> Wrong | None:
        """Give the strong wrong whose head is `token`: the one with most words."""
        if self._undone(token):
            return None
        found = [w for w in self._candidates(token) if w.strong and self._matches(sentence, token, w)]
        return max(found, key=lambda w: len(w.words), default=None)

    def _undone(self, token: Token) -> bool:
        """`de-escalating`, `anti-corruption`, `a non-violent march`: the prefix turns the word into its opposite."""
        i = token.i
        return i > 1 and token.doc[i - 1].text in HYPHENS and token.doc[i - 2].lower_ in self.opposing

    def inside(self, sentence: Sentence, token: Token) -> Wrong | None:
        """Give the first strong wrong in the phrase of `token`."""
        return next((w for w in (self.at(sentence, t) for t in token.subtree) if w is not None), None)

    def telling(self, sentence: Sentence, tokens: Iterable[Token]) -> tuple[Wrong, Token] | None:
        """Give the wrong that tells most of what `tokens` are about, with its head, None when no word tells.

        Strong wrongs tell more than weak ones, verbs and nouns more than adjectives, then the first in the text, then
        the one with more words (the order that was right most often on train gold).
        """
        best: tuple[tuple[bool, bool, int, int], Wrong, Token] | None = None
        for token in tokens:
            for wrong in self._candidates(token):
                rank = (not wrong.strong, wrong.pos == "ADJ", token.i, -len(wrong.words))
                if (best is None or rank < best[0]) and self._matches(sentence, token, wrong):
                    best = rank, wrong, token
        return best[1:] if best else None

    def narrower(self, sentence: Sentence, tokens: Iterable[Token], kind: str) -> tuple[Wrong, Token] | None:
        """Give what tells a narrower kind below `kind`, with its head: the one with most words, then the first."""
        broader, known = self.lexicon.broader, self.lexicon.narrower
        found = (
            (-len(wrong.words), token.i, token, wrong)
            for token in tokens
            for wrong in self._candidates(token, known)
            if broader[wrong.kind] == kind and self._matches(sentence, token, wrong)
        )
        best = min(found, key=lambda one: one[:2], default=None)
        return (best[3], best[2]) if best is not None else None

    def _candidates(self, token: Token, known: Mapping[str, tuple[Wrong, ...]] | None = None) -> Iterator[Wrong]:
        for form in dict.fromkeys((token.lower_, token.lemma_.lower())):
            for wrong in (self.lexicon.wrongs if known is None else known).get(form, ()):
                if _fits(wrong.pos, token, form):
                    yield wrong

    def _matches(self, sentence: Sentence, token: Token, wrong: Wrong) -> bool:
        rest = wrong.words[1:]
        if not rest:
            return wrong.pos != "ADJ" or not self._goes_on(token)
        if wrong.pos == "VERB":
            return self._around(sentence, token, rest)
        return self._in_line(sentence, token, rest) or self._around(sentence, token, rest)

    def _goes_on(self, token: Token) -> bool:
        """`responsible for planning the visit`: a preposition after which other patterns tell what is blamed."""
        longer = (w.words[1] for w in self._candidates(token) if w.pos == "ADJ" and len(w.words) > 1)
        prepositions = frozenset().union(*longer) & self.prepositions
        return grammar.has_preposition(token, *prepositions)

    def _in_line(self, sentence: Sentence, token: Token, rest: tuple[frozenset[str], ...]) -> bool:
        doc, i = sentence.doc, token.i
        for alternatives in rest:
            i += 1
            while i < len(doc) and doc[i].text in HYPHENS:
                i += 1
            if i >= len(doc) or not self._is(sentence, doc[i], alternatives):
                return False
        return True

    def _around(self, sentence: Sentence, anchor: Token, rest: tuple[frozenset[str], ...]) -> bool:
        """Match `OBJ`, `PREP`, `PREP OBJ` or `OBJ PREP OBJ` around a verb or noun."""
        alternatives, remaining = rest[0], rest[1:]
        if not alternatives <= self.prepositions:
            return self._object(sentence, anchor, anchor, rest)
        infinitive = complements.infinitive(anchor) if "to" in alternatives else None
        if infinitive is not None and (not remaining or self._is(sentence, infinitive, remaining[0])):
            return True
        found = (t for t in anchor.subtree if t.lower_ in alternatives and anchor.i < t.i < anchor.i + REACH)
        near = [t for t in found if t.dep_ in PARTICLES and (_near(t, anchor) or t.i == anchor.i + 1)]
        return any(not remaining or self._object(sentence, t, anchor, remaining) for t in near)

    def _object(self, sentence: Sentence, head: Token, anchor: Token, rest: tuple[frozenset[str], ...]) -> bool:
        of_verb = head == anchor or head.dep_ == "prt"
        if of_verb and any(self._is(sentence, c, rest[0]) for c in anchor.children if c.dep_ in PREDICATES):
            return len(rest) == 1
        noun = grammar.patient(anchor) if of_verb else grammar.child(head, "pobj", "pcomp")
        if noun is None and of_verb and anchor.lemma_ in self.letting:
            noun = complements.raised(anchor)
        if noun is None and of_verb and anchor.tag_ == "VBG" and anchor.dep_ == "amod":
            noun = anchor.head  # "accused of crushing dissent": the parser takes the gerund for an adjective
        said = _said_of(noun, owner=MILITANTS in rest[0]) if noun is not None else ()
        hit = noun is not None and any(self._is(sentence, t, rest[0]) for t in said)
        return hit and (len(rest) == 1 or self._around(sentence, anchor, rest[1:]))

    def _is(self, sentence: Sentence, token: Token, alternatives: frozenset[str]) -> bool:
        return any(self._means(sentence, token, word) for word in alternatives)

    def _means(self, sentence: Sentence, token: Token, word: str) -> bool:
        forms = {token.lemma_.lower(), token.lower_}
        if not word.startswith("@"):
            return word in forms
        if forms & self.lexicon.words(word[1:]):
            return True
        described = token.head.dep_ == "acl"  # `people joining them`: anybody who does
        if word == MILITANTS and token.lower_ in self.lexicon.words("plural-pronoun") and not described:
            return any(self._means(sentence, t, word) for t in sentence.doc[: token.i] if t.pos_ in NOUNS)
        return word in NAMED and self.is_named(sentence, token, NAMED[word])


def _near(preposition: Token, anchor: Token) -> bool:
    """Tell whether a preposition hangs on a word, on one of its own, or on the noun after one: `on behalf of`."""
    head = preposition.head
    above = head.head.head if head.dep_ == "pobj" else head
    return anchor in {head, head.head, above}


def _said_of(noun: Token, *, owner: bool) -> Iterator[Token]:
    """Yield the words that tell what a noun phrase is about: its nouns, what modifies them, and what they are `of`.

    With its `owner` where that is what matters: `supports the militia's return to power`.
    """
    yield from (c for c in noun.children if owner and c.dep_ == "poss")
    for head in grammar.conjuncts(noun):
        yield head
        yield from (c for c in head.children if c.dep_ in {"compound", "amod", "nmod"})
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ == "of":
            yield from c.children


def _fits(pos: str, token: Token, form: str) -> bool:
    """Tell whether the token can be of the part of speech; a gerund is a noun only in its own form."""
    if pos == "ANY":
        return True
    if pos == "VERB":
        return token.pos_ in grammar.VERBS
    if pos == "NOUN":
        noun = token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"JJ", "FW"}  # FW: "a coup d'état"
        return noun or (token.tag_ == "VBG" and form == token.lower_)
    return token.pos_ in {"ADJ", "VERB", "ADP", "ADV"}
