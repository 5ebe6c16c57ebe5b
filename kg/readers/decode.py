"""Bytes to characters: UTF-8, else what a page declares, else Windows-1252 where that is plausible."""

from __future__ import annotations

import re

from kg.errors import InputError

# Charsets of the web that Python decodes without surprises; HTML reads ISO-8859-1 and ASCII as Windows-1252.
DECLARED = re.compile(
    rb"charset\s*=\s*[\"']?\s*((?:windows-|iso-8859-|koi8-|gb|big5|shift_jis|euc-)[\w-]*)", re.IGNORECASE
)
WINDOWS = "windows-1252"
AS_WINDOWS = {"iso-8859-1": WINDOWS}
HEAD = 4_096  # bytes of a page within which it declares its charset; HTML asks for 1,024
CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0e-\x1f\x7f]")
SEQUENCES = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
HIGH = re.compile(rb"[\x80-\xff]")
MANY = 10  # one byte in ten: no English text has more accents and quotation marks


def decode(data: bytes, file: str, *, page: bool = False) -> str:
    """Decode a file; a charset is looked for only in a `page`.

    Raises:
        InputError: it is binary, or in no encoding that we know.
    """
    if b"\0" in data:
        raise InputError(file, "binary file", remedy="save the text as UTF-8")
    for encoding in ("utf-8-sig", *_declared(data if page else b""), *_plausible(data)):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    raise InputError(file, "not UTF-8", remedy="save the text as UTF-8")


def _declared(data: bytes) -> tuple[str, ...]:
    match = DECLARED.search(data[:HEAD])
    name = match[1].decode("ascii").lower() if match else ""
    return (AS_WINDOWS.get(name, name),) if name else ()


def _plausible(data: bytes) -> tuple[str, ...]:
    """Tell Windows-1252 from binary data and from UTF-8 that is broken somewhere."""
    odd = CONTROLS.search(data) or SEQUENCES.search(data) or MANY * len(HIGH.findall(data)) > len(data)
    return () if odd else (WINDOWS,)
