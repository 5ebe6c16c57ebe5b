"""Which place a name means: of homonyms the one in the state that is named beside it, or that the article speaks of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extraction.sites import Sites
from kg.extraction.spots import Spot
from kg.gazetteer import Usage
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.atlas import Atlas, Place
    from kg.extraction.cast import Cast, Figure
    from kg.extraction.names import Name
    from kg.gazetteer import Entry
    from kg.model import Span

TELLING = frozenset(
    {Label.STATE, Label.PLACE, Label.GOVERNMENT, Label.GOVERNMENT_BODY, Label.ARMED_GROUP, Label.PARTY}
)  # whose state an article speaks of
SEATS = frozenset({Usage.METONYM})
# Not measured one by one: all were set before the sample whose precision docs/places.md tells was drawn.
CLEARLY = 5  # times the inhabitants of the next one, among those in a state that is spoken of
LARGER = 4  # ... where no state is
FAMOUS = 50  # ... of a place elsewhere, which is meant even so: `in Paris` of an article on the United States
LEAST, ALONE = 200_000, 20_000  # inhabitants of a place that is meant where no state is, and of one without homonyms
SELDOM = 2  # how much less a place is meant by another name than its first one


class Places:
    """The places of one article as figures, and where they are."""

    def __init__(self, cast: Cast, atlas: Callable[[], Atlas]) -> None:
        """Open the atlas with the first name that is looked up."""
        self.cast, self.located = cast, Sites(cast, atlas)
        self.figures, self.sites = self.located.figures, self.located.sites
        self.named: dict[str, str] = {}  # by the key of a figure that takes part otherwise, the key of its place

    def see(self, key: str, span: Span, spot: Spot, figure: Figure | None) -> None:
        """Record where a place is named; what takes part under an unknown name is that place: `shelled Oster`."""
        self.figures[key].see(span, spot.text)
        if figure is not None and figure.label is Label.PLACE and not figure.known:
            self.named.setdefault(figure.key, key)

    def meant(self, spot: Spot) -> str:
        """Give the key of the place that is meant, empty where it is none or cannot be told."""
        name = spot.name
        if name is not None and name.usage is Usage.DEMONYM:
            return ""
        entry = name.entry if name is not None else None
        if entry is None:
            return self._unknown(spot)
        if entry.label is Label.STATE:
            whole = name is not None and name.usage not in SEATS and self._is_strong(entry, spot.text)
            return self._state(spot, entry) if whole else self._seat(spot, entry)
        return self._territory(spot, entry) if entry.label is Label.PLACE else ""

    def holds(self, outer: str, inner: str) -> bool:
        """Tell whether one place is the other, or the division or state that it lies in."""
        site = self.sites[inner]
        return outer in {inner, site.state, site.division}

    def joined(self) -> dict[str, Figure]:
        """Give all figures of the article, those that turned out to be a place with its id."""
        for key, place in self.named.items():
            self.cast.figures[key].known = place
            self.sites[key] = self.sites[place]
        return {**self.figures, **self.cast.figures}

    def _unknown(self, spot: Spot) -> str:
        """Give a place that only the atlas knows; what the recogniser takes for none needs a sign that it is one."""
        taken = spot.name is not None and (spot.seen or spot.name.label is Label.PLACE)
        if (not taken and not (spot.sure or spot.after)) or self.cast.is_surname(spot.text):
            return ""
        place = self._chosen(spot, self._candidates(spot), sign=not taken and not spot.sure)
        return self.located.place(place) if place is not None else ""

    def _state(self, spot: Spot, state: Entry) -> str:
        """`Georgia`: the state, or the division of one that is spoken of where the state is not."""
        others = [e for e, _ in self.cast.gazetteer.find(spot.text) if e.label is Label.PLACE]
        spoken = _codes(n.entry for n in self._names if n.entry is not state and n.usage not in SEATS) if others else ()
        if state.id.partition("/")[2] not in spoken:
            others = [e for e in others if e.country.partition("/")[2] in spoken]
            return self.located.entry(others[0] if len(others) == 1 else state)
        return self.located.entry(state)

    def _is_strong(self, entry: Entry, text: str) -> bool:
        """Tell whether a name means the state as a whole: `Tel Aviv` does not."""
        return all(name.strong for other, name in self.cast.gazetteer.find(text) if other is entry)

    def _seat(self, spot: Spot, state: Entry) -> str:
        """`in Kabul`, which stands for Afghanistan elsewhere: here it is the town, if no other is meant."""
        code, wanted = state.id.partition("/")[2], spot.town is False
        towns = [(p, n) for p, n in self._candidates(spot) if p.division is wanted]
        own = max((pair for pair in towns if pair[0].country == code), key=lambda pair: pair[1], default=None)
        place = self._chosen(spot, towns, sign=False) or (own[0] if own is not None and not spot.after else None)
        return self.located.place(place) if place is not None else ""

    def _territory(self, spot: Spot, entry: Entry) -> str:
        """Give a place of the ontology, or the town that is called after it: `the city of Idlib`."""
        code = entry.country.partition("/")[2]
        if spot.town and entry.geonames:
            known = self.located.atlas.at(entry.geonames)
            towns = [pair for pair in self._candidates(spot) if pair[0].country == code]
            if towns and known is not None and known.division:
                return self.located.place(max(towns, key=lambda pair: pair[1])[0])
        readings = [pair for pair in self.cast.gazetteer.find(spot.text) if pair[0].label in {Label.PLACE, Label.STATE}]
        if any(name.strong for _, name in readings):
            return self.located.entry(entry)
        if len(readings) > 1:
            return self._one_of(spot, [e for e, _ in readings])
        place = self._chosen(spot, self._candidates(spot), sign=False)
        return self.located.place(place) if place is not None else self.located.entry(entry)

    def _one_of(self, spot: Spot, entries: list[Entry]) -> str:
        """`Punjab`: the one in the state that is spoken of."""
        for codes in self._tiers(spot):
            found = [e for e in entries if e.country.partition("/")[2] in codes]
            if found:
                return self.located.entry(found[0]) if len(found) == 1 else ""
        return ""

    def _candidates(self, spot: Spot) -> list[tuple[Place, int]]:
        """Give the places of that name, each with its inhabitants, fewer where it is called so less often."""
        for text, town in self._forms(spot):
            first, other = self.located.atlas.named(text)
            known = {(p.country, p.division) for p in first}  # `New Delhi` is not Delhi, which is called so too
            others = [(p, p.population // SELDOM) for p in other if (p.country, p.division) not in known]
            every = [*((p, p.population) for p in first), *others]
            found = [pair for pair in every if town is None or pair[0].division is not town]
            if found:
                return _without_divisions(found) if town is None else found
        return []

    def _forms(self, spot: Spot) -> Iterator[tuple[str, bool | None]]:
        """Give the name as it stands, and without the noun that tells what it is: `Kursk Oblast`."""
        yield spot.text, spot.town
        words = self.cast.lexicon.words
        rest, _, last = spot.text.rpartition(" ")
        for name, town in (("town-noun", True), ("division-noun", False), ("district-noun", None)):
            if rest and last.lower() in words(name):
                yield rest, town

    def _chosen(self, spot: Spot, candidates: list[tuple[Place, int]], *, sign: bool) -> Place | None:
        """Choose by what stands beside the name, then by the states spoken of, then by size."""
        after = [holders for text in spot.after if (holders := self._holders(text))]
        if after:
            inside = [(p, n) for p, n in candidates if all(_lies_in(p, holders) for holders in after)]
            nearer = [(p, n) for p, n in inside if any(p.part_of in holders for holders in after)]
            return _largest(nearer or inside, CLEARLY)
        if sign:
            return None
        for holders in filter(None, map(self._holders, spot.around)):
            inside = [(p, n) for p, n in candidates if _lies_in(p, holders)]
            if inside:
                return _largest(inside, CLEARLY)
        return self._spoken_of(spot, candidates)

    def _spoken_of(self, spot: Spot, candidates: list[tuple[Place, int]]) -> Place | None:
        for codes in self._tiers(spot):
            here = [(p, n) for p, n in candidates if p.country in codes]
            there = max((n for p, n in candidates if p.country not in codes), default=0)
            if here and max(n for _, n in here) * FAMOUS >= there:
                return _largest(here, CLEARLY)
        place = _largest(candidates, LARGER)
        if place is None or (place, place.population) not in candidates:  # by another name
            return place if place is not None and place.population >= LEAST else None
        least = 0 if spot.sure or spot.town is not None else LEAST if len(candidates) > 1 else ALONE
        return place if place.population >= least else None

    def _tiers(self, spot: Spot) -> Iterator[frozenset[str]]:
        """Give the codes of the states named in its phrase, then of those that the article speaks of."""
        yield frozenset(h for text in (*spot.after, *spot.around) for h in self._holders(text) if h.isalpha())
        yield self._states

    @cached_property
    def _states(self) -> frozenset[str]:
        return _codes(name.entry for name in self._names if name.usage not in SEATS)

    @property
    def _names(self) -> Iterator[Name]:
        return (name for names in self.cast.names.values() for name in names)

    def _holders(self, text: str) -> frozenset[str]:
        """Give what a name beside another may mean that holds it: codes of states, ids of divisions."""
        found: set[str] = set()
        for entry, _ in self.cast.gazetteer.find(text):
            if entry.label is Label.STATE:
                found.add(entry.id.partition("/")[2])
            elif entry.label is Label.PLACE:
                found.add(entry.geonames or entry.country.partition("/")[2])
        spot = Spot(0, 0, text, None, town=False)
        found.update(place.id for place, _ in self._candidates(spot))
        return frozenset(filter(None, found))


def _codes(entries: Iterable[Entry | None]) -> frozenset[str]:
    """Give the codes of the states that entities of the ontology are, or belong to."""
    telling = [e for e in entries if e is not None and e.label in TELLING]
    return frozenset((e.id if e.label is Label.STATE else e.country).partition("/")[2] for e in telling)


def _lies_in(place: Place, holders: Iterable[str]) -> bool:
    return not {place.country, place.part_of}.isdisjoint(holders)


def _without_divisions(found: list[tuple[Place, int]]) -> list[tuple[Place, int]]:
    """Leave out the divisions that have their name from a town in them."""
    towns = {place.part_of for place, _ in found if not place.division}
    return [(place, people) for place, people in found if not (place.division and place.id in towns)]


def _largest(found: list[tuple[Place, int]], times: int) -> Place | None:
    """Give the place with the most inhabitants, where the next one has that many times fewer."""
    ranked = sorted(found, key=lambda pair: (-pair[1], pair[0].id))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < times * max(1, ranked[1][1])):
        return None
    return ranked[0][0]
