"""Who speaks where no verb says so: the author of an official statement, and whoever a running quotation quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cast import Party
from kg.extract.nouns import SERVED
from kg.extract.voices import Voice
from kg.model import Label

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.cast import Cast, Figure
    from kg.gazetteer import Entry, Gazetteer
    from kg.model import Article
    from kg.nlp import Sentence

QUOTATION, PUBLISHER = "quotation", "publisher"  # what announces such a voice, in the place of a cue
OPENING = frozenset({'"', "“", "‘"})
REACH = 3  # sentences after the last one whose speaker is named
HEADING = 2  # sentences at the top that may name the author


def issuer(publisher: str, gazetteer: Gazetteer) -> Entry | None:
    """Give the gazetteer's entry of the publisher where it speaks for itself: a ministry, a party, but no outlet."""
    entries = (entry for entry, _ in gazetteer.find(publisher))
    return next((e for e in entries if e.label in SERVED and e.label is not Label.MEDIA), None)


class Authors:
    """Follows who speaks from sentence to sentence of one article."""

    def __init__(self, article: Article, cast: Cast) -> None:
        """Find the author of an official statement."""
        self.cast = cast
        self.last: tuple[int, Voice] | None = None
        entry = issuer(article.publisher, cast.gazetteer) if article.publisher else None
        self.author = self._author(entry) if entry is not None else None

    def _author(self, entry: Entry) -> Figure:
        """Give the person named in the statement's heading, speaking for the publisher, or the publisher itself."""
        publisher = self.cast.known(entry)
        head = next((s for s in self.cast.sentences[:HEADING] if s.parsed and self._is_report(s)), None)
        person = next((n for n in self.cast.names[head.index] if n.label is Label.PERSON), None) if head else None
        if head is None or person is None:
            return publisher
        figure = self.cast.named(head, person)
        figure.principals.setdefault(publisher.key)
        return figure

    def _is_report(self, sentence: Sentence) -> bool:
        return bool({t.lower_ for t in sentence.doc} & self.cast.lexicon.words("report"))

    def voices(self, sentence: Sentence, found: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """Give the voices of a sentence: those announced in it, or the one that goes on, or the author's."""
        named = next((v for v in found if v.parties), None)
        if named is not None:
            self.last = sentence.index, named
            return found
        root = max((t for t in sentence.doc if t.head == t and not t.is_punct), key=_size, default=None)
        if root is None or found:
            return found
        continued = self._continued(sentence, root)
        if continued is not None:
            return (continued,)
        if self.author is not None:
            party = Party(self.author, root.i, root.i + 1)
            return (Voice((party,), root, PUBLISHER, root),)
        return found

    def _continued(self, sentence: Sentence, root: Token) -> Voice | None:
        """`"...," the envoy said. "We ..."`: a sentence that opens with a quotation mark has the last speaker."""
        if self.last is None or sentence.index - self.last[0] > REACH or sentence.doc[0].text not in OPENING:
            return None
        parties = tuple(Party(p.figure, root.i, root.i + 1) for p in self.last[1].parties)
        return Voice(parties, root, QUOTATION, root)


def _size(token: Token) -> int:
    return sum(1 for _ in token.subtree)
