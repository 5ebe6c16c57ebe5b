"""Keep one of equal accusations: in a sentence, and between the sentences of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from kg.extraction.found import ACCUSATION
from kg.extraction.responses import DENIALS, RESPONSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.model import Claim

WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5  # letters that the forms of a word share
ACCUSER, ACCUSED, RESPONDER = "accuser", "accused", "responder"
PARTIES = (ACCUSER, ACCUSED)
RETOLD = {ACCUSATION, *RESPONSES}  # what a headline tells before the text does

RESPONSIBILITY, PRESUPPOSED = "ResponsibilityClaim", "denied-charge"


def in_sentence(claims: Iterable[Claim]) -> list[Claim]:
    """Keep one accusation of a sentence against the same party by the same source, or by a source and by none.

    Of claims of responsibility, keep one by the same party; of answers, one that is only said beside one with a cue.
    """
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (not c.entities("accuser"), c.directness)):
        if not any(_covers(k, claim) for k in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: c.cue.start)


def _covers(kept: Claim, claim: Claim) -> bool:
    """Tell whether one accusation says no more than another of its sentence: nothing else, or in the same breath."""
    if kept.kind == claim.kind == RESPONSIBILITY:
        return set(claim.entities("claimant")) <= set(kept.entities("claimant"))
    if kept.kind in DENIALS and claim.kind in DENIALS:
        told = claim.directness == "reported"
        return told and set(claim.entities("responder")) <= set(kept.entities("responder"))
    if kept.kind != ACCUSATION or claim.kind != ACCUSATION:
        return False
    accuser = set(claim.entities("accuser"))
    if not set(claim.entities("accused")) <= set(kept.entities("accused")):
        return False
    other = kept.accusation_kind != claim.accusation_kind and kept.cue != claim.cue
    return not accuser or (bool(accuser & set(kept.entities("accuser"))) and not other)


def in_article(claims: Iterable[Claim], text: str) -> Iterator[Claim]:
    """Keep each allegation of a source against the same parties once; of nobody in particular, each kind of them once.

    What is alleged again is known by its words: one that shares half of them with an earlier one of its kind.
    """
    seen: dict[tuple[object, ...], list[frozenset[str]]] = {}
    for claim in claims:
        if claim.kind != ACCUSATION:
            yield claim
            continue
        key = (claim.accusation_kind, *(frozenset(claim.entities(role)) for role in ("accuser", "accused")))
        words, before = _words(claim, text), seen.setdefault(key, [])
        known = bool(before) and not claim.entities("accuser")
        if not known and not any(_restates(words, earlier) for earlier in before):
            yield claim
        before.append(words)


def _words(claim: Claim, text: str) -> frozenset[str]:
    """Give the longer words of what is alleged, cut to their stems, of the whole sentence where nothing says it.

    Words that say nothing and the names of the parties, which tell no allegation from another, are left out.
    """
    spans = claim.words("allegation") or (claim.evidence,)
    named = {word for role in PARTIES for span in claim.words(role) for word in WORD.findall(span.of(text).casefold())}
    words = (word for span in spans for word in WORD.findall(span.of(text).casefold()))
    return frozenset(word[:STEM] for word in words if word not in STOP_WORDS | named)


def _restates(words: frozenset[str], earlier: frozenset[str]) -> bool:
    shorter = min(len(words), len(earlier))
    return len(words & earlier) * 2 >= shorter if shorter else words == earlier


def without_presupposed(claims: Iterable[Claim], side: Callable[[tuple[str, ...]], set[str]]) -> list[Claim]:
    """Leave out the accusations that only a denial tells of, where the text tells one between the same sides itself.

    `side` gives parties with all whom they speak for or serve.
    """
    told = list(claims)
    sides = [
        (side(c.entities("accuser")), side(c.entities("accused")))
        for c in told
        if c.kind == ACCUSATION and c.matched_by != PRESUPPOSED
    ]
    return [
        c
        for c in told
        if c.matched_by != PRESUPPOSED
        or not any(a & side(c.entities("accuser")) and b & side(c.entities("accused")) for a, b in sides)
    ]


def without_headlines(claims: Iterable[Claim], title: int, side: Callable[[tuple[str, ...]], set[str]]) -> list[Claim]:
    """Leave out the accusations and answers in the first `title` characters that the text below tells again.

    `side` gives parties with all whom they speak for or serve.
    """
    told = list(claims)
    below = [claim for claim in told if claim.kind in RETOLD and claim.evidence.end > title]
    return [
        c
        for c in told
        if c.kind not in RETOLD or c.evidence.end > title or not any(_retells(b, c, side) for b in below)
    ]


def _retells(below: Claim, headline: Claim, side: Callable[[tuple[str, ...]], set[str]]) -> bool:
    """Tell whether it names all that the headline names, or their sides; whom a source speaks for counts as named.

    Of a headline without an accuser nobody knows whether it is the same accusation, unless it is of the same kind.
    """

    def named(role: str) -> bool:
        keys = below.entities("onBehalfOf") if role != ACCUSED else ()
        sides = side((*below.entities(role), *keys))
        return all(side((key,)) & sides for key in headline.entities(role))

    if headline.kind in RESPONSES:
        same = below.kind == headline.kind or {below.kind, headline.kind} <= DENIALS
        return same and named(RESPONDER)
    retold = below.kind == headline.kind and all(map(named, PARTIES))
    return retold and (bool(headline.entities(ACCUSER)) or below.accusation_kind == headline.accusation_kind)
