"""What an article tells of each person that it names: what resolution compares."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, Quad, RdfFormat, parse

from kg.rdf.names import RDFS_LABEL, term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kg.building.output import Output
    from kg.rdf import Names

PERSON = "person/"
ENTITIES = re.compile(r" <([^<> ]*)graph/entities> \.$")
STATE = "state/"
SERVED = ("postIn", "speaksFor", "memberOf")


class Named(NamedTuple):
    """A party that is no person: what it is called, and the ids of the articles that mention it."""

    name: str
    articles: tuple[str, ...]


class Told(NamedTuple):
    """A person in one article: the id and name by which it is linked, its posts as written, the parties served."""

    id: str
    name: str
    roles: tuple[str, ...] = ()
    served: tuple[str, ...] = ()


def people(quads: str) -> tuple[Told, ...]:
    """Read what the lines of N-Quads of one article tell of people, sorted by their ids."""
    lines = [line for line in quads.split("\n") if line.endswith("graph/entities> .")]
    base = ENTITIES.search(lines[0]) if lines else None
    if base is None:
        return ()
    facts = _facts("\n".join(lines), base[1])
    held: defaultdict[str, list[str]] = defaultdict(list)
    for subject, told in facts.items():
        for holder in told.get("holder", ()):
            held[holder].append(subject)
    found = (id_ for id_ in sorted(facts) if id_.startswith(PERSON) and "label" in facts[id_])
    return tuple(_told(id_, held[id_], facts) for id_ in found)


def _facts(lines: str, base: str) -> Mapping[str, Mapping[str, list[str]]]:
    """Give what is said of each entity, post and tenure, by the local name of the property."""
    names = {term(name): name for name in (*SERVED, "holder", "post")} | {RDFS_LABEL: "label"}
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(lines, format=RdfFormat.N_QUADS):
        if isinstance(quad, Quad) and quad.predicate in names:
            subject, value = (getattr(node, "value", "").removeprefix(base) for node in (quad.subject, quad.object))
            found[subject][names[quad.predicate]].append(value)
    return found


def _told(id_: str, tenures: list[str], facts: Mapping[str, Mapping[str, list[str]]]) -> Told:
    posts = {post for tenure in tenures for post in facts[tenure].get("post", ())}
    roles = {title.casefold() for post in posts for title in facts.get(post, {}).get("label", ())}
    return Told(id_, min(facts[id_]["label"]), tuple(sorted(roles)), _served([id_, *tenures], facts))


def _served(start: list[str], facts: Mapping[str, Mapping[str, list[str]]]) -> tuple[str, ...]:
    """Give the states that a person serves, through others too; where there is none, the named parties."""
    found, todo = dict[str, None](), list(start)
    while todo:
        told = facts.get(todo.pop(), {})
        for party in (party for name in SERVED for party in told.get(name, ()) if party not in found):
            found[party] = None
            todo.append(party)
    states = {state for party in found for state in _states(party)}
    return tuple(sorted(states or (party for party in found if "/unnamed/" not in party and party not in start)))


def _states(party: str) -> list[str]:
    """Give the state whose id is that of a party, or stands in it: government/state/PK is of state/PK."""
    _, found, rest = party.partition(STATE)
    return [STATE + rest.partition("/")[0]] if found else []


def named(outputs: Iterable[Output], parties: Collection[str], names: Names) -> dict[str, Named]:
    """Give the name and the articles of each of some parties that are no persons and that articles mention."""
    articles: defaultdict[str, list[str]] = defaultdict(list)
    called: dict[str, str] = {}
    marks = {party: f"{term('mentions')} {names.iri(party)} " for party in parties}
    for output in outputs:
        for party in (party for party, mark in marks.items() if mark in output.quads):
            articles[party].append(output.article.id)
            called[party] = min(
                filter(None, (called.get(party, ""), _label(output.quads, str(names.iri(party))))), default=""
            )
    return {party: Named(called[party], tuple(sorted(found))) for party, found in articles.items()}


def _label(quads: str, iri: str) -> str:
    start = f"{iri} {RDFS_LABEL} "
    lines = "\n".join(line for line in quads.split("\n") if line.startswith(start))
    found = (quad.object for quad in parse(lines, format=RdfFormat.N_QUADS))
    return min((value.value for value in found if isinstance(value, Literal)), default="")
