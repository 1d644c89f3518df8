"""From a file's bytes to its text: which encoding it is in, and which characters are only noise.

A wrong encoding is worse than none: Cyrillic bytes always "decode" as Arabic and the reverse. So a
legacy encoding is accepted only when its result looks like words, and two that both do are told apart
by the language model.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from nashra.identification import identify
from nashra.model import Rejection
from nashra.orthography.text import letters_by_script

# The longest first: the UTF-32 mark begins with the one of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = (
    "windows-1252",
    "windows-1256",
    "windows-1251",
    "iso-8859-6",
    "windows-1254",
    "koi8-r",
    "koi8-u",
    "iso-8859-5",
    "cp866",
    "windows-1250",
    "mac-cyrillic",
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"{\\rtf")
# Control characters are noise up to this share of a file; beyond it the file is not text.
_MOST_CONTROLS = 0.01
# Below this share of characters in likely words, a legacy encoding is not believed.
_LEAST_LIKELY = 0.85
# As much of a file as is looked at to tell encodings apart.
_SAMPLE = 20_000
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘][^\W\d_]+)*")
_VOWEL_MARK = re.compile("(?<=[\u0621-\u064a\u064b-\u0652])[\u064b-\u0652]+")
_ORDINARY_MARKS = frozenset("‘’‚“”„«»–—…№©®™°·•§،؛؟٪ـ\u00a0\u00ad\u200c\u200d\u200e\u200f€£")


@dataclass(frozen=True)
class Decoded:
    """A file's text, still with its own line ends, and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded | Rejection:
    """Decode a text file: byte order mark, strict UTF-8, UTF-16 without a mark, ``declared``, legacy encodings."""
    if not data.strip():
        return Rejection("convert-empty")
    if data.startswith(_MAGIC):
        return Rejection("convert-binary")
    found = _decode_marked(data) or _decode_unicode(data)
    if found is None and b"\x00" not in data and _is_broken_utf8(data):
        return _broken(data)
    found = found or _decode_declared(data, declared) or _decode_legacy(data)
    if found is None:
        any_text = data.decode("latin-1")
        return Rejection("convert-binary" if _has_many_controls(any_text) else "convert-undecodable")
    if _has_many_controls(found.text):
        return Rejection("convert-binary")
    return found if found.text.strip("\ufeff \t\r\n") else Rejection("convert-empty")


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    return None


def _decode_unicode(data: bytes) -> Decoded | None:
    """Decode UTF-8, or UTF-16 that only its zero bytes betray."""
    if b"\x00" not in data:
        return _strictly(data, "utf-8")
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    found = _strictly(data, "utf-16-le" if odd >= even else "utf-16-be")
    if found and _likelihood(found.text[:_SAMPLE]) >= _LEAST_LIKELY and not _has_many_controls(found.text):
        return found
    return _strictly(data, "utf-8")


def _decode_declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    found = _strictly(data, declared)
    return found if found and _likelihood(found.text[:_SAMPLE]) >= _LEAST_LIKELY else None


def _decode_legacy(data: bytes) -> Decoded | None:
    """Choose among legacy encodings by how much of the result is likely words, then by the language model."""
    sample = data[:_SAMPLE]
    scores = {
        encoding: likelihood
        for encoding in _LEGACY
        if (decoded := _strictly(sample, encoding)) and (likelihood := _likelihood(decoded.text)) >= _LEAST_LIKELY
    }
    if not scores:
        return None
    best = max(scores.values())
    near = [encoding for encoding, score in scores.items() if score > best - 0.02]
    chosen = near[0] if len(near) == 1 else max(near, key=lambda encoding: _fluency(sample.decode(encoding)))
    return _strictly(data, chosen)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_broken_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few bad bytes (a file cut off) from a legacy encoding, where hardly any are good."""
    decoded = data[:_SAMPLE].decode("utf-8", errors="replace")
    bad = decoded.count("\ufffd")
    good = _beyond_ascii(decoded) - bad
    return good >= 3 * bad


def _broken(data: bytes) -> Rejection:
    """Say where a file stops being UTF-8: the byte from 0, the line from 1."""
    good = data.decode("utf-8", errors="ignore").encode("utf-8")
    byte = next((i for i, (one, other) in enumerate(zip(data, good, strict=False)) if one != other), len(good))
    return Rejection("convert-broken-utf8", {"byte": str(byte)}, data.count(b"\n", 0, byte) + 1)


def _has_many_controls(text: str) -> bool:
    return len(_CONTROLS.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) * _MOST_CONTROLS


def _likelihood(text: str) -> float:
    """Give the share of the characters beyond ASCII that stand in likely words or are ordinary marks."""
    text = _without_vowel_marks(text)
    beyond = sum(character > "\x7f" for character in text)
    ordinary = sum(character in _ORDINARY_MARKS for character in text)
    if beyond == ordinary:
        return 1.0
    in_words = sum(_beyond_ascii(word) for word in _WORD.findall(text) if _is_likely_word(word))
    return in_words / (beyond - ordinary)


def _without_vowel_marks(text: str) -> str:
    """Remove harakat after letters where vowels outnumber nunation, as which ى and ي read in a wrong encoding."""
    vowels = sum("\u064e" <= character <= "\u0652" for character in text)
    nunation = text.count("\u064c") + text.count("\u064d")
    return _VOWEL_MARK.sub("", text) if vowels > nunation else text


def _beyond_ascii(word: str) -> int:
    return sum(character > "\x7f" for character in word)


def _is_likely_word(word: str) -> bool:
    """Tell whether a word is of one script, of one case or capitalised, and not all accented letters."""
    if len(letters_by_script(word)) > 1:
        return False
    has_case_shape = word.islower() or word.isupper() or word.istitle() or word[1:].islower() or not _has_case(word)
    is_accented = "\u00c0" <= max(word) <= "\u024f" and _beyond_ascii(word) * 2 > len(word) > 2
    return has_case_shape and not is_accented


def _has_case(word: str) -> bool:
    return any(unicodedata.category(character) in ("Lu", "Ll") for character in word)


def _fluency(text: str) -> float:
    """Say how sure the language model is that the text is a language at all, and which."""
    found = identify(text[:2000], ())
    return found.margin if found.language else 0.0
