"""Noun phrases as parties: names with their titles, descriptions, pronouns, and all that is coordinated with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.cast import Party
from kg.extraction.grammar import child, conjuncts
from kg.extraction.negation import Negation
from kg.extraction.nouns import SERVED, Nouns
from kg.extraction.phrases import core, first_inner, forms
from kg.extraction.posts import Posts
from kg.extraction.relatives import antecedent, partitive
from kg.gazetteer import Usage
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Cast, Figure
    from kg.extraction.reference import Reference
    from kg.nlp import Sentence

NOUNS = frozenset({"NOUN", "PROPN"})
ABSTRACT = ("ing", "ment", "ness", "ion", "ity", "ism", "ance", "ence", "ship")  # endings of nouns that are no party
TWO = 2


class Parties:
    """Reads the parties of noun phrases in the sentences of one article."""

    def __init__(self, cast: Cast, reference: Reference) -> None:
        """Read with the figures of `cast`, and resolve what points back through `reference`."""
        self.cast, self.reference = cast, reference
        self.negation = Negation(cast.lexicon)
        self.nouns = Nouns(cast, reference, self.of)
        self.posts = Posts(cast, self.nouns)

    def of(
        self, sentence: Sentence, token: Token, *, loose: bool = False, but: frozenset[str] = frozenset()
    ) -> tuple[Party, ...]:
        """Give the parties that the noun phrase headed by `token` names, coordinated ones too, in order.

        `loose` takes any noun for a party, where the cue leaves no doubt that it is one. A pronoun never means one
        of the figures `but` (keys): who accuses somebody does not call itself "it".
        """
        found: dict[str, Party] = {}
        first = partitive(antecedent(token), self.nouns.silent)
        for head in self._named(first):
            if self.negation.excluded(head):
                continue
            for party in self._each(sentence, head, loose=loose, but=but):
                found.setdefault(party.figure.key, party)
                self.reference.note(sentence, head, party.figure)
        if len(found) > 1:
            self.reference.together(sentence, first, tuple(p.figure for p in found.values()))
        return tuple(found.values())

    def _each(self, sentence: Sentence, head: Token, *, loose: bool, but: frozenset[str]) -> Iterator[Party]:
        """Yield the party of one noun or pronoun, of `they` all those that the last subject names."""
        several = self.reference.several(sentence, head, but) if head.pos_ == "PRON" else self._together(sentence, head)
        if several:
            yield from (Party(figure, head.i, head.i + 1) for figure in several)
            return
        party = self._one(sentence, head, loose=loose, but=but)
        if party is not None:
            yield party

    def _together(self, sentence: Sentence, head: Token) -> tuple[Figure, ...]:
        """Give those that a noun in the plural means together: `both sides`, `the leaders`."""
        pair = any(c.lower_ in self.cast.lexicon.words("pair") for c in head.children)
        if pair and head.lemma_.lower() in self.cast.lexicon.words("side"):
            return self.reference.pair(sentence)
        return self._met(sentence, head)

    def _met(self, sentence: Sentence, head: Token) -> tuple[Figure, ...]:
        """`The president met the minister. The leaders condemned ...`: the officials named together before."""
        if head.tag_ != "NNS" or not self.nouns.officials(sentence, head):
            return ()
        found = []
        for before, name in self.reference.persons(sentence):
            found.append(self.cast.named(before, name))
            self.posts.around(before, before.doc[name.start : name.end].root, name, found[-1])
        return tuple(found)

    def _named(self, noun: Token) -> Iterator[Token]:
        """Yield the heads of a coordination, each with the names that it is said to include: `members, including A`."""
        for head in conjuncts(noun):
            yield head
            for c in head.children:
                if c.lower_ in self.cast.lexicon.words("including"):
                    yield from (n for inner in c.children for n in conjuncts(inner) if inner.pos_ == "PROPN")

    def sides(self, sentence: Sentence, token: Token) -> tuple[Party, ...]:
        """Give the actors that are on the sides of `each other`.

        Those of whom the noun is (`the armies of X and Y`), for `both sides` or `they` the last two that were named.
        """
        inner = next((child(c, "pobj") for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        of = self.of(sentence, inner) if inner is not None and token.pos_ in NOUNS else ()
        if len(of) >= TWO:
            return of
        found: dict[str, Party] = {}
        for figure in self.reference.before(sentence, token):
            of_other = any(figure.key in p.figure.principals for p in found.values())
            if figure.label in SERVED and not figure.unnamed and not of_other and len(found) < TWO:
                found.setdefault(figure.key, Party(figure, token.left_edge.i, token.i + 1))
        return tuple(found.values()) if len(found) == TWO else ()

    def _one(self, sentence: Sentence, head: Token, *, loose: bool, but: frozenset[str]) -> Party | None:
        if head.pos_ == "PRON":
            figure = self.reference.pronoun(sentence, head, but)
            return Party(figure, head.i, head.i + 1) if figure else None
        name = self.cast.name_at(sentence, head.i)
        if name is not None:
            if name.usage is Usage.DEMONYM and self._people(head):
                return self._described(sentence, head, loose=True)
            figure = self.cast.named(sentence, name)
            if figure.label is Label.PERSON:
                self.posts.around(sentence, head, name, figure)
            return Party(figure, name.start, name.end)
        person = self.cast.surname(head.text) if head.pos_ == "PROPN" else None
        if person is not None:
            return Party(person, head.i, head.i + 1)
        if head.pos_ in NOUNS or (loose and head.pos_ in {"ADJ", "VERB", "NUM"}):
            return self._described(sentence, head, loose=loose)
        return None

    def _people(self, head: Token) -> bool:
        """`three Indians`, `an Iraqi`: people of a state, not the state; `the Russians` alone are."""
        if any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in head.children):
            return True
        return head.tag_ in {"NNS", "NNPS"} and any(c.dep_ in {"nummod", "amod", "acl", "relcl"} for c in head.children)

    def _described(self, sentence: Sentence, head: Token, *, loose: bool) -> Party | None:
        start, end = core(head)
        person = self.posts.holder(sentence, head)
        if person is not None:
            figure = self.cast.named(sentence, person)
            if self.posts.is_office(head):
                self.posts.add(sentence, head, figure, stop=person.start)
            self._see(sentence, head, figure)
            return Party(figure, min(start, person.start), max(person.end, head.i + 1))
        found = self._apposed(sentence, head) or self.nouns.figure(sentence, head)
        if found is None and loose and self._countable(head):
            people = head.tag_ in {"NNS", "NNPS"} and self.cast.name_at(sentence, head.i) is not None
            found = self.nouns.unnamed(sentence, head, Label.POPULATION if people else Label.ORGANIZATION)
        if found is None:
            return None
        self._see(sentence, head, found)
        return Party(found, start, end)

    def _see(self, sentence: Sentence, head: Token, figure: Figure) -> None:
        inner = first_inner(head)
        name = self.cast.name_at(sentence, inner.i) if inner is not None else None
        name_end = name.end if name is not None else inner.i + 1 if inner is not None else None
        for start, end in forms(head, name_end, self.nouns.silent):
            figure.see(sentence.chars(sentence.doc[start], sentence.doc[end - 1]), sentence.doc[start:end].text)

    def _apposed(self, sentence: Sentence, head: Token) -> Figure | None:
        """`the rights group, Physicians for Human Rights`, `the FDLR, a group that ...`: the name in apposition."""
        after = head.dep_ == "appos" and head.tag_ == "NN" and not self.nouns.bodies.isdisjoint({head.lemma_.lower()})
        before = [head.head] if after else []
        for c in (*(c for c in head.children if c.dep_ == "appos"), *before):
            name = self.cast.name_at(sentence, c.i)
            if name is not None and name.label in SERVED:
                return self.cast.named(sentence, name)
        return None

    def _countable(self, head: Token) -> bool:
        """Tell whether a noun that no list knows may be a party: no gerund, no number, no pronoun in disguise."""
        named = head.pos_ in NOUNS and head.lower_ not in self.nouns.silent
        return named and not head.lower_.endswith(ABSTRACT) and head.lemma_.lower() not in self.nouns.acts
