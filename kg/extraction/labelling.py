"""What the names are that no list knows: the recogniser's label, put right by the words around and in the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Label

if TYPE_CHECKING:
    from spacy.tokens import Span

    from kg.ontology import Lexicon

LABELS = {
    "PERSON": Label.PERSON,
    "ORG": Label.ORGANIZATION,
    "GPE": Label.PLACE,
    "LOC": Label.PLACE,
    "FAC": Label.PLACE,
    "NORP": Label.POPULATION,
}
# classes of words in a name that tell what it names, the surest first
BY_WORD = (
    ("party-name", Label.PARTY),
    ("company-name", Label.COMPANY),
    ("body", Label.GOVERNMENT_BODY),
    ("media-name", Label.MEDIA),
    ("armed-name", Label.ARMED_GROUP),
)


def label_of(span: Span, lexicon: Lexicon) -> Label:
    """Give the label of a name that the gazetteer does not know."""
    label = LABELS[span.label_]
    if label in {Label.ORGANIZATION, Label.PLACE, Label.POPULATION} and _in_office(span, lexicon):
        return Label.PERSON
    if label in {Label.ORGANIZATION, Label.PLACE}:
        words = {token.lower_ for token in span}
        label = next((found for name, found in BY_WORD if words & lexicon.words(name)), label)
    return label


def _in_office(span: Span, lexicon: Lexicon) -> bool:
    """`The opposition leader, Ana Silva`: two words or more in apposition to an office name the person who holds it."""
    words = all(token.is_alpha and token.is_title for token in span)
    held = span.root.dep_ == "appos" and span.root.head.lemma_.lower() in lexicon.words("office")
    return held and words and len(span) > 1
