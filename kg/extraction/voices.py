"""Attributions: who says what. A source, the words that announce it, and the clauses that are its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.extraction.slots import apart, fillers
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.parties import Parties
    from kg.nlp import Sentence
    from kg.ontology import Cue, Lexicon

STATEMENT = "Statement"
BACK = frozenset({"had", "would"})  # auxiliaries of reported speech
CLAUSES = frozenset({"that", "quote", "infinitive"})  # slots that hold what somebody says
INSERTED = frozenset({"parataxis", "ccomp", "ROOT", "relcl", "advcl"})  # where the verb of inserted speech may hang


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution: `parties`, named at `source`, say the clause headed by `content`; `cue` announces it."""

    parties: tuple[Party, ...]
    cue: Token
    cue_id: str
    content: Token
    source: Token | None = None

    @property
    def whole(self) -> bool:
        """Tell whether the whole sentence is said, with no word in it that says so."""
        return self.cue == self.content


class Voices:
    """Finds the attributions of a sentence."""

    def __init__(self, parties: Parties, lexicon: Lexicon) -> None:
        """Read sources with `parties`."""
        self.parties, self.lexicon = parties, lexicon
        self.wording, self.phrases = lexicon.words("wording"), lexicon.words("source-phrase")
        self.going_on = lexicon.words("going-on")
        self.phrased = self.wording | self.phrases

    def of(self, sentence: Sentence) -> tuple[Voice, ...]:
        """Give the attributions of a sentence, outer before inner."""
        announcing = (
            t for t in sentence.doc if t.lower_ in self.phrased or t.lemma_.lower() in self.lexicon.cue_lemmas
        )
        found = [voice for token in announcing for voice in self._at(sentence, token)]
        return tuple(sorted(found, key=lambda v: (_depth(v.content), v.cue.i)))

    def unheard(self, sentence: Sentence, found: tuple[Voice, ...]) -> bool:
        """Tell whether somebody says something that no voice of `found` has: the parse hides what is said."""
        heard = {voice.cue.i for voice in found}
        return any(
            cue.announces == STATEMENT and _clausal(cue)
            for token in sentence.doc
            if (token.dep_ in INSERTED or _set_off(token)) and token.i not in heard and not self._complete(token)
            for cue in self.lexicon.cues.get((token.lemma_.lower(), "VERB"), ())
        )

    def _complete(self, verb: Token) -> bool:
        """`as Hamas claims responsibility`, `the raids continued`: what hides nothing that is said."""
        by_itself = verb.lemma_.lower() in self.going_on and grammar.child(verb, "xcomp") is None
        if by_itself or (verb.dep_ == "advcl" and apart(verb)):
            return True
        cues = self.lexicon.cues.get((verb.lemma_.lower(), "VERB"), ())
        thing = grammar.child(verb, "dobj")
        return thing is not None and any(thing.lower_ in cue.companions for cue in cues)

    def _at(self, sentence: Sentence, token: Token) -> Iterator[Voice]:
        if token.lower_ in self.phrases:
            yield from self._according(sentence, token)
        if token.lower_ in self.wording and token.dep_ == "pobj" and token.head.dep_ == "prep":
            yield from self._worded(sentence, token)
        for cue in grammar.cues(token, self.lexicon) if token.dep_ != "amod" else ():  # `suspected militants`
            found = self._announced(sentence, token, cue) if cue.announces == STATEMENT else None
            if found is not None:
                yield found
                return

    def _announced(self, sentence: Sentence, token: Token, cue: Cue) -> Voice | None:
        for frame in cue.frames:
            slots = {role.role: role.slots for role in frame.roles}
            content = next((t for slot in slots["content"] for t in fillers(token, slot)), None)
            if content is None or content == token:
                continue
            speaker = next((t for slot in slots["speaker"] for t in fillers(token, slot) if t != content), None)
            sources = self.parties.of(sentence, speaker) if speaker is not None else ()
            return Voice(sources, token, cue.id, content, speaker)
        return None

    def _worded(self, sentence: Sentence, noun: Token) -> Iterator[Voice]:
        """`in the words of X`, `in X's view`: what is said is the clause that the phrase stands in."""
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        source = grammar.child(of, "pobj") if of is not None else grammar.child(noun, "poss")
        content = noun.head.head
        if source is not None and content.pos_ in grammar.VERBS:
            yield Voice(self.parties.of(sentence, source), noun, "according-to", content, source)

    def _according(self, sentence: Sentence, token: Token) -> Iterator[Voice]:
        to = next((c for c in token.children if c.lower_ == "to"), None)
        source = grammar.child(to, "pobj") if to is not None else None
        content = token.head
        while content.pos_ not in grammar.VERBS and content.head != content:
            content = content.head
        if content.dep_ == "relcl" and token.i and token.nbor(-1).text == ",":
            content = _main(content)
        if source is not None and content != token:
            yield Voice(self.parties.of(sentence, source), token, "according-to", content, source)


