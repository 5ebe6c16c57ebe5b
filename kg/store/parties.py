"""Of entities: the one name that answers give each, those it stands for, the states it serves, when it held a post."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.names import RDF_TYPE, RDFS_LABEL, term
from kg.store.placed import first, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.rdf.names import Value
    from kg.store.graph import Graph


def names(graph: Graph) -> Iterator[Quad]:
    """Give each entity and post its kg:name: the longest label, of several as long the first in the alphabet."""
    labels: defaultdict[object, list[str]] = defaultdict(list)
    for quad in graph.store.quads_for_pattern(None, RDFS_LABEL, None, graph.names.graph("entities")):
        if isinstance(quad.object, Literal):
            labels[quad.subject].append(quad.object.value)
    for subject, texts in labels.items():
        if isinstance(subject, NamedNode):
            name = min(texts, key=lambda text: (-len(text), text))
            yield Quad(subject, term("name"), Literal(name), graph.names.graph("derived"))


def principals(graph: Graph) -> Iterator[Quad]:
    """Give each entity kg:standsFor to itself and to all whom it speaks for."""
    place, above = graph.names.graph("derived"), values(graph, "speaksFor")
    described = graph.store.quads_for_pattern(None, RDF_TYPE, None, graph.names.graph("entities"))
    for entity in dict.fromkeys(quad.subject for quad in described):
        if isinstance(entity, NamedNode):
            for party in reached(entity, lambda one: above.get(one, ())):
                if isinstance(party, NamedNode):
                    yield Quad(entity, term("standsFor"), party, place)


def tenures(graph: Graph) -> Iterator[Quad]:
    """Give each post that is held, no former one, the first and the last day of an article that names its holder."""
    published, former = first(graph, "published"), first(graph, "former")
    days: defaultdict[object, list[Value]] = defaultdict(list)
    for quad in graph.store.quads_for_pattern(None, term("mentions"), None):
        if quad.subject in published:
            days[quad.object].append(published[quad.subject])
    for tenure, holder in first(graph, "holder").items():
        past = tenure in former and former[tenure].value == "true"
        if isinstance(tenure, NamedNode) and days[holder] and not past:
            for name, choose in (("firstSeen", min), ("lastSeen", max)):
                yield Quad(tenure, term(name), choose(days[holder], key=str), graph.names.graph("derived"))


def reached(start: object, above: Callable[[object], Iterable[object]]) -> set[object]:
    """Give `start` and all that lies above it, however far."""
    found, todo = {start}, [start]
    while todo:
        new = [one for one in above(todo.pop()) if one not in found]
        found.update(new)
        todo.extend(new)
    return found


class Sides:
    """The states that a party is, speaks for, belongs to or holds a post in; a former post counts for nothing."""

    def __init__(self, graph: Graph) -> None:
        """Read who speaks for whom and who holds which post."""
        self.above = [values(graph, name) for name in ("speaksFor", "memberOf")]
        self.states = {quad.subject for quad in graph.store.quads_for_pattern(None, RDF_TYPE, term("State"))}
        self.held = _held(graph)
        self.known: dict[tuple[object, str], frozenset[NamedNode]] = {}

    def of(self, party: object, date: Literal | None) -> frozenset[NamedNode]:
        """Give the states of a party on a date, those of any time where it is not known."""
        key = (party, date.value if date else "")
        if key not in self.known:
            found = reached(party, lambda one: self._above(one, key[1])) & self.states
            self.known[key] = frozenset(state for state in found if isinstance(state, NamedNode))
        return self.known[key]

    def _above(self, party: object, date: str) -> Iterator[object]:
        for one in self.above:
            yield from one.get(party, ())
        for served, since, until in self.held.get(party, ()):
            if not date or (since[: len(date)] <= date and (not until or date < until)):
                yield served


def _held(graph: Graph) -> dict[object, list[tuple[object, str, str]]]:
    """Give, by holder, whom each post serves, with its first day and the day after its last; no former posts."""
    served, former = first(graph, "postIn"), first(graph, "former")
    since, until = first(graph, "from"), first(graph, "until")
    found: defaultdict[object, list[tuple[object, str, str]]] = defaultdict(list)
    for tenure, holder in first(graph, "holder").items():
        past = tenure in former and former[tenure].value == "true"
        if tenure in served and not past:
            days = [one[tenure].value if tenure in one else "" for one in (since, until)]
            found[holder].append((served[tenure], days[0], days[1]))
    return found
