"""Descriptions that mean nobody in particular: what is said of `people who lie` or `any state` accuses none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.grammar import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.cast import Cast, Party
    from kg.nlp import Sentence

PICKING = frozenset({"det", "nummod", "poss", "predet"})
KINDS = frozenset({"amod", "compound", "nmod"})


class General:
    """Tells descriptions of somebody from those of anybody, in the sentences of one article."""

    def __init__(self, cast: Cast) -> None:
        """Take the names of the cast, and its word classes."""
        self.cast = cast
        self.vague = cast.lexicon.words("thing-pronoun") | cast.lexicon.words("plural-pronoun")
        words = cast.lexicon.words
        self.first_person = words("speaker-pronoun")
        self.sides = words("company") | words("government") | words("body") | words("organization") | words("soldiers")
        self.anybody, self.arbitrary = cast.lexicon.words("anybody"), cast.lexicon.words("arbitrary")

    def accused(self, sentence: Sentence, party: Party) -> bool:
        """`holds countries that harbour them responsible`, `any person who lies`: nobody whom a charge could name.

        And `our company was dishonest`: who says so admits it.
        """
        if self.own(sentence, party):
            return True
        head = self._head(sentence, party)
        if head is None:
            return False
        kind = any(c.dep_ in KINDS for c in head.children) or head.head.dep_ == "appos"
        return self._any(head) or (
            head.lemma_.lower() in self.anybody and not kind and self._bare(sentence, party, head)
        )

    def blamed(self, sentence: Sentence, party: Party) -> bool:
        """`terrorists threaten us all`, `hostile agents undermine the vote`: plurals without a name or article.

        Where a whole text is somebody's, much is said in it of the world at large; and `it` and `they` as subjects,
        which may mean whatever was told before, were wrong in ten of twelve such sentences of open news.
        """
        if self.own(sentence, party):
            return True
        pronoun = sentence.doc[party.start : party.end].root
        if pronoun.tag_ == "PRP" and pronoun.dep_ in SUBJECTS and pronoun.lower_ in self.vague:
            return True
        head = self._head(sentence, party)
        return head is not None and (self._any(head) or self._bare(sentence, party, head))

    def own(self, sentence: Sentence, party: Party) -> bool:
        """Tell whether somebody speaks of his own company, government or forces; `our neighbour` may be accused."""
        head = (party.elsewhere or sentence).doc[party.start : party.end].root
        return head.lemma_.lower() in self.sides and any(
            c.tag_ == "PRP$" and c.lower_ in self.first_person for c in head.children
        )

    def _head(self, sentence: Sentence, party: Party) -> Token | None:
        return sentence.doc[party.start : party.end].root if party.figure.unnamed else None

    def _any(self, head: Token) -> bool:
        return any(c.lower_ in self.arbitrary for c in head.children if c.dep_ == "det")

    def _bare(self, sentence: Sentence, party: Party, head: Token) -> bool:
        """Tell whether a plural has nothing that picks some: no article, number, possessor or name."""
        if head.tag_ != "NNS" or any(c.dep_ in PICKING for c in head.children):
            return False
        return next(self.cast.names_in(sentence, list(sentence.doc[head.left_edge.i : party.end])), None) is None
