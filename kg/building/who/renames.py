"""Quads with other names: what an article says of a party is said of the one that the party was resolved to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.rdf.names import RDFS_LABEL, SKOS_ALT_LABEL, Names, term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.building.output import Output

LABEL, OTHER_LABEL = str(RDFS_LABEL), str(SKOS_ALT_LABEL)
KEPT = {str(term(name)) for name in ("speaksFor", "memberOf")}  # of what describes a party that has another name now
TRUE = '"true"'


def renamed(output: Output, moves: Mapping[str, str], names: Names) -> Output:
    """Give what an article gave with parties under other ids: `moves` gives the new id of each that has one.

    A name by which the article called the party becomes an alternative label. Class, Wikidata item and place on Earth
    are those that the other party has by itself.
    """
    if not moves:
        return output
    iris = {str(names.iri(old)): str(names.iri(new)) for old, new in moves.items()}
    lines = [_Line(*line[:-2].split(" ", 2)) for line in output.quads.split("\n") if line]
    iris |= dict(_tenures(lines, moves, names))
    entities = str(names.graph("entities"))
    return replace(output, quads="".join(sorted({f"{one}\n" for line in lines for one in line.under(iris, entities)})))


class _Line:
    """A line of N-Quads in its parts."""

    def __init__(self, subject: str, predicate: str, rest: str) -> None:
        self.subject, self.predicate = subject, predicate
        self.value, _, self.graph = rest.rpartition(" ")

    def under(self, iris: Mapping[str, str], entities: str) -> Iterator[str]:
        """Give the line with other IRIs, or nothing where it describes a party by itself."""
        subject, predicate, value = self.subject, self.predicate, iris.get(self.value, self.value)
        if subject in iris and self.graph == entities and "/tenure/" not in subject:
            if predicate == LABEL:
                predicate = OTHER_LABEL
            elif predicate not in KEPT:
                return
        yield f"{iris.get(subject, subject)} {predicate} {value} {self.graph} ."


def _tenures(lines: list[_Line], moves: Mapping[str, str], names: Names) -> Iterator[tuple[str, str]]:
    """Give the IRIs of tenures, which are made of their holders, with those that they have now."""
    told: dict[str, dict[str, str]] = {}
    start = str(names.iri("tenure/"))[:-1]
    for line in lines:
        if line.subject.startswith(start):
            told.setdefault(line.subject, {})[line.predicate] = line.value
    holder, post, former, acting = (str(term(name)) for name in ("holder", "post", "former", "acting"))
    for subject, facts in told.items():
        held = facts.get(holder, "<>")[1:-1].removeprefix(names.base)
        if held in moves and post in facts:
            is_former, is_acting = (facts.get(name, "").startswith(TRUE) for name in (former, acting))
            made = names.tenure_of(moves[held], facts[post][1:-1], former=is_former, acting=is_acting)
            yield subject, str(made)
