"""Threads: which statement answers which in another article, and who accuses his accuser in turn.

Read off the statements of the whole graph, so the order of a build does not matter. Statements are looked up by the
parties they share, within a window of days and at most `MOST` at a time: the cost grows with the number of statements.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kg.rdf.names import RDF_TYPE, facts, term, words
from kg.store.statements import UNKNOWN, attack_words, statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import NamedNode

    from kg.rdf.names import Value
    from kg.store.graph import Graph
    from kg.store.statements import Said

ANSWERED, COUNTERED = timedelta(days=60), timedelta(days=14)
MOST = 40  # statements of one pair looked at for one answer, the latest first
# how sure a link is to begin with, and what each shared word and the like add: set by hand on the packaged disputes, to
# rank links; unlike the confidence of a statement it is no share of what is right
SURE, EACH, SAME_KIND, SAME_SOURCE, LATE = 0.4, 0.1, 0.15, 0.1, 0.1
COUNTS = 3  # shared words beyond which more make no link surer
OTHER_KIND = 3  # words to share where what is denied and what was said are accusations of two kinds
SPARSE = 2  # words of what is denied, below which the sentence and the title tell what it is about
SOON = timedelta(days=14)
FRESH = timedelta(days=2)  # how long a title shared by two articles tells that they are about the same, not one story
CROWDED = 5  # articles that tell a word of one accused within `ANSWERED`, beyond which it singles nothing out
SINGLED_OUT = (
    2  # words of its own that an answer after `FRESH` shares with what it answers, one more where no kind is shared
)
IN_ARTICLE = 0.3  # how much surer a counter-accusation is where one article tells both


@dataclass(frozen=True, slots=True)
class Tie:
    """An answer and what it answers; `reason` says what the two have in common."""

    answer: Said
    target: Said
    confidence: float
    reason: str


def threads(graph: Graph) -> Iterator[Quad]:
    """Give the links for the graph `derived`, which must be empty: each a kg:respondsTo with its kg:linkNote."""
    name, said = graph.names.graph("derived"), statements(graph)
    accusations = [s for s in said if s.accuses]
    by_accused = _indexed(accusations, lambda s: s.of)
    by_pair = _indexed(accusations, lambda s: ((a, b) for a in s.by for b in s.of))
    known = {s.iri: s for s in said}
    for one in said:
        ties = _counters(one, by_pair) if one.accuses else _answers(one, by_accused, known)
        for tie in ties:
            yield from facts(one.iri, name, _link(tie))
        if one.accuses and ties and not one.counters:
            yield Quad(one.iri, RDF_TYPE, term("CounterAccusation"), name)


def _link(tie: Tie) -> Iterator[tuple[str, Value | None]]:
    yield "respondsTo", tie.target.iri
    local = tie.target.iri.value.rpartition("/")[2]
    yield "linkNote", words(f"{local} {tie.confidence:.2f} {tie.reason}")


class _Index:
    """Accusations by a key, in the order of their days."""

    def __init__(self) -> None:
        self.found: defaultdict[object, list[Said]] = defaultdict(list)

    def before(self, keys: Iterable[object], one: Said, reach: timedelta) -> list[Said]:
        """Give those of the days up to that of `one`, the latest first, each once."""
        if one.day == UNKNOWN:
            return []
        near: dict[object, Said] = {}
        for key in keys:
            listed = self.found.get(key, [])
            start = bisect_left(listed, one.day - reach, key=lambda s: s.day)
            end = bisect_right(listed, one.day, key=lambda s: s.day)
            near.update((s.iri, s) for s in listed[max(start, end - MOST) : end])
        return sorted(near.values(), key=_place, reverse=True)[:MOST]


def _place(one: Said) -> tuple[str, str, int, str]:
    return one.day.isoformat(), one.article, one.at, one.iri.value


def _indexed(accusations: Sequence[Said], keys: Callable[[Said], Iterable[object]]) -> _Index:
    index = _Index()
    for one in sorted((a for a in accusations if a.day != UNKNOWN), key=_place):
        for key in dict.fromkeys(keys(one)):
            index.found[key].append(one)
    return index


def _answers(response: Said, by_accused: _Index, known: Mapping[NamedNode, Said]) -> list[Tie]:
    """Give the accusations of other articles that a response answers: the same parties, the same matter, no later."""
    own = [known[iri] for iri in response.answers if iri in known]
    found = []
    near = by_accused.before(sorted(response.by), response, ANSWERED)
    crowded = _crowded(near)
    for target in near:
        if target.article == response.article or target.by & response.by or target.iri in response.answers:
            continue
        told = [o for o in own if not o.by or not target.by or o.by & target.by]
        if (told or not own) and not target.presupposed:
            found.append(_tie(response, target, told, crowded))
    return _best(tie for tie in found if tie is not None)


def _crowded(near: Sequence[Said]) -> frozenset[str]:
    """Give the words that single out none of the accusations at hand: those for attacks, and those that many tell."""
    articles = Counter(word for _, word in {(one.article, word) for one in near for word in one.about})
    return attack_words() | {word for word, number in articles.items() if number > CROWDED}


def _singled_out(one: Said, target: Said, own: frozenset[str], *, kind: bool) -> bool:
    """Tell whether the shared words leave no other accusation; in a war the same is said anew every day."""
    return one.day - target.day <= FRESH or len(own) >= SINGLED_OUT + (not kind)


def _tie(response: Said, target: Said, told: Sequence[Said], crowded: frozenset[str]) -> Tie | None:
    matter = response.core.union(*(o.core for o in told))
    shared = target.about & (matter if len(matter) >= SPARSE else response.about)
    if response.day - target.day > FRESH:
        shared &= target.told & response.told.union(*(o.told for o in told))
    kind = any(o.sort == target.sort for o in told)
    if not _singled_out(response, target, shared - crowded, kind=kind):
        return None
    if len(shared) < (1 if kind else OTHER_KIND if told else 2):
        return None
    sure = SAME_SOURCE * any(o.by & target.by for o in told)
    return _weighed(response, target, shared, kind=kind, more=sure)


def _counters(one: Said, by_pair: _Index) -> list[Tie]:
    """Give the accusations that `one` turns around: its accuser was accused by its accused, shortly before."""
    if one.earlier:
        return []
    pairs = sorted((a, b) for a in one.by for b in one.of)
    turned = by_pair.before([(b, a) for a, b in pairs], one, COUNTERED)
    crowded = _crowded(turned)
    own = [s for s in by_pair.before(pairs, one, timedelta(0)) if s.article == one.article]
    targets = [t for t in turned if t.evidence != one.evidence and not t.by & one.by and t.iri not in one.answers]
    found = []
    for target in targets:
        kind, shared = target.sort == one.sort, target.core & one.core
        if target.article == one.article:
            if target.at < one.at and not any(s.at <= target.at for s in own):
                return [_weighed(one, target, shared, kind=kind, more=IN_ARTICLE)]
        elif len(shared) >= (1 if kind else 2) and _singled_out(one, target, shared - crowded, kind=kind):
            found.append(_weighed(one, target, shared, kind=kind, more=0.0))
    return _best(found)


def _best(ties: Iterable[Tie]) -> list[Tie]:
    """Keep the surest tie to each article; of two as sure, that to the one told first."""
    kept: dict[str, Tie] = {}
    for tie in sorted(ties, key=lambda t: (-t.confidence, t.target.at, t.target.iri.value)):
        kept.setdefault(tie.target.article, tie)
    return list(kept.values())


def _weighed(answer: Said, target: Said, shared: frozenset[str], *, kind: bool, more: float) -> Tie:
    days = answer.day - target.day
    late = LATE * (days > SOON)
    sure = SURE + EACH * min(len(shared), COUNTS) + SAME_KIND * kind + more - late
    when = "in the same article" if answer.article == target.article else f"{days.days} days later"
    common = [*(["same kind"] if kind else []), *([f"both tell of {', '.join(sorted(shared))}"] if shared else [])]
    return Tie(answer, target, round(min(sure, 0.9), 2), "; ".join(["same parties", when, *common]))
