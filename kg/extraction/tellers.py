"""Who tells what: for whom a speaker speaks, and what in somebody's words others charge or deny."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.found import ACCUSATION, sources
from kg.extraction.responses import RESPONSES
from kg.extraction.voices import speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.cast import Party
    from kg.extraction.claims import Match
    from kg.extraction.voices import Voice

CHARGES = RESPONSES | {ACCUSATION, "Condemnation"}


def spoken_for(voice: Voice, voices: tuple[Voice, ...]) -> tuple[Party, ...]:
    """`"The US believes that ...," said its envoy`: who speaks for somebody says what that side thinks."""
    around = speaking(voices, voice.cue)
    served = {p.figure.key for p in voice.parties}
    speaks = [p for v in around[:1] for p in v.parties if served & set(p.figure.principals)]
    return tuple(speaks) or voice.parties


def of_others(voice: Voice, matches: list[Match]) -> frozenset[int]:
    """Give the tokens of what a voice tells that others charge or deny: `X said that Y had accused Z of ...`."""
    speakers, clause = {p.figure.key for p in voice.parties}, set(voice.content.subtree)
    inside = (m for m in matches if m.token in clause and m.cue.announces in CHARGES)
    told = ((m, {p.figure.key for role in sources() for p in m.parties.get(role, ())}) for m in inside)
    return frozenset(i for m, keys in told if keys and not keys & speakers for i in _charge(m))


def _charge(match: Match) -> Iterator[int]:
    """Give the tokens of what somebody is charged with, or denies, and of the word for it."""
    answered = match.cue.announces in RESPONSES
    content = (match.words.get("allegation") or match.words.get("content")) if answered else match.token
    yield match.token.i
    yield from (t.i for t in content.subtree) if content is not None else ()
