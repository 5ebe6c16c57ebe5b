"""Made-up people, and how articles might write of them: for measuring who is taken for whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.resolution import Mention

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping

    from kg.resolution import Resolution


def _words(name: str) -> tuple[str, ...]:
    return tuple(Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").split())


GIVEN = _words("given")
ROOTS = _words("roots")
ENDINGS = ("i", "ov", "enko", "sky", "zadeh", "yan", "son", "ovic", "ez", "a", "er", "mann", "pour", "ani", "oglu", "")
ROLES = _words("roles")
STATES = tuple(f"state/{a}{b}" for a in "ABCDEFGH" for b in "KLMNOPQR")
# how the same sound is written by another desk
SPELLINGS = (
    ("ei", "ey"), ("ai", "ay"), ("sky", "skiy"), ("sky", "ski"), ("ou", "u"), ("oo", "u"), ("ss", "s"), ("mm", "m"),
    ("y", "i"), ("i", "y"), ("u", "ou"), ("kh", "k"), ("ks", "x"), ("x", "ks"), ("q", "k"), ("w", "v"), ("v", "w"),
    ("ph", "f"), ("o", "u"), ("ee", "i"), ("e", "a"), ("ah", "a"), ("ov", "off"), ("ts", "tz"), ("Yu", "U"),
    ("Ye", "E"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a role in a state."""

    given: tuple[str, ...]
    surname: str
    role: str
    state: str


def people(count: int, chance: random.Random) -> list[Person]:
    """Make up people; surnames and offices are shared by many, and one in twenty is the child of another."""
    surnames = [root + ending for root in ROOTS for ending in ENDINGS if len(root + ending) > 2]
    found: list[Person] = []
    while len(found) < count:
        given = tuple(chance.sample(GIVEN, 2 if chance.random() < 0.2 else 1))
        role, state = chance.choice(ROLES), chance.choice(STATES)
        if found and chance.random() < 0.05:
            parent = chance.choice(found)
            same = chance.random() < 0.3 and not parent.surname.endswith(" Jr.")
            if same:
                found.append(Person(parent.given, f"{parent.surname} Jr.", role, parent.state))
            else:
                found.append(Person(given, parent.surname.removesuffix(" Jr."), role, parent.state))
            continue
        found.append(Person(given, chance.choice(surnames), role, state))
    return found


def mentions(all_: list[Person], count: int, chance: random.Random) -> Iterator[tuple[Mention, int]]:
    """Write of each person at least once, of some often; each mention with the number of its person."""
    order = [*range(len(all_)), *chance.choices(range(len(all_)), k=count - len(all_))]
    for i, number in enumerate(order):
        person = all_[number]
        bare = chance.random() < 0.03  # nothing but the name
        roles = frozenset({person.role} if not bare and chance.random() < 0.85 else ())
        served = frozenset({person.state} if not bare and chance.random() < 0.93 else ())
        yield Mention(f"m{i:05d}", written(person, chance), roles, served), number


def written(person: Person, chance: random.Random) -> str:
    """Write a name as one article might."""
    given, surname = list(person.given), person.surname
    how = chance.random()
    if len(given) > 1 and chance.random() < 0.4:
        given = given[:1] if chance.random() < 0.5 else [given[0], f"{given[1][0]}."]
    if how < 0.12:
        return " ".join([*(f"{name[0]}." for name in given), surname])
    if how < 0.27:
        return f"{person.role.title()} {' '.join([*given, surname])}"
    if how < 0.42:
        return spelt(" ".join([*given, surname]), chance)
    if how < 0.50:
        return slipped(given[0], surname, chance)
    return " ".join([*given, surname]).upper() if how < 0.53 else " ".join([*given, surname])


def spelt(name: str, chance: random.Random) -> str:
    """Transcribe a name otherwise, in one or two places."""
    for ours, theirs in chance.sample([pair for pair in SPELLINGS if pair[0] in name] or [("", "")], k=1):
        name = name.replace(ours, theirs, 1)
    return name


def slipped(given: str, surname: str, chance: random.Random) -> str:
    """Swap, leave out, or replace one letter but the first of a word."""
    word = given if chance.random() < 0.4 else surname.removesuffix(" Jr.")
    place = chance.randrange(1, max(2, len(word) - 1))
    letter = chance.choice("aeionrstlk")
    wrong = chance.choice(
        (
            word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place + 1 :],
        )
    )
    return f"{given} {surname}".replace(word, wrong, 1)


def measured(found: Resolution, truth: Mapping[str, int]) -> tuple[float, float]:
    """Give precision and recall of the pairs of mentions that are taken to be of one person."""
    head = {merge.mention.id: merge.head.id for merge in found.merges}
    clusters: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for id_, number in truth.items():
        clusters[head.get(id_, id_)][number] += 1
    right = sum(_pairs(counts.values()) for counts in clusters.values())
    said = _pairs(counts.total() for counts in clusters.values())
    return right / said, right / _pairs(Counter(truth.values()).values())


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)
