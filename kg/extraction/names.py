"""The names in a sentence: gazetteer names first, then what the entity recogniser finds beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.extraction.labelling import LABELS, label_of
from kg.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from kg.gazetteer import Entry, Gazetteer, Usage
    from kg.gazetteer import Name as Surface
    from kg.ontology import Lexicon

DESCRIBING = ("body", "government", "soldiers", "organization", "company", "state", "report", "armed-group")
NAMING, HYPHENS = frozenset({"PROPN", "PUNCT"}), frozenset({"-", "–"})
ACTING = frozenset({"nsubj", "nsubjpass", "dobj"})
PERSONAL = frozenset({"Accusation", "Statement", "Denial", "Rejection", "Condemnation"})
SAME = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‐": "-"})


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start` to `end` of a sentence that name something; `entry` where the gazetteer knows it."""

    start: int
    end: int
    label: Label
    entry: Entry | None = None
    usage: Usage | None = None


class Matcher:
    """Finds gazetteer names by their tokens; built once for all articles."""

    def __init__(self, gazetteer: Gazetteer, nlp: Language) -> None:
        """Index every surface form by its tokens, and the lengths of those that begin alike."""
        self.gazetteer = gazetteer
        found: dict[tuple[str, ...], list[tuple[Entry, Surface]]] = defaultdict(list)
        forms = list(gazetteer.surfaces())
        docs = nlp.tokenizer.pipe(text for text, _, _ in forms)  # type: ignore[union-attr]  # compiled, without stubs
        for doc, (_, entry, name) in zip(docs, forms, strict=True):
            key = tuple(_key(token.text) for token in doc)
            if key:
                found[key].append((entry, name))
        self.surfaces = {k: sorted(v, key=lambda one: (not one[1].strong, one[0].id)) for k, v in found.items()}
        lengths = defaultdict[str, set[int]](set)
        for key in found:
            lengths[key[0]].add(len(key))
        self.lengths = {first: sorted(several, reverse=True) for first, several in lengths.items()}

    def find(self, doc: Doc) -> Iterator[tuple[int, int, Entry, Surface]]:
        """Yield the names that stand at each token, longest first, strong before weak."""
        keys = tuple(_key(token.text) for token in doc)
        shouting = doc.text.isupper()
        for i, first in enumerate(keys):
            for length in self.lengths.get(first, ()):
                end = i + length
                for entry, name in self.surfaces.get(keys[i:end], ()) if end <= len(keys) else ():
                    if _same_case(doc[i:end], name, shouting=shouting):
                        yield i, end, entry, name


@lru_cache(maxsize=1 << 15)
def _key(text: str) -> str:
    """Fold case, apostrophes and dashes, and the full stops of initialisms: `U.S.` and `US` are one name."""
    folded = text.translate(SAME).casefold()
    return folded.replace(".", "") if len(folded) > 1 else folded


def _same_case(span: Span, name: Surface, *, shouting: bool) -> bool:
    """An acronym must stand in its own case, any other name must open with a capital where the name does."""
    text = span.text
    if shouting or text == name.text:
        return True
    if name.text.isupper() and len(name.text) <= 6:  # noqa: PLR2004 - longer capitals are shouting, not acronyms
        return text.translate(SAME).replace(".", "") == name.text.translate(SAME).replace(".", "")
    return text[:1].isupper() or not name.text[:1].isupper()


def names(doc: Doc, matcher: Matcher, lexicon: Lexicon) -> tuple[Name, ...]:
    """Give the names of a parsed sentence, in order, none overlapping another."""
    entities = [_trim(span) for span in doc.ents if span.label_ in LABELS]
    taken: list[Name] = []
    for start, end, entry, surface in matcher.find(doc):
        free = all(end <= n.start or n.end <= start for n in taken)
        if (
            free
            and not _outvoted(doc, start, end, entities, lexicon)
            and (surface.strong or _seconded(start, end, entities, capital=surface.usage == "metonym"))
        ):
            taken.append(Name(start, end, entry.label, entry, surface.usage))
    for span in entities:
        if (
            len(span)
            and not _described(span, lexicon)
            and all(span.end <= n.start or n.end <= span.start for n in taken)
        ):
            label = label_of(span, lexicon)
            if label is Label.PLACE and _acts(span.root, lexicon):
                label = Label.ORGANIZATION  # whom no list of places knows, and who accuses or is accused
            taken.append(Name(_first(span, taken, lexicon), _whole(span, taken, lexicon), label))
    covered = {i for name in taken for i in range(name.start, name.end)}
    taken.extend(_passed_over(doc, covered, lexicon))
    return tuple(sorted(taken, key=lambda n: n.start))


