"""Where the places of one article lie: each a figure, with the state and the division that hold it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extraction.cast import Figure
from kg.model import Label, Site
from kg.slug import slug

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.atlas import Atlas, Place
    from kg.extraction.cast import Cast
    from kg.gazetteer import Entry


class Sites:
    """The places of one article as figures, and where they are."""

    def __init__(self, cast: Cast, atlas: Callable[[], Atlas]) -> None:
        """Open the atlas with the first name that is looked up."""
        self.cast, self._open = cast, atlas
        self.figures: dict[str, Figure] = {}
        self.sites: dict[str, Site] = {}  # by the key of the figure; states and divisions are keys too

    @cached_property
    def atlas(self) -> Atlas:
        """Give the towns and divisions of the world."""
        return self._open()

    def entry(self, entry: Entry) -> str:
        """Make a figure of a state or place that the ontology has, once; give its key."""
        if entry.id not in self.sites:
            place = self.atlas.at(entry.geonames) if entry.geonames and entry.label is Label.PLACE else None
            self._figure(entry.id, entry.label, entry.name, entry.geonames, entry.wikidata)
            self.sites[entry.id] = self._site(place, entry.geonames, entry.country)
        return entry.id

    def place(self, place: Place) -> str:
        """Make a figure of a place, the one that the ontology has where it has it; give its key."""
        entry = self.cast.gazetteer.places.get(place.id)
        if entry is not None:
            return self.entry(entry)
        key = f"place/{slug(place.name)}-{place.id}"
        if key not in self.sites:
            self._figure(key, Label.PLACE, place.name, place.id, "")
            self.sites[key] = self._site(place, place.id, f"state/{place.country}")
        return key

    def _figure(self, key: str, label: Label, name: str, geonames: str, wikidata: str) -> None:
        self.figures[key] = Figure(key, label, name, key, wikidata, geonames, reason="GeoNames")

    def _site(self, place: Place | None, geonames: str, state: str) -> Site:
        """Tell where a place is, and make figures of what it lies in."""
        held = self.cast.gazetteer.entries.get(state)
        division = self.atlas.at(place.part_of) if place is not None and place.part_of else None
        return Site(
            geonames,
            self.entry(held) if held is not None else "",
            self.place(division) if division is not None else "",
            place.latitude if place is not None else "",
            place.longitude if place is not None else "",
        )
