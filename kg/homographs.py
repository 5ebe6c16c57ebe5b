"""Cue verbs that the tagger takes for nouns: `A court in Benin sentences a trader`, `Rebels slam the raid`.

Tagger and parser fall together where a form is noun and verb at once, and the rest of the parse is lost with it. Such
a sentence is parsed again with a verb in its place that can be nothing else; the words stay as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Token

    from kg.ontology import Lexicon

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
COMMON = frozenset({"NN", "NNS"})
BEFORE = frozenset({"det", "amod", "poss", "nummod"})  # what stands before a noun, and never before a verb


class Homographs:
    """Finds the verb of a sentence that was read as a noun, and parses the sentence with it as a verb."""

    def __init__(self, lexicon: Lexicon, nlp: Language, *, without: Sequence[str] = ()) -> None:
        """Take the verbs from the cues, and from the model what forms are no noun; parse `without` some components."""
        self.lexicon, self.nlp, self.without = lexicon, nlp, list(without)
        index = cast("Lemmatizer", nlp.get_pipe("lemmatizer")).lookups.get_table("lemma_index", {})
        self.nouns = frozenset(index.get("noun", ()))

    def mended(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Give the Docs, each with its verb found; itself where nothing is amiss or no second parse is better.

        All second parses go through the model together, which costs a third of one by one.
        """
        found = list(docs)
        tried = [(i, token) for i, doc in enumerate(found) for token in self._suspects(doc)]
        drafts = (self._draft(found[i], token) for i, token in tried)
        better: dict[int, Doc] = {}
        for (i, token), draft in zip(tried, self.nlp.pipe(drafts, disable=self.without), strict=True):
            if i not in better and _has_found(draft[token.i]):
                better[i] = _reworded(draft, found[i], token)
        return (better.get(i, doc) for i, doc in enumerate(found))

    def _suspects(self, doc: Doc) -> Iterator[Token]:
        """Yield the nouns that may be the verb: all where the sentence has none, else those whose form is no noun."""
        verbless = not any(token.tag_ in FINITE for token in doc if token.dep_ == "ROOT")
        for token in doc:
            participle = verbless and token.tag_ == "VBN" and token.dep_ == "amod"  # `X in 1978 branded Y`
            if (
                (participle or token.tag_ in COMMON)
                and 0 < token.i < len(doc) - 1
                and not any(c.dep_ in BEFORE and c.i == token.i - 1 for c in token.children)
                and self._stand_in(token)
                and (verbless or token.lemma_.lower() not in self.nouns)
            ):
                yield token

    def _stand_in(self, token: Token) -> str:
        cues = self.lexicon.cues.get((token.lemma_.lower(), "VERB"), ())
        wrong = token.tag_ == "VBN" and any(w.pos == "VERB" for w in self.lexicon.wrongs.get(token.lemma_.lower(), ()))
        if not cues and not wrong:
            return ""
        said = bool(cues) and all(cue.announces == "Statement" for cue in cues)
        forms = sorted(self.lexicon.words("plain-saying" if said else "plain-accusing"), key=len)
        return forms[token.tag_ != "NN"]

    def _draft(self, doc: Doc, token: Token) -> Doc:
        words = [self._stand_in(t) if t == token else t.text for t in doc]
        spaces = [bool(t.whitespace_) for t in doc]
        starts: list[bool | int | None] = [True, *[False] * (len(doc) - 1)]
        return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts)


def _has_found(verb: Token) -> bool:
    sides = {c.dep_ for c in verb.children}
    return verb.tag_ in FINITE and "nsubj" in sides and bool(sides & {"dobj", "ccomp"})


def _reworded(parsed: Doc, doc: Doc, token: Token) -> Doc:
    """Give the parse with the words of `doc`."""
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in parsed],
        pos=[t.pos_ for t in parsed],
        morphs=[str(t.morph) for t in parsed],
        lemmas=[token.lemma_ if t.i == token.i else t.lemma_ for t in parsed],
        heads=[t.head.i for t in parsed],
        deps=[t.dep_ for t in parsed],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in parsed],
    )
