"""Whether a proposition is said to hold: negation, cessation, conditions, hedges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.complements import governor
from kg.extraction.grammar import VERBS, child, is_infinitive
from kg.extraction.negation import Negation
from kg.extraction.scope import OF_NOUN, asked, bears_on, inverted, of_others, of_purpose, purpose
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from kg.ontology import Lexicon

# "stopped short of blaming" by the adverb
TURNED = frozenset({"xcomp", "ccomp", "prep", "pcomp", "dobj", "advmod", "acl", "relcl"})
PREDICATES = ("acomp", "attr", "oprd", "ccomp")
PARTICLES = frozenset({"prt", "advmod", "prep", "acomp", "dobj"})  # "rule out", "row back", "fall short", "lose time"


class Stance:
    """Reads how a speaker puts a proposition, with the word lists of `ontology/lexicon/polarity.ttl`."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the word classes once."""
        words = lexicon.words
        self.negation = Negation(lexicon)
        self.ceasing, self.absent = words("ceasing"), words("absent")
        self.untrue, self.unsaid = words("untrue"), words("unsaid")
        self.potential, self.epistemic = words("potential"), words("epistemic")
        self.condition, self.hedges, self.calling = words("condition"), words("hedge"), words("calling-for")
        self.irrealis, self.factive, self.asking = words("irrealis"), words("factive"), words("asking-preposition")
        self.withdrawing, self.excess = words("withdrawing"), words("excess")
        self.restoring, self.ceasing_prepositions = words("restoring"), words("ceasing-preposition")
        self.helpless, self.answering = words("cannot-help"), words("answering") | words("withdrawing")
        self.demands, self.punishing = words("demanding"), words("punishing")
        self.credible, self.obliging = words("credible"), words("obliging")
        self.consenting, self.intending = words("consenting"), words("intending")
        self.granting, self.reacting = words("granting-preposition"), words("reacting")
        self.prospective, self.resolving = words("prospective"), words("resolving")

    def polarity(self, predicate: Token, top: Token | None = None) -> Polarity:
        """Tell whether `predicate` is affirmed within the clause of `top` (the whole sentence where None).

        Each negator on the way from the predicate up to `top` turns it once; a verb of ceasing or denying turns its
        complement, and so does what is called untrue. `no longer harbours`, `denied having`, `stopped short of
        blaming`, `no signs that` come out negative, `did not hesitate to`, `no doubt that` positive.
        """
        turns = self.negation.turns(predicate)
        token = predicate
        while token not in {top, token.head} and bears_on(token):
            below, token = token, token.head
            if token == top or self._stands(token, below):
                break
            turns += self._turns(token, below)
        return Polarity.NEGATIVE if turns % 2 else Polarity.POSITIVE

    def _stands(self, token: Token, clause: Token) -> bool:
        """`cannot change the fact that`, `did not admit that`: the clause is taken to be so all the same."""
        finite = clause.dep_ in OF_NOUN | {"ccomp"} and not is_infinitive(clause)
        return finite and token.lemma_.lower() in self.factive

    def _turns(self, token: Token, below: Token) -> int:
        if below.dep_ == "conj":
            return self._shared(token, below)
        return int(self._denies(token, below)) + self.negation.turns(token, below)

    def _shared(self, token: Token, below: Token) -> int:
        """`neither confirmed nor denied`, `did not accuse or blame`: a negation that reaches the second verb."""
        joint = next((c.lower_ for c in reversed(list(token.children)) if c.dep_ == "cc" and c.i < below.i), "")
        own = child(below, "nsubj", "nsubjpass", "aux") is not None
        if joint == "nor":
            return 1
        return self.negation.turns(token, below) if joint == "or" and not own else 0

    def _denies(self, token: Token, below: Token) -> bool:
        """Tell whether the word `token` says of what hangs on it that it is not so."""
        names = self._names(token)
        if token.pos_ in VERBS:
            if names & self.helpless and below.tag_ == "VBG":
                return True
            if names & self.ceasing:
                adjunct = below.dep_ == "prep" and below.lower_ not in self.ceasing_prepositions
                return below.dep_ in TURNED and below.i > token.i and not adjunct
            return any(self._disowns(c, below) for c in token.children if c.dep_ in PREDICATES and c != below)
        return self._disowns(token, below) or (token.pos_ == "NOUN" and below.i > token.i and bool(names & self.absent))

    def _disowns(self, predicate: Token, clause: Token) -> bool:
        """`untrue that`, `wrong to say`, `too cautious to`; but who says it `wrong for X to shell` says that X did."""
        word, act = predicate.lemma_.lower(), is_infinitive(clause)
        if act and predicate.pos_ in {"ADJ", "ADV"} and any(c.lower_ in self.excess for c in predicate.children):
            return True
        return word in self.untrue or (word in self.unsaid and act and child(clause, "nsubj") is None)

    def _names(self, token: Token) -> set[str]:
        """Give a word's lemma, alone and with its particles."""
        lemma = token.lemma_.lower()
        return {lemma, *(f"{lemma} {c.lower_}" for c in token.children if c.dep_ in PARTICLES and c.i > token.i)}

    def turned_away(self, verb: Token) -> bool:
        """Tell whether a verb with its particle says that what follows is not so: `ruled out that`."""
        return bool(self._names(verb) & self.ceasing)

    def upheld(self, noun: Token) -> bool:
        """Tell whether an accusation or claim, named by a noun, is made and not taken back.

        Nobody makes `no accusation`; what is `withdrawn` or `backed down from` is none any more, unless that is denied.
        """
        if self.negation.turns(noun):
            return False
        verb = governor(noun)
        if verb is None or not self._names(verb) & self.withdrawing:
            return True
        return self.polarity(verb) is Polarity.NEGATIVE

    def disowned(self, judgement: Token, *, response: bool) -> bool:
        """Tell whether what a verb lays on its object takes the claim away: `declared X not responsible`.

        Who calls an accusation `credible` answers it, but rejects nothing.
        """
        negated = bool(self.negation.turns(judgement) % 2)
        return not negated and judgement.lemma_.lower() in self.credible if response else negated

    def meant_only(self, cue: Token, but: Collection[str] = ()) -> bool:
        """Tell whether a word above the cue, none of `but`, leaves it undone: `threatened to accuse`."""
        token = cue
        while token.head != token and (token.dep_ in {"xcomp", "conj"} or purpose(token) or of_purpose(token)):
            linked = token.dep_ != "conj"
            if of_others(token):
                return True
            token = token.head if token.dep_ != "pcomp" else token.head.head
            missed = token.dep_ == "dobj" and self._names(token.head) & self.ceasing  # `never missed a chance to`
            if linked and not missed and token.lemma_.lower() in self.irrealis.difference(but):
                return True
        return False

    def modality(self, predicate: Token, top: Token | None = None) -> Modality:
        """Tell how firmly `predicate` is put: a `would`, an `if` or a request suspends it, an adverb hedges it."""
        token, hedged = predicate, False
        while True:
            if self._suspended(token):
                return Modality.HYPOTHETICAL
            hedged = hedged or any(c.lower_ in self.hedges for c in token.children)
            if token in {top, token.head} or token.dep_ == "advmod" or not bears_on(token):
                break  # `now that X accuses Y, Z will`
            if token.head != top and self._asked_for(token):
                return Modality.HYPOTHETICAL
            if token.head == top or self._stands(token.head, token) or self.granted(token):
                break
            if self._prospect(token):
                return Modality.HYPOTHETICAL
            token = token.head
        return Modality.HEDGED if hedged else Modality.ASSERTED

    def _prospect(self, token: Token) -> bool:
        """`the possibility of a raid`: said of what may yet come; a `chance to accuse` may have been taken."""
        after = token.dep_ in {"prep", "acl"} and not is_infinitive(token)
        return after and token.head.lemma_.lower() in self.prospective

    def granted(self, noun: Token) -> bool:
        """`will answer for its raids`, `must respond to X's raid`: a deed that something is done about was done."""
        if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or child(noun, "poss") is None:
            return False
        about = noun.head.lower_ in self.granting or noun.head.head.lemma_.lower() in self.reacting
        return about and not any(self._unresolved(verb) for verb in noun.ancestors)

    def _unresolved(self, verb: Token) -> bool:
        """Tell whether what a verb says is only imagined: `would`, `if`, and no `will` or `must`."""
        helpers = (c.lower_ for c in verb.children if c.dep_ in {"aux", "mark"})
        supposed = any(w in self.condition or (w in self.potential and w not in self.resolving) for w in helpers)
        clauses = (c for c in verb.children if c.dep_ == "advcl")
        return supposed or any(g.dep_ == "mark" and g.lower_ in self.condition for c in clauses for g in c.children)

    def _asked_for(self, token: Token) -> bool:
        if token.head.lemma_.lower() not in self.calling:
            return False
        meant = token.dep_ == "xcomp" and token.head.lemma_.lower() in self.intending
        if meant and child(token.head, "dobj", "neg") is None:
            return False  # `wants to invade`: what somebody means to do himself
        asked = token.dep_ == "prep" and token.lower_ in self.asking and token.i > token.head.i
        mark = child(token, "mark") if token.dep_ == "advcl" else None  # `asks for X to be indicted`
        clause = token.dep_ in {"xcomp", "ccomp"} or (mark is not None and mark.lower_ in self.asking)
        return asked or (clause and token.i > token.head.i)

    def demanding(self, cue: Token) -> Token | None:
        """Give the outermost verb that asks for what `cue` says: `asks the court to order X to arrest Y`."""
        token, found = cue, None
        while not self._suspended(token) and token.head != token and bears_on(token):
            if self._asked_for(token):
                found = token.head
            token = token.head
        return found if found is not None and found.lemma_.lower() in self.demands else None

    def obliged(self, verb: Token) -> bool:
        """Tell whether a verb is only suspended by what ought to be: `must be blamed`, `should be held responsible`."""
        modals = [c.lower_ for c in verb.children if c.dep_ == "aux" and c.lower_ in self.potential]
        conditional = any(c.dep_ == "mark" and c.lower_ in self.condition for c in verb.children)
        return bool(modals) and all(m in self.obliging for m in modals) and not conditional

    def _suspended(self, token: Token) -> bool:
        perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in token.children)
        for c in token.children:
            if c.dep_ == "aux" and c.lower_ in self.potential and not (perfect and c.lower_ in self.epistemic):
                return not self._compelled(c, token)
            if c.dep_ == "mark" and c.lower_ in self.condition:
                return True
        return inverted(token) or asked(token)

    def _compelled(self, modal: Token, verb: Token) -> bool:
        """`could only reject`, `could not but accuse`, `could not help accusing`: what had to be done was done."""
        between = [t.lower_ for t in verb.doc[modal.i + 1 : verb.i]]
        if between and (between[0] in self.restoring or between[-1] in self.negation.but):
            return True
        return bool(self._names(verb) & self.helpless) and child(verb, "neg") is not None
