"""How two names can be one person's: as they are written, as they sound, with a slip, or with an initial for a name."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.resolution.names import VOWELS, opening, skeleton, sound

if TYPE_CHECKING:
    from kg.resolution.names import Name

LONG = 5  # letters of a word in which one slip leaves it recognisable
HEARD = {True: 3, False: 4}  # letters of which two spellings are of one name: where they are a slip apart, and else
OPEN = "e"  # what transcriptions write for a, i and u


class Likeness(IntEnum):
    """How two names differ, in the way that differs most; the surest is the highest."""

    NOT = 0
    SURNAME = 1  # one has no given name
    INITIAL = 2  # one has an initial for a given name
    SLIPS = 3  # two words have a slip each
    SHORT_SLIP = 4  # a slip in a word so short that another name is as near (Lund, Lind), or in another spelling
    SLIP = 5  # one letter is wrong, missing, added, or two are swapped
    HEARD = 6  # it sounds the same, in spellings more than a letter apart, or with a middle name less
    SPELLING = 7  # it sounds the same
    SHORTER = 8  # one leaves out a middle name
    MIDDLE = 9  # one leaves out a middle initial, or has it for a middle name
    SAME = 10


SLIPS = (Likeness.SLIP, Likeness.SHORT_SLIP)
MOST = 2  # slips in a name


def likeness(one: Name, other: Name) -> Likeness:
    """Tell how two names are alike; more than one slip is none.

    >>> from kg.resolution.names import read_name
    >>> likeness(read_name("Sergei Karimov"), read_name("Sergey Kadirov")).name
    'NOT'
    >>> likeness(read_name("Sergei Kadyrov"), read_name("S. Kadirov")).name
    'INITIAL'
    """
    surnames = words_alike(one.surname, other.surname)
    if surnames is Likeness.NOT or one.generation != other.generation:
        return Likeness.NOT
    if one.given and other.given:
        return surnames if one.given == other.given and one.full else _in_full(one, other, surnames)
    return Likeness.SURNAME if surnames >= Likeness.HEARD else Likeness.NOT


def _in_full(one: Name, other: Name, surnames: Likeness) -> Likeness:
    """Tell how two names with given names are alike, whose surnames are."""
    first, *middle = (words_alike(*pair) for pair in zip(one.given, other.given, strict=False))
    slips = sum(found in SLIPS for found in (surnames, first, *middle))
    if Likeness.NOT in {first, *middle} or slips > MOST or (first is Likeness.INITIAL and slips):
        return Likeness.NOT
    if not (one.full and other.full):
        return Likeness.INITIAL
    if slips == MOST:
        return Likeness.SLIPS
    worst = min(surnames, first, *(found for found in middle if found is not Likeness.INITIAL))
    lengths = _lengths(one.given, other.given, middle)
    return Likeness.HEARD if (worst, lengths) == (Likeness.SPELLING, Likeness.SHORTER) else min(worst, lengths)


def _lengths(one: tuple[str, ...], other: tuple[str, ...], middle: list[Likeness]) -> Likeness:
    """Tell what becomes of middle names."""
    more = max(one, other, key=len)[min(len(one), len(other)) :]
    if any(len(word) > 1 for word in more):
        return Likeness.SHORTER
    return Likeness.MIDDLE if more or Likeness.INITIAL in middle else Likeness.SAME


def clash(one: Name, other: Name) -> bool:
    """Tell whether two names, each like a third, cannot be of one person: given names that differ by more than a slip.

    >>> from kg.resolution.names import read_name
    >>> clash(read_name("Ahmed Khan"), read_name("Asif Khan")), clash(read_name("Ahmad Khan"), read_name("Ahmde Khan"))
    (True, False)
    """
    if one.generation != other.generation:
        return True
    return any(
        words_alike(a, b) is Likeness.NOT and (len(a) == 1 or len(b) == 1 or skeleton(a) != skeleton(b))
        for a, b in zip(one.given, other.given, strict=False)
    )


@lru_cache(maxsize=1 << 18)
def words_alike(one: str, other: str) -> Likeness:
    """Tell how two words of names are alike."""
    if one == other:
        return Likeness.SAME
    if min(len(one), len(other)) <= 1:
        return Likeness.INITIAL if opening(one) == opening(other) else Likeness.NOT
    near, shortest, longest = one_slip(one, other), *sorted((len(one), len(other)))
    if shortest >= HEARD[near] and _sounds_alike(sound(one), sound(other)):
        return Likeness.SPELLING if near else Likeness.HEARD
    if near:
        return Likeness.SLIP if longest >= LONG else Likeness.SHORT_SLIP
    return Likeness.SHORT_SLIP if longest >= LONG and one_slip(sound(one), sound(other)) else Likeness.NOT


def _sounds_alike(one: str, other: str) -> bool:
    """Tell whether two words sound alike, where an e may be any vowel."""
    if len(one) != len(other):
        return False
    return all(
        a == b or (OPEN in {a, b} and VOWELS.match(a) and VOWELS.match(b)) for a, b in zip(one, other, strict=True)
    )


def one_slip(one: str, other: str) -> bool:
    """Tell whether one letter is wrong, missing or added, or two neighbours are swapped.

    >>> one_slip("karimov", "karmov"), one_slip("karimov", "kairmov"), one_slip("karimov", "kamirov")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    a, b = short[start:], long[start:]
    if len(a) != len(b):
        return a == b[1:]
    return a[1:] == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
