"""Puts people together: who is told of fully first, then who is told of less, where only one fits.

What is known of all decides, never the order in which it came. A group is made of pairs that are alike enough, the
surest first, and never of two whose names contradict each other or whom a user judged different. Whoever fits two
groups alike joins none.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

from kg.copies import Groups
from kg.resolution.judgements import Judgements
from kg.resolution.names import read_name
from kg.resolution.nodes import Rank, nodes, together
from kg.resolution.pairs import APART, DOUBTED, MERGED, Verdict, compared, contradict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.resolution.nodes import Key, Node
    from kg.resolution.pairs import Mention

CLEAR = 0.05  # how much better than the next best one group must fit


class Merge(NamedTuple):
    """A mention that is taken to be of the person of another, the one that names that person best."""

    mention: Mention
    head: Mention
    score: float
    reason: str


class Resolution(NamedTuple):
    """Who was put together, and which pairs are left for a user to judge, the likeliest first."""

    merges: tuple[Merge, ...]
    doubts: tuple[Merge, ...]


class _Doubt(NamedTuple):
    one: Node
    other: Node
    verdict: Verdict


def resolve(mentions: Iterable[Mention], judged: Judgements | None = None) -> Resolution:
    """Tell which mentions, each with an id of its own, are of one person.

    The result is the same for any order of the mentions, and that of some and then more is that of all at once.
    """
    with _uncollected():
        return _resolved(mentions, judged or Judgements())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector away: no value here has a cycle, and looking for some took a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _resolved(mentions: Iterable[Mention], told: Judgements) -> Resolution:
    found, doubts = _Clusters(told), list[_Doubt]()
    by_rank: defaultdict[Rank, list[Node]] = defaultdict(list)
    for node in nodes(mentions, told):
        by_rank[node.rank].append(node)
    for rank in Rank:
        doubts.extend(found.take(by_rank[rank]))
    people = [(parts, _head(parts)) for parts in found.members]
    heads = {node.id: head for parts, head in people for node in parts}
    merges = [merge for parts, head in people for merge in found.merges(parts, head, told)]
    return Resolution(tuple(sorted(merges, key=lambda one: one.mention.id)), tuple(_doubted(doubts, heads)))


def _doubted(doubts: Iterable[_Doubt], heads: dict[str, Mention]) -> Iterator[Merge]:
    """Give the doubtful pairs of people, each once."""
    best: dict[tuple[str, str], Merge] = {}
    for doubt in sorted(doubts, key=lambda one: (-one.verdict.score, one.one.id, one.other.id)):
        one, other = sorted((heads[node.id] for node in doubt[:2]), key=lambda mention: mention.id)
        if one != other:
            best.setdefault((one.id, other.id), Merge(one, other, *doubt.verdict))
    yield from best.values()


class _Fit(NamedTuple):
    verdict: Verdict
    place: int  # of the group
    node: Node


class _Clusters:
    """Groups of nodes, found by the keys of any of them."""

    def __init__(self, judged: Judgements) -> None:
        self.members: list[list[Node]] = []
        self.whole: list[Node] = []  # each group as one node
        self.places: defaultdict[Key, list[int]] = defaultdict(list)
        self.unsure: dict[str, Node] = {}  # by id: nodes that fit several groups alike, or contradict others that do
        self.why: dict[str, Verdict] = {}  # of each node that is not alone in its group: how it came there
        self.apart = {frozenset(judgement.pair) for judgement in judged.different()}

    def take(self, fresh: list[Node]) -> list[_Doubt]:
        """Put nodes of one rank to the groups that there are, or into groups of their own; give what is in doubt."""
        joining: defaultdict[int, list[_Fit]] = defaultdict(list)
        left: list[Node] = []
        doubts: list[_Doubt] = []
        for node in fresh:
            fits = self._fits(node)
            sure = bool(fits) and fits[0].verdict.score >= MERGED
            if sure and _clear(fits):
                joining[fits[0].place].append(fits[0])
                continue
            doubts.extend(self._doubt(fit) for fit in fits if fit.verdict.score >= DOUBTED)
            if sure:
                self.unsure[node.id] = node
            else:
                left.append(node)
        doubts.extend(self._doubt(fit) for place, fits in joining.items() for fit in self._join(place, fits))
        groups, more = self._grouped(left)
        alone = [node for node in fresh if node.id in self.unsure]
        for parts, whole in [*groups, *(([node], node) for node in alone)]:
            self._set(len(self.members), parts, whole)
        return [*doubts, *more]

    def _join(self, place: int, fits: list[_Fit]) -> list[_Fit]:
        """Put nodes to the group that each fits; give those that contradict each other, and so do not join."""
        apart = [
            one for one in fits if any(one is not other and self._contradict(one.node, other.node) for other in fits)
        ]
        self.unsure.update((one.node.id, one.node) for one in apart)
        joined = [fit for fit in fits if fit.node.id not in self.unsure]
        for fit, part in product(joined, self.members[place]):
            self.why[fit.node.id] = fit.verdict
            self.why.setdefault(part.id, fit.verdict)
        parts = [fit.node for fit in joined]
        self._set(place, [*self.members[place], *parts], together([self.whole[place], *parts]))
        return apart

    def _doubt(self, fit: _Fit) -> _Doubt:
        return _Doubt(fit.node, self.whole[fit.place], fit.verdict)

    def _set(self, place: int, parts: list[Node], whole: Node) -> None:
        self.members[place : place + 1], self.whole[place : place + 1] = [parts], [whole]
        for key in whole.name_keys():
            self.places[key].append(place)

    def _fits(self, node: Node) -> list[_Fit]:
        """Give the groups that a node may belong to, the best first."""
        if not self.members:
            return []
        keys = list(node.name_keys())
        wanted = [key for key in keys if len(key) > 1] or keys
        places = {place for key in wanted for place in self.places.get(key, ())}
        found = (_Fit(self._verdict(node, self.whole[place]), place, node) for place in places)
        return sorted((fit for fit in found if fit.verdict.score > 0), key=lambda fit: (-fit.verdict.score, fit.place))

    def _grouped(self, left: list[Node]) -> tuple[list[tuple[list[Node], Node]], list[_Doubt]]:
        """Group nodes of one rank by pairs, the surest first."""
        all_ = ((self._verdict(left[a], left[b]), a, b) for a, b in _candidates(left))
        found = [one for one in all_ if one[0].score >= DOUBTED]
        groups, doubts = Groups(str(i) for i in range(len(left))), list[_Doubt]()
        whole = {str(i): node for i, node in enumerate(left)}
        for verdict, a, b in sorted(found, key=lambda one: (-one[0].score, *one[1:])):
            one, other = groups.root(str(a)), groups.root(str(b))
            if one == other:
                continue
            fresh = whole[one] is left[a] and whole[other] is left[b]
            if (verdict if fresh else self._verdict(whole[one], whole[other])).score >= MERGED <= verdict.score:
                groups.join(one, other)
                self.why.setdefault(left[a].id, verdict)
                self.why.setdefault(left[b].id, verdict)
                whole[groups.root(one)] = together((whole[one], whole[other]))
            else:
                doubts.append(_Doubt(left[a], left[b], verdict))
        members: defaultdict[str, list[Node]] = defaultdict(list)
        for i, node in enumerate(left):
            members[groups.root(str(i))].append(node)
        return [(parts, whole[root]) for root, parts in members.items()], doubts

    def merges(self, parts: Iterable[Node], head: Mention, judged: Judgements) -> Iterator[Merge]:
        """Give each mention of a person but the head, with how well its node fits the others, or itself."""
        for node in parts:
            if len(node.mentions) == 1 and node.mentions[0] is head:
                continue
            own = node.id not in self.unsure and any(mention is head for mention in node.mentions)
            verdict = compared(node.facts, node.facts) if own else self.why.get(node.id, APART)
            for mention in node.mentions:
                why = judged.reason(mention.party, head.party) if node.parties else ""
                merged = Verdict(1.0, why) if why else verdict
                if mention is not head and merged.score >= MERGED:
                    yield Merge(mention, head, *merged)

    def _verdict(self, one: Node, other: Node) -> Verdict:
        return APART if self._judged_apart(one, other) else compared(one.facts, other.facts)

    def _contradict(self, one: Node, other: Node) -> bool:
        """Tell whether two cannot be one, though each may be a third."""
        return contradict(one.facts, other.facts) or self._judged_apart(one, other)

    def _judged_apart(self, one: Node, other: Node) -> bool:
        if not (one.parties and other.parties):
            return False
        return any(frozenset(pair) in self.apart for pair in product(one.parties, other.parties))


def _clear(fits: list[_Fit]) -> bool:
    return len(fits) == 1 or fits[0].verdict.score - fits[1].verdict.score >= CLEAR - 1e-9


def _candidates(left: list[Node]) -> set[tuple[int, int]]:
    """Give the pairs of places that share a key."""
    first: dict[Key, int] = {}
    blocks: dict[Key, list[int]] = {}
    for i, node in enumerate(left):
        for key in node.served_keys():
            if first.setdefault(key, i) != i:
                blocks.setdefault(key, [first[key]]).append(i)
    return {pair for block in blocks.values() for pair in combinations(dict.fromkeys(block), 2)}


def _head(parts: list[Node]) -> Mention:
    """Give the mention that names a person best: in full, and as most articles do."""
    by_name: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in (mention for node in parts for mention in node.mentions):
        by_name[mention.name].append(mention)
    weight = {name: sum(one.weight for one in several) for name, several in by_name.items()}
    best = min(by_name, key=lambda name: (_told(name)[0], -weight[name], _told(name)[1], name))
    return min(by_name[best], key=lambda one: one.id)


def _told(name: str) -> tuple[int, int]:
    """Rank how well a name tells its person: with a given name written out; then with as many words as others."""
    read = read_name(name)
    return (2, 0) if read is None or not read.given else (not read.full, -len(read.given))
