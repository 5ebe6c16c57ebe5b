"""What common nouns mean as parties: organs of states, groups and their members, governments, documents, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements
from kg.extraction.grammar import child
from kg.extraction.phrases import core, leftmost
from kg.extraction.reference import REACH
from kg.extraction.texts import Texts
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Cast, Figure, Party
    from kg.extraction.reference import Reference
    from kg.nlp import Sentence

PRINCIPAL_PREPOSITIONS = frozenset({"of", "for", "from", "to", "with", "at"})
OTHER_SIDE = frozenset({"to", "with", "at"})  # `the Russian envoy to Kabul` serves Russia
BARE = frozenset({"det", "punct", "relcl", "acl", "appos", "conj", "cc", "case"})
SERVED = frozenset(Label) - {Label.PERSON, Label.PLACE, Label.POPULATION}
GOVERNED = frozenset({Label.GOVERNMENT, Label.STATE})
# nouns of these word classes name something of that label, and when bare and definite point back to one of those
KINDS = (
    ("armed-group", Label.ARMED_GROUP, frozenset({Label.ARMED_GROUP})),
    ("company", Label.COMPANY, frozenset({Label.COMPANY, Label.MEDIA})),
    ("state", Label.STATE, frozenset({Label.STATE})),
    ("civil-body", Label.ORGANIZATION, frozenset({Label.ORGANIZATION})),
    ("organization", Label.ORGANIZATION, frozenset({Label.ARMED_GROUP, Label.ORGANIZATION, Label.PARTY})),
)


class Nouns:
    """Reads common nouns; `of` gives the parties of a noun phrase inside them."""

    def __init__(self, cast: Cast, reference: Reference, of: Callable[[Sentence, Token], tuple[Party, ...]]) -> None:
        """Take the word classes of the cast's lexicon."""
        self.cast, self.reference, self.of = cast, reference, of
        self.texts = Texts(cast, reference, of)
        words = self.words = cast.lexicon.words
        self.organs = words("body") | words("government") | words("organization") | words("company")
        self.bodies = self.organs | words("armed-group") | words("soldiers") | words("state")
        self.acts = words("conduct") | words("deed")
        self.agentive = tuple(sorted(words("agentive-suffix")))
        self.governed: tuple[int, Figure | None] = (-1, None)  # the government named last, and in which sentence
        self.silent = words("other-pronoun") | words("relative-pronoun")

    def figure(self, sentence: Sentence, head: Token) -> Figure | None:
        """Give the figure that the description headed by `head` means, None where it is no party."""
        forms = {head.lemma_.lower(), head.lower_}
        if head.lower_ in self.silent:
            return None
        if forms & self.words("office"):
            return self._back(sentence, head) or self.unnamed(sentence, head, Label.PERSON)
        neighbour = self._neighbour(sentence, head) if forms & self.words("neighbour") else None
        if neighbour is not None:
            return neighbour
        principal = self._principal(sentence, head)
        if forms & self.words("government"):
            return self._government(sentence, head, principal)
        if forms & self.words("report"):
            return principal or self.texts.maker(sentence, head, bare=self._bare(sentence, head))
        return self._stands_for(forms, principal) or self._of_class(sentence, head, forms, principal)

    def _neighbour(self, sentence: Sentence, head: Token) -> Figure | None:
        """`Chad's ministry answered Sudan and accused its neighbour`: the state named last that is not the owner's."""
        owner = child(head, "poss")
        mine = (
            [p.figure for p in self.of(sentence, complements.owner(owner))]
            if owner is not None and head.tag_ == "NN"
            else []
        )
        own = frozenset[str]().union(*(self.reference.served(figure) for figure in mine))
        others = (f for f in self.reference.before(sentence, head) if f.label is Label.STATE and not f.unnamed)
        return next((f for f in others if f.key not in own), None) if mine else None

    def _stands_for(self, forms: set[str], principal: Figure | None) -> Figure | None:
        """`Boko Haram militants`, `Russian warplanes`: the group or state itself."""
        if principal is None:
            return None
        theirs = self.words("soldiers") | self.words("armed-group") | self.words("group-part")
        members = forms & theirs and principal.label is Label.ARMED_GROUP
        crew = forms & self.words("arms") and principal.label in SERVED
        return principal if members or crew else None

    def _of_class(self, sentence: Sentence, head: Token, forms: set[str], principal: Figure | None) -> Figure | None:
        if forms & self.words("body") or (forms & self.words("soldiers") and principal is not None):
            return self._organ(sentence, head, principal)
        if (
            forms & self.words("state-itself")
            and principal is not None
            and principal.label is Label.STATE
            and not _condition(head)
        ):
            return principal
        for name, label, labels in KINDS:
            if forms & self.words(name) and not (label is Label.STATE and _condition(head)):
                return self._back(sentence, head, labels) or self.unnamed(sentence, head, label)
        if forms & self.words("population") or head.lower_.endswith(self.agentive):
            return self._back(sentence, head) or self.unnamed(sentence, head, Label.POPULATION)
        return None

    def _back(self, sentence: Sentence, head: Token, labels: frozenset[Label] | None = None) -> Figure | None:
        """Give what a bare definite description points back to; a description with modifiers of its own is new.

        Headlines leave the article out: `EPA charges Volkswagen; company denies it`.
        """
        if not self._bare(sentence, head):
            return None
        if labels:
            others = head.lemma_.lower() in self.words("regime")
            return self.reference.description(sentence, head, labels, others=others)
        return self.reference.called(sentence, head) if child(head, "prep") is None else None

    def officials(self, sentence: Sentence, head: Token) -> bool:
        """`The leaders`, `the ministers`: tell whether a noun means holders of posts that were named before."""
        return head.lemma_.lower() in self.words("office") and self._bare(sentence, head)

    def _bare(self, sentence: Sentence, head: Token) -> bool:
        """Tell whether a description is definite, and says no more than its noun."""
        determiner = child(head, "det")
        bare = all(c.dep_ in BARE or (c.dep_ == "prep" and c.i > head.i) for c in head.children)
        headline = determiner is None and head.tag_ == "NN" and sentence.span.end <= len(self.cast.article.title)
        return bare and (headline or (determiner is not None and determiner.lower_ in self.words("definite")))

    def unnamed(self, sentence: Sentence, head: Token, label: Label) -> Figure:
        """Give the figure of a description that names nobody: `a senior official`, `residents of Goma`."""
        start, end = core(head)
        name = sentence.doc[start:end].text
        key = f"unnamed:{label}:{name.casefold()}"
        figure = self.cast.figure(key, label, name, unnamed="yes", reason="description")
        figure.see(sentence.chars(sentence.doc[start], head), sentence.doc[start : head.i + 1].text)
        if label is Label.PERSON:
            labels = self.serving(head)
            served = next((f for f in self.principals(sentence, head) if f.label in labels), None)
            if served is not None:
                figure.principals.setdefault(served.key)
        return figure

    def serving(self, office: Token) -> frozenset[Label]:
        """Give the labels of those whom an office may serve: `her lawyer`, but no `her president`, serves a person."""
        personal = office.lemma_.lower() in self.words("spokesperson")
        return SERVED | {Label.PERSON} if personal else SERVED

    def retained(self, office: Token) -> bool:
        """Tell whether an office is one that anybody may hire: a `French lawyer` does not serve France."""
        return office.lemma_.lower() in self.words("retained")

    def _government(self, sentence: Sentence, head: Token, principal: Figure | None) -> Figure:
        named = principal or self._beside(sentence, head)
        known = self._named_so(sentence, head) if named is None and self._bare(sentence, head) else None
        found = known or self._ruling(sentence, head, named or self._back(sentence, head, GOVERNED))
        if named is not None:
            self.governed = (sentence.index, found)
        return found

    def _named_so(self, sentence: Sentence, head: Token) -> Figure | None:
        """`The Taliban government accused Pakistan. ... the government's spokesman`: the government named last."""
        noun, last = head.lemma_.lower(), max(-1, sentence.index - 1 - REACH)
        for before in (self.cast.sentences[i] for i in range(sentence.index - 1, last, -1)):
            for name in self.cast.names.get(before.index, ()):
                if noun in before.doc[name.start : name.end].text.lower().split():
                    return self.cast.named(before, name)
        return self.governed[1] if sentence.index - self.governed[0] <= REACH else None

    def _ruling(self, sentence: Sentence, head: Token, principal: Figure | None) -> Figure:
        if principal is None or principal.unnamed or principal.label is Label.PERSON:
            return self.unnamed(sentence, head, Label.GOVERNMENT)
        if principal.label is not Label.STATE:
            return principal
        name, reason = f"Government of {principal.name}", "government of a state"
        figure = self.cast.figure(f"government:{principal.key}", Label.GOVERNMENT, name, reason=reason)
        figure.principals.setdefault(principal.key)
        return figure

    def _beside(self, sentence: Sentence, head: Token) -> Figure | None:
        """`Syrian government forces`: the state whose government is meant modifies the noun after it."""
        start = leftmost(head.head) if head.dep_ == "compound" else head.i
        names = (n for n in self.cast.names.get(sentence.index, ()) if start <= n.start and n.end <= head.i)
        return next((self.cast.named(sentence, n) for n in names if n.label in GOVERNED), None)

    def _organ(self, sentence: Sentence, head: Token, principal: Figure | None) -> Figure:
        if principal is None:
            return self._back(sentence, head) or self.unnamed(sentence, head, Label.GOVERNMENT_BODY)
        start, end = core(head)
        doc, own = sentence.doc, self._tokens_of(sentence, principal)
        plain = self.words("organ-filler")
        words = sorted(t.lower_ for t in doc[start:end] if t.i not in own and t.tag_ != "POS" and t.lower_ not in plain)
        key, name, reason = f"organ:{principal.key}:{' '.join(words)}", doc[start:end].text, "organ of a state or group"
        figure = self.cast.figure(key, Label.GOVERNMENT_BODY, name, reason=reason)
        figure.principals.setdefault(principal.key)
        figure.see(sentence.chars(doc[start], head), doc[start : head.i + 1].text)
        return figure

    def _tokens_of(self, sentence: Sentence, figure: Figure) -> set[int]:
        names = (n for n in self.cast.names[sentence.index] if self.cast.named(sentence, n) is figure)
        return {i for name in names for i in range(name.start, name.end)}

    def _principal(self, sentence: Sentence, head: Token) -> Figure | None:
        return next((f for f in self.principals(sentence, head) if f.label in SERVED or f.label is Label.PERSON), None)

    def principals(self, sentence: Sentence, head: Token) -> Iterator[Figure]:
        """Yield whom an office or organ serves, the surest first: possessor, compound organ, `of` phrase, demonym."""
        children = list(head.children)
        before = [c for c in children if c.dep_ == "poss"]
        before.extend(c for c in children if c.dep_ in {"compound", "nmod"} and self._is_organ(c))
        yield from (p.figure for c in before for p in self.of(sentence, c))
        yield from self._after(sentence, head, PRINCIPAL_PREPOSITIONS - OTHER_SIDE)
        start = head.i if self.retained(head) else leftmost(head)
        for name in self.cast.names.get(sentence.index, ()):
            around = name.start <= start < name.end == head.i  # `the Army of Oster and the North group`
            inside = start <= name.start and name.end <= head.i
            if (around or inside) and name.label is not Label.PERSON:
                yield self.cast.named(sentence, name)
        yield from self._after(sentence, head, OTHER_SIDE)
        yield from self._seated(sentence, head)

    def _seated(self, sentence: Sentence, head: Token) -> Iterator[Figure]:
        """`the government in Kinshasa`, `the ministry in Islamabad`: the state whose capital it is; not `in Mali`."""
        if not {head.lemma_.lower(), head.lower_} & (self.words("government") | self.words("body")):
            return
        for seat in (child(c, "pobj") for c in head.children if c.dep_ == "prep" and c.lower_ == "in"):
            name = self.cast.name_at(sentence, seat.i) if seat is not None else None
            figure = self.cast.named(sentence, name) if name is not None else None
            if figure is not None and figure.label is Label.STATE and seat is not None and seat.text not in figure.name:
                yield figure

    def _after(self, sentence: Sentence, head: Token, prepositions: frozenset[str]) -> Iterator[Figure]:
        for c in head.children:
            if c.dep_ == "prep" and c.lower_ in prepositions and c.i > head.i:
                inner = child(c, "pobj")
                labels = self.serving(head)
                yield from (p.figure for p in self.of(sentence, inner) if _serves(p.figure, labels)) if inner else ()

    def _is_organ(self, token: Token) -> bool:
        return bool({token.lemma_.lower(), token.lower_} & self.organs)


def _serves(figure: Figure, labels: frozenset[Label]) -> bool:
    """`Department of State`: a state that is only a word is nobody's principal."""
    return figure.label in labels and not (figure.unnamed and figure.label is Label.STATE)


def _condition(head: Token) -> bool:
    """`the state of emergency`: how things stand, no country."""
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == head.i + 1), None)
    what = child(of, "pobj") if of is not None else None
    return what is not None and what.pos_ == "NOUN"
