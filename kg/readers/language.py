"""Which language a text is in, as far as we must know: English or not."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
SHORT = 100  # characters below which names outweigh words, so that only the script is looked at
SAMPLE = 1_000  # characters; 4,000 gave the same verdicts on 3,224 articles in three times the time
DOUBT = 0.1  # probability; 3 of 28,885 English news summaries of 100 characters and more fall below
# Languages with much news online. Those that are near to English (Nigerian Pidgin) or small are left out:
# they are found mainly in English sentences full of foreign names.
LANGUAGES = (
    "af am ar az be bg bn bs ca cs da de el en es et eu fa fi fr gl gu ha he hi hr hu hy id is it ja ka kk km kn ko ku "
    "ky lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tl tr uk ur uz vi zh"
)


def foreign(text: str) -> str:
    """Give what `text` is written in where it is not English, or nothing: an ISO 639 code, or "another script".

    A text with long quotations in other languages is English when a third of it, by longer paragraphs, is.
    """
    if not _latin(text):
        return _best(text) if len(text) >= SHORT else "another script"
    if len(text) < SHORT or _is_english(text):
        return ""
    paragraphs = [part for part in text.split("\n") if len(part) >= SHORT]
    english = sum(len(part) for part in paragraphs if _latin(part) and _is_english(part))
    return "" if 3 * english >= sum(map(len, paragraphs)) > 0 else _best(text)


def _latin(text: str) -> bool:
    letters = [c for c in text[:SAMPLE] if c.isalpha()]
    return 2 * sum(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters) >= len(letters)


def _is_english(text: str) -> bool:
    ranks: dict[str, float] = dict(_identifier().rank(text[:SAMPLE]))
    return ranks[ENGLISH] >= DOUBT


def _best(text: str) -> str:
    return next((code for code, _ in _identifier().rank(text[:SAMPLE]) if code != ENGLISH), "")


@lru_cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy, 0.4 s

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES.split())
    return identifier
