"""Link responses to the accusations they answer, within one article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Claim, Link
from kg.ontology import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kg.extraction.cast import Figure

DENIALS = frozenset({"Denial", "Rejection"})
RESPONSES = DENIALS | {"Admission", "Justification"}
WORD = re.compile(r"\w{3,}")
STEM = 5  # letters that the forms of a word share
PUNCTUATION = ".,;:\"'“”‘’()"
NEAR, SAME_PARTY, KIN = 0.3, 0.5, 0.35  # order candidates, not measured: distance only breaks ties between equals
WINDOW = 1500  # characters: about ten sentences back, five forward
ENOUGH = 0.4
NEAREST = "the nearest accusation before"
CLOSE = 400  # characters: a bare "denied the claim" answers what was said in this sentence or the one before


def linked(claims: Sequence[Claim], figures: Mapping[str, Figure], text: str) -> Iterator[Claim]:
    """Yield the claims of an article with `text`, responses linked to the accusations that they answer."""
    accusations = [c for c in claims if c.kind == "Accusation"]
    matter = Matter(text, figures)
    for claim in claims:
        if claim.kind in RESPONSES:
            yield replace(claim, responds_to=answered(claim, accusations, figures, matter))
        else:
            yield claim


def answered(
    response: Claim, accusations: Sequence[Claim], figures: Mapping[str, Figure], matter: Matter
) -> tuple[Link, ...]:
    """Give the accusations that `response` answers: the likeliest one, its equals in the same sentence, and its like.

    What is denied is denied to everybody who has said it of the same party before.
    """
    scored = [
        (score, reason, a) for a in accusations for score, reason in [_score(response, a, figures)] if score >= ENOUGH
    ]
    if not scored:
        return ()
    best = max(scored, key=lambda item: (item[0], -abs(item[2].cue.start - response.cue.start)))
    together = [
        item
        for item in scored
        if (item[2].evidence == best[2].evidence and item[0] >= best[0] - 0.01)
        or (NEAREST not in {item[1], best[1]} and matter.like(item[2], best[2], response))
    ]
    return tuple(Link(a.id, round(score, 2), reason) for score, reason, a in together)


class Matter:
    """Tells whether several accusations of an article are about one thing, so that one answer meets them all."""

    def __init__(self, text: str, figures: Mapping[str, Figure]) -> None:
        """Compare by the words of `text`."""
        self.text, self.figures, words = text, figures, load_lexicon().words
        self.plain = words("alleging") | words("incriminating") | words("rebutted")
        self.common = words("attack") | self.plain

    def like(self, accusation: Claim, answered: Claim, response: Claim) -> bool:
        """Tell whether an accusation of the side that has `answered` another one, made before, is met by it too.

        So is one of the same kind, one whose words stand in the answer, and by `denied the allegations` all of them.
        """
        if accusation.cue.start >= response.cue.start:
            return False
        kind = accusation.accusation_kind and accusation.accusation_kind == answered.accusation_kind
        return bool(kind) or self._all(accusation, answered, response) or self._shared(accusation, response)

    def _all(self, accusation: Claim, answered: Claim, response: Claim) -> bool:
        """`denied the allegations`: all that were made; of `denied the allegation` those of the same side."""
        said = " ".join(span.of(self.text) for span in response.words("content")).casefold().split()
        last = said[-1].strip(PUNCTUATION) if said else ""
        if last.removesuffix("s") not in self.plain:
            return False
        sides = (kin([*c.entities("accuser"), *c.entities("onBehalfOf")], self.figures) for c in (accusation, answered))
        return last.endswith("s") or bool(set.intersection(*sides))

    def _shared(self, accusation: Claim, response: Claim) -> bool:
        """Tell whether a word of what is alleged, a name of neither party, stands in what is denied."""
        parties = {f.entity for c in (accusation, response) for f in c.fillers}
        names = " ".join(text for key in parties if key in self.figures for text in self.figures[key].mentions.values())
        alleged, denied = self._stems(accusation, "allegation"), self._stems(response, "content")
        return bool(alleged & denied - {word[:STEM] for word in WORD.findall(names.casefold())})

    def _stems(self, claim: Claim, role: str) -> frozenset[str]:
        words = (w for span in claim.words(role) for w in WORD.findall(span.of(self.text).casefold()))
        return frozenset(word[:STEM] for word in words if word not in self.common)


def _score(response: Claim, accusation: Claim, figures: Mapping[str, Figure]) -> tuple[float, str]:
    distance = response.cue.start - accusation.cue.start
    later = distance < 0 and response.evidence != accusation.evidence
    near = max(0.0, NEAR * (1 - abs(distance) / WINDOW) * (0.7 if later else 1))
    responders, accused = set(response.entities("responder")), set(accusation.entities("accused"))
    if responders & accused and distance > -WINDOW / 2:
        return near + SAME_PARTY + 0.15, "the responder is the accused"
    if not -WINDOW / 2 < distance < WINDOW:
        return 0.0, "too far apart"
    if kin(responders, figures) & kin(accused, figures):
        return near + KIN + 0.15, "the responder speaks for the accused or belongs to it"
    accusers = kin(accusation.entities("accuser"), figures)
    others = response.kind in DENIALS and not kin(responders, figures) & accusers
    if abs(distance) < CLOSE and others:
        return near + 0.15, NEAREST
    return 0.0, "other parties"


def kin(keys: Collection[str], figures: Mapping[str, Figure]) -> set[str]:
    """Give the keys with all whom they speak for or serve."""
    found, todo = set(keys), list(keys)
    while todo:
        figure = figures.get(todo.pop())
        for principal in figure.principals if figure else ():
            if principal not in found:
                found.add(principal)
                todo.append(principal)
    return found
