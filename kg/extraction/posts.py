"""Posts: the offices before and after a person's name, whom they serve, and whether they are still held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements
from kg.extraction.grammar import child
from kg.extraction.nouns import SERVED
from kg.extraction.phrases import core
from kg.model import Label, Post

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.cast import Cast, Figure
    from kg.extraction.names import Name
    from kg.extraction.nouns import Nouns
    from kg.nlp import Sentence

TITLE_REACH = 14  # tokens before a name; on the training articles 4, 8 and 20 score the same
BETWEEN = frozenset({"ADP", "DET", "PROPN", "NOUN", "ADJ", "PART", "CCONJ"})


class Posts:
    """Reads the offices of the persons in a sentence."""

    def __init__(self, cast: Cast, nouns: Nouns) -> None:
        """Find principals with `nouns`."""
        self.cast, self.nouns = cast, nouns
        words = cast.lexicon.words
        self.office, self.former, self.acting = words("office"), words("former"), words("acting")
        self.speaking = words("speaking-for")

    def is_office(self, token: Token) -> bool:
        """Tell whether a noun names an office."""
        return token.pos_ in {"NOUN", "PROPN"} and bool({token.lemma_.lower(), token.lower_} & self.office)

    def around(self, sentence: Sentence, head: Token, name: Name, figure: Figure) -> None:
        """Record the offices around a person's name, and the titles as further forms of the name."""
        doc = sentence.doc
        first = max(head.left_edge.i, name.start - TITLE_REACH)
        before = [t for t in doc[first : name.end] if self.is_office(t)]
        for office in before:
            self.add(sentence, office, figure, stop=name.end if office.i >= name.start else name.start)
        self._speaks_for(sentence, head, figure)
        if before:
            self._see_title(sentence, min(head.left_edge.i, before[0].left_edge.i), name, figure)
        for apposition in (c for c in head.children if c.dep_ == "appos" and self.is_office(c)):
            self.add(sentence, apposition, figure, stop=len(doc))
            start, end = core(apposition)
            figure.see(sentence.chars(doc[start], doc[end - 1]), doc[start:end].text)

    def _speaks_for(self, sentence: Sentence, head: Token, figure: Figure) -> None:
        """`Anna Berg, who speaks for the ministry`: a principal that no office tells."""
        clauses = (c for c in head.children if c.dep_ == "relcl" and c.lemma_.lower() in self.speaking)
        nouns = (noun for clause in clauses for noun in complements.prepositional(clause, {"for"}))
        served = (p.figure for noun in nouns for p in self.nouns.of(sentence, noun) if p.figure.label in SERVED)
        figure.principals.update(dict.fromkeys(one.key for one in served if one is not figure))

    def _see_title(self, sentence: Sentence, start: int, name: Name, figure: Figure) -> None:
        doc = sentence.doc
        while start < name.start and doc[start].pos_ in {"DET", "PUNCT", "SPACE"}:
            start += 1
        title = doc[start : name.start]
        if len(title) and not any(t.pos_ == "VERB" or (t.pos_ == "PUNCT" and t.text != ",") for t in title):
            figure.see(sentence.chars(doc[start], doc[name.end - 1]), doc[start : name.end].text)
            figure.see(sentence.chars(doc[start], doc[name.start - 1]), title.text.strip(" ,"))

    def add(self, sentence: Sentence, office: Token, figure: Figure, *, stop: int) -> None:
        """Record that `figure` holds or held the post named at `office`, whose title ends before token `stop`."""
        labels = self.nouns.serving(office)
        principals = (f for f in self.nouns.principals(sentence, office) if f.label in labels and f is not figure)
        served = next(principals, None)
        if served is None and not self.nouns.retained(office):
            served = self._served_before(sentence, office)
        words = {t.lower_ for t in sentence.doc[office.left_edge.i : office.i]}
        former, acting = bool(words & self.former), bool(words & self.acting)
        title = self._title(sentence, office, stop)
        if title:
            figure.posts.setdefault(Post(title, served.key if served else None, former=former, acting=acting))
        if served is not None and not former:
            figure.principals.setdefault(served.key)

    def _title(self, sentence: Sentence, office: Token, stop: int) -> str:
        """Give the title without the names in it, without whose it is and without `former`."""
        start, end = core(office)
        named = {i for name in self.cast.names[sentence.index] for i in range(name.start, name.end)}
        named.update(t.i for c in office.children if c.dep_ == "poss" for t in c.subtree)
        title = [
            t
            for t in sentence.doc[start : min(end, stop)]
            if t.i not in named and t.tag_ != "POS" and t.lower_ not in self.former
        ]
        while title and title[-1].pos_ in {"ADP", "DET", "PUNCT"}:
            title.pop()
        return "".join(t.text_with_ws for t in title).strip()

    def _served_before(self, sentence: Sentence, office: Token) -> Figure | None:
        """`Pakistan UN envoy Munir Akram`: the parser hangs the state on the name, not on the office."""
        i = office.i - 1
        while i >= 0 and sentence.doc[i].pos_ in {"ADJ", "NOUN", "PROPN", "PART"}:
            name = self.cast.name_at(sentence, i)
            if name is not None and name.label in SERVED:
                return self.cast.named(sentence, name)
            i -= 1
        return None

    def holder(self, sentence: Sentence, head: Token) -> Name | None:
        """Find the person that a description names: `the envoy, Munir Akram`, `President of France Nicolas Sarkozy`."""
        for c in head.children:
            name = self.cast.name_at(sentence, c.i)
            named = name is not None and name.label is Label.PERSON
            if named and (c.dep_ == "appos" or (c.dep_ in {"compound", "flat", "nmod"} and c.i > head.i)):
                return name
        if not self.is_office(head):
            return None
        near = (n for n in self.cast.names.get(sentence.index, ()) if head.i < n.start <= head.right_edge.i + 1)
        return next((n for n in near if n.label is Label.PERSON and self._adjacent(sentence, head, n)), None)

    def _adjacent(self, sentence: Sentence, head: Token, name: Name) -> bool:
        between = sentence.doc[head.i + 1 : name.start]
        commas = sum(t.text == "," for t in between)
        coordinated = child(head, "conj")
        return (
            all(t.pos_ in BETWEEN or t.text == "," for t in between)
            and commas <= 1
            and not (coordinated is not None and name.start <= coordinated.i < name.end)
        )
