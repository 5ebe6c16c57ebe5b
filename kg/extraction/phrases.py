"""Where a description begins and ends: without its article, with its own phrases, before what is only added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.grammar import child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

LONGEST = 8  # tokens before its head; a longer description is cut to its head
LONGEST_TAIL = LONGEST + 4  # tokens with the phrases after its head
TAILS = frozenset({"of", "in", "from", "for", "to"})
DASHES = frozenset({"-", "--", "–", "—"})
BREAKS = frozenset({",", ";", ":", *DASHES})


def core(head: Token) -> tuple[int, int]:
    """Give the bounds of a description as a name: `senior official in the ministry` of `a senior official in ...`."""
    doc, start = head.doc, head.left_edge.i
    for i in range(start + 1, head.i):
        if doc[i].text in DASHES and doc[i - 1].whitespace_:
            start = i + 1  # `NAIROBI - The ministry`
    while start < head.i and _leads(doc[start]):
        start += 1
    if head.i - start > LONGEST:
        start = head.i
    end = head.i + 1
    for c in head.children:
        if (
            c.dep_ == "prep"
            and c.i == end
            and c.lower_ in TAILS
            and c.right_edge.i - start < LONGEST_TAIL
            and _plain(c)
        ):
            end = c.right_edge.i + 1
    return start, end


def _leads(token: Token) -> bool:
    return (
        token.pos_ in {"DET", "PUNCT", "CCONJ", "SPACE"} or token.tag_ == "PRP$" or token.dep_ in {"preconj", "predet"}
    )


def _plain(preposition: Token) -> bool:
    """Tell whether a prepositional phrase holds no clause and no comma."""
    inner = child(preposition, "pobj")
    if inner is None or any(t.pos_ == "VERB" or t.dep_ == "relcl" or t.text == "," for t in preposition.subtree):
        return False
    charge = preposition.head.tag_ == "NNS" and inner.tag_ == "NN" and child(inner, "det", "poss", "compound") is None
    return not charge and inner.ent_type_ not in {"DATE", "TIME"}  # "accuses diplomats of murder", "on Monday"


def forms(head: Token, name_end: int | None, empty: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of a description's surface forms: with and without its number, its tail cut at each joint.

    `name_end` is where the name in its first prepositional phrase ends; `empty` are words that number but do not name.
    """
    doc = head.doc
    start, end = core(head)
    bare = start
    while bare < head.i and (
        doc[bare].pos_ == "NUM" or doc[bare].tag_ in {"JJR", "JJS", "DT", "PDT"} or doc[bare].lower_ in empty
    ):
        bare += 1
    ends = dict.fromkeys((end, _until_clause(head, end), name_end or end, head.i + 1))
    yield from dict.fromkeys((a, b) for a in (start, bare) for b in ends)


def _until_clause(head: Token, end: int) -> int:
    """Give where a description ends with all its prepositional phrases, before a clause or a comma."""
    doc, last = head.doc, head.right_edge.i + 1
    while end < last and not _opens_clause(doc[end]):
        end += 1
    while end > head.i + 1 and doc[end - 1].pos_ == "ADP":
        end -= 1
    return end


def _opens_clause(token: Token) -> bool:
    return (
        token.text in BREAKS
        or token.dep_ == "relcl"
        or token.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ"}
        or token.tag_ in {"WDT", "WP"}
    )


def first_inner(head: Token) -> Token | None:
    """Give the noun of the prepositional phrase right after `head`."""
    first = next((c for c in head.children if c.dep_ == "prep" and c.i == head.i + 1), None)
    return child(first, "pobj") if first is not None else None


def leftmost(head: Token) -> int:
    """Give where the words before a noun begin, those too that the parser hangs elsewhere: `accuses Tajik forces`."""
    i, doc = head.left_edge.i, head.doc
    while (
        0 < i == head.i
        and doc[i - 1].pos_ in {"PROPN", "ADJ"}
        and doc[i - 1].dep_ in {"dative", "nsubj", "dobj", "npadvmod"}
    ):
        i -= 1
    return i
