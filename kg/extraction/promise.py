"""Which parsed sentences may hold a claim, told by the parse alone: the others need no names and are not read further.

Wider than the extractors, which ask for parties as well: what they find in a sentence is promised by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import grammar
from kg.extraction.casualties import Casualties
from kg.extraction.happening import Happening
from kg.extraction.mishaps import Mishaps
from kg.extraction.polarity import Stance
from kg.extraction.seeming import Seeming
from kg.extraction.slots import fillers
from kg.extraction.wrongs import Wrongs
from kg.gate import QUOTES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.frames import Frame, RoleSlots
    from kg.nlp import Sentence
    from kg.ontology import Cue, Lexicon

STATEMENT, SPEAKER, ALLEGATION = "Statement", ("speaker",), "allegation"


class Promise:
    """The cues, attacks, casualties and wrongs that a parse may hold."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the words from the lexicon; whatever a wrong asks to be named may be."""
        self.lexicon = lexicon
        self.wrongs = Wrongs(lexicon, lambda *_: True)
        self.casualties = Casualties(lexicon)
        self.happening = Happening(lexicon, Stance(lexicon))
        self.mishaps, self.seeming = Mishaps(lexicon), Seeming(lexicon)
        self.sources = lexicon.words("source-phrase") | lexicon.words("wording")

    def of(self, sentence: Sentence, *, spoken: bool) -> bool:
        """Tell whether a sentence may hold a claim; of one that somebody says, a wrong is enough."""
        doc = sentence.doc
        if any(self._attacks(token) or self._announces(token) for token in doc):
            return True
        if any(True for _ in self.casualties.of(sentence)):
            return True
        said = spoken or any(token.text in QUOTES or self._says(token) for token in doc)
        return said and any(self.wrongs.at(sentence, token) is not None for token in doc)

    def _attacks(self, token: Token) -> bool:
        form = self.happening.form(token)
        if not form:
            return False
        seems = self.seeming.of(token, self.happening.type_of(form).replace("-", " "))
        return not seems and self.happening.happened(token) and not self.mishaps.caused(token)

    def _announces(self, token: Token) -> bool:
        return any(self._holds(token, cue) for cue in grammar.cues(token, self.lexicon))

    def _says(self, token: Token) -> bool:
        said = any(cue.announces == STATEMENT for cue in grammar.cues(token, self.lexicon))
        return said or token.lower_ in self.sources

    def _holds(self, token: Token, cue: Cue) -> bool:
        """Tell whether some frame of a cue finds all that it requires; a companion stands somewhere below."""
        if cue.announces == STATEMENT or token.dep_ == "amod":
            return False
        if cue.companions:
            below = " ".join(t.lower_ for t in token.subtree)
            if not any(companion in below for companion in cue.companions):
                return False
        return any(self._filled(token, frame) for frame in cue.frames)

    def _filled(self, token: Token, frame: Frame) -> bool:
        return all(self._found(token, role) for role in frame.roles if role.required)

    def _found(self, token: Token, role: RoleSlots) -> bool:
        """Tell whether something stands in a slot of a role; a charge may stand in an adjunct further off."""
        if role.role == ALLEGATION and token.pos_ in grammar.VERBS:
            return True
        return any(slot.path == SPEAKER or any(True for _ in fillers(token, slot)) for slot in role.slots)
