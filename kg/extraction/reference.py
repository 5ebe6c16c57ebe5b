"""What pronouns and definite descriptions point back to.

Rules, since no coreference weights can be had offline: whoever spoke last comes first, then the subject, then the rest,
in the sentence itself before the pronoun and then sentence by sentence backwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kg.extraction.grammar import SUBJECTS
from kg.extraction.pronouns import adjuncts_of, content_of, deeds_before, is_expletive
from kg.model import Label
from kg.quotations import quotations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Cast, Figure
    from kg.extraction.names import Name
    from kg.nlp import Sentence

SUBJECT = 1  # rank of a subject, of a verb of speaking or another
REACH = 3  # sentences back; on the training articles 1, 2 and 5 score the same
ACTORS = frozenset(Label) - {Label.PERSON, Label.PLACE, Label.POPULATION}
MANY = frozenset(
    {
        Label.POPULATION,
        Label.ARMED_GROUP,
        Label.GOVERNMENT_BODY,
        Label.GOVERNMENT,
        Label.ORGANIZATION,
        Label.PARTY,
        Label.COMPANY,
        Label.MEDIA,
        Label.INTERGOVERNMENTAL,
        Label.STATE,
    }
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure at a place, and how prominent it is there (lower is more so)."""

    figure: Figure
    at: int
    rank: int
    plural: bool = False
    group: tuple[Figure, ...] = ()  # all that it is coordinated with, itself first


