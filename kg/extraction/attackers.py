"""Who did an attack and at whom it was aimed, as the sentence that tells it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.cast import Party
from kg.gazetteer import Usage
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.extraction.cast import Figure
    from kg.extraction.names import Name
    from kg.extraction.reports import Reports
    from kg.nlp import Sentence

THINGS = frozenset({"dobj", "obj", "nsubjpass"})
TERRITORY = frozenset({"GPE", "LOC", "FAC"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
# whose name before a noun is the attacker's: elsewhere it is where, on what or against whom (`the LinkedIn hack`)
SENDING = frozenset({Label.ARMED_GROUP, Label.GOVERNMENT_BODY})  # `fire from Lebanon` tells where, not who
IDLE = frozenset({Label.PLACE, Label.MEDIA})  # a magazine attacks with words
ATTACKERS = frozenset({Label.ARMED_GROUP, Label.INTERGOVERNMENTAL})


class Attackers:
    """Reads the parties of attacks."""

    def __init__(self, reports: Reports) -> None:
        """Read parties with those of `reports`."""
        self.parties = reports.parties
        self.nouns = reports.parties.nouns
        self.words = reports.parties.cast.lexicon.words

    def of_verb(self, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
        """Give the subject, or the agent of a passive; `two men killed` has neither."""
        forms = {verb.lemma_.lower(), verb.lower_}
        harmed = grammar.patient(verb) is None and (forms & self.words("harming") or self._left(verb))
        if forms & self.words("bursting") and grammar.child(verb, "dobj", "obj", "agent") is None:
            return ()
        doer = grammar.agent(verb) if harmed or _suffered(verb) else grammar.subject(verb)
        if doer is None or self._located(verb, doer):
            return ()
        return self._acting(sentence, doer)

    def _left(self, verb: Token) -> bool:
        """`Reporter shot dead in Aden`: a headline's passive without an auxiliary."""
        return verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in self.words("resultative")

    def of_noun(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """Give whose attack it is: `by`, possessive, adjective, or the subject of `launched` it."""
        doer = self._by(noun)
        if doer is not None:
            found = self._acting(sentence, doer)
            return tuple(p for p in found if doer.head.lower_ != "from" or p.figure.label in SENDING)
        if {noun.lemma_.lower(), noun.lower_} & self.words("attacker"):
            return self._group(sentence, noun) or self.parties.of(sentence, noun)
        return self._named(sentence, noun) or self._carried_out(sentence, noun) or self._listed(sentence, noun)

    def sides(self, sentence: Sentence, token: Token) -> tuple[Party, ...]:
        """Give both sides of a clash: `between X and Y`, `X clashed with Y`."""
        found = [*complements.prepositional(token, {"between"})]
        if token.dep_ in {"nsubj", "nsubjpass"}:  # `fighting resumes between X and Y`
            found.extend(complements.prepositional(token.head, {"between"}))
        if found:
            return tuple(p for t in found for p in self._acting(sentence, t))
        found = [*complements.prepositional(token, {"with", "among"})]
        if token.pos_ == "VERB":
            found.extend(filter(None, [grammar.subject(token)]))
        elif token.dep_ == "conj" and token.head.pos_ == "VERB":  # `enters and clashes with`: no noun, whatever the tag
            found.extend(filter(None, [grammar.subject(token.head)]))
        return tuple(p for t in sorted(found, key=lambda t: t.i) for p in self._acting(sentence, t))

    def aimed_at(self, sentence: Sentence, token: Token) -> tuple[Party, ...]:
        """Give whom or what the attack was aimed at: `on`, `against`, an object, `that targeted X`."""
        aiming = [c for c in token.children if c.dep_ in {"relcl", "acl"} and self._aims(c)]
        aiming.extend([token] if token.pos_ == "VERB" else [])
        harming = token.pos_ == "VERB" and token.lemma_.lower() in self.words("harming")
        after = () if harming else complements.prepositional(token, {"on", "against"})  # `killed all people on board`
        found = [*after, *(grammar.patient(verb) for verb in aiming)]
        return tuple(p for t in found if t is not None for p in self.parties.of(sentence, t))

    def suspected(self, token: Token) -> bool:
        """Tell whether the attack, or that it was theirs, is hedged: `suspected rebels`, `an alleged air strike`."""
        doer = grammar.subject(token) if token.pos_ == "VERB" else self._by(token)
        near = [token, *([doer] if doer is not None else [])]
        return any(c.lower_ in self.words("hedge") for t in near for c in t.children)

    def _by(self, noun: Token) -> Token | None:
        return next((found for c in noun.children if (found := self._beside(c)) is not None), None)

    def _acting(self, sentence: Sentence, doer: Token) -> tuple[Party, ...]:
        """`Israeli jets bombed`: those whom a weapon or a crew belongs to; else the party itself."""
        forms = {doer.lemma_.lower(), doer.lower_}
        if self.parties.cast.name_at(sentence, doer.i) is None and forms & self.words("arms"):
            return self.of_noun(sentence, doer)
        found = self.parties.of(sentence, doer)
        return tuple(p for p in found if p.figure.label not in IDLE and not _province(p.figure))

    def _located(self, verb: Token, doer: Token) -> bool:
        """`explodes in Beirut, Lebanon, killing`: what a participle hangs on is where it happened."""
        if doer.ent_type_ not in TERRITORY:
            return False
        after = doer.left_edge.i - 2  # "an explosion in Mogadishu, Somalia kills": the parser takes the last name
        if grammar.agent(verb) == doer:
            return False
        inside = after >= 0 and doer.doc[after + 1].text == "," and doer.doc[after].pos_ == "PROPN"
        inside = inside and doer.doc[after].ent_type_ not in {"DATE", "TIME"}
        hung = verb.dep_ in {"acl", "relcl"} or doer.dep_ in {"pobj", "appos", "npadvmod"}
        return inside or hung

    def _beside(self, token: Token) -> Token | None:
        if token.dep_ in {"prep", "agent"} and token.lower_ in {"by", "from"}:
            return grammar.child(token, "pobj")
        if token.dep_ in {"acl", "relcl"} and grammar.is_passive(token):
            return grammar.agent(token)
        if token.dep_ != "poss" or token.ent_type_ in {"DATE", "TIME"}:
            return None
        return None if self._suffered(token.head) else token

    def _suffered(self, noun: Token) -> bool:
        """`the minister's murder`, but `Israel's killing of the minister`: whom the possessive names."""
        return not grammar.has_preposition(noun, "of") and noun.lemma_.lower() in self.words("harming")

    def _named(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """`a Saudi-led air strike`, `Hamas rockets`, `a police raid`: the name or noun before it."""
        before = list(_modifiers(noun))
        for name in self.parties.cast.names_in(sentence, before):
            if self._adjectival(sentence, name) and not self._of_another(name, noun):
                return (Party(self.parties.cast.named(sentence, name), name.start, name.end),)
        crew = self.words("soldiers") | self.words("armed-group") | self.words("fighting-body")
        kinds = (c for c in before if c.head == noun and {c.lemma_.lower(), c.lower_} & crew)
        return next((found for c in kinds if (found := self.parties.of(sentence, c))), ())

    def _group(self, sentence: Sentence, attacker: Token) -> tuple[Party, ...]:
        """`an al-Shabaab suicide bomber`: the group that sent him; a state does not send all of its people."""
        before = [c for c in attacker.children if c.dep_ in MODIFIERS and c.i < attacker.i]
        names = (n for n in self.parties.cast.names_in(sentence, before) if n.label is Label.ARMED_GROUP)
        return tuple(Party(self.parties.cast.named(sentence, n), n.start, n.end) for n in names)[:1]

    def attacks(self, doc: Doc, party: Party) -> bool:
        """Tell whether a party is told by a noun for those who attack: `four attackers`, `armed men`."""
        head = doc[party.start : party.end].root
        return bool({head.lemma_.lower(), head.lower_} & (self.words("attacker") | self.words("armed-group")))

    def taking(self, taken: Token) -> bool:
        """`took two employees hostage`, `were held captive by`: tell whether a kidnapper does something with them."""
        verb = complements.governor(taken) or taken.head
        return taken.dep_ in THINGS | {"oprd"} and verb.lemma_.lower() in self.words("taking")

    def _adjectival(self, sentence: Sentence, name: Name) -> bool:
        """Tell whether a name before an attack is the attacker's: `Israeli`, `U.S.`, `Hamas`, but not `Kabul`."""
        if name.label is Label.STATE:
            return name.usage in {Usage.DEMONYM, Usage.ACRONYM}
        words = {t.lower_ for t in sentence.doc[name.start : name.end]}
        fights = bool(words & self.words("fighting-body"))
        own = name.label in ATTACKERS and name.entry is not None and name.usage is not Usage.METONYM
        return fights or own

    def _of_another(self, name: Name, noun: Token) -> bool:
        """`the Indian embassy bombing`: another noun stands between, and it is that of the name."""
        own = self.words("arms") | self.words("means-of-attack") | self.words("armed-group")
        return any(t.pos_ in {"NOUN", "PROPN"} and t.lower_ not in own for t in noun.doc[name.end : noun.i])

    def _carried_out(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """`launched an air strike`, `opened fire`: the subject of the verb that the attack is the object of."""
        top = noun
        while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
            top = top.head
        of = top.head if top.dep_ == "pobj" else top
        if of.lower_ == "of" and of.head.lemma_.lower() in self.words("occurrence"):  # `launched a series of raids`
            top = of.head
        verb = top.head
        if not self.taking(noun) and (top.dep_ not in THINGS or not self.carries(verb)):
            return ()
        taken = self.taking(noun) and verb.dep_ in {"acl", "relcl", "ccomp"} and verb.tag_ == "VBN"
        doer = grammar.agent(verb) if taken or grammar.child(verb, "auxpass") else grammar.subject(verb)
        return self._acting(sentence, doer) if doer is not None and not self._located(verb, doer) else ()

    def _listed(self, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
        """`has targeted the minority, including a bombing`: an example of what somebody did was done by the same."""
        if noun.dep_ != "pobj" or noun.head.lower_ not in self.words("including"):
            return ()
        verb = next((t for t in noun.head.ancestors if t.pos_ in grammar.VERBS), None)
        done = self.words("targeting") | self.words("carrying-out")
        return self.of_verb(sentence, verb) if verb is not None and verb.lemma_.lower() in done else ()

    def carries(self, verb: Token) -> bool:
        """Tell whether the object of `verb` is an attack or weapon that its subject uses: `launch`, `fire`."""
        return verb.lemma_.lower() in self.words("carrying-out")

    def _aims(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self.words("targeting") and not grammar.is_passive(verb)


def _modifiers(noun: Token) -> Iterator[Token]:
    """Yield the words that modify a noun from the left, and those that modify them."""
    for c in noun.lefts:
        if c.dep_ in MODIFIERS:
            yield from _modifiers(c)
            yield c


def _suffered(verb: Token) -> bool:
    """`40 fighters killed`, `a man shot`: a participle without an auxiliary is said of whom it was done to."""
    own = grammar.child(verb, "nsubj", "nsubjpass") is not None
    bare = grammar.child(verb, "aux", "auxpass", "dobj", "obj", "prt", "oprd", "dative") is None
    return bare and ((verb.tag_ == "VBN" and own) or (verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"}))


def _province(figure: Figure) -> bool:
    """`in Ocotlán, Jalisco state kills`: a state that is only described is where something is."""
    return figure.label is Label.STATE and bool(figure.unnamed)
