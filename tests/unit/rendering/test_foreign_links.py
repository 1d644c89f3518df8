"""A link into another language says so where it stands."""

from __future__ import annotations

from markdown import Markdown

from nashra.languages import language_of
from nashra.rendering.extensions import InterfaceTitles, extension_names, extension_settings
from nashra.rendering.foreign_links import LinkTarget

MARK = '<bdi class="tongue" dir="rtl" lang="ar">العربية</bdi>'


def html(text: str, href: str | None = "../ar/x/") -> str:
    def resolve(found: str) -> LinkTarget | None:
        targets = {"x.md": LinkTarget(href, language_of("ar", "العربية")), "near.md": LinkTarget("../themes/")}
        return targets.get(found)

    settings = extension_settings(InterfaceTitles("uz", {}, "{number}"), resolve)
    return Markdown(extensions=extension_names(), extension_configs=settings).convert(text)


def test_the_link_bears_the_name_of_the_language() -> None:
    assert html("Bu [maqola](x.md).") == (
        f'<p>Bu <a class="foreign" href="../ar/x/" hreflang="ar">maqola {MARK}</a>.</p>'
    )


def test_markup_in_the_words_of_the_link_stays() -> None:
    assert f"<strong>maqola</strong> {MARK}</a>" in html("[**maqola**](x.md)")


def test_links_by_reference_and_with_attributes_are_found_too() -> None:
    assert 'class="wide foreign"' in html("[maqola][1]{.wide}\n\n[1]: x.md")


def test_what_cannot_be_reached_keeps_its_words_and_is_no_link() -> None:
    assert html("[maqola](x.md)", None) == f'<p><span class="foreign">maqola {MARK}</span></p>'


def test_what_leads_elsewhere_in_the_same_language_needs_no_mark() -> None:
    assert html("[mavzu](near.md)") == '<p><a href="../themes/">mavzu</a></p>'


def test_other_links_and_code_stay_as_they_are() -> None:
    assert html("[a](y.md)") == '<p><a href="y.md">a</a></p>'
    assert "x.md" in html("`[a](x.md)`")
