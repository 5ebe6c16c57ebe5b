"""Words for attacks, and whether one that they name is said to have happened: told by the parse alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.polarity import Stance
    from kg.ontology import Lexicon

ACTING = frozenset({"nsubj", "agent", "csubj"})
SUBJECTS = ACTING | {"nsubjpass"}
NAMING = frozenset({"of", "with", "to", "for"})  # `charged with murder`, `guilty of assault`: a crime, no event


class Happening:
    """Reads the words for attacks."""

    def __init__(self, lexicon: Lexicon, stance: Stance) -> None:
        """Take the words from the lexicon; `stance` tells what is affirmed."""
        self.lexicon, self.stance = lexicon, stance
        self.heads = frozenset(end for words in map(str.split, lexicon.types) for end in (words[0], words[-1]))

    def form(self, token: Token) -> str:
        """Give the word for an attack that `token` is the head of, with its neighbour or particle where it has one."""
        if token.pos_ not in {"NOUN", "VERB", "PROPN"} or (token.pos_ == "PROPN" and token.ent_type_ == "PERSON"):
            return ""
        lemma = token.lemma_.lower()
        if lemma not in self.heads and token.lower_ not in self.heads:
            return ""
        before = token.nbor(-1).lower_ if token.i else ""
        after = (f"{lemma} {word}" for word in _after(token)) if token.pos_ == "VERB" else ()
        forms = (f"{before} {lemma}", f"{before} {token.lower_}", *after, lemma, token.lower_)
        return next((form for form in forms if form in self.lexicon.types), "")

    def type_of(self, form: str) -> str:
        """Give the type of attack that a word for one tells."""
        return self.lexicon.types.get(form, "")

    def happened(self, token: Token) -> bool:
        """Tell whether the attack that a word names is said to have happened."""
        if token.dep_ == "pobj" and (token.head.lower_ == "as" or (_bare(token) and token.head.lower_ in NAMING)):
            return False
        if token.dep_ == "pcomp" and token.head.lower_ in {"as", "like"}:  # `tactics like attacking convoys`
            return False
        meant = self.lexicon.words("undone")
        if token.dep_ == "pobj" and token.head.head.lemma_.lower() in meant:  # `fears of an assault mount`
            return False
        if any(c.dep_ in {"amod", "det"} and {c.lower_, c.lemma_.lower()} & meant for c in token.children):
            return False
        verb = token if token.pos_ == "VERB" else complements.governor(token)
        if verb is None and token.dep_ in SUBJECTS:
            verb = token.head if token.head.pos_ in grammar.VERBS else None
        if verb is None:
            return True
        return (
            not self._undone(token, verb)
            and not self.stance.meant_only(verb)
            and self.stance.polarity(verb) is Polarity.POSITIVE
            and self.stance.modality(verb) is not Modality.HYPOTHETICAL
        )

    def _undone(self, token: Token, verb: Token) -> bool:
        """`foiled an attack`, `a plot to bomb`, `troops sent to fight`: planned, feared, prevented or only named."""
        purpose = grammar.is_infinitive(verb) and verb.dep_ in {"acl", "advcl"}
        undone = self.lexicon.words("undone")
        hung = verb.dep_ in {"xcomp", "ccomp", "acl", "relcl"} and (verb.dep_ != "xcomp" or grammar.is_infinitive(verb))
        if hung and verb.head.lemma_.lower() in undone and (verb.dep_ != "relcl" or verb.head.pos_ == "NOUN"):
            return True
        over = {token.head.lemma_.lower(), token.head.head.lemma_.lower()} if token.dep_ == "pobj" else set()
        governed = verb != token and verb.lemma_.lower() in undone and token.dep_ not in {"nsubj", "agent"}
        return purpose or governed or bool(over & undone)


def _after(verb: Token) -> Iterator[str]:
    """Yield what a verb may form one word with: its particle (`gun down`), `ablaze`, `to death`."""
    for c in verb.children:
        if c.dep_ in {"prt", "oprd", "acomp"}:
            yield c.lower_
        elif c.dep_ == "prep" and c.lower_ == "to":
            yield from (f"{c.lower_} {inner.lower_}" for inner in c.children if inner.dep_ == "pobj")


def _bare(noun: Token) -> bool:
    return noun.tag_ in {"NN", "VB"} and all(c.dep_ in {"cc", "conj", "punct"} for c in noun.children)