class Reference:
    """Remembers who was mentioned, sentence by sentence, as the article is read."""

    def __init__(self, cast: Cast) -> None:
        """Start with nobody mentioned."""
        self.cast = cast
        self.lexicon = cast.lexicon
        self.speaker: Figure | None = None  # whom "we" and "I" mean in the sentence at hand
        self.said: dict[int, list[Seen]] = {}
        self.quotations = quotations(cast.article.text)
        self.phrases = cast.lexicon.words("source-phrase")
        self.speech = frozenset(lemma for lemma, pos in cast.lexicon.cues if pos == "VERB")

    def note(self, sentence: Sentence, token: Token, figure: Figure) -> None:
        """Record that `figure` is meant at `token`."""
        seen = self.said.setdefault(sentence.index, [])
        if all(s.at != token.i for s in seen):
            seen.append(Seen(figure, token.i, self._rank(token), token.tag_ in {"NNS", "NNPS"}))

    def together(self, sentence: Sentence, token: Token, figures: tuple[Figure, ...]) -> None:
        """Record that the phrase headed by `token` names several, whom `they` may mean."""
        seen = self.said.get(sentence.index, [])
        for i, one in enumerate(seen):
            if one.at == token.i and one.figure in figures:
                seen[i] = replace(one, group=figures)

    def _rank(self, token: Token) -> int:
        if token.dep_ in SUBJECTS or token.dep_ == "agent":
            return 0 if token.head.lemma_.lower() in self.speech else 1
        if token.dep_ == "pobj" and token.head.head.lower_ in self.phrases:
            return 0  # `according to the ministry`
        return 2 if token.dep_ in {"dobj", "attr", "ROOT"} else 3

    def before(self, sentence: Sentence, token: Token) -> Iterator[Figure]:
        """Yield the figures mentioned before `token`, the likeliest antecedents first."""
        return (seen.figure for seen in self._before(sentence, token))

    def _before(self, sentence: Sentence, token: Token) -> Iterator[Seen]:
        beside = content_of(token) | adjuncts_of(token)
        here = [s for s in self._names(sentence) if s.at < token.i and s.at not in beside]
        yield from sorted(here, key=lambda s: (s.rank, s.at))
        quoted: list[Seen] = []  # what somebody else said comes last
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - REACH), -1):
            before = self.cast.sentences[index]
            seen = sorted(self._names(before), key=lambda s: (s.rank, s.at))
            strange = {s.at for s in seen if self._is_strange(before, s.at, sentence, token)}
            yield from (s for s in seen if s.at not in strange)
            quoted.extend(s for s in seen if s.at in strange)
        yield from quoted

    def _is_strange(self, before: Sentence, at: int, sentence: Sentence, token: Token) -> bool:
        """Tell whether a mention stands in a quotation that `token` of a later sentence does not stand in."""
        place, here = before.chars(before.doc[at], before.doc[at]), sentence.chars(token, token)
        return any(q.covers(place) and not q.covers(here) for q in self.quotations)

    def _names(self, sentence: Sentence) -> list[Seen]:
        """Give what is known of a sentence: what was read there, and its other names."""
        seen = list(self.said.get(sentence.index, ()))
        taken = {s.at for s in seen}
        for name in self.cast.names.get(sentence.index, ()):
            if not taken & set(range(name.start, name.end)):
                head = sentence.doc[name.start : name.end].root
                modifies = head.dep_ in {"amod", "compound", "poss", "nmod"}
                seen.append(Seen(self.cast.named(sentence, name), head.i, 4 if modifies else self._rank(head)))
        return seen

    def pronoun(self, sentence: Sentence, token: Token, but: frozenset[str] = frozenset()) -> Figure | None:
        """Give the figure that a pronoun of the third person means, none of `but` (keys)."""
        word = token.lower_
        if word in self.lexicon.words("speaker-pronoun"):
            return self.speaker if self.speaker is not None and self.speaker.key not in but else None
        if is_expletive(token):
            return None
        candidates = [s for s in self._before(sentence, token) if not _among(s.figure, but)]
        if word in self.lexicon.words("person-pronoun"):
            return next((s.figure for s in candidates if s.figure.label is Label.PERSON and not s.plural), None)
        if word in self.lexicon.words("thing-pronoun"):
            return next((s.figure for s in candidates if s.figure.label in ACTORS and not s.plural), None)
        if word in self.lexicon.words("plural-pronoun") and not deeds_before(token):
            many = [s for s in candidates if s.figure.label in MANY or s.figure.unnamed]
            return next((s.figure for s in (*(s for s in many if s.plural), *many)), None)
        return None

    def several(self, sentence: Sentence, token: Token, but: frozenset[str] = frozenset()) -> tuple[Figure, ...]:
        """Give those whom `they` means where the last subject is a coordination: `X and Y met. They condemned ...`."""
        if token.lower_ not in self.lexicon.words("plural-pronoun"):
            return ()
        last = next((s for s in self._before(sentence, token) if s.rank <= SUBJECT), None)
        return tuple(f for f in last.group if not _among(f, but)) if last is not None else ()

    def persons(self, sentence: Sentence) -> tuple[tuple[Sentence, Name], ...]:
        """Give the persons of the last sentence before that names several, with that sentence."""
        for before in reversed(self.cast.sentences[max(0, sentence.index - REACH) : sentence.index]):
            named = [name for name in self.cast.names.get(before.index, ()) if name.label is Label.PERSON]
            found = {self.cast.named(before, name).key: (before, name) for name in named}
            if len(found) > 1:
                return tuple(found.values())
        return ()

    def description(
        self, sentence: Sentence, token: Token, labels: frozenset[Label], *, others: bool = False
    ) -> Figure | None:
        """Give the last figure of one of the labels: `the group`, `the country`, `the company`.

        `others` leaves out the speaker and whom it serves: nobody calls his own government `the regime`.
        """
        own = self.served(self.speaker) if others and self.speaker is not None else set()
        fits = partial(_fits, labels, own)
        return self._first(sentence, token, fits) or self._single(sentence, fits)

    def spoken(self, sentence: Sentence, token: Token) -> Figure | None:
        """Give the organ or organisation that spoke last: a statement of which nothing else is told is its."""
        speaking = (s.figure for s in self._before(sentence, token) if s.rank == 0 and not s.plural)
        return next((f for f in speaking if f.label in ACTORS - {Label.STATE, Label.ARMED_GROUP}), None)

    def _single(self, sentence: Sentence, fits: Callable[[Figure], bool]) -> Figure | None:
        """Give the one figure named before a sentence that fits, where there are not two: what `the company` means."""
        before = (self.cast.sentences[i] for i in range(sentence.index))
        named = (self.cast.named(one, name) for one in before for name in self.cast.names.get(one.index, ()))
        found = {figure.key: figure for figure in named if fits(figure)}
        return next(iter(found.values())) if len(found) == 1 else None

    def served(self, figure: Figure) -> set[str]:
        """Give the keys of a figure and of all whom it serves, at any remove."""
        served, todo = {figure.key}, [figure]
        while todo:
            above = [self.cast.figures[k] for k in todo.pop().principals if k in self.cast.figures]
            todo.extend(f for f in above if f.key not in served)
            served.update(f.key for f in above)
        return served

    def called(self, sentence: Sentence, token: Token) -> Figure | None:
        """Give the last figure that the same noun named more fully: `the ministry`, `the spokesman`."""
        noun = token.lemma_.lower()

        def fits(figure: Figure) -> bool:
            titles = " ".join([figure.name, *(post.title for post in figure.posts)]).lower()
            return noun in titles.split()

        return self._first(sentence, token, fits) or next(
            (f for f in reversed(self.cast.figures.values()) if fits(f)),
            None,
        )

    def _first(self, sentence: Sentence, token: Token, fits: Callable[[Figure], bool]) -> Figure | None:
        return next((f for f in self.before(sentence, token) if fits(f)), None)


def _fits(labels: frozenset[Label], own: set[str], figure: Figure) -> bool:
    return figure.label in labels and figure.key not in own


def _among(figure: Figure, keys: frozenset[str]) -> bool:
    """Tell whether a figure is one of some, or an organ of one: a state's government does not accuse that state."""
    organ = figure.label in {Label.GOVERNMENT, Label.GOVERNMENT_BODY}
    return figure.key in keys or (organ and not keys.isdisjoint(figure.principals))
