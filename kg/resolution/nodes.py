"""What is compared: mentions that say the same, and those that users judged to be one, taken together."""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, NamedTuple

from kg.resolution.names import opening, read_name, skeleton
from kg.resolution.pairs import Facts, Mention, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.resolution.judgements import Judgements
    from kg.resolution.names import Name

    Key = tuple[str, ...]


class Rank(IntEnum):
    """How much a node tells of who is meant; what tells more is put together first."""

    SERVED = 0  # a full name, and whom the person serves
    NAMED = 1  # a full name
    INITIALLED = 2
    SURNAME = 3


class Node(NamedTuple):
    """Mentions taken together, or a group of such nodes; `parties` are those of them that a judgement names."""

    mentions: tuple[Mention, ...]  # the one with the least id first
    facts: Facts
    parties: frozenset[str] = frozenset()

    @property
    def rank(self) -> Rank:
        """Tell how much the names tell."""
        names = self.facts.names
        if any(name.full for name in names):
            return Rank.SERVED if self.facts.served else Rank.NAMED
        return Rank.INITIALLED if any(name.given for name in names) else Rank.SURNAME

    @property
    def id(self) -> str:
        """Give the id of its first mention, which no other node has."""
        return self.mentions[0].id

    def name_keys(self) -> Iterator[Key]:
        """Give what candidates are found by: consonants of the surname, with and without a given initial."""
        for name in self.facts.names:
            yield from _bones(name)[0]

    def served_keys(self) -> Iterator[Key]:
        """Give the same with whom the person serves, and the consonants of the given name, for slips in a surname."""
        for party in self.facts.served or ("",):
            for name in self.facts.names:
                _, bones, given, initial = _bones(name)
                yield (bones, initial, party)
                if name.full:
                    yield (opening(name.surname), "", given, party)


@lru_cache(maxsize=1 << 16)
def _bones(name: Name) -> tuple[tuple[Key, ...], str, str, str]:
    """Give the keys of a name, then the consonants of its surname and given name, and its initial."""
    bones, given = skeleton(name.surname), name.given[0] if name.given else ""
    keys = ((bones,), (bones, opening(given))) if given else ((bones,),)
    return keys, bones, skeleton(given), opening(given)


def nodes(mentions: Iterable[Mention], judged: Judgements) -> list[Node]:
    """Take together mentions that tell the same, and those judged the same; sorted, whatever their order was.

    A full name and whom the person serves are enough to be the same.
    """
    alike: defaultdict[tuple[Name, frozenset[str], object, str], list[Mention]] = defaultdict(list)
    one: defaultdict[str, list[Node]] = defaultdict(list)
    named, classes = judged.parties(), {party: parties for parties in judged.classes() for party in parties}
    for mention in mentions:
        name = read_name(mention.name)
        if name:
            roles = None if mention.served and name.full else mention.roles
            alike[name, mention.served, roles, mention.party if mention.party in named else ""].append(mention)
    found: list[Node] = []
    for (name, served, _, party), several in alike.items():
        told = Facts(frozenset((name,)), several[0].roles.union(*(mention.roles for mention in several[1:])), served)
        parties = classes.get(party, (party,)) if party else ()  # also those that no mention here is of
        node = Node(tuple(sorted(several, key=_id)), told, frozenset(parties))
        (one[parties[0]] if party in classes else found).append(node)
    return sorted([*found, *map(together, one.values())], key=lambda node: node.id)


def _id(mention: Mention) -> str:
    return mention.id


def together(parts: Iterable[Node]) -> Node:
    """Put nodes together."""
    return reduce(_both, parts)


def _both(one: Node, other: Node) -> Node:
    first, second = (one, other) if one.id < other.id else (other, one)
    return Node(first.mentions + second.mentions, joined(one.facts, other.facts), one.parties | other.parties)
