"""Parses of the sentences that may hold a claim, many articles in one stream.

A sentence is parsed by itself, so no parse crosses a paragraph. One that can hold no claim by its words costs only its
tokens, and one that can hold none by its parse is not searched for names: the recogniser takes longer than the parser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from kg.gate import Gate
from kg.homographs import Homographs
from kg.lead import lead
from kg.nlp import Sentence, irregular, load_model, split
from kg.quotations import blocks, quotations
from kg.split import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.gate import Text
    from kg.model import Article, Span
    from kg.ontology import Lexicon

BATCH = 64  # sentences
TOGETHER = 32  # articles that go through the parser together; more wait, so that an endless stream can be read
RECOGNISER = "ner"


@dataclass(slots=True)
class _Page:
    """An article on its way: its sentences, and which of them are parsed and read."""

    article: Article
    text: Text
    spans: tuple[Span, ...]
    docs: list[Doc]
    opened: set[int]
    read: set[int] = field(default_factory=set)

    def sentence(self, i: int) -> Sentence:
        return Sentence(i, self.spans[i], self.docs[i], i in self.read)


def sentences(
    articles: Iterable[Article],
    lexicon: Lexicon,
    *,
    is_statement: Callable[[Article], bool],
    may_hold: Callable[[Sentence, bool], bool],
) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
    """Split each article into sentences; parse those that may hold a claim, and those needed to understand them.

    Where `is_statement` tells that all is said by the publisher, a wrong is cue enough. `may_hold` is asked of each
    parsed sentence, and told whether it is somebody's words, whether to go on with it.
    """
    parser, gate = _Parser(load_model().nlp, lexicon), _gate(lexicon)
    stream = _opened(articles, gate, lexicon, is_statement)
    while pages := list(islice(stream, TOGETHER)):
        _through(pages, [page.opened for page in pages], parser.parse)
        for page in pages:
            _choose(page, gate, may_hold)
        _through(pages, [page.read - page.opened for page in pages], parser.parse)
        _through(pages, [page.read for page in pages], parser.name)
        for page in pages:
            yield page.article, tuple(map(page.sentence, range(len(page.docs))))


class _Parser:
    """The pipeline in two parts: the parse, and the names, which take longer."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        apart = not any(RECOGNISER in getattr(pipe, "listening_components", ()) for _, pipe in nlp.pipeline)
        names = {RECOGNISER} if apart else set[str]()  # a recogniser that shares its layers runs with the parser
        self.nlp, self.names = nlp, sorted(names)
        self.others = [name for name in nlp.pipe_names if name not in names]
        self.homographs = Homographs(lexicon, nlp, without=self.names)

    def parse(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        return self.homographs.mended(self.nlp.pipe(docs, batch_size=BATCH, disable=self.names))

    def name(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        return self.nlp.pipe(docs, batch_size=BATCH, disable=self.others) if self.names else iter(docs)


@lru_cache(maxsize=2)
def _gate(lexicon: Lexicon) -> Gate:
    return Gate(lexicon, irregular(load_model().nlp))


def _opened(
    articles: Iterable[Article], gate: Gate, lexicon: Lexicon, is_statement: Callable[[Article], bool]
) -> Iterator[_Page]:
    """Yield the articles with the sentences that may hold a claim by their words."""
    nlp, marks = load_model().nlp, Marks(lexicon.words("opener"), lexicon.words("abbreviation"))
    for article in articles:
        begins = lead(article.text, article.title, article.dateline)
        plain = tuple(split(article.text, nlp, marks, begins))
        words = [[token.text for token in doc] for _, doc in plain]
        text = gate.text(words, statement=is_statement(article), quoted=_quoted(article.text, plain))
        spans, docs = tuple(span for span, _ in plain), [doc for _, doc in plain]
        yield _Page(article, text, spans, docs, gate.opened(text))


def _choose(page: _Page, gate: Gate, may_hold: Callable[[Sentence, bool], bool]) -> None:
    """Choose what is read: what may hold a claim by its parse too, and what that needs; the first where nothing may."""
    heading, spoken = page.text.heading, page.text.spoken
    holding = {i for i in page.opened if i in heading or may_hold(page.sentence(i), i in spoken)}
    page.read = gate.needed(page.text, holding) or set(range(len(page.docs))[:1])


def _through(
    pages: Sequence[_Page], wanted: Sequence[set[int]], pipe: Callable[[Iterable[Doc]], Iterator[Doc]]
) -> None:
    """Put the sentences wanted of each page through `pipe`, all in one stream."""
    places = [(page, i) for page, indexes in zip(pages, wanted, strict=True) for i in sorted(indexes)]
    docs = [page.docs[i] for page, i in places]
    for (page, i), doc in zip(places, pipe(docs), strict=True):
        page.docs[i] = doc


def _quoted(text: str, plain: tuple[tuple[Span, Doc], ...]) -> list[list[int]]:
    """Give the indexes of the sentences that each quotation stands in, wholly or in part."""
    spans = (*quotations(text), *blocks(text))
    return [[i for i, (place, _) in enumerate(plain) if s.start < place.end and place.start < s.end] for s in spans]
