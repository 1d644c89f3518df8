"""A language's script and direction follow from its code alone."""

from __future__ import annotations

import pytest

from nashra.languages import language_of


@pytest.mark.parametrize(
    ("code", "script", "direction"),
    [
        ("uz", "Latn", "ltr"),
        ("uz-Cyrl", "Cyrl", "ltr"),
        ("uz-Arab", "Arab", "rtl"),
        ("ar", "Arab", "rtl"),
        ("fa", "Arab", "rtl"),
        ("ur", "Arab", "rtl"),
        ("he", "Hebr", "rtl"),
        ("dv", "Thaa", "rtl"),
        ("ru", "Cyrl", "ltr"),
        ("en-US", "Latn", "ltr"),
        ("pt_BR", "Latn", "ltr"),
    ],
)
def test_direction_follows_the_script(code: str, script: str, direction: str) -> None:
    language = language_of(code, "name")
    assert (language.script, language.direction) == (script, direction)


def test_a_code_without_a_known_script_is_refused() -> None:
    with pytest.raises(ValueError, match="qq"):
        language_of("qq", "name")


def test_the_base_of_a_script_variant_is_its_language() -> None:
    assert language_of("uz-Cyrl", "Ўзбекча").base == "uz"
