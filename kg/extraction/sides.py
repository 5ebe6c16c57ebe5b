"""Who is accused where somebody answers: those whom spokesmen speak for, the state that an embassy answers for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.cast import Party
from kg.extraction.responses import kin
from kg.model import Label

if TYPE_CHECKING:
    from kg.extraction.cast import Cast, Figure

STATES = frozenset({Label.STATE, Label.GOVERNMENT})


class Sides:
    """Reads off who answers who is meant."""

    def __init__(self, cast: Cast) -> None:
        """Read who serves whom in `cast`."""
        self.figures, words = cast.figures, cast.lexicon.words
        self.spokesperson, self.diplomatic = words("spokesperson"), words("diplomatic")

    def accused(self, responders: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give those who are accused where `responders` deny."""
        spoken_for = (self.principals((p,))[0] if self._spokesperson(p) else p for p in responders)
        return tuple(map(self._state, spoken_for))

    def principals(self, responders: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give whom each person serves, and everybody else himself."""
        persons = ((p, p.figure.principals if p.figure.label is Label.PERSON else ()) for p in responders)
        pairs = ((p, next(iter(keys), "")) for p, keys in persons)
        return tuple(Party(self.figures[key], p.start, p.end) if key in self.figures else p for p, key in pairs)

    def _state(self, party: Party) -> Party:
        """Give the state of an organ that answers for it as a whole: `the embassy denied the accusations by Y`."""
        figure = party.figure
        if not self._diplomatic(figure):
            return party
        served = (self.figures[key] for key in sorted(kin([figure.key], self.figures)) if key in self.figures)
        state = next((f for f in served if f.label is Label.STATE), None)
        return replace(party, figure=state) if state is not None else party

    def _spokesperson(self, party: Party) -> bool:
        words = {word for post in party.figure.posts for word in post.title.lower().split()}
        words.update(party.figure.name.lower().split() if party.figure.unnamed else ())
        return party.figure.label is Label.PERSON and bool(words & self.spokesperson or self._envoy(party.figure))

    def _envoy(self, person: Figure) -> bool:
        """`X, who speaks for the foreign ministry`: one without an office who answers for a state."""
        served = [self.figures[key] for key in person.principals if key in self.figures]
        return not person.posts and any(f.label in STATES or self._diplomatic(f) for f in served)

    def _diplomatic(self, figure: Figure) -> bool:
        organ = figure.label is Label.GOVERNMENT_BODY
        return organ and not self.diplomatic.isdisjoint(figure.name.lower().split())
