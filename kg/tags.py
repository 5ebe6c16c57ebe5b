"""The model's own rules for what tags mean (part of speech, features, lemma), with what they said remembered.

The attribute ruler matches each of its rules against each word, and sets what fits one attribute at a time: a quarter
of the time of the parse. Nearly all rules look at one word with its tag and dependency, so that the same three always
give the same; where a rule looks at two words, the ruler itself is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

RULER, REMEMBERED = "attribute_ruler", "remembered_rules"
LOOKED_AT: list[int | str] = ["TAG", "ORTH", "DEP"]
SET: list[int | str] = ["POS", "LEMMA", "MORPH"]
MOST = 200_000  # words; then all are forgotten, so that memory stays flat
KNOWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})  # what rules may look at, to be remembered


class RememberedRules:
    """A component that does what an attribute ruler does."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Take a ruler whose rules look at nothing but `KNOWN`."""
        self.ruler, self.strings = ruler, ruler.vocab.strings
        rules = _rules(ruler)
        self.first = Matcher(ruler.vocab)  # of the rules for two words
        self.first.add("first", [words[:1] for words in rules if len(words) > 1])
        tests = [word["LOWER"] for words in rules for word in words if "LOWER" in word]
        listed = (test if isinstance(test, str) else test.get("IN", ()) for test in tests)
        self.named = frozenset(w for words in listed for w in ([words] if isinstance(words, str) else words))
        self.shapes = [re.compile(test["REGEX"]) for test in tests if isinstance(test, dict) and "REGEX" in test]
        self.words: dict[int, int] = {}  # of each word itself where a rule names it, else 0
        self.known: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of the words of a tagged and parsed Doc."""
        keys = self._keys(doc)
        given = [self.known.get(key) for key in keys]
        if given and all(given):
            doc.from_array(SET, np.array(given, dtype=np.uint64))  # type: ignore[arg-type]  # an array, its stub says
            return doc
        self.ruler(doc)
        if not self.first(doc, allow_missing=True):
            kept = zip(keys, self._keys(doc), doc.to_array(SET).tolist(), strict=True)
            self.known.update((key, tuple(given)) for key, after, given in kept if key == after)
        return doc

    def _keys(self, doc: Doc) -> list[tuple[int, int, int]]:
        return [(tag, self._word(orth), dep) for tag, orth, dep in doc.to_array(LOOKED_AT).tolist()]

    def _word(self, orth: int) -> int:
        if orth not in self.words:
            if len(self.words) > MOST:
                self.words.clear()
            word = self.strings[orth].lower()
            named = word.isspace() or word in self.named or any(shape.search(word) for shape in self.shapes)
            self.words[orth] = orth if named else 0
        return self.words[orth]


@Language.factory(REMEMBERED)
def remembered(nlp: Language, name: str) -> RememberedRules:  # noqa: ARG001
    """Make the component of the ruler of a pipeline."""
    return RememberedRules(cast("AttributeRuler", nlp.get_pipe(RULER)))


def _rules(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    """Give the rules, each a list of what its words must be."""
    return [words for rule in cast("list[dict[str, Any]]", ruler.patterns) for words in rule["patterns"]]


def remember(nlp: Language) -> None:
    """Let the rules of a pipeline be remembered, where it has any and they look at nothing unknown."""
    if RULER not in nlp.pipe_names:
        return
    rules = _rules(cast("AttributeRuler", nlp.get_pipe(RULER)))
    if all(word.keys() <= KNOWN for words in rules for word in words):
        nlp.add_pipe(REMEMBERED, after=RULER)
        nlp.disable_pipe(RULER)
