"""Claims that a cue announces: match the frames of `ontology/claims/` and fill their roles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.enforcement import enforcer
from kg.extraction.found import sources
from kg.extraction.modifiers import acts
from kg.extraction.relatives import antecedent
from kg.extraction.responses import DENIALS
from kg.extraction.slots import fillers
from kg.extraction.voices import speaking
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.parties import Parties
    from kg.extraction.voices import Voice
    from kg.extraction.wrongs import Wrongs
    from kg.frames import Frame, RoleSlots, Slot
    from kg.nlp import Sentence
    from kg.ontology import Cue, Lexicon

STATEMENT = "Statement"
ACCUSER, ACCUSED, ALLEGATION, RESPONDER = "accuser", "accused", "allegation", "responder"
PARTIES = frozenset({"party", "actor", "named"})  # classes of slots that ask for somebody
MODIFIER = "modifier"  # the slot of what stands before a noun
OBJECT, SPEAKER = "object", "speaker"  # slots; the second that of whoever says the clause that the cue stands in
DENIABLE = "accusation"  # the class of what is denied


@dataclass(frozen=True, slots=True)
class Match:
    """A cue with what fills the roles of one of its frames."""

    cue: Cue
    token: Token
    frame: Frame
    parties: dict[str, tuple[Party, ...]]
    words: dict[str, Token]

    @property
    def source_role(self) -> str:
        """Give the role that the frame's subject has."""
        return next((r.role for r in self.frame.roles if r.role in sources()), SPEAKER)


