"""The configuration is strict: what it says is understood, and what it should not say is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra import settings
from nashra.problems import NashraError

LANGUAGES = """\
      languages:
        - {locale: uz, default: true, name: Oʻzbekcha, site_name: Nashr, site_description: Tavsif}
        - {locale: ar, name: العربية}
        - {locale: "null", name: x, fixed_link: /}
        - {locale: ru, name: Русский, build: false}
"""
PLUGINS = f"plugins:\n  - i18n:\n{LANGUAGES}  - nashra:\n      latest: 7\n"


def load(tmp_path: Path, text: str, **variables: str) -> settings.Settings:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: N\n{text}", encoding="utf-8")
    return settings.load(tmp_path, variables)


def codes(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    with pytest.raises(NashraError) as caught:
        load(tmp_path, text)
    return [(problem.code, problem.line) for problem in caught.value.problems]


def test_languages_come_from_i18n_in_their_order(tmp_path: Path) -> None:
    found = load(tmp_path, PLUGINS)
    assert [(language.code, language.direction) for language in found.languages] == [("uz", "ltr"), ("ar", "rtl")]
    assert found.default_language == "uz"
    assert found.site_names == {"uz": "Nashr", "ar": "N"}
    assert found.latest == 7
    with pytest.raises(KeyError):
        found.language("ru")


def test_the_address_of_the_site_comes_from_the_environment(tmp_path: Path) -> None:
    text = f"site_url: !ENV [SITE_URL, null]\n{PLUGINS}"
    assert load(tmp_path, text, SITE_URL="https://host/repo/").site_url == "https://host/repo/"
    assert load(tmp_path, text).site_url is None


def test_plugins_may_be_a_mapping_too(tmp_path: Path) -> None:
    text = "plugins:\n  i18n:\n    languages: [{locale: uz, default: true, name: O}]\n  nashra: {}\n"
    found = load(tmp_path, text)
    assert (found.latest, found.per_page, found.edit_url) == (20, 20, None)


def test_editors_can_be_led_to_the_file_on_the_hosting_site(tmp_path: Path) -> None:
    text = PLUGINS.replace("latest: 7", "edit_url: 'https://h.example/edit/main/docs/{path}'")
    assert load(tmp_path, text).edit_url == "https://h.example/edit/main/docs/{path}"


def test_tags_that_only_mkdocs_understands_do_no_harm(tmp_path: Path) -> None:
    text = f"markdown_extensions:\n  - x: {{slugify: !!python/name:os.system }}\n{PLUGINS}"
    assert load(tmp_path, text).default_language == "uz"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLUGINS.replace("latest: 7", "lates: 7"), [("settings-unknown-key-near", 10)]),
        (PLUGINS.replace("latest: 7", "zzz: 7"), [("settings-unknown-key", 10)]),
        (PLUGINS.replace("latest: 7", "latest: many"), [("settings-number", 10)]),
        (PLUGINS.replace("latest: 7", "latest: 0"), [("settings-number", 10)]),
        (PLUGINS.replace("latest: 7", "latest: true"), [("settings-number", 10)]),
        (PLUGINS.replace("latest: 7", "per_page: 0"), [("settings-number", 10)]),
        (PLUGINS.replace("latest: 7", "edit_url: https://h.example/e/"), [("settings-address", 10)]),
        (PLUGINS.replace("latest: 7", "edit_url: 'javascript:{path}'"), [("settings-address", 10)]),
        (PLUGINS.replace("latest: 7", "edit_url: [x]"), [("settings-address", 10)]),
        (PLUGINS.replace("locale: ar", "locale: qq"), [("settings-language-unknown", 6)]),
        (PLUGINS.replace("default: true, ", ""), [("settings-default-language", 2)]),
        ("plugins:\n  - nashra\n", [("settings-no-plugin", 2)]),
        ("plugins:\n  - i18n\n  - nashra\n", [("settings-no-languages", 3)]),
        ("", [("settings-no-plugin", 1), ("settings-no-plugin", 1)]),
        ("plugins: [\n", [("yaml-syntax", 3)]),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, expected: list[tuple[str, int]]) -> None:
    assert codes(tmp_path, text) == expected


def test_a_folder_without_configuration_says_so(tmp_path: Path) -> None:
    with pytest.raises(NashraError) as caught:
        settings.load(tmp_path, {})
    assert [problem.code for problem in caught.value.problems] == ["settings-missing"]


def test_a_configuration_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes("site_name: Ўз".encode("windows-1251"))
    with pytest.raises(NashraError) as caught:
        settings.load(tmp_path, {})
    assert [problem.code for problem in caught.value.problems] == ["not-utf8"]


@pytest.mark.parametrize(
    "folder", ["docs", "docs/uz", ".", "..", "../pub", "articles", "overrides", "scripts/x", "dist"]
)
def test_a_website_in_the_place_of_something_else_is_refused(tmp_path: Path, folder: str) -> None:
    assert codes(tmp_path, f"site_dir: {folder}\n{PLUGINS}") == [("settings-site-dir", 2)]


def test_a_website_may_have_another_folder_of_its_own(tmp_path: Path) -> None:
    assert load(tmp_path, f"site_dir: build/public\n{PLUGINS}").site_dir == tmp_path / "build/public"


def test_settings_that_are_no_mapping_are_named(tmp_path: Path) -> None:
    text = "plugins:\n  - i18n:\n      languages: [{locale: uz, default: true, name: O}]\n  - nashra: 5\n"
    assert codes(tmp_path, text) == [("settings-form", 5)]


@pytest.mark.parametrize(
    ("written", "uzbek", "arabic"),
    [
        ("false", None, None),
        ("https://weather.example/", "https://weather.example/", "https://weather.example/"),
        ("{uz: 'https://weather.example/a?b=c', ar: false}", "https://weather.example/a?b=c", None),
    ],
)
def test_the_way_out_leads_where_a_language_says(
    tmp_path: Path, written: str, uzbek: str | None, arabic: str | None
) -> None:
    found = load(tmp_path, PLUGINS.replace("latest: 7", f"exit: {written}"))
    assert found.exits == {"uz": uzbek, "ar": arabic}


def test_there_is_a_way_out_without_a_word_about_it(tmp_path: Path) -> None:
    assert all(target and target.startswith("https://") for target in load(tmp_path, PLUGINS).exits.values())


@pytest.mark.parametrize(
    "written", ["true", "http://weather.example/", "javascript:alert(1)", "{ru: false}", "7", "[x]"]
)
def test_a_way_out_that_is_none_is_named(tmp_path: Path, written: str) -> None:
    assert [code for code, _ in codes(tmp_path, PLUGINS.replace("latest: 7", f"exit: {written}"))] == ["settings-exit"]
