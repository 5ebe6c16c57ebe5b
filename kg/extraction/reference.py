"""What pronouns and definite descriptions point back to.

Rules, since no coreference weights can be had offline: whoever spoke last comes first, then the subject, then the rest,
in the sentence itself before the pronoun and then sentence by sentence backwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kg.extraction.grammar import SUBJECTS, subject
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
TWO = 2
OPPOSED = frozenset({Label.STATE, Label.ARMED_GROUP, Label.PARTY})  # labels of the sides of a conflict
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
        self.arms = cast.lexicon.words("belonging") | cast.lexicon.words("weapon")
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
            return next((s.figure for s in candidates if _one(s)), None)
        if word in self.lexicon.words("plural-pronoun") and not deeds_before(token):
            many = [s for s in candidates if s.figure.label in MANY or s.figure.unnamed]
            plural = next((s.figure for s in many if s.plural), None)
            return plural or self._sender(sentence) or next((s.figure for s in many), None)
        return None

    def _sender(self, sentence: Sentence) -> Figure | None:
        """`X launched drones. They hit the port`: who sent the arms that the sentence before tells of last."""
        before = self.cast.sentences[sentence.index - 1] if sentence.index else None
        if before is None or not before.parsed:
            return None
        sent = [t for t in before.doc if t.tag_ == "NNS" and t.dep_ == "dobj" and t.lemma_.lower() in self.arms]
        doer = subject(sent[-1].head) if sent else None
        return next((s.figure for s in self._names(before) if doer is not None and s.at == doer.i), None)

    def several(self, sentence: Sentence, token: Token, but: frozenset[str] = frozenset()) -> tuple[Figure, ...]:
        """Give those whom `they` means where the last subject is a coordination: `X and Y met. They condemned ...`."""
        if token.lower_ not in self.lexicon.words("plural-pronoun"):
            return ()
        last = next((s for s in self._before(sentence, token) if s.rank <= SUBJECT), None)
        return tuple(f for f in last.group if not _among(f, but)) if last is not None else ()

    def pair(self, sentence: Sentence) -> tuple[Figure, ...]:
        """Give the two that `both sides` means: the states or groups that the sentences before told of, if just two."""
        found: dict[str, Figure] = {}
        for before in reversed(self.cast.sentences[max(0, sentence.index - REACH) : sentence.index]):
            named = (s.figure for s in self._names(before) if s.figure.label in OPPOSED and not s.figure.unnamed)
            found.update((figure.key, figure) for figure in named)
            if len(found) >= TWO:
                break
        return tuple(found.values()) if len(found) == TWO else ()

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
        alike = (s.figure for s in self._before(sentence, token) if not (s.plural and token.tag_ == "NN"))
        return next(filter(fits, alike), None) or self._single(sentence, fits)

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


def _one(seen: Seen) -> bool:
    """Tell whether `it` may mean what was seen: an actor, or people that spoke as one: `the general staff said`."""
    return not seen.plural and (
        seen.figure.label in ACTORS or (seen.figure.label is Label.POPULATION and seen.rank == 0)
    )


def _fits(labels: frozenset[Label], own: set[str], figure: Figure) -> bool:
    return figure.label in labels and figure.key not in own


def _among(figure: Figure, keys: frozenset[str]) -> bool:
    """Tell whether a figure is one of some, or an organ of one: a state's government does not accuse that state."""
    organ = figure.label in {Label.GOVERNMENT, Label.GOVERNMENT_BODY}
    return figure.key in keys or (organ and not keys.isdisjoint(figure.principals))