class Matches:
    """Finds the cues of a sentence and fills their frames."""

    def __init__(self, parties: Parties, wrongs: Wrongs, lexicon: Lexicon) -> None:
        """Read fillers with `parties` and `wrongs`."""
        self.parties, self.wrongs, self.lexicon = parties, wrongs, lexicon
        self.impersonal = lexicon.words("plural-pronoun") | lexicon.words("thing-pronoun")
        self.voices: tuple[Voice, ...] = ()
        self.accusers: frozenset[str] = (
            frozenset()
        )  # who accused last: none of those whom `they deny`, `they are accused` means

    def of(self, sentence: Sentence, voices: tuple[Voice, ...]) -> Iterator[Iterator[Match]]:
        """Yield for each cue the matches of those of its frames that hold, the likeliest first."""
        self.voices = voices
        for token in sentence.doc:
            for cue in grammar.cues(token, self.lexicon):
                if (
                    cue.announces != STATEMENT
                    and token.dep_ != "amod"
                    and not self._nobody(token)
                    and self._accompanied(token, cue)
                    and _stands(token, cue)
                ):
                    yield filter(None, map(partial(self._match, sentence, token, cue), cue.frames))

    def _accompanied(self, token: Token, cue: Cue) -> bool:
        """Tell whether a companion of the cue stands in its clause: `hold ... responsible`."""
        if not cue.companions:
            return True
        text = f" {' '.join(t.lower_ for t in token.subtree)} "
        turned = any(f" not {companion} " in text for companion in cue.companions)  # "found not guilty"
        return not turned and any(f" {companion} " in text for companion in cue.companions)

    def _match(self, sentence: Sentence, token: Token, cue: Cue, frame: Frame) -> Match | None:
        words: dict[str, Token] = {}
        for role in frame.roles:
            found = self._fill(sentence, token, role, frozenset(t.i for t in words.values()))
            if found is not None and not _put_first(token, cue, found):
                words[role.role] = found
            elif role.required:
                return None
        parties = self._parties_of(sentence, token, words)
        if any(role.role == ACCUSER for role in frame.roles) and not parties.get(ACCUSER):
            parties[ACCUSER] = enforcer(self.parties, sentence, token, parties.get(ACCUSED, ()))
        return Match(cue, token, frame, parties, words)

    def _parties_of(self, sentence: Sentence, cue: Token, words: dict[str, Token]) -> dict[str, tuple[Party, ...]]:
        """Read the parties of the roles, names before pronouns: `it` is none of those named, nor what these serve."""
        parties: dict[str, tuple[Party, ...]] = {}
        roles = [role for role in words if role in self.lexicon.party_roles]
        for role in sorted(roles, key=lambda role: words[role].pos_ == "PRON"):
            known = [p.figure for found in parties.values() for p in found]
            but = frozenset(key for f in known for key in (f.key, *f.principals))
            charged = role == ACCUSED and words[role].lower_ in self.impersonal and grammar.is_passive(cue)
            if (role == RESPONDER and words[role].pos_ == "PRON" and not self._goes_on(words[role])) or charged:
                parties[role] = self._parties(sentence, cue, words[role], role, but | self.accusers)
            if not parties.get(role):
                parties[role] = self._parties(sentence, cue, words[role], role, but)
        return {role: parties[role] for role in roles}

    def _goes_on(self, pronoun: Token) -> bool:
        """`X accused Y. The charges were absurd, it added`: who speaks on may well have accused."""
        return any(voice.source == pronoun for voice in self.voices)

    def _nobody(self, cue: Token) -> bool:
        """`people accused of crimes are extradited`: a bare noun for anybody, and what is said of it, accuse none."""
        head = cue.head
        bare = all(c == cue or c.i > head.i for c in head.children)
        return (
            cue.dep_ == "acl" and head.tag_ == "NNS" and bare and head.lemma_.lower() in self.lexicon.words("anybody")
        )

    def _fill(
        self,
        sentence: Sentence,
        token: Token,
        role: RoleSlots,
        taken: frozenset[int],
    ) -> Token | None:
        for candidates in (self._candidates, self._remote) if role.role == ALLEGATION else (self._candidates,):
            for slot in role.slots:
                for filler in candidates(token, slot):
                    held = filler.i in taken or filler == token or (role.role == ALLEGATION and self._lasts(filler))
                    if not held and self._fits(sentence, filler, slot):
                        return filler
        return None

    def _lasts(self, filler: Token) -> bool:
        """`banned for life`, `fined for one game`: how long is no charge; but `for years of abuse` is."""
        return filler.lemma_.lower() in self.lexicon.words("duration") and not grammar.has_preposition(filler, "of")

    def _remote(self, token: Token, slot: Slot) -> Iterator[Token]:
        """Look for the charge inside an adjunct, but not for an `of`, which nouns have for much else."""
        if token.pos_ in grammar.VERBS and len(slot.path) == 1 and slot.path != ("of",):
            yield from complements.in_adjuncts(token, set(slot.path))

    def _candidates(self, token: Token, slot: Slot) -> Iterator[Token]:
        if slot.path == (SPEAKER,):
            yield from (voice.source for voice in speaking(self.voices, token) if voice.source is not None)
        else:
            yield from fillers(token, slot)
            if slot.path == (OBJECT,) and slot.of_class == DENIABLE:
                yield from (c for c in token.children if c.dep_ == "dobj" and c.tag_ == "WDT")

    def _parties(
        self, sentence: Sentence, cue: Token, filler: Token, role: str, but: frozenset[str]
    ) -> tuple[Party, ...]:
        judging = role == ACCUSED and self._judges(cue, filler)
        found = self._brought(sentence, filler) if judging else self.parties.of(sentence, filler, but=but)
        if not found and role == ACCUSED and not judging:
            found = (self._meant(sentence, filler) if cue.dep_ == "acl" else ()) or self.parties.of(
                sentence, filler, loose=True, but=but
            )
        if not found and role == ACCUSER and _acts(cue):
            found = self.parties.of(sentence, filler, loose=True, but=but)  # only somebody can accuse
        return tuple(p for p in found if p.figure.label is not Label.PLACE)

    def _judges(self, cue: Token, noun: Token) -> bool:
        """`appears before the court accused of theft`, `a court frees X after being sentenced`: no court is accused."""
        organ = bool({noun.lemma_.lower(), noun.lower_} & self.lexicon.words("sentencing-organ"))
        return organ and (cue.dep_ == "acl" or cue.lemma_.lower() in self.lexicon.words("sentencing"))

    def _brought(self, sentence: Sentence, court: Token) -> tuple[Party, ...]:
        """Give who stands before a court, or whom it frees or holds."""
        verb = complements.governor(court) if court.dep_ == "pobj" else court.head
        if verb is None or verb.pos_ not in grammar.VERBS:
            return ()
        own = grammar.surface_subject(verb)
        who = grammar.child(verb, "dobj") if own is None or own == court else own
        return self.parties.of(sentence, who, loose=True) if who is not None else ()

    def _meant(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """`stands trial accused of ...`, `people held in a raid accused of ...`: the participle hangs on another noun.

        It goes with the party that the noun describes, or else with whoever is brought before a court.
        """
        for above in noun.ancestors:
            if above.pos_ in grammar.VERBS and above.dep_ != "acl":
                break
            found = self.parties.of(sentence, above)
            if found:
                return found
        before_court = noun.lemma_.lower() in self.lexicon.words("hearing") or noun.ent_type_ in {"DATE", "TIME", "GPE"}
        verb = complements.governor(noun) if noun.dep_ in {"pobj", "dobj", "npadvmod"} and before_court else None
        if verb is None:
            return ()
        brought = grammar.child(verb, "dobj")
        doer = brought if brought is not None and brought != noun else grammar.surface_subject(verb)
        return self.parties.of(sentence, doer, loose=True) if doer is not None and doer != noun else ()

    def reciprocal(self, token: Token) -> bool:
        """Tell whether `token` ends `each other`, or is the other's: the parties of the subject act on one another."""
        word = grammar.child(token, "poss") or token
        return word.i > 0 and f"{word.nbor(-1).lower_} {word.lower_}" in self.lexicon.words("reciprocal")

    def _acts_before(self, sentence: Sentence, modifier: Token) -> bool:
        """`the Houla massacre`: a name before an act of violence often tells where or to whom it was done."""
        violent = modifier.head.lemma_.lower() in self.lexicon.words("attack")
        name = self.parties.cast.name_at(sentence, modifier.i)
        return not violent or name is None or acts(name)

    def _fits(self, sentence: Sentence, filler: Token, slot: Slot) -> bool:
        if slot.path[-1] == MODIFIER and not self._acts_before(sentence, filler):
            return False
        if slot.of_class in PARTIES:
            return self._is_party(sentence, filler, slot.of_class)
        if slot.of_class == "wrong":
            return self.wrongs.inside(sentence, filler) is not None
        return not slot.of_class or self._is_word(sentence, filler, slot.of_class)

    def _is_party(self, sentence: Sentence, filler: Token, of_class: str) -> bool:
        if of_class == "party" and self.reciprocal(filler):
            return True
        if of_class == "actor" and filler.lower_ in self.impersonal:
            return False  # `called it a lie`: what is called so is seldom a party
        found = self.parties.of(sentence, filler)
        return any(p.figure.label is not Label.PLACE and not (of_class == "named" and p.figure.unnamed) for p in found)

    def _is_word(self, sentence: Sentence, filler: Token, of_class: str) -> bool:
        noun = antecedent(filler)
        stands_for = noun == filler or bool(self.parties.of(sentence, noun))  # `accused Mali of fraud, which it denies`
        allowed = self.lexicon.words(of_class) if stands_for else frozenset[str]()
        near = [
            filler,
            *(c for c in filler.children if c.dep_ in {"conj", "compound", "amod", "advmod", "neg", "dobj"}),
        ]
        return any(t.lemma_.lower() in allowed or t.lower_ in allowed for n in near for t in (n, antecedent(n)))


def _stands(token: Token, cue: Cue) -> bool:
    """Tell whether a noun cue is in a sentence, not in a bare title."""
    return cue.pos != "NOUN" or any(t.pos_ in grammar.VERBS for t in token.doc)


def _put_first(token: Token, cue: Cue, filler: Token) -> bool:
    """`they lied, they denied, they stalled`: a clause may stand before a verb of saying, not before one of denying."""
    return cue.announces in DENIALS and filler.dep_ == "ccomp" and filler.i < token.i


def _acts(cue: Token) -> bool:
    """Tell whether a verb has a doer of its own: `a herdsman accused X` is no relative clause, whatever the parse."""
    own = cue.dep_ not in {"acl", "relcl"} or (cue.tag_ == "VBN" and grammar.child(cue, "dobj") is not None)
    return cue.pos_ in grammar.VERBS and own
