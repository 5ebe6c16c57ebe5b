r"""Readings in the shape that people annotate: one object an article, so that any output can be scored.

Each claim's evidence is the words, as in the annotations; its offsets in `title + "\\n\\n" + text` stand beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Claim, Entity, Reading

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

TYPES = {Label.POPULATION: "Population"}
RESPONSES = {"Denial": "denial", "Rejection": "rejection", "Admission": "admission", "Justification": "justification"}
PLAIN = {
    "Condemnation": ("condemnations", "condemner", "of", "condemned", "over"),
    "Demand": ("demands", "demander", "to", "addressee", "content"),
}
WARNINGS = ("Warning", "Threat")


def to_gold(reading: Reading) -> dict[str, Json]:
    """Give a reading as an annotated article.

    Entities get short ids (`e1`, `e2` ...) in the order of their IRIs; statements keep theirs.
    """
    ids = {entity.id: f"e{i}" for i, entity in enumerate(reading.entities, 1)}
    shape = _Shape(reading, ids)
    article = reading.article
    body = article.text.removeprefix(article.title).lstrip("\n") if article.title else article.text
    return {
        "id": article.id,
        "title": article.title,
        "text": body,
        "date": article.published.isoformat() if article.published else None,
        "source": article.publisher,
        "url": article.url,
        "entities": [shape.entity(e) for e in reading.entities],
        "accusations": [shape.accusation(c) for c in reading.claims if c.kind in {"Accusation", "CounterAccusation"}],
        "responses": [shape.response(c) for c in reading.claims if c.kind in RESPONSES],
        "condemnations": [shape.plain(c) for c in reading.claims if c.kind == "Condemnation"],
        "demands": [shape.plain(c) for c in reading.claims if c.kind == "Demand"],
        "warnings": [shape.warning(c) for c in reading.claims if c.kind in WARNINGS],
        "attacks": list(shape.attacks()),
    }


class _Shape:
    """Gives the parts of one reading their annotated shape."""

    def __init__(self, reading: Reading, ids: dict[str, str]) -> None:
        self.reading, self.ids, self.text = reading, ids, reading.article.text

    def entity(self, entity: Entity) -> dict[str, Json]:
        posts: list[Json] = [
            {"title": p.title, "of": self.ids.get(p.of or ""), "former": p.former} for p in entity.posts
        ]
        members: list[Json] = [self.ids[m] for m in entity.member_of if m in self.ids]
        return {
            "id": self.ids[entity.id],
            "iri": entity.id,
            "type": TYPES.get(entity.label, entity.label.value),
            "name": entity.name,
            "mentions": list(entity.names),
            "posts": posts,
            "member_of": members,
        }

    def _who(self, claim: Claim, role: str) -> list[Json]:
        return [self.ids[e] for e in dict.fromkeys(claim.entities(role))]

    def _source(self, claim: Claim, role: str) -> list[Json]:
        """Give the most specific source: the person where one speaks."""
        speakers = [f for f in claim.fillers if f.role == "speaker"]
        spans = {f.span for f in speakers}
        others = [f.entity for f in claim.fillers if f.role == role and f.span not in spans]
        return [self.ids[e] for e in dict.fromkeys([*(f.entity for f in speakers), *others])]

    def _words(self, claim: Claim, role: str) -> str:
        return next((span.of(self.text) for span in claim.words(role)), "")

    def _base(self, claim: Claim) -> dict[str, Json]:
        return {
            "id": claim.id,
            "evidence": claim.evidence.of(self.text),
            "start": claim.evidence.start,
            "end": claim.evidence.end,
        }

    def accusation(self, claim: Claim) -> dict[str, Json]:
        return {
            **self._base(claim),
            "accuser": self._source(claim, "accuser"),
            "for": self._who(claim, "onBehalfOf"),
            "accused": self._who(claim, "accused"),
            "kind": claim.accusation_kind,
            "allegation": self._words(claim, "allegation"),
            "cue": claim.cue.of(self.text),
            "matched_by": claim.matched_by,
            "directness": claim.directness,
            "optional": False,
            "confidence": claim.confidence,
        }

    def response(self, claim: Claim) -> dict[str, Json]:
        return {
            **self._base(claim),
            "by": self._source(claim, "responder"),
            "for": self._who(claim, "onBehalfOf"),
            "kind": RESPONSES[claim.kind],
            "to": [link.target for link in claim.responds_to],
        }

    def plain(self, claim: Claim) -> dict[str, Json]:
        _, source, key, target, words = PLAIN[claim.kind]
        return {
            **self._base(claim),
            "by": self._source(claim, source),
            "for": self._who(claim, "onBehalfOf"),
            key: self._who(claim, target),
            words: self._words(claim, "content"),
        }

    def warning(self, claim: Claim) -> dict[str, Json]:
        return {
            **self._base(claim),
            "by": self._source(claim, "warner"),
            "for": self._who(claim, "onBehalfOf"),
            "about": self._who(claim, "about"),
            "content": self._words(claim, "content"),
            "threat": claim.kind == "Threat",
        }

    def attacks(self) -> Iterator[dict[str, Json]]:
        """Give the attacks with those who claimed them, and claims of attacks that are not told themselves.

        As people annotate it, an attack is by whoever the article reports to have done it: where the article names
        nobody in its own voice, those of whom it tells it "according to" somebody (not those whom somebody accuses).
        """
        claims = [c for c in self.reading.claims if c.kind == "ResponsibilityClaim"]
        told = {c.about for c in claims if c.about}
        for attack in (c for c in self.reading.claims if c.kind == "Attack"):
            claimants = [e for c in claims if c.about == attack.id for e in self._source(c, "claimant")]
            yield self._attack(attack, self._who(attack, "reportedPerpetrator") or self._reported(attack), claimants)
        for claim in claims:
            if claim.about not in told or not claim.about:
                yield self._attack(claim, [], self._source(claim, "claimant"))

    def _reported(self, attack: Claim) -> list[Json]:
        reports = [c for c in self.reading.claims if c.kind == "Accusation" and c.matched_by == "according-to"]
        accused = (e for c in reports if c.about == attack.id for e in c.entities("accused"))
        return [self.ids[e] for e in dict.fromkeys(accused)]

    def _attack(self, claim: Claim, by: list[Json], claimants: list[Json]) -> dict[str, Json]:
        values = dict(claim.values)
        reports = [dict(c.values) for c in self.reading.claims if c.kind == "CasualtyReport" and c.about == claim.id]
        moment = claim.happened or claim.stated
        return {
            **self._base(claim),
            "by": by,
            "claimed_by": list(dict.fromkeys(map(str, claimants))),
            "targets": self._who(claim, "target"),
            "type": values.get("attackType", "other"),
            "place": self._words(claim, "place"),
            "date": moment.iso() if moment else None,
            "killed": _first(reports, "killed"),
            "injured": _first(reports, "injured"),
        }


def _first(reports: list[dict[str, str | int]], what: str) -> str | int | None:
    """Give the first number of killed or injured: the least that is said, or else the most."""
    return next((n for r in reports for end in ("Min", "Max") if (n := r.get(what + end)) is not None), None)
