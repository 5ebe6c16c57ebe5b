"""How the parse of a sentence is walked: children by label, coordinated words, the marks of a form.

The dependency labels are those of the ClearNLP scheme that spaCy's English models use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
VERBS = frozenset({"VERB", "AUX"})


def child(token: Token, *labels: str) -> Token | None:
    """Give the first child with one of the labels, in the order of the text."""
    return next((c for c in token.children if c.dep_ in labels), None)


def has_preposition(token: Token, *words: str) -> bool:
    """Tell whether a phrase with one of the prepositions `words` goes with `token`."""
    return any(c.dep_ == "prep" and c.lower_ in words for c in token.children)


def is_infinitive(verb: Token) -> bool:
    """Tell whether `verb` is an infinitive with its `to`."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield a token and what is coordinated with it to its right, in order."""
    yield token
    for c in token.children:
        if c.dep_ == "conj" and c.i > token.i:
            yield from conjuncts(c)
