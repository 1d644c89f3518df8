"""A file in any usual encoding becomes the text its writer saw, or is refused with a reason."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nashra.intake.cleaning import clean
from nashra.intake.decoding import Decoded, decode
from nashra.model import Rejection

ARTICLES = Path(__file__).parents[3] / "articles"
UZBEK = (ARTICLES / "000_be21cef25e730453.txt").read_text("utf-8").replace("ʻ", "‘")
ARABIC = (ARTICLES / "004_d41f11036b678315.txt").read_text("utf-8")
RUSSIAN = "Министр заявил, что работа по борьбе с торговлей людьми продолжается. Жертвам будет оказана помощь."
PERSIAN = "وزير گفت که دولت به کار خود ادامه مي‌دهد و قربانيان قاچاق انسان از حمايت برخوردار خواهند شد."
VOWELLED = "قَالَ الوَزِيرُ إِنَّ الحُكُومَةَ سَتُوَاصِلُ العَمَلَ عَلَى حِمَايَةِ الضَّحَايَا."
TURKISH = (
    "Bakan, insan ticaretiyle mücadelenin süreceğini söyledi. Mağdurlara yardım edilecek, şüpheliler yargılanacak."
)
FRENCH = "La ministre a déclaré que la lutte contre la traite des êtres humains continue à être une priorité."
POLISH = "Minister oświadczył, że walka z handlem ludźmi będzie kontynuowana, a ofiary otrzymają pomoc. Więcej źródeł."
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, encoding) for text in (UZBEK, ARABIC, RUSSIAN, PERSIAN) for encoding in UNICODE),
        *((ARABIC, encoding) for encoding in ("windows-1256", "iso-8859-6")),
        *((ARABIC.splitlines()[0], encoding) for encoding in ("windows-1256", "iso-8859-6")),
        *((VOWELLED, encoding) for encoding in ("windows-1256", "iso-8859-6")),
        (PERSIAN, "windows-1256"),
        *((RUSSIAN, encoding) for encoding in ("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")),
        *((UZBEK, encoding) for encoding in ("windows-1252", "windows-1251", "windows-1254")),
        *((TURKISH, encoding) for encoding in ("windows-1254", "iso-8859-9")),
        (FRENCH, "windows-1252"),
        (POLISH, "windows-1250"),
    ],
)
def test_the_text_is_read_whatever_its_encoding(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert isinstance(found, Decoded)
    assert found.text == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "convert-empty"),
        (b" \r\n\t", "convert-empty"),
        (b"\xef\xbb\xbf", "convert-empty"),
        (b"\xff\xfe", "convert-empty"),
        (b"%PDF-1.7 text", "convert-binary"),
        (b"PK\x03\x04rest", "convert-binary"),
        (b"\x89PNG\r\n\x1a\n", "convert-binary"),
        (random.Random(3).randbytes(5000), "convert-binary"),  # noqa: S311 (a fixed sequence is the point)
        (bytes(200), "convert-binary"),
        (b"a\x00\x01\x02b" * 50, "convert-binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    found = decode(data)
    assert isinstance(found, Rejection)
    assert found.code == code


def test_a_file_that_was_cut_off_is_refused_with_the_place() -> None:
    data = ARABIC.encode()
    found = decode(data[:1001])
    assert found == Rejection("convert-broken-utf8", {"byte": "1000"}, data[:1000].count(b"\n") + 1)


def test_a_declared_encoding_is_tried_before_guessing_and_not_believed_against_the_letters() -> None:
    data = RUSSIAN.encode("windows-1251")
    assert decode(data, "windows-1251") == Decoded(RUSSIAN, "windows-1251")
    for wrong in ("iso-8859-1", "utf-8", "no-such-encoding"):
        found = decode(data, wrong)
        assert isinstance(found, Decoded)
        assert found.text == RUSSIAN


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    assert isinstance(decode(data), Decoded | Rejection)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\x0ce\u0085f", "a\nb\nc\nd\ne\nf"),
        ("a\u2029b", "a\n\nb"),
        ("a\ufeffb\u200bc\u00add\u2060e\x00f\x1bg", "abcdefg"),
        ("می\u200cخواهد", "می\u200cخواهد"),
        ("می\u200c خواهد\u200c", "می خواهد"),
        ("👩\u200d🔬 क्\u200dष", "👩\u200d🔬 क्\u200dष"),
        ("\u200fنص\u200e \u202bنص\u202c", "نص نص"),
        ("نص \u2067a \u200e(b)\u2069 \u200fنص", "نص \u2067a \u200e(b)\u2069 نص"),
        ("\u2067ochiq", "ochiq"),
        ("ochiq\u2069", "ochiq"),
        ("57\u00a0davlat, 10\u00a0000 va\u00a0yana", "57\u00a0davlat, 10\u00a0000 va yana"),
        ("«\u00a0Oui\u00a0», dit-il\u00a0!", "«\u00a0Oui\u00a0», dit-il\u00a0!"),
        ("a\u00a0\u00a0b\u00a0\n\u00a0c", "a b \n c"),
    ],
)
def test_noise_goes_and_what_means_something_stays(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.one_of(st.text(), st.text("ab1 \n\r\u00a0\u200c\u200d\u200e\u2067\u2069\u202a\u202c\ufeff«»!")))
def test_cleaning_twice_changes_nothing_more_and_loses_no_letter(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]
