"""The folder to unpack: where to begin, and names that every system takes."""

from __future__ import annotations

import pytest

from nashra.bundles.website import safe_name, website_contents, with_safe_names
from nashra.languages import language_of
from nashra.strings import load
from tests.rich_bulletin import DOTS, LONG, OVERRIDE

LANGUAGES = [(language_of("ar", "العربية"), load("ar")[0]), (language_of("uz", "Oʻzbekcha"), load("uz")[0])]
NAMES = {"ar": "نشرة", "uz": "Axborotnoma"}
HOMES = {"ar": "index.html", "uz": "uz/index.html"}


def test_the_top_of_the_folder_holds_what_says_where_to_begin_and_nothing_else() -> None:
    contents = website_contents({"index.html": b"", "uz/index.html": b""}, LANGUAGES, NAMES, HOMES)
    top = {name for name in contents if "/" not in name}
    assert top == {
        "START-HERE.html",
        "بدء القراءة من هنا.html",
        "Oʻqishni shu yerdan boshlang.html",
        "READ-ME.ar.txt",
        "READ-ME.uz.txt",
    }
    assert b"pages/index.html" in contents["START-HERE.html"]
    assert b"pages/uz/index.html" in contents["Oʻqishni shu yerdan boshlang.html"]
    assert "http" not in contents["START-HERE.html"].decode().replace("http-equiv", "")


@pytest.mark.parametrize("name", ["index.html", "a b.png", "صورة.png", "Oʻzbekiston.jpg", "a..b.png", DOTS[1:]])
def test_usual_names_stay(name: str) -> None:
    assert safe_name(name) == name or name.startswith(".")


@pytest.mark.parametrize(
    "name",
    [
        OVERRIDE,
        LONG,
        "a\\..\\b.png",
        "c:x.png",
        "con",
        "AUX.png",
        "a?.png",
        "end.",
        "end ",
        ".hidden",
        "\u200f.png",
        "a\nb",
    ],
)
def test_names_that_some_system_misreads_are_replaced(name: str) -> None:
    new = safe_name(name)
    assert new.isascii()
    assert len(new) < 30
    assert new == safe_name(name)
    assert safe_name(new) == new
    assert new.startswith("file-")


def test_links_follow_a_file_to_its_new_name_and_others_stay() -> None:
    page = b'<img src="x/photo%20%E2%80%AEgnp.exe.png"><a href="x/ok.png">x</a><a href="https://x/photo%20">y</a>'
    pages = {"a/b.html": page, f"a/x/{OVERRIDE}": b"1", "a/x/ok.png": b"2"}
    made = with_safe_names(pages)
    (new,) = [name for name in made if name not in pages]
    assert made[new] == b"1"
    assert made["a/b.html"].decode() == page.decode().replace("x/photo%20%E2%80%AEgnp.exe.png", new.removeprefix("a/"))
