"""Which sentences may hold a claim, told by their words alone, so that the others cost no parse.

A sentence passes where some cue of `ontology/claims/` can hold: a form of it stands there, and of all that a frame of
it requires (a companion, a preposition, a noun of a class) a word too. Words of saying announce nothing by themselves:
with them, in a quotation and in an official statement a sentence passes where the words of a strong wrong stand.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.frames import prepositions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kg.frames import Frame, RoleSlots, Slot
    from kg.ontology import Cue, Lexicon, Wrong

SAYING = "Statement"
QUOTES = frozenset({'"', "“", "”"})
WRONG = "@wrong"  # stands for the words of any strong wrong
NAMED = frozenset({"@militants", "@state", "@person"})  # classes that names belong to as well
OPENING = frozenset({'"', "“", "‘"})
BACK = 3  # sentences: as far as a running quotation looks for its speaker
# classes of nouns that mean a party
DESCRIBED = (
    "body",
    "armed-group",
    "organization",
    "company",
    "state",
    "government",
    "office",
    "report",
    "soldiers",
    "population",
    "side",
)
TOLL = 2  # sentences after an attack that may number its dead
ANSWER = 2  # sentences after an accusation that may answer it
HEADING = 3  # sentences at the top of a statement that may name its author
Needs = tuple[frozenset[str], ...]  # of each set, a word must stand in the sentence


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of an article as their words, and as the words that may announce something.

    `heading` are the indexes of those that may name its author, `spoken` of those that somebody says.
    """

    sentences: Sequence[Sequence[str]]
    words: tuple[set[str], ...]
    heading: frozenset[int]
    spoken: frozenset[int]
    quoted: Sequence[Sequence[int]]


