"""Whether a proposition is said to hold: negation, cessation, conditions, hedges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import VERBS, child
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.ontology import Lexicon

# links along which what is said above a predicate bears on it; what modifies a noun or a clause is presupposed
CLIMB = frozenset(
    {"ccomp", "xcomp", "pcomp", "conj", "prep", "dobj", "attr", "pobj", "csubj", "nsubj", "nsubjpass", "oprd", "acomp"}
)


NEGATING = frozenset({"advmod", "det", "preconj", "prep", "cc"})


TURNED = frozenset(
    {"xcomp", "ccomp", "prep", "pcomp", "dobj", "advmod", "acl"}
)  # "stopped short of blaming" by the adverb


class Stance:
    """Reads how a speaker puts a proposition, with the word lists of `ontology/lexicon/polarity.ttl`."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the word classes once."""
        words = lexicon.words
        self.negators, self.ceasing, self.potential = words("negator"), words("ceasing"), words("potential")
        self.condition, self.hedges, self.calling = words("condition"), words("hedge"), words("calling-for")
        self.epistemic, self.irrealis = words("epistemic"), words("irrealis")

    def polarity(self, predicate: Token, top: Token | None = None) -> Polarity:
        """Tell whether `predicate` is affirmed within the clause of `top` (the whole sentence where None).

        Each negator on the way from the predicate up to `top` turns it once; a verb of ceasing or denying turns its
        complement. `no longer harbours`, `denied having`, `stopped short of blaming` come out negative.
        """
        turns = self._negated(predicate)
        token = predicate
        while token not in {top, token.head} and _bears_on(token):
            below, token = token, token.head
            if token == top:
                break
            turns += self._turns(token, below)
            if below.dep_ == "acl":  # `cannot change the fact that`: only the noun's own negation reaches its clause
                break
        return Polarity.NEGATIVE if turns % 2 else Polarity.POSITIVE

    def _turns(self, token: Token, below: Token) -> int:
        if below.dep_ == "conj" or token.pos_ not in VERBS | {"ADP", "NOUN", "ADJ"}:
            return 0
        lexical = token.lemma_.lower() in self.ceasing and below.dep_ in TURNED and below.i > token.i
        return int(lexical) + self._negated(token)

    def _negated(self, token: Token) -> int:
        found = any(self._negates(c) for c in token.children)
        subject = child(token, "nsubj", "nsubjpass", "dobj", "attr") if token.pos_ in VERBS else None
        none = subject is not None and (
            subject.lower_ in self.negators
            or any(c.lower_ in self.negators and c.dep_ in {"det", "neg", "preconj"} for c in subject.children)
        )
        return int(found or none)

    def _negates(self, token: Token) -> bool:
        if token.dep_ == "neg" or (token.lower_ in self.negators and token.dep_ in NEGATING):
            return token.lower_ != "nor" or token.dep_ != "cc"
        return any(c.dep_ == "neg" or c.lower_ in self.negators for c in token.children) and token.dep_ == "advmod"

    def meant_only(self, cue: Token) -> bool:
        """Tell whether a verb above the cue leaves it undone: `threatened to accuse`, `was ready to blame`."""
        token = cue
        while token.dep_ in {"xcomp", "conj"} and token.head != token:
            linked = token.dep_ == "xcomp"
            token = token.head
            if linked and token.lemma_.lower() in self.irrealis:
                return True
        return False

    def modality(self, predicate: Token, top: Token | None = None) -> Modality:
        """Tell how firmly `predicate` is put: a `would`, an `if` or a request suspends it, an adverb hedges it."""
        token, hedged = predicate, False
        while True:
            if self._suspended(token):
                return Modality.HYPOTHETICAL
            hedged = hedged or any(c.lower_ in self.hedges for c in token.children)
            if token in {top, token.head} or token.dep_ not in CLIMB:
                break
            if (
                token.head != top
                and token.head.lemma_.lower() in self.calling
                and token.dep_ in {"xcomp", "ccomp", "prep"}
            ):
                return Modality.HYPOTHETICAL
            if token.head == top:
                break
            token = token.head
        return Modality.HEDGED if hedged else Modality.ASSERTED

    def _suspended(self, token: Token) -> bool:
        perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in token.children)
        for c in token.children:
            if c.dep_ == "aux" and c.lower_ in self.potential and not (perfect and c.lower_ in self.epistemic):
                return True
            if c.dep_ == "mark" and c.lower_ in self.condition:
                return True
        return False


def _bears_on(token: Token) -> bool:
    """Tell whether what is said of the token above bears on this one: `no proof that`, but no relative clause."""
    of_noun = token.dep_ == "acl" and any(c.dep_ == "mark" for c in token.children)
    return token.dep_ in CLIMB or token.dep_ == "advmod" or of_noun
