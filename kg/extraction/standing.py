"""Whether what was found is affirmed: cues that stand, and voices that say something in their own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar
from kg.extraction.found import ACCUSATION
from kg.extraction.responses import RESPONSES
from kg.extraction.voices import passes_on
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.claims import Match
    from kg.extraction.polarity import Stance
    from kg.extraction.voices import Voice


class Standing:
    """Judges cues and voices by the stance of the words around them."""

    def __init__(self, stance: Stance) -> None:
        """Read polarity and modality with `stance`."""
        self.stance = stance
        # cues that answer where they are only meant, and the words that say so: `will appeal`, `agreed to plead`
        self.meaning = {"appeal": stance.intending, "plead-guilty": stance.consenting}
        self.punishing = stance.punishing

    def holds(self, match: Match) -> bool:
        """Tell whether the cue is affirmed: `stopped short of accusing` and `would accuse` are no accusations."""
        token, about = match.token, match.words.get("allegation")
        granted = about is not None and self.stance.granted(about)  # `vowed to hold X accountable for its raids`
        meant = self.meaning.get(match.cue.id, frozenset[str]())
        willed = any(c.dep_ == "aux" and c.lower_ in meant for c in token.children)
        wanted = willed or granted or self.obliged(match) or self.demanded(match) is not None
        supposed = self.stance.modality(token) is Modality.HYPOTHETICAL and not wanted
        if supposed or (self.stance.meant_only(token, meant) and not granted):
            return False
        if match.cue.pos == "NOUN":
            return self.stance.upheld(token)
        judgement = complements.complement(token)
        if judgement is not None and self.stance.disowned(judgement, response=match.cue.announces in RESPONSES):
            return False
        return self.stance.polarity(token) is Polarity.POSITIVE

    def obliged(self, match: Match) -> bool:
        """Tell whether somebody is to be blamed by all: who says `X must be held responsible` holds X responsible."""
        verb = match.token
        passive = grammar.is_passive(verb) and grammar.agent(verb) is None
        return match.cue.announces == ACCUSATION and passive and self.stance.obliged(verb)

    def demanded(self, match: Match) -> Token | None:
        """Give the verb that asks for a punishment over a wrong: who asks that X be arrested for murder accuses X."""
        punishing = match.token.lemma_.lower() in self.punishing
        return self.stance.demanding(match.token) if punishing and match.cue.announces == ACCUSATION else None

    def speaks(self, voice: Voice) -> bool:
        """Tell whether somebody says something in his own name: no outlet that passes on, no denial of having said."""
        if not voice.parties or all(passes_on(p) for p in voice.parties):
            return False
        cue = voice.cue
        if voice.whole:  # what is said of each wrong in it is judged there
            return True
        if cue.pos_ == "NOUN":
            if not self.stance.upheld(cue):
                return False
            verb = complements.governor(cue)
            if verb is not None and verb.lemma_.lower() in self.stance.answering:  # `denies claims by X`: X made them
                return True
        elif self.stance.turned_away(cue):
            return False
        return self.stance.polarity(cue) is Polarity.POSITIVE and self.stance.modality(cue) is not Modality.HYPOTHETICAL