class Gate:
    """The words that let a sentence pass."""

    def __init__(self, lexicon: Lexicon, irregular: Mapping[str, Collection[str]]) -> None:
        """Inflect all lemmas; `irregular` gives the forms of a lemma that no rule gives."""
        self.lexicon, self.irregular = lexicon, irregular
        self.cues, self.wrongs = defaultdict[str, set[Needs]](set), defaultdict[str, set[Needs]](set)
        saying = set(lexicon.words("source-phrase"))
        for cue in dict.fromkeys(cue for cues in lexicon.cues.values() for cue in cues):
            if cue.announces == SAYING:
                saying.update(self._inflected(cue.lemmas, cue.pos))
            else:
                self._add(self.cues, cue.lemmas, cue.pos, set(self._needed(cue)))
        for first, *rest in (words.split() for words in lexicon.types):
            self._add(self.cues, (first,), "ANY", {tuple(frozenset(self._inflected((word,))) for word in rest)})
        for wrong in dict.fromkeys(wrong for wrongs in lexicon.wrongs.values() for wrong in wrongs if wrong.strong):
            self._add(self.wrongs, wrong.words[0], wrong.pos, {self._beside(wrong)})
        self.saying = frozenset(saying)
        self.attacks = frozenset(self._inflected(lexicon.types))
        self.excusing = frozenset(self._inflected(lexicon.words("excusing") | lexicon.words("blameless")))
        self.casualties = frozenset(self._inflected(lexicon.words("casualty-word")))
        self.anaphors = (
            lexicon.words("person-pronoun") | lexicon.words("thing-pronoun") | lexicon.words("plural-pronoun")
        )
        self.titles = lexicon.words("honorific") | lexicon.words("office")
        self.definite, self.described = lexicon.words("definite") | lexicon.words("pair"), described(lexicon)

    def _inflected(self, lemmas: Iterable[str], pos: str = "ANY") -> Iterator[str]:
        for lemma in lemmas:
            yield from forms(lemma, pos, self.irregular)

    def _add(self, index: dict[str, set[Needs]], lemmas: Iterable[str], pos: str, needs: set[Needs]) -> None:
        for form in self._inflected(lemmas, pos):
            index[form] |= needs

    def _needed(self, cue: Cue) -> Iterator[Needs]:
        companions = (frozenset(w.split()[0] for w in cue.companions),) if cue.companions else ()
        for frame in cue.frames:
            yield (*companions, *self._required(frame))

    def _required(self, frame: Frame) -> Iterator[frozenset[str]]:
        for role in frame.roles:
            words = self._of_role(role) if role.required else None
            if words is not None:
                yield words

    def _of_role(self, role: RoleSlots) -> frozenset[str] | None:
        """Give the words one of which a role asks for, None where some slot of it asks for no word."""
        found = [self._of_slot(slot) for slot in role.slots]
        return None if None in found else frozenset[str]().union(*(words for words in found if words is not None))

    def _of_slot(self, slot: Slot) -> frozenset[str] | None:
        if slot.of_class == "wrong":
            return frozenset({WRONG})
        if slot.of_class in self.lexicon.classes:
            return frozenset(self._inflected(self.lexicon.words(slot.of_class)))
        if slot.verbs:
            return frozenset(self._inflected(slot.verbs, "VERB"))
        return frozenset(prepositions(slot.path[-1])) or None

    def _beside(self, wrong: Wrong) -> Needs:
        """Give the words beside the head of a wrong; a class that names belong to as well asks for none."""
        slots = (words for words in wrong.words[1:] if words.isdisjoint(NAMED))
        return tuple(frozenset(self._inflected(w for word in words for w in self._of_class(word))) for words in slots)

    def _of_class(self, word: str) -> Collection[str]:
        return self.lexicon.words(word[1:]) if word.startswith("@") else (word,)

    def text(
        self, sentences: Sequence[Sequence[str]], *, statement: bool, quoted: Sequence[Sequence[int]] = ()
    ) -> Text:
        """Take the sentences of an article, each given as its words; `quoted` are the indexes in each quotation."""
        spoken = range(len(sentences)) if statement else (i for indexes in quoted for i in indexes)
        heading = range(min(HEADING, len(sentences)) if statement else 0)
        return Text(sentences, tuple(map(_significant, sentences)), frozenset(heading), frozenset(spoken), quoted)

    def opened(self, text: Text) -> set[int]:
        """Give the indexes of the sentences that may hold a claim by their words."""
        spoken = text.spoken
        passed = (i for i, words in enumerate(text.words) if self._passes(words, spoken=i in spoken))
        return {*text.heading, *passed}

    def needed(self, text: Text, holding: set[int]) -> set[int]:
        """Give the indexes of the sentences that hold a claim, and of those without which they are not understood."""
        passed = holding | {j for i in holding if text.words[i] & self.attacks for j in self._counted(text.words, i)}
        passed |= {j for i in passed for j in self._after(text.words, i)}
        passed |= {j for i in passed for j in self._before(text.sentences, text.words, i)}
        return passed | {i for indexes in text.quoted if passed.intersection(indexes) for i in _around(indexes)}

    def _counted(self, texts: Sequence[set[str]], i: int) -> Iterator[int]:
        """Yield the sentences after an attack in which its dead and injured may be numbered."""
        after = range(i + 1, min(i + 1 + TOLL, len(texts)))
        yield from (j for j in after if texts[j] & self.casualties)

    def _after(self, texts: Sequence[set[str]], i: int) -> Iterator[int]:
        """Yield the sentences after one that passes in which somebody blamed there may excuse himself."""
        after = range(i + 1, min(i + 1 + ANSWER, len(texts)))
        yield from (j for j in after if texts[j] & self.excusing and texts[j] & self.saying)

    def _passes(self, words: set[str], *, spoken: bool) -> bool:
        if _any_met(self.wrongs, words):
            if spoken or not words.isdisjoint(QUOTES) or not words.isdisjoint(self.saying):
                return True
            words = words | {WRONG}
        return _any_met(self.cues, words)

    def _before(self, sentences: Sequence[Sequence[str]], texts: Sequence[set[str]], i: int) -> Iterator[int]:
        """Yield the sentences that sentence `i` needs: what it points back to, who speaks on in it, who it is."""
        back = i > 0 and self._points_back(sentences[i])
        if back:
            yield i - 1
        if sentences[i][0] in OPENING or (back and texts[i] & self.saying):  # `The report, she added, ...`
            spoken = (j for j in range(i - 1, max(-1, i - 1 - BACK), -1) if texts[j] & self.saying)
            yield from (j for j in [next(spoken, None)] if j is not None)
        for name in _lone_names(sentences[i], self.titles):
            introduced = (j for j in range(i) if _introduces(sentences[j], name))
            yield from (j for j in [next(introduced, None)] if j is not None)

    def _points_back(self, words: Sequence[str]) -> bool:
        """Tell whether a pronoun before any name, or a description such as `the group`, may mean somebody before."""
        named = next((i for i, word in enumerate(words) if i and word[:1].isupper()), len(words))
        if any(word.lower() in self.anaphors for word in words[:named]):
            return True
        return any(a.lower() in self.definite and b.lower() in self.described for a, b in pairwise(words))