def speaking(voices: tuple[Voice, ...], token: Token) -> tuple[Voice, ...]:
    """Give the voices in whose content `token` stands, the nearest first."""
    chain = {token.i, *(t.i for t in token.ancestors)}
    inside = [v for v in voices if (v.content.i in chain and not _own(v, token)) or _goes_on(v, token)]
    return tuple(sorted(inside, key=lambda v: -_depth(v.content)))


def relaying(around: tuple[Voice, ...], own: Iterable[Party], content: Token | None) -> tuple[Voice, ...]:
    """Give those voices that tell that `own` say the clause of `content`.

    None of these is one of `own`, who speaks for one of them, and whoever is only heard in what they say.
    """
    said, inside = {p.figure.key for p in own}, frozenset(content.subtree if content is not None else ())
    outer = (v for v in around if v.whole or v.cue not in inside)
    return tuple(v for v in outer if not any(said & {p.figure.key, *p.figure.principals} for p in v.parties))


def chain(voices: tuple[Voice, ...]) -> tuple[int, tuple[Party, ...]]:
    """Give how deep what these voices tell is attributed, and to whom; an outlet that passes it on is nobody."""
    parties = {p.figure.key: p for v in voices for p in v.parties if not passes_on(p)}
    return 1 + len({v.cue.i for v in voices}), tuple(parties.values())


def _own(voice: Voice, token: Token) -> bool:
    """Tell whether `token` belongs to the announcement itself, not to the content."""
    if voice.cue == token:
        return not voice.whole
    outside = voice.content in voice.cue.subtree
    ancestors = list(token.ancestors)
    return not outside and (voice.cue in ancestors and voice.cue.i != voice.content.i)


def _set_off(verb: Token) -> bool:
    """`X was weak, he claimed, and Y had lied`: a verb that stands with its subject alone between commas."""
    subject = grammar.child(verb, "nsubj")
    if subject is None or verb.dep_ != "conj" or verb.i + 1 >= len(verb.doc):
        return False
    start = subject.left_edge.i
    return (
        start > 0 and verb.doc[start - 1].text == "," and subject.right_edge.i + 1 == verb.i and verb.nbor().text == ","
    )


def _clausal(cue: Cue) -> bool:
    """Tell whether what is said may be a clause: not so what somebody is `alarmed by`."""
    slots = (slot for frame in cue.frames for role in frame.roles for slot in role.slots)
    return any(slot.path[0] in CLAUSES for slot in slots)


def _goes_on(voice: Voice, token: Token) -> bool:
    """`X was weak, he claimed, and Y had lied`: a tense put back tells that what follows is said too."""
    if voice.content.i > voice.cue.i:
        return False
    verb = next((t for t in (token, *token.ancestors) if t.dep_ == "conj" and t.head == voice.cue), None)
    back = verb is not None and any(c.dep_ in {"aux", "auxpass"} and c.lower_ in BACK for c in verb.children)
    return back and verb is not None and grammar.child(verb, "nsubj", "nsubjpass") is not None


def _main(clause: Token) -> Token:
    """`X fled, which Y regrets, according to Z`: what follows a comma at the end goes with the whole sentence."""
    top = clause
    while top.head != top:
        top = top.head
    return top if top.pos_ in grammar.VERBS else clause


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def passes_on(party: Party) -> bool:
    """Tell whether a source only passes on what others said: a news outlet."""
    return party.figure.label is Label.MEDIA
