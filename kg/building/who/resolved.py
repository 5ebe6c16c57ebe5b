"""Who is who in a graph: resolved from its index and the judgements, and what that makes of the quads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.building.who.people import PERSON, Named
from kg.building.who.renames import renamed
from kg.rdf.names import RDF_TYPE, Names, decimal, digest, facts, term, words
from kg.resolution import Mention, resolve
from kg.resolution.names import read_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.building.index import Index
    from kg.building.output import Output
    from kg.building.who.people import Told
    from kg.resolution import Judgements, Merge

Moves = Mapping[str, Mapping[str, str]]  # by the id of an article, which ids of parties become which others


class Identity(NamedTuple):
    """That a party, in some articles, is taken to be another; `name` is what these call it."""

    party: str
    name: str
    is_: str
    articles: tuple[str, ...]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Who:
    """Who is who, and the pairs that are in doubt."""

    identities: tuple[Identity, ...] = ()
    doubts: tuple[Merge, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by the id of a mention, its articles

    @property
    def moves(self) -> Moves:
        """Give by article which ids become which others."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for one in self.identities:
            for article in one.articles:
                found[article][one.party] = one.is_
        return dict(found)

    def quads(self, names: Names) -> Iterator[Quad]:
        """Give what the graph `resolution` says."""
        place = names.graph("resolution")
        for one in self.identities:
            subject = names.iri(f"identity/{digest(one.party, one.is_, one.name, one.reason)}")
            yield Quad(subject, RDF_TYPE, term("Identity"), place)
            yield from facts(subject, place, _facts(one, names))


def under(outputs: Iterable[Output], moves: Moves, names: Names) -> Iterator[Output]:
    """Give what articles gave, with each party under the id to which it was resolved."""
    return (renamed(output, moves.get(output.article.id, {}), names) for output in outputs)


def _facts(one: Identity, names: Names) -> Iterator[tuple[str, NamedNode | Literal | None]]:
    yield "identified", names.iri(one.party)
    yield "identifiedAs", names.iri(one.is_)
    yield "identifiedName", words(one.name)
    yield "identityScore", decimal(one.score)
    yield "identityReason", words(one.reason)
    for article in one.articles:
        yield "identifiedIn", names.article(article)


def who(index: Index, judged: Judgements, others: Mapping[str, Named]) -> Who:
    """Resolve the people of all articles; `others` are where the other parties are that judgements name.

    A full name is one person wherever it is written; a surname or an initial is looked at article by article.
    """
    told = list(_told(index))
    where = {mention.id: articles for mention, articles in told}
    found = resolve((mention for mention, _ in told), judged)
    merges = [
        Identity(merge.mention.party, merge.mention.name, merge.head.party, where[merge.mention.id], *merge[2:])
        for merge in found.merges
        if merge.mention.party != merge.head.party
    ]
    there = {**others, **_people(told)}
    return Who(tuple(sorted(_joined(_with_others(judged, there, merges)))), found.doubts, where)


def _told(index: Index) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    """Give the mentions of people, each with its articles."""
    full: defaultdict[str, list[tuple[str, Told]]] = defaultdict(list)
    for row in index.values():
        for told in row.people:
            name = read_name(told.name)
            if name and name.full:
                full[told.id].append((row.id, told))
            else:
                mention = Mention(
                    f"{told.id} {row.id}", told.name, frozenset(told.roles), frozenset(told.served), told.id
                )
                yield mention, (row.id,)
    for id_, several in full.items():
        counts = Counter(told.name for _, told in several)
        name_ = min(counts, key=lambda name: (-counts[name], name))
        roles = frozenset(role for _, told in several for role in told.roles)
        served = frozenset(party for _, told in several for party in told.served)
        yield Mention(id_, name_, roles, served, id_, len(several)), tuple(sorted(article for article, _ in several))


def _people(told: Iterable[tuple[Mention, tuple[str, ...]]]) -> dict[str, Named]:
    """Give by party what a person is called, and the articles that do."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for mention, where in told:
        articles[mention.party].update(where)
        names[mention.party] = min(names.get(mention.party, mention.name), mention.name)
    return {party: Named(names[party], tuple(sorted(found))) for party, found in articles.items()}


def _with_others(judged: Judgements, there: Mapping[str, Named], merges: list[Identity]) -> Iterator[Identity]:
    """Add what was judged of parties that are not all people: the first that a user named stands for all."""
    is_ = {one.party: one.is_ for one in merges}
    sent: dict[str, str] = {}
    for parties in judged.classes():
        present = [party for party in parties if party in there]
        others = [party for party in present if not party.startswith(PERSON)]
        head = is_.get(present[0], present[0]) if others else ""
        people = dict.fromkeys(is_.get(party, party) for party in present if party not in others)
        for party in [*others, *people] if others else ():
            if party != head:
                sent[party] = head
                reason = judged.reason(party, present[0]) or "judged the same"
                yield Identity(party, there[party].name, head, there[party].articles, 1.0, reason)
    yield from (one._replace(is_=sent.get(one.is_, one.is_)) for one in merges)


def _joined(merges: Iterable[Identity]) -> Iterator[Identity]:
    """Put together what holds alike in several articles."""
    found: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for one in merges:
        found[one._replace(articles=())].update(one.articles)
    for alike, articles in found.items():
        yield Identity(*alike)._replace(articles=tuple(sorted(articles)))  # type: ignore[arg-type]


def recorded(quads: Iterable[Quad], names: Names) -> Moves:
    """Read off the graph `resolution` which ids became which others, by article."""
    told: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            told[quad.subject.value][quad.predicate.value].append(quad.object.value.removeprefix(names.base))
    party, is_, articles = (term(name).value for name in ("identified", "identifiedAs", "identifiedIn"))
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in told.values():
        for article in one[articles]:
            found[article.removeprefix("article/")].update(zip(one[party], one[is_], strict=True))
    return dict(found)