def _first(span: Span, taken: list[Name], lexicon: Lexicon) -> int:
    """Give where a person's name begins: the recogniser may lose its first words (`Hector Alejandro Ruiz Lopez`)."""
    doc, start = span.doc, span.start
    offices, common = _common(lexicon)
    while span.label_ == "PERSON" and start > 0:
        before = doc[start - 1]
        free = not before.ent_type_ and not any(name.start <= before.i < name.end for name in taken)
        joined = before.dep_ == "compound" and span.start <= before.head.i < span.end
        part = start > 1 and doc[start - 2].text in HYPHENS  # `Maj-Gen`
        plain = part or before.lower_ in offices or before.lemma_.lower() in common
        if plain or not (free and joined and before.is_title and before.pos_ == "PROPN" and before.is_alpha):
            break
        start -= 1
    return start


def _whole(span: Span, taken: list[Name], lexicon: Lexicon) -> int:
    """Give where a person's name ends: the recogniser may lose its last words (`Theresa May`, `Ali al-Jahromi`)."""
    doc, head = span.doc, span[-1].head
    if span.label_ != "PERSON" or head.i < span.end or any(t.pos_ not in NAMING for t in doc[span.end : head.i + 1]):
        return span.end
    taken_already = any(name.start <= i < name.end for name in taken for i in range(span.end, head.i + 1))
    return span.end if taken_already or not (len(span) > 1 or _acts(head, lexicon)) else head.i + 1


def _passed_over(doc: Doc, covered: set[int], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the names that the recogniser does not see, where the verb tells that they are somebody's."""
    offices, common = _common(lexicon)
    for head in doc:
        known = head.i in covered or head.lower_ in common or head.lemma_.lower() in common
        if head.pos_ != "PROPN" or known or not _acts(head, lexicon):
            continue
        start = head.i
        while start and _joins(doc[start - 1], head) and doc[start - 1].lower_ not in offices:
            start -= 1
        if covered.isdisjoint(range(start, head.i)):
            titled = start > 0 and doc[start - 1].lower_ in offices
            yield Name(start, head.i + 1, Label.PERSON if titled else Label.ORGANIZATION)


@lru_cache(maxsize=2)
def _common(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that stand before a name, and those with which a party is described instead of named."""
    offices = lexicon.words("office") | lexicon.words("honorific") | lexicon.words("population")
    return offices, offices.union(*(lexicon.words(name) for name in DESCRIBING))


def _joins(token: Token, head: Token) -> bool:
    return token.pos_ in NAMING and (token.head == head or token.dep_ in {"punct", "compound"})


def _acts(head: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun is subject or object of a cue: somebody accuses, or is accused."""
    cues = lexicon.cues.get((head.head.lemma_.lower(), "VERB"), ())
    return head.dep_ in ACTING and any(cue.announces in PERSONAL for cue in cues)


def _trim(span: Span) -> Span:
    """Leave out the article before a name and the possessive mark after it."""
    start, end, doc = span.start, span.end, span.doc
    while start < end and (doc[start].pos_ == "DET" or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct):
        end -= 1
    return Span(doc, start, end, label=span.label)


def _outvoted(doc: Doc, start: int, end: int, entities: list[Span], lexicon: Lexicon) -> bool:
    """Tell whether a longer name found by the recogniser holds this one: a person, or no organ of a state."""
    for span in entities:
        if span.start <= start and end <= span.end and len(span) > end - start:
            if span.label_ == "PERSON" and start == span.start and end - start == 1:
                after_of = start > 0 and doc[start - 1].lower_ in {"of", "'s", "’s"}
                return (
                    not after_of
                    and not doc[end].lower_.endswith("'s")
                    and doc[start].dep_ == "compound"
                    and doc[start].ent_type_ == "PERSON"
                )
            if span.label_ == "PERSON" and end - start == 1 and end == span.end and _surname(doc[start]):
                return True
            if span.label_ == "ORG":
                return not _organ(span, lexicon)
    return False


def _surname(token: Token) -> bool:
    """`Joshua French`: what comes right after a first name is no people and no state."""
    before = token.nbor(-1)
    return token.pos_ == before.pos_ == "PROPN" and before.dep_ == "compound" and before.head == token


def _organ(span: Span, lexicon: Lexicon) -> bool:
    """Tell whether an organisation's name is a state's organ, to be read by its parts: `Israeli Defence Ministry`."""
    organs = lexicon.words("body") | lexicon.words("government") | lexicon.words("office") | lexicon.words("soldiers")
    return any(token.lower_ in organs or token.lemma_.lower() in organs for token in span)


def _described(span: Span, lexicon: Lexicon) -> bool:
    """Tell whether a name is no more than a description of an organ: `Foreign Ministry`, `Supreme Court`."""
    plain = lexicon.words("organ-modifier") | lexicon.words("body") | lexicon.words("government")
    return span.label_ == "ORG" and all(token.lower_ in plain for token in span)


def _seconded(start: int, end: int, entities: list[Span], *, capital: bool) -> bool:
    """Tell whether the recogniser sees a name there too; a capital alone it may take for a person."""
    return any(span.start == start and span.end == end and (span.label_ != "PERSON" or capital) for span in entities)