def described(lexicon: Lexicon) -> frozenset[str]:
    """Give the nouns that, with a definite determiner, may mean a party named before."""
    return frozenset[str]().union(*(lexicon.words(name) for name in DESCRIBED))


def _around(indexes: Sequence[int]) -> tuple[int, ...]:
    """Give the sentences that tell who is quoted: where a quotation begins, where it ends, and the one before."""
    return (max(0, indexes[0] - 1), indexes[0], indexes[-1])


def _any_met(index: Mapping[str, set[Needs]], words: set[str]) -> bool:
    """Tell whether of some word all needs are met."""
    found = (needs for word in words & index.keys() for needs in index[word])
    return any(all(not need.isdisjoint(words) for need in needs) for needs in found)


def _significant(words: Sequence[str]) -> set[str]:
    """Give the words in lower case, without those inside names: the `States` of the United States announces nothing.

    A heading, most of whose words are capitalised, gives all.
    """
    letters = [word for word in words if word[:1].isalpha()]
    if 2 * sum(word[0].isupper() for word in letters) > len(letters):
        return {word.lower() for word in words}
    pairs = zip(words, ["", *words], strict=False)
    return {word.lower() for word, before in pairs if not (word.istitle() and before.istitle())}


def _lone_names(words: Sequence[str], titles: frozenset[str]) -> Iterator[str]:
    """Yield the capitalised words alone or after a title: surnames, acronyms, any first word of a sentence."""
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        alone = not before[:1].isupper() or before.lower() in titles
        if alone and word[:1].isupper() and word[1:2].isalpha() and not after[:1].isupper():
            yield word


def _introduces(words: Sequence[str], name: str) -> bool:
    """Tell whether `name` ends a longer name in a sentence, or stands there in brackets after one."""
    return any(word == name and (before[:1].isupper() or before == "(") for before, word in pairwise(words))


def forms(lemma: str, pos: str, irregular: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Yield the forms of a lemma: those of a verb, of a noun, or, for any other part of speech, of both.

    >>> sorted(set(forms("deny", "VERB", {})) & {"deny", "denies", "denied", "denying"})
    ['denied', 'denies', 'deny', 'denying']
    >>> "called" in forms("call", "NOUN", {}), "calls" in forms("call", "NOUN", {})
    (False, True)
    """
    yield from irregular.get(lemma, ())
    yield from (lemma, f"{lemma}s", f"{lemma}es")
    if lemma.endswith("y"):
        yield f"{lemma[:-1]}ies"
    if pos != "NOUN":
        stem = lemma.removesuffix("e")
        yield from (f"{stem}ed", f"{stem}ing", f"{lemma}{lemma[-1:]}ed", f"{lemma}{lemma[-1:]}ing")
        if lemma.endswith("y"):
            yield f"{lemma[:-1]}ied"
