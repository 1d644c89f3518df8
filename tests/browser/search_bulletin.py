"""The bulletin that tests of the search page ask: few articles, one of them hostile."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests import projects
from tests.bulletins import Bulletin
from tests.search.corpus import PROJECT

if TYPE_CHECKING:
    from tests.browser.conftest import View, Visit

LONG = "\n\n".join(
    [
        *["Birinchi boʻlimda hech narsa yoʻq, faqat oddiy gaplar bor."] * 30,
        "Shundan soʻng uzoq safardan qaytgan savdogarlar haqida gap ketadi va hammasi tugaydi, ammo uyning toʻrida,",
        "eng koʻrinadigan joyda, katta bobomizdan qolgan qadimiy va chiroyli samovarlar turadi.",
    ]
)


def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site, built once a test run."""

    def make(folder: Path) -> None:
        folder.mkdir(parents=True)
        made = Bulletin(folder)
        shutil.copytree(PROJECT / "overrides", folder / "overrides")
        made.article(
            "uz",
            "2026/hostile",
            title="Gilam &amp; <b>qora</b>",
            body="`<script>alert(3)</script>` gilamlar +998 71 123-45-67",
        )
        made.article(
            "uz", "2025/older", title="Eski xabar", body="Oʻzbek gilamlari haqida.", date="2025-02-01", tags="[policy]"
        )
        made.article("ar", "2026/arabic", title="خبر عن السجاد", body="رقم +998 71 123-45-67 في OSCE, UNODC عن السجاد.")
        for number in range(14):
            made.article(
                "uz",
                f"2024/many-{number}",
                title=f"Xabar {number}",
                body="Choynak haqida.",
                date=f"2024-03-{number + 1:02}",
            )
        made.article("uz", "2026/long", title="Uzun xabar", body=LONG)
        made.article("uz", "2023/original", title="Title", body="Body.")
        made.translation("ar", "2023/original", "uz", "f" * 64)
        projects.nashra(folder, "build", check=True)

    return projects.made_once(tmp_path_factory, "search-bulletin", make) / "site"


def searched(visit: Visit, address: str, query: str, **options: object) -> View:
    view = visit(f"{address}?q={quote(query)}", **options)
    expect(view.page.locator("#search-status")).not_to_be_empty()
    return view


def titles(view: View) -> list[str]:
    return view.page.locator("#results h3 a").all_inner_texts()
