"""How far a visit goes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.readers.files import MAX_WHOLE


@dataclass(frozen=True, slots=True)
class Limits:
    """`delay` in seconds between two requests to a host, `seconds` for one request, `size` in bytes of an answer."""

    delay: float = 2.0
    seconds: float = 30.0
    size: int = MAX_WHOLE
    redirects: int = 5
    entries: int = 100  # pages that are fetched of one feed
    allow_private: bool = False  # addresses of this machine and of the network that it is in
