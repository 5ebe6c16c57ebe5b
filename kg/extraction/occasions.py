"""Which of the dates in a sentence is that of an attack told there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import grammar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from spacy.tokens import Token

    from kg.model import Moment, Span
    from kg.nlp import Sentence
    from kg.ontology import Lexicon


class Occasions:
    """Finds the day of an attack by what the date hangs on."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the cues, whose date is that of what is said, and the words for the time from which on things go on."""
        self.lexicon, self.since = lexicon, lexicon.words("since")

    def of(
        self,
        sentence: Sentence,
        moments: Iterable[tuple[Span, Moment]],
        mine: Collection[Token],
        others: Collection[Token] = (),
    ) -> Moment | None:
        """Give the date that goes with the attack told by the words `mine`, first one that hangs on one of them.

        The date of another attack, told by `others`, and the date on which somebody says something are not it.
        """
        around = None
        for span, moment in moments:
            token = next((t for t in sentence.doc if sentence.chars(t, t).end > span.start), None)
            if token is None or self._goes_on(token):
                continue
            above = next((t for t in (token, *token.ancestors) if t in mine or t in others), None)
            if above in mine:
                return moment
            if above is None and around is None and not self._said(token):
                around = moment
        return around

    def _goes_on(self, token: Token) -> bool:
        return any(t.lower_ in self.since for t in (token, *token.lefts, token.head))

    def _said(self, token: Token) -> bool:
        """`said on Monday that`, `condemned on Monday`: the day on which somebody speaks."""
        verb = next((t for t in token.ancestors if t.pos_ in grammar.VERBS), None)
        return verb is not None and bool(grammar.cues(verb, self.lexicon))
