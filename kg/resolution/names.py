"""Names of people, read so that spellings can be compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from kg.ontology import load_lexicon

# letters that do not fall apart into a letter and an accent
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i", "ə": "a"}
)
SILENT = re.compile(r"['’‘ʼʻ`´ʿʾ]")
WORD = re.compile(r"[^\W\d_]+")
PREFIX = re.compile(r"\b(\w+)-")
# how languages of other scripts are written in Latin letters: what the same letter of a name becomes here and there
SOUNDS = (
    ("tsch", "c"), ("dzh", "j"), ("tch", "c"), ("sch", "s"), ("zh", "z"), ("kh", "k"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("sh", "s"), ("ch", "c"), ("dj", "j"), ("ck", "k"), ("ts", "z"), ("tz", "z"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("c", "k"),
)  # fmt: skip
SOUND = re.compile("|".join(spelling for spelling, _ in SOUNDS))
OPENINGS = {"c": "k", "q": "k", "w": "v"}
VOWELS = re.compile(r"[aeiouy]+")
DOUBLE = re.compile(r"(.)\1+")


class Name(NamedTuple):
    """A name as words without case and accents; titles and particles are dropped, an initial is one letter."""

    given: tuple[str, ...]  # empty where a surname stands alone
    surname: str
    generation: str = ""  # jr, sr, ii ...

    @property
    def full(self) -> bool:
        """Tell whether a given name is written out."""
        return bool(self.given) and len(self.given[0]) > 1


@lru_cache(maxsize=1 << 16)
def read_name(text: str) -> Name | None:
    """Read a name as it is written; None where it has no word.

    >>> read_name("Gen. José al-Haddad Jr.")
    Name(given=('jose',), surname='haddad', generation='jr')
    >>> read_name("T.S. Okoro")
    Name(given=('t', 's'), surname='okoro', generation='')
    """
    titles, particles, generations = _classes()
    plain = folded(text)
    if "-" in plain:
        plain = PREFIX.sub(lambda prefix: "" if prefix[1] in particles else prefix[0], plain)
    found = WORD.findall(plain)
    found = found[next((i for i in range(len(found) - 2, -1, -1) if found[i] in titles), -1) + 1 :]
    found = [word for i, word in enumerate(found) if i in {0, len(found) - 1} or word not in particles]
    generation = found.pop() if len(found) > 1 and found[-1] in generations else ""
    if len(found) > 1 and len(found[-1]) == 1:  # "Okoro T." is written as in a register
        found = [*found[1:], found[0]]
    return Name(tuple(found[:-1]), found[-1], generation) if found else None


@lru_cache(maxsize=1)
def _classes() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load_lexicon()
    titles = lexicon.words("honorific") | lexicon.words("office") | lexicon.words("name-title")
    return titles, lexicon.words("name-particle"), lexicon.words("generation")


def folded(text: str) -> str:
    """Give a text without case, accents and apostrophes.

    >>> folded("Søren Łukasz O’Brien")
    'soren lukasz obrien'
    """
    plain = text.casefold()
    if plain.isascii():
        return plain.replace("'", "").replace("`", "")
    plain = SILENT.sub("", plain)
    return "".join(letter for letter in normalize("NFKD", plain.translate(LETTERS)) if not combining(letter))


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Give a word as one spelling for all that transcribe it alike: `u` for o and u, `i` for i and y, `a`; e is open.

    >>> sound("mohammed") == sound("muhamed"), sound("zelenskyy") == sound("zelenskiy"), sound("hassan")
    (True, True, 'hasan')
    """
    plain = SOUND.sub(lambda found: _SOUNDS[found[0]], word.removeprefix("y") if word.startswith("ye") else word)
    plain = plain[:1] + plain[1:].replace("h", "")
    plain = f"{plain[:-1]}f" if plain.endswith("v") else plain
    return DOUBLE.sub(r"\1", VOWELS.sub(_vowel, plain))


_SOUNDS = dict(SOUNDS)


def _vowel(run: re.Match[str]) -> str:
    letters = run[0]
    if run.start() == 0 and letters[0] == "y" and len(letters) > 1:
        return "y" + _vowel_of(letters[1:])
    return _vowel_of(letters)


def _vowel_of(letters: str) -> str:
    if letters == "e":
        return "e"
    return "u" if set(letters) & {"o", "u"} else "i" if set(letters) & {"i", "y"} else "a"


def opening(word: str) -> str:
    """Give the letter that an initial for the word may be, the same for letters that stand for each other."""
    return OPENINGS.get(word[:1], word[:1])


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """Give the consonants of a word as it sounds; a vowel that it begins with is kept as `a`.

    >>> skeleton("mohammed"), skeleton("osama"), skeleton("youssef")
    ('mmd', 'asm', 'ysf')
    """
    heard = sound(word)
    start = "a" if VOWELS.match(heard) and heard[0] != "y" else ""
    first, rest = (heard[:1], heard[1:]) if heard[:1] == "y" else ("", heard)
    return start + first + VOWELS.sub("", rest)
