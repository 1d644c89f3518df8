"""A page weighs the same in a bulletin of 10 articles and in one of 5,000, rendered as the build does."""

from __future__ import annotations

import datetime
import gzip
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest

from nashra import strings
from nashra.content.tree import read_content
from nashra.mkdocs_plugin.templates import equip
from nashra.publishing.addresses import Addresses
from nashra.publishing.metadata import described
from nashra.publishing.page_assets import PageAssets
from nashra.publishing.page_views import page_view
from nashra.publishing.pages import Edition, place_of
from nashra.publishing.stylesheet import PARTS
from tests.bulletins import Bulletin

FIRST_DAY = datetime.date(2020, 1, 1)
FEW, MANY = 10, 5000
LARGEST_GROWTH = 0.02
TEMPLATES = {"articles/2021/a0007.md": "article.html", "index.md": "home.html", "safety.md": "main.html"}


def edition(bulletin: Bulletin, number: int) -> Edition:
    """An edition with this many articles like the one that the bulletin has."""
    settings = bulletin.settings()
    catalogue = read_content(settings).catalogue
    (model,) = catalogue.articles
    articles = tuple(
        replace(
            model,
            path=f"2021/a{index:04}",
            title=f"Maqola {index:04}",
            added=FIRST_DAY + datetime.timedelta(days=index % 1500),
        )
        for index in range(number)
    )
    words = {language.code: strings.load(language.code)[0] for language in settings.languages}
    addresses = Addresses("uz", site_url="https://h.example/r/")
    return Edition(settings, replace(catalogue, articles=articles), addresses, words, ("uz", "ar"), downloads=())


def weight(made: Edition, project: Path, uri: str) -> int:
    """Render a page and pack it."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(project / "overrides"))  # noqa: S701 # as MkDocs does
    equip(environment)
    place = place_of(made.catalogue, made.settings.language("uz"), uri)
    view = described(made, place, page_view(made, place, [], strings.load("uz")[1]), "<p>Matn.</p>")
    styles = {part.name: (project / f"overrides/styles/{part.name}.css").read_text("utf-8") for part in PARTS}
    content = "<p>Matn.</p>" if uri != "index.md" else ""
    context = PageAssets(styles, "").context(view.kind, content, view.assets)
    page = environment.get_template(TEMPLATES[uri]).render(view=view, page=SimpleNamespace(content=content), **context)
    return len(gzip.compress(page.encode(), 9))


@pytest.mark.parametrize("uri", TEMPLATES)
def test_a_page_does_not_grow_with_the_bulletin(tmp_path: Path, project: Path, uri: str) -> None:
    bulletin = Bulletin(tmp_path)
    # As many as the home page lists, so that only the bulletin grows and not the list.
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace("- nashra", "- nashra: {latest: 10}"), "utf-8")
    bulletin.article("uz", "2021/a0000", title="Maqola", tags="[prevention]")
    few, many = (weight(edition(bulletin, number), project, uri) for number in (FEW, MANY))
    assert abs(many - few) <= LARGEST_GROWTH * few, f"{few} bytes, then {many}"
