"""Which kind of wrong an accusation is about, and which words tell so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction import complements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from kg.extraction.cast import Party
    from kg.extraction.wrongs import Wrongs
    from kg.nlp import Sentence
    from kg.ontology import Lexicon, Wrong

OTHER, CRIME = "Other", "Crime"
MODIFIERS = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class Ruling:
    """A kind of accusation, the narrower one where words tell it, and the words that told them; none told a default."""

    kind: str
    narrower: str = ""
    words: tuple[Token, ...] = ()


class Kinds:
    """Names the kinds of the accusations of one article."""

    def __init__(self, wrongs: Wrongs, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> None:
        """Read wrongs with `wrongs`."""
        self.wrongs, self.lexicon, self.sentences = wrongs, lexicon, sentences
        self.cues = {cue.id: cue for cues in lexicon.cues.values() for cue in cues}

    def of(
        self,
        sentence: Sentence,
        cue: Token,
        cue_id: str,
        content: Token | None,
        parties: Iterable[Party],
    ) -> Ruling:
        """Tell the kind from the first place that has a wrong: the allegation, the cue's own words, what is around it.

        A cue of blame for an attack asks who was behind it, whatever else the attack was.
        """
        named = {i for party in parties if party.elsewhere is None for i in range(party.start, party.end)}
        known = self.cues.get(cue_id)
        default = (known.default if known is not None else "") or OTHER
        for where, tokens in self._places(sentence, cue, content, named):
            found = self.wrongs.telling(where, tokens)
            if found is not None:
                wrong, word = found
                if _is_vague(wrong, default):
                    break
                about = [word] if wrong.strong and content is not None else tokens
                attack = known is not None and known.event and self._is_attack(about)
                return self.ruled(where, tokens, known.event if known is not None and attack else wrong.kind, word)
        return Ruling(default)

    def stated(self, sentence: Sentence, content: Token, kind: str, word: Token) -> Ruling:
        """Give the ruling on a reported clause, whose wrong at `word` made it an accusation of `kind`."""
        start, end = complements.extent(content)
        return self.ruled(sentence, list(sentence.doc[start:end]), kind, word)

    def ruled(self, sentence: Sentence, tokens: list[Token], kind: str, word: Token) -> Ruling:
        """Look among `tokens` for the narrower kind below `kind`, the word that told this first."""
        for place in ([word], tokens):
            found = self.wrongs.narrower(sentence, place, kind)
            if found is not None:
                told = (word,) if found[1] == word else (word, found[1])
                return Ruling(kind, found[0].kind, told)
        return Ruling(kind, words=(word,))

    def _places(
        self, sentence: Sentence, cue: Token, content: Token | None, named: set[int]
    ) -> Iterator[tuple[Sentence, list[Token]]]:
        """Yield the words that may tell the kind, the nearest first; what names a party tells nothing.

        Where nothing is alleged, the sentence tells what it is about, or else the one before it.
        """
        if content is not None:
            start, end = complements.extent(content)
            yield sentence, list(sentence.doc[start:end])
        if cue.pos_ == "NOUN":  # "rape charges", "a libel suit"
            yield sentence, [t for t in cue.lefts if t.dep_ in MODIFIERS]
        yield sentence, [t for t in sentence.doc[cue.i + 1 : cue.right_edge.i + 1] if t.i not in named]
        if content is None:
            yield sentence, [t for t in sentence.doc if t.i not in named]
            yield from ((s, list(s.doc)) for s in self.sentences[sentence.index - 1 : sentence.index] if s.parsed)

    def _is_attack(self, tokens: list[Token]) -> bool:
        """Tell whether one of the words names an attack."""
        return any(t.lemma_.lower() in self.lexicon.types for t in tokens)


def _is_vague(wrong: Wrong, default: str) -> bool:
    """Tell whether the kind of the cue tells more: what a court punishes is a crime, whatever it has to do with."""
    return wrong.kind != default and (wrong.kind == OTHER or (default == CRIME and not wrong.strong))
