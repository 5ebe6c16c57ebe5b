"""Who a title says that a statement is by, read by the grammar of such titles: text, `by`, offices, name, topic.

In `Statement by Security Advisor Ana Ruiz Following Arrests` every word has a capital, so the recogniser takes the
topic for a part of the name and the parser a name for a verb. The title's own order tells where the name ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.ontology import Lexicon

MAKING = frozenset({"by", "from", "of"})
JOINING = frozenset({",", "and", "&"})
GOVERNING = frozenset({"of", "for", "to"})  # after an office, they open whom it serves
WITHIN = frozenset({".", "-", "‑", "–", "'", "’"})  # what may stand in a name: `Jean-Pierre`
LONGEST = 8  # tokens before the noun for the text


@dataclass(frozen=True, slots=True)
class Author:
    """Tokens of a title: from the first word of the offices, then the name from `name` to `end`."""

    start: int
    name: int
    end: int


def bylined(doc: Doc, lexicon: Lexicon) -> Doc:
    """Give the title with its authors hung on the preposition before them; the Doc itself where it names nobody."""
    at = maker(doc, lexicon)
    found = tuple(_authors(doc, at + 1, lexicon)) if at else ()
    return _rebuilt(doc, at, found) if found else doc


def maker(doc: Doc, lexicon: Lexicon) -> int:
    """Give the preposition after the noun for the text that opens a title: `Joint Press Statement from the`; or 0."""
    texts = lexicon.words("communication")
    for token in doc[1 : LONGEST + 1]:
        if token.lower_ in MAKING:
            return token.i if token.nbor(-1).lower_ in texts else 0
        if not (token.is_title or token.is_upper or token.text in WITHIN):
            return 0
    return 0


def _authors(doc: Doc, i: int, lexicon: Lexicon) -> Iterator[Author]:
    """Yield the persons named after their offices from token `i` on, as far as commas and `and` go on."""
    offices, suffixes = lexicon.words("office"), lexicon.words("name-suffix")
    closed = lexicon.words("topic-opener") | lexicon.words("occasion")
    while i < len(doc):
        end = _end(doc, i, closed)
        office, name = _named(doc, i, end, offices)
        if office == name:
            return
        yield Author(i, office, name)
        if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].lower_ in suffixes:
            end += 2
        while end < len(doc) and doc[end].lower_ in JOINING:
            end += 1
            i = end
        if i != end:
            return


def _named(doc: Doc, start: int, end: int, offices: frozenset[str]) -> tuple[int, int]:
    """Give where the name after the last office begins and ends: `President Ana Ruiz of Spain`; nothing without one."""
    named = start
    for i in range(start, end):
        after = i + 1
        if _is_office(doc[i], offices):
            named = after if after < end and doc[after].lower_ not in GOVERNING else start
        elif doc[i].lower_ in GOVERNING and named > start and not _is_office(doc[i - 1], offices):
            return named, i
    return (named, end) if named > start else (start, start)


def _is_office(token: Token, offices: frozenset[str]) -> bool:
    return bool({token.lower_, token.lemma_.lower()} & offices)


def _end(doc: Doc, i: int, closed: frozenset[str]) -> int:
    """Give where offices and name end: before the topic, a possessive, a comma, or any word in small letters."""
    while i < len(doc):
        token = doc[i]
        small = token.is_lower and token.is_alpha and token.lower_ not in GOVERNING | {"the"}
        if small or token.lower_ in closed or not (token.is_alpha or token.text in WITHIN or "." in token.text):
            return i
        i += 1
    return i


def _rebuilt(doc: Doc, at: int, authors: tuple[Author, ...]) -> Doc:
    """Give the Doc with each author's name a person, its offices hung on the name, and the name on the preposition."""
    heads, deps = [t.head.i for t in doc], [t.dep_ for t in doc]
    pos, tags = [t.pos_ for t in doc], [t.tag_ for t in doc]
    above = at - 1
    heads[above], deps[above] = above, "ROOT"
    pos[at], tags[at] = "ADP", "IN"
    for head, dep in ((at, "prep"), *((author.end - 1, "pobj") for author in authors[:1])):
        heads[head], deps[head], above = above, dep, head
    for author in authors:
        head = author.end - 1
        if head != above:
            heads[head], deps[head], above = above, "conj", head
        for i in range(author.start, head):
            heads[i], deps[i] = head, "det" if doc[i].lower_ == "the" else "compound"
        for i in (i for i in range(author.name, author.end) if doc[i].is_alpha):
            pos[i], tags[i] = "PROPN", "NNP"
    named = {i for author in authors for i in range(author.start, author.end)}
    for i in (i for i in range(len(doc)) if i not in named and heads[i] in named):
        heads[i], deps[i] = at - 1, "dep"
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=tags,
        pos=pos,
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=heads,
        deps=deps,
        ents=_entities(doc, authors),
    )


def _entities(doc: Doc, authors: tuple[Author, ...]) -> list[str]:
    """Give each author's name as an entity, and those that reach into none; in a topic, capitals make anything one."""
    found, last = [(a.name, a.end, "PERSON") for a in authors], authors[-1].end
    found.extend(
        (e.start, e.end, e.label_)
        for e in doc.ents
        if not any(a.name < e.end and e.start < a.end for a in authors) and (e.start < last or e.label_ != "ORG")
    )
    entities = ["O"] * len(doc)
    for start, end, label in found:
        entities[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return entities
