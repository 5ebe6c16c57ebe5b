"""Noun phrases as parties: names with their titles, organs of states, groups, unnamed sources, pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cast import Figure, Party
from kg.extract.grammar import antecedent, child, conjuncts, subject
from kg.model import Label, Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.cast import Cast
    from kg.extract.names import Name
    from kg.extract.reference import Reference
    from kg.nlp import Sentence

NOUNS = frozenset({"NOUN", "PROPN"})
PRINCIPAL_PREPOSITIONS = ("of", "for", "from", "to", "with", "at")
GROUPS = frozenset({Label.ARMED_GROUP, Label.ORGANIZATION, Label.PARTY})
SERVED = frozenset(
    {
        Label.STATE,
        Label.GOVERNMENT,
        Label.GOVERNMENT_BODY,
        Label.INTERGOVERNMENTAL,
        Label.ARMED_GROUP,
        Label.PARTY,
        Label.COMPANY,
        Label.ORGANIZATION,
        Label.MEDIA,
    }
)
LONGEST_PHRASE = 8  # tokens of a description that becomes a name; longer ones are cut after their head


class Parties:
    """Reads the parties of noun phrases in the sentences of one article."""

    def __init__(self, cast: Cast, reference: Reference) -> None:
        """Read with the figures of `cast`, and resolve what points back through `reference`."""
        self.cast, self.reference = cast, reference
        words = cast.lexicon.words
        self.office, self.spokesperson, self.report = words("office"), words("spokesperson"), words("report")
        self.government, self.body, self.arms, self.soldiers = (
            words("government"),
            words("body"),
            words("arms"),
            words("soldiers"),
        )
        self.armed, self.company, self.state = words("armed-group"), words("company"), words("state")
        self.organization, self.population = words("organization"), words("population")
        self.former, self.acting, self.definite = words("former"), words("acting"), words("definite")
        self.filler = words("organ-filler")
        self.agentive = tuple(words("agentive-suffix"))
        self.silent = words("other-pronoun") | words("relative-pronoun")

    def of(
        self, sentence: Sentence, token: Token, *, loose: bool = False, but: frozenset[str] = frozenset()
    ) -> tuple[Party, ...]:
        """Give the parties that the noun phrase headed by `token` names, coordinated ones too, in order.

        `loose` takes any noun for a party, where the cue leaves no doubt that it is one. A pronoun never means one
        of the figures `but` (keys): who accuses somebody does not call itself "it".
        """
        found: dict[str, Party] = {}
        for head in conjuncts(antecedent(token)):
            party = self._one(sentence, head, loose=loose, but=but)
            if party is not None:
                found.setdefault(party.figure.key, party)
                self.reference.note(sentence, head, party.figure)
        return tuple(found.values())

    def sides(self, sentence: Sentence, token: Token) -> tuple[Party, ...]:
        """Give the two actors that `both sides` or `they` before each other means: the last two that were named."""
        found: dict[str, Party] = {}
        for figure in self.reference.before(sentence, token):
            if (
                figure.label in SERVED
                and not figure.unnamed
                and len(found) < 2
                and not any(figure.key in p.figure.principals for p in found.values())
            ):  # noqa: PLR2004 - two sides
                found.setdefault(figure.key, Party(figure, token.left_edge.i, token.i + 1))
        return tuple(found.values()) if len(found) == 2 else ()  # noqa: PLR2004

    def _one(self, sentence: Sentence, head: Token, *, loose: bool, but: frozenset[str]) -> Party | None:
        if head.pos_ == "PRON":
            figure = self.reference.pronoun(sentence, head, but)
            return Party(figure, head.i, head.i + 1) if figure else None
        name = self.cast.name_at(sentence, head.i)
        if name is not None:
            return self._named(sentence, head, name)
        if head.pos_ not in NOUNS and not (head.pos_ in {"ADJ", "VERB", "NUM"} and loose):
            return None
        return self._described(sentence, head, loose=loose)

    def _named(self, sentence: Sentence, head: Token, name: Name) -> Party:
        figure = self.cast.named(sentence, name)
        start = name.start
        if figure.label is Label.PERSON:
            start = min(start, self._title(sentence, head, name, figure))
        return Party(figure, start, name.end)

    def _title(self, sentence: Sentence, head: Token, name: Name, figure: Figure) -> int:
        """Read the offices around a person's name; give the token where the phrase starts."""
        doc = sentence.doc
        before = [
            t for t in doc[max(head.left_edge.i, name.start - 14) : name.end] if t.i < name.end and self._is_office(t)
        ]
        for office in before:
            inside = office.i >= name.start
            self._add_post(sentence, office, figure, stop=name.end if inside else name.start)
        if before:
            start = (
                min(head.left_edge.i, before[0].left_edge.i)
                if before[0].left_edge.i >= head.left_edge.i
                else head.left_edge.i
            )
            while doc[start].pos_ in {"DET", "PUNCT", "SPACE"} and start < name.start:
                start += 1
            if start < name.start and not any(
                t.pos_ in {"VERB", "PUNCT"} and t.text != "," for t in doc[start : name.start]
            ):
                figure.see(sentence.chars(doc[start], doc[name.end - 1]), doc[start : name.end].text)
                title = doc[start : name.start].text.strip(" ,")
                figure.see(sentence.chars(doc[start], doc[name.start - 1]), title)
        for apposition in (c for c in head.children if c.dep_ == "appos" and self._is_office(c)):
            self._add_post(sentence, apposition, figure, stop=len(doc))
            figure.see(*self._phrase(sentence, apposition))
        return name.start

    def _is_office(self, token: Token) -> bool:
        return token.pos_ in NOUNS and (token.lemma_.lower() in self.office or token.lower_ in self.office)

    def _phrase(self, sentence: Sentence, head: Token) -> tuple:
        start, end = self._core(head)
        return sentence.chars(sentence.doc[start], sentence.doc[end - 1]), sentence.doc[start:end].text

    def _see(self, sentence: Sentence, head: Token, figure: Figure) -> None:
        """Record the description's forms: as a name, without its number, and with all that belongs to it."""
        doc = sentence.doc
        start, end = self._core(head)
        full = self._until_clause(head, end)
        bare = start
        while bare < head.i and (
            doc[bare].pos_ == "NUM" or doc[bare].tag_ in {"JJR", "JJS", "DT", "PDT"} or doc[bare].lower_ in self.silent
        ):
            bare += 1
        short = self._first_name_after(sentence, head) or end
        for a, b in {(a, b) for a in (start, bare) for b in (end, full, short, head.i + 1)}:
            figure.see(sentence.chars(doc[a], doc[b - 1]), doc[a:b].text)

    def _until_clause(self, head: Token, end: int) -> int:
        """Give where a description ends with all its prepositional phrases, before a clause or a comma."""
        doc, last = head.doc, head.right_edge.i + 1
        while (
            end < last
            and doc[end].text not in {",", ";", ":", "-", "–", "—"}
            and doc[end].dep_ != "relcl"
            and doc[end].pos_ not in {"VERB", "AUX", "CCONJ", "SCONJ"}
            and doc[end].tag_ not in {"WDT", "WP"}
        ):
            end += 1
        while end > head.i + 1 and doc[end - 1].pos_ == "ADP":
            end -= 1
        return end

    def _first_name_after(self, sentence: Sentence, head: Token) -> int | None:
        """Give the end of the name or noun in a description's first prepositional phrase."""
        first = next((c for c in head.children if c.dep_ == "prep" and c.i == head.i + 1), None)
        inner = child(first, "pobj") if first is not None else None
        if inner is None:
            return None
        name = self.cast.name_at(sentence, inner.i)
        return name.end if name is not None else inner.i + 1

    def _core(self, head: Token) -> tuple[int, int]:
        """Give the bounds of a description without its article and without what is only added to it."""
        doc, start = head.doc, head.left_edge.i
        while start < head.i and (
            doc[start].pos_ in {"DET", "PUNCT", "CCONJ", "SPACE"}
            or doc[start].tag_ == "PRP$"
            or doc[start].dep_ in {"preconj", "predet"}
        ):
            start += 1
        if head.i - start > LONGEST_PHRASE:
            start = head.i
        end = head.i + 1
        for c in head.children:
            if (
                c.dep_ == "prep"
                and c.i == end
                and c.lower_ in {"of", "in", "from", "for", "to", "at", "on"}
                and c.right_edge.i - start < LONGEST_PHRASE + 4
            ):
                inner = child(c, "pobj")
                if inner is not None and not any(
                    t.pos_ == "VERB" or t.dep_ == "relcl" or t.text == "," for t in c.subtree
                ):
                    end = c.right_edge.i + 1
        return start, end

    def _described(self, sentence: Sentence, head: Token, *, loose: bool) -> Party | None:
        lemma, word = head.lemma_.lower(), head.lower_
        start, end = self._core(head)
        person = self._person_beside(sentence, head)
        if person is not None:
            figure = self.cast.named(sentence, person)
            if self._is_office(head):
                self._add_post(sentence, head, figure, stop=person.start)
            self._see(sentence, head, figure)
            return Party(figure, min(start, person.start), max(person.end, head.i + 1))
        figure = (
            self._apposed(sentence, head)
            or self._figure(sentence, head, lemma, word)
            or (self._unnamed(sentence, head, Label.ORGANIZATION) if loose and self._countable(head) else None)
        )
        if figure is None:
            return None
        self._see(sentence, head, figure)
        return Party(figure, start, end)

    def _apposed(self, sentence: Sentence, head: Token) -> Figure | None:
        """`the rights group, Physicians for Human Rights`: the name that stands in apposition."""
        for c in head.children:
            name = self.cast.name_at(sentence, c.i) if c.dep_ == "appos" else None
            if name is not None and name.label not in {Label.PLACE, Label.PERSON, Label.POPULATION}:
                return self.cast.named(sentence, name)
        return None

    def _countable(self, head: Token) -> bool:
        """Tell whether a noun that no list knows may be a party: no gerund, no number, no pronoun in disguise."""
        return (
            head.pos_ in NOUNS
            and head.lower_ not in self.silent
            and not head.lower_.endswith(("ing", "ment", "ness", "ion", "ity", "ism"))
        )

    def _figure(self, sentence: Sentence, head: Token, lemma: str, word: str) -> Figure | None:
        either = {lemma, word}
        if word in self.silent:
            return None
        if either & self.office:
            return self._back(sentence, head) or self._unnamed(sentence, head, Label.PERSON)
        principal = self._principal(sentence, head)
        if either & self.government:
            return self._government(sentence, head, principal)
        if either & self.report:
            return principal or self._maker(sentence, head)
        if principal is not None and either & (self.soldiers | self.armed) and principal.label is Label.ARMED_GROUP:
            return principal
        if principal is not None and either & self.arms and principal.label in SERVED:
            return principal
        if either & self.body or (either & self.soldiers and principal is not None):
            return self._organ(sentence, head, principal)
        if either & self.armed:
            return self._back(sentence, head, frozenset({Label.ARMED_GROUP})) or self._unnamed(
                sentence, head, Label.ARMED_GROUP
            )
        for words, label, labels in (
            (self.company, Label.COMPANY, frozenset({Label.COMPANY, Label.MEDIA})),
            (self.state, Label.STATE, frozenset({Label.STATE})),
            (self.organization, Label.ORGANIZATION, GROUPS),
        ):
            if either & words:
                return self._back(sentence, head, labels) or self._unnamed(sentence, head, label)
        if either & self.population or word.endswith(self.agentive):
            return self._back(sentence, head) or self._unnamed(sentence, head, Label.POPULATION)
        return None

    def _back(self, sentence: Sentence, head: Token, labels: frozenset[Label] | None = None) -> Figure | None:
        """Give what a bare definite description points back to; a description with modifiers of its own is new."""
        determiner = child(head, "det", "poss")
        bare = all(
            c.dep_ in {"det", "punct", "relcl", "acl", "appos", "conj", "cc", "case"}
            or (c.dep_ == "prep" and c.i > head.i)
            for c in head.children
        )
        if determiner is None or determiner.lower_ not in self.definite or determiner.dep_ == "poss" or not bare:
            return None
        if child(head, "prep") is not None and labels is None:
            return None
        return self.reference.description(sentence, head, labels) if labels else self.reference.called(sentence, head)

    def _unnamed(self, sentence: Sentence, head: Token, label: Label) -> Figure:
        start, end = self._core(head)
        name = sentence.doc[start:end].text
        figure = self.cast.figure(
            f"unnamed:{label}:{name.casefold()}", label, name, unnamed="yes", reason="description"
        )
        figure.see(sentence.chars(sentence.doc[start], sentence.doc[head.i]), sentence.doc[start : head.i + 1].text)
        if label is Label.PERSON and self._is_office(head):
            served = next((f for f in self.principals(sentence, head) if f.label in SERVED), None)
            if served is not None:
                figure.principals.setdefault(served.key)
        return figure

    def _government(self, sentence: Sentence, head: Token, principal: Figure | None) -> Figure:
        if principal is None or principal.label is Label.PERSON:
            back = self._back(sentence, head, frozenset({Label.GOVERNMENT, Label.STATE})) if principal is None else None
            if back is None or back.unnamed:
                return self._unnamed(sentence, head, Label.GOVERNMENT)
            principal = back
        if principal.label is not Label.STATE:
            return principal
        figure = self.cast.figure(
            f"government:{principal.key}",
            Label.GOVERNMENT,
            f"Government of {principal.name}",
            reason="government of a state",
        )
        figure.principals.setdefault(principal.key)
        return figure

    def _organ(self, sentence: Sentence, head: Token, principal: Figure | None) -> Figure:
        if principal is None:
            return self._back(sentence, head) or self._unnamed(sentence, head, Label.GOVERNMENT_BODY)
        start, end = self._core(head)
        doc, inside = (
            sentence.doc,
            {
                t.i
                for name in self.cast.names[sentence.index]
                for t in sentence.doc[name.start : name.end]
                if self.cast.named(sentence, name) is principal
            },
        )
        words = [
            t.lower_ for t in doc[start:end] if t.i not in inside and t.tag_ != "POS" and t.lower_ not in self.filler
        ]
        figure = self.cast.figure(
            f"organ:{principal.key}:{' '.join(sorted(words))}",
            Label.GOVERNMENT_BODY,
            doc[start:end].text,
            reason="organ of a state or group",
        )
        figure.principals.setdefault(principal.key)
        own = doc[start : head.i + 1]
        figure.see(sentence.chars(doc[start], head), own.text)
        return figure

    def _maker(self, sentence: Sentence, head: Token) -> Figure | None:
        """`a report by the mission`, `the ministry issued a statement`: who made the text."""
        for c in head.children:
            if c.dep_ == "poss" or (c.dep_ == "compound" and c.i < head.i):
                parties = self.of(sentence, c)
                if parties:
                    return parties[0].figure
        for c in head.children:
            inner = child(c, "pobj") if c.dep_ == "prep" and c.lower_ in {"by", "from", "of"} else None
            parties = self.of(sentence, inner) if inner is not None else ()
            if parties:
                return parties[0].figure
        verb = head.head if head.dep_ in {"dobj", "obj"} else None
        issuer = subject(verb) if verb is not None and verb.pos_ == "VERB" else None
        parties = self.of(sentence, issuer) if issuer is not None and issuer is not head else ()
        return parties[0].figure if parties else None

    def _person_beside(self, sentence: Sentence, head: Token) -> Name | None:
        """Find the person that a description names: `the envoy, Munir Akram`, `President of France Nicolas Sarkozy`."""
        for c in head.children:
            name = self.cast.name_at(sentence, c.i)
            if (
                name is not None
                and name.label is Label.PERSON
                and c.dep_ in {"appos", "compound", "flat", "nmod"}
                and (c.dep_ == "appos" or c.i > head.i)
            ):
                return name
        if not self._is_office(head):
            return None
        for name in self.cast.names.get(sentence.index, ()):
            if (
                name.label is Label.PERSON
                and head.i < name.start <= head.right_edge.i + 1
                and self._adjacent(sentence, head, name)
            ):
                return name
        return None

    def _adjacent(self, sentence: Sentence, head: Token, name: Name) -> bool:
        between = sentence.doc[head.i + 1 : name.start]
        return (
            all(t.pos_ in {"ADP", "DET", "PROPN", "NOUN", "ADJ", "PART", "CCONJ"} or t.text == "," for t in between)
            and sum(t.text == "," for t in between) <= 1
            and not any(t.pos_ == "CCONJ" and self.cast.name_at(sentence, t.i + 1) is name for t in between)
        )

    def principals(self, sentence: Sentence, head: Token) -> Iterator[Figure]:
        """Yield whom an office or organ serves, the surest first: possessor, `of` phrase, compound, demonym."""
        children = list(head.children)
        for c in children:
            if c.dep_ == "poss":
                yield from (p.figure for p in self.of(sentence, c))
        for c in children:
            if c.dep_ in {"compound", "nmod"} and self._is_organ(c):
                yield from (p.figure for p in self.of(sentence, c))
        for c in children:
            if c.dep_ == "prep" and c.lower_ in PRINCIPAL_PREPOSITIONS and c.i > head.i:
                inner = child(c, "pobj")
                if inner is not None:
                    yield from (
                        p.figure
                        for p in self.of(sentence, inner)
                        if p.figure.label in SERVED and not (p.figure.unnamed and p.figure.label is Label.STATE)
                    )
        start = self._leftmost(head)
        for name in self.cast.names.get(sentence.index, ()):
            if start <= name.start and name.end <= head.i and name.label is not Label.PERSON:
                yield self.cast.named(sentence, name)

    def _leftmost(self, head: Token) -> int:
        """Give where the words before a noun begin, those that the parser hangs elsewhere too: `accuses Tajik forces`."""
        i = head.left_edge.i
        while (
            i > 0
            and i == head.i
            and head.doc[i - 1].pos_ in {"PROPN", "ADJ"}
            and head.doc[i - 1].dep_ in {"dative", "nsubj", "dobj", "npadvmod"}
        ):
            i -= 1
        return i

    def _is_organ(self, token: Token) -> bool:
        words = {token.lemma_.lower(), token.lower_}
        return bool(words & (self.body | self.government | self.organization | self.company))

    def _principal(self, sentence: Sentence, head: Token) -> Figure | None:
        return next((f for f in self.principals(sentence, head) if f.label in SERVED or f.label is Label.PERSON), None)

    def _add_post(self, sentence: Sentence, office: Token, figure: Figure, *, stop: int) -> None:
        served = next((f for f in self.principals(sentence, office) if f.label in SERVED and f is not figure), None)
        served = served or self._served_before(sentence, office)
        words = {t.lower_ for t in sentence.doc[office.left_edge.i : office.i]}
        start, end = self._core(office)
        skip = {i for name in self.cast.names[sentence.index] for i in range(name.start, name.end)}
        title = [
            t
            for t in sentence.doc[start : min(end, stop)]
            if t.i not in skip and t.lower_ not in self.former and t.tag_ != "POS"
        ]
        while title and title[-1].pos_ in {"ADP", "DET", "PUNCT"}:
            title.pop()
        text = "".join(t.text_with_ws for t in title).strip()
        if text:
            post = Post(
                text, served.key if served else None, former=bool(words & self.former), acting=bool(words & self.acting)
            )
            figure.posts.setdefault(post)
        if served is not None and not words & self.former:
            figure.principals.setdefault(served.key)

    def _served_before(self, sentence: Sentence, office: Token) -> Figure | None:
        """`Pakistan UN envoy Munir Akram`: the parser hangs the state on the name, not on the office."""
        i = office.i - 1
        while i >= 0 and sentence.doc[i].pos_ in {"ADJ", "NOUN", "PROPN", "PART"}:
            name = self.cast.name_at(sentence, i)
            if name is not None and name.label in SERVED:
                return self.cast.named(sentence, name)
            i -= 1
        return None
