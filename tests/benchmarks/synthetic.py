"""A graph of our own shape and any size, made by chance from a seed: for measuring engines, queries and checks.

Run by hand: `python tests/benchmarks/synthetic.py 1000000 FOLDER` writes a graph of about a million quads. States,
their ministries, ministers and armed groups accuse and answer each other over 25 years; a few of them act
much more than the rest, as in the news. Every sentence stands in its article, so the graph passes `kg check`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from kg.model import Article, Claim, Entity, Filler, Label, Link, Moment, Post, Reading, Run, Site, Span
from kg.rdf import ontology_quads, quads
from kg.store import Graph, derive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STATES, GROUPS, PLACES, PUBLISHERS = 150, 300, 2_000, 40
BODIES, OFFICIALS = 3, 20  # a state
FIRST, DAYS = date(2000, 1, 1), 25 * 365
AT_ONCE = 100  # articles between two looks at the size, which counts all quads
STEEP = 3  # the chance to be among the first k of n is (k / n) ** (1 / STEEP)
SENTENCES = 8  # an article at most; half of that on average
RUN = Run("0", "by chance", "0" * 64, "0")
WRONGS = (
    ("arming the rebels", "SupportForTerrorism"),
    ("shelling villages", "Aggression"),
    ("killing civilians", "WarCrime"),
    ("jailing critics", "HumanRightsAbuse"),
    ("spying on its embassy", "Espionage"),
    ("meddling in the vote", "Interference"),
    ("breaking the ceasefire", "TreatyViolation"),
    ("lying about the border", "Deception"),
    ("bombing the market", "AttackResponsibility"),
)
SORTS = ("accuse",) * 11 + ("answer",) * 4 + ("attack",) * 2 + ("claim", "toll", "condemn", "demand", "report")


@dataclass(frozen=True, slots=True)
class World:
    """Those who can act, in the order of how much they do, and where."""

    actors: tuple[Entity, ...]
    groups: tuple[Entity, ...]
    places: tuple[Entity, ...]
    principals: dict[str, Entity]


def world(chance: Random) -> World:
    """Give states with their bodies and officials, armed groups and places."""
    states = [Entity(f"state/s{n}", Label.STATE, f"Land {n}") for n in range(STATES)]
    groups = [Entity(f"group/g{n}", Label.ARMED_GROUP, f"Front {n}") for n in range(GROUPS)]
    under = [one for state in states for one in (*_bodies(state), *_officials(state))]
    places = [
        Entity(f"place/p{n}", Label.PLACE, f"Town {n}", site=Site(str(10**7 + n), f"state/s{n % STATES}"))
        for n in range(PLACES)
    ]
    actors = [*states, *groups, *under]
    chance.shuffle(actors)
    known = {one.id: one for one in (*states, *under)}
    return World(tuple(actors), tuple(groups), tuple(places), known)


def _bodies(state: Entity) -> Iterator[Entity]:
    for n in range(BODIES):
        path = f"body/{state.id.rpartition('/')[2]}-m{n}"
        yield Entity(path, Label.GOVERNMENT_BODY, f"Ministry {n} of {state.name}", speaks_for=(state.id,))


def _officials(state: Entity) -> Iterator[Entity]:
    for n in range(OFFICIALS):
        body = f"body/{state.id.rpartition('/')[2]}-m{n % BODIES}"
        path = f"person/{state.id.rpartition('/')[2]}-o{n}"
        post = Post("minister" if n < BODIES else "envoy", body if n < BODIES else state.id, former=n % 7 == 0)
        yield Entity(path, Label.PERSON, f"Officer {n} of {state.name}", posts=(post,), speaks_for=(body, state.id))


class Chronicle:
    """Writes articles one after another; what is told once may be answered later."""

    def __init__(self, seed: int) -> None:
        """Start the same chronicle for the same `seed`."""
        self.chance = Random(seed)  # noqa: S311 - the same graph each time is the point
        self.world = world(self.chance)
        self.told: list[tuple[Claim, Entity, Entity]] = []

    def readings(self) -> Iterator[Reading]:
        """Give what one article after another says, without end."""
        number = 0
        while True:
            yield self._reading(f"a{number}")
            number += 1

    def _reading(self, name: str) -> Reading:
        day = FIRST + timedelta(days=self.chance.randrange(DAYS))
        text, claims, named = f"News of {day}\n\n", list[Claim](), dict[str, Entity]()
        for n in range(1 + self.chance.randrange(SENTENCES)):
            writer = _Sentence(self, f"{name}-{n}", len(text), day)
            words, claim = writer.write(self.chance.choice(SORTS))
            text += f"{words} "
            claims.append(claim)
            named.update((entity.id, entity) for entity in writer.named)
        outlet = f"Paper {self.chance.randrange(PUBLISHERS)}"
        article = Article(name, f"News of {day}", text.strip(), day, outlet, f"https://paper.example/{name}")
        return Reading(article, tuple(named.values()), tuple(claims))

    def pick(self, among: Sequence[Entity]) -> Entity:
        """Give one of `among`, the first ones far more often than the last: of 4,000 the first one time in 16."""
        return among[int(self.chance.random() ** STEEP * len(among))]


class _Sentence:
    """One sentence with its claim: `at` is where it begins in the article."""

    def __init__(self, chronicle: Chronicle, name: str, at: int, day: date) -> None:
        self.all, self.chance, self.name, self.at, self.day = chronicle, chronicle.chance, name, at, day
        self.named: list[Entity] = []

    def write(self, sort: str) -> tuple[str, Claim]:
        """Give the words of the sentence and the claim in it."""
        makers = {
            "accuse": self._accusation,
            "report": self._hearsay,
            "answer": self._denial,
            "attack": self._attack,
            "claim": self._responsibility,
            "toll": self._toll,
            "condemn": self._condemnation,
            "demand": self._demand,
        }
        made = makers[sort]()
        return self.words, made

    def _accusation(self) -> Claim:
        one, other = self._two()
        wrong, kind = self.chance.choice(WRONGS)
        made = self._made("Accusation", f"{one.name} accused {other.name} of {wrong}.", "accused")
        made = self._roles(made, ("accuser", one), ("accused", other), ("allegation", wrong))
        made = replace(made, accusation_kind=kind)
        self.all.told.append((made, one, other))
        return made

    def _hearsay(self) -> Claim:
        return replace(self._accusation(), depth=2, confidence=0.7)

    def _denial(self) -> Claim:
        told = self.all.told
        if not told:
            return self._attack()
        back = min(int(self.chance.expovariate(0.2)), len(told) - 1)
        claim, accuser, accused = told[-1 - back]
        for one in (accuser, accused):
            self._named(one)
        made = self._made("Denial", f"{accused.name} denied what {accuser.name} had said.", "denied")
        link = Link(claim.id, 0.8, "one of the last accusations against the responder")
        return replace(self._roles(made, ("responder", accused)), responds_to=(link,))

    def _attack(self) -> Claim:
        target, place, group = self._actor(), self._place(), self._group()
        made = self._made("Attack", f"{group.name} shelled {target.name} in {place.name}, killing seven.", "shelled")
        made = self._roles(made, ("reportedPerpetrator", group), ("target", target), ("place", place))
        return replace(made, depth=0, happened=Moment(self.day), values=(("attackType", "shelling"), ("killedMin", 7)))

    def _responsibility(self) -> Claim:
        group, place = self._group(), self._place()
        made = self._made("ResponsibilityClaim", f"{group.name} said it bombed {place.name}.", "said it bombed")
        return self._roles(made, ("claimant", group), ("place", place))

    def _toll(self) -> Claim:
        one = self._actor()
        made = self._made("CasualtyReport", f"{one.name} said five died and nine were hurt.", "died")
        return replace(self._roles(made, ("reporter", one)), values=(("killedMin", 5), ("injuredMin", 9)))

    def _condemnation(self) -> Claim:
        one, other = self._two()
        made = self._made("Condemnation", f"{one.name} condemned {other.name}.", "condemned")
        return self._roles(made, ("condemner", one), ("condemned", other))

    def _demand(self) -> Claim:
        one, other = self._two()
        made = self._made("Demand", f"{one.name} urged {other.name} to withdraw.", "urged")
        return self._roles(made, ("demander", one), ("addressee", other), ("content", "to withdraw"))

    def _two(self) -> tuple[Entity, Entity]:
        one, other = self._actor(), self._actor()
        return (one, other) if one != other else self._two()

    def _actor(self) -> Entity:
        return self._named(self.all.pick(self.all.world.actors))

    def _group(self) -> Entity:
        return self._named(self.all.pick(self.all.world.groups))

    def _place(self) -> Entity:
        return self._named(self.all.pick(self.all.world.places))

    def _named(self, entity: Entity) -> Entity:
        above = (*entity.speaks_for, *([entity.site.state] if entity.site else []))
        self.named += [entity, *(self.all.world.principals[name] for name in above)]
        return entity

    def _made(self, kind: str, words: str, cue: str) -> Claim:
        self.words = words
        return Claim(self.name, kind, Span(self.at, self.at + len(words)), self._span(cue), cue.partition(" ")[0])

    def _roles(self, claim: Claim, *roles: tuple[str, Entity | str]) -> Claim:
        fillers = [
            Filler(role, self._span(_words(one)), one.id if isinstance(one, Entity) else "") for role, one in roles
        ]
        voice = roles[0][1]
        if isinstance(voice, Entity):
            fillers += [Filler("onBehalfOf", self._span(voice.name), name) for name in voice.speaks_for]
        return replace(claim, fillers=tuple(fillers))

    def _span(self, words: str) -> Span:
        start = self.at + self.words.index(words)
        return Span(start, start + len(words))


def _words(one: Entity | str) -> str:
    return one.name if isinstance(one, Entity) else one


def synthetic(count: int, folder: Path | None = None, seed: int = 0) -> Graph:
    """Give a graph of at least `count` different quads, whole articles and what is derived from them included."""
    graph = Graph.create(folder, run=RUN)
    graph.add(ontology_quads())
    readings = Chronicle(seed).readings()
    while len(graph) < count:
        for reading in islice(readings, AT_ONCE):
            graph.add(quads(reading, RUN))
    derive(graph)
    return graph


def main() -> None:
    """Write a graph of so many quads into a folder."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    graph = synthetic(count, folder)
    graph.save()
    sys.stdout.write(f"{len(graph)} quads of {len(graph.articles())} articles: {folder}\n")


if __name__ == "__main__":
    main()
