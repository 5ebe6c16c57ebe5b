"""Names as parts of IRIs."""

from __future__ import annotations

import re
from hashlib import sha256
from unicodedata import normalize


def slug(text: str) -> str:
    """Give `text` as a path segment of ASCII letters, digits and hyphens; text without any becomes its digest.

    >>> slug("Ministre des Affaires étrangères"), slug("Khalil-ur-Rahman Haqqani")
    ('ministre-des-affaires-etrangeres', 'khalil-ur-rahman-haqqani')
    """
    plain = normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
