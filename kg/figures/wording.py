"""What is said about statements: who does what to whom, where it stands, what answers it, and what is not shown."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.figures.symbols import want
from kg.network import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from kg.network import Actor, Edge
    from kg.palette import Style

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CAUTION = "An arrow means that an article reports the statement, not that what it says is true."
LEFT_OUT = (  # attribute of the network, what one is, what several are
    ("narrowed", "statement that the options leave out", "statements that the options leave out"),
    ("one_ended", "statement that names one party only", "statements that name one party only"),
    ("within", "statement within one party", "statements within one party"),
    ("left_out", "party with fewer statements", "parties with fewer statements"),
    ("beyond", "statement of or about these", "statements of or about these"),
)


def name(actor: Actor) -> str:
    """Give a party's name; of who has none, what is said."""
    if actor.label != UNNAMED:
        return actor.name
    return f"“{actor.name}”" if actor.name else "not named"


def sentence(edge: Edge, known: Sequence[Style]) -> str:
    """Say who does what to whom, without the words.

    >>> from kg.palette import styles
    >>> from kg.network import Actor, Edge
    >>> india, pakistan = Actor("state/IN", "India", "State"), Actor("state/PK", "Pakistan", "State")
    >>> sentence(Edge("1", "denies", pakistan, india, "Islamabad denied it."), styles())
    'Pakistan denies the accusation by India'
    """
    nobody = edge.tail.label == UNNAMED and not edge.tail.name
    who = "Someone not named" if nobody else name(edge.tail)
    return f"{who} {want(edge.relation, known).phrase} {name(edge.head)}"


def answer_mark(answer: Edge, known: Sequence[Style]) -> str:
    """Say what an answer makes of what it answers: it denies it, or it says something else."""
    style = want(answer.relation, known)
    return f"{'✗' if style.contests else '↩'} {style.mark or 'answered'}"


def times(number: int) -> str:
    """Say how often, where it is more than once."""
    return f" \N{MULTIPLICATION SIGN}{number}" if number > 1 else ""


def where(edge: Edge) -> str:
    """Say where a statement stands: publisher or title, and the day."""
    return ", ".join((edge.publisher or edge.title or "source not named", day(edge.date)))


def day(date: str) -> str:
    """Write a date of ISO 8601 for readers.

    >>> day("2024-12-05"), day("2024-12"), day("")
    ('5 Dec 2024', 'Dec 2024', 'no date')
    """
    year, _, rest = date.partition("-")
    month, _, number = rest.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= len(MONTHS):
        return date or "no date"
    return " ".join([*([number.lstrip("0")] if number else []), MONTHS[int(month) - 1], year])


def answered(edges: Iterable[Edge]) -> Mapping[str, tuple[Edge, ...]]:
    """Give the answers to each statement, oldest first, each once."""
    found: dict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in sorted(edges, key=lambda edge: (edge.date, edge.statement)):
        for statement in edge.answers:
            found[statement].setdefault(edge.statement, edge)
    return {statement: tuple(by.values()) for statement, by in found.items()}


def contested(edges: Iterable[Edge], known: Sequence[Style]) -> frozenset[str]:
    """Give the ids of the statements that another denies or rejects."""
    return frozenset(one for edge in edges if want(edge.relation, known).contests for one in edge.answers)


def count(number: int, one: str, several: str = "") -> str:
    """Write a number with its noun.

    >>> count(1, "party", "parties"), count(3, "statement")
    ('1 party', '3 statements')
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def hidden(network: nx.MultiDiGraph[str], *more: str) -> str:
    """Say what a picture leaves out; `more` are further such parts. Empty where it is nothing."""
    told = [count(network.graph[key], one, several) for key, one, several in LEFT_OUT if network.graph.get(key)]
    parts = [*told, *(part for part in more if part)]
    return f"Not shown: {', '.join(parts)}." if parts else ""
