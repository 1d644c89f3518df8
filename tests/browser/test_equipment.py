"""The equipment of the browser tests: it must refuse what it promises to refuse, or other tests prove nothing."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.browser import chromium
from tests.browser.conftest import Serve, Visit

PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">{}</html>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "about").mkdir()
    (folder / "empty").mkdir()
    (folder / "index.html").write_text(PAGE.format('<p id="here">home<script src="a.js"></script>'), "utf-8")
    (folder / "a.js").write_text("document.title = 'run'", "utf-8")
    (folder / "about" / "index.html").write_text(PAGE.format("about"), "utf-8")
    (folder / "404.html").write_text(PAGE.format("nothing here"), "utf-8")
    (folder / "nosy.html").write_text(PAGE.format('<img alt="" src="http://example.org/pixel.png">'), "utf-8")
    (folder / "noisy.html").write_text(PAGE.format("<script>console.error('oh')</script>"), "utf-8")
    return folder


@pytest.mark.parametrize("path", ["", "about/", "about"])
def test_the_server_serves_pages_below_its_prefix(serve: Serve, folder: Path, path: str) -> None:
    with urlopen(serve(folder, prefix="/repo/") + path) as answer:
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["missing", "empty/", "/about/"])
def test_the_server_knows_no_other_pages(serve: Serve, folder: Path, path: str) -> None:
    base = serve(folder, prefix="/repo/")
    with pytest.raises(HTTPError) as caught:
        urlopen(base.removesuffix("/repo/") + path if path.startswith("/") else base + path)
    with caught.value as error:
        assert error.code == HTTPStatus.NOT_FOUND
        assert b"nothing here" in error.read()


def test_pages_open_from_http_and_from_files(serve: Serve, folder: Path, visit: Visit) -> None:
    for base in (serve(folder), f"{folder.as_uri()}/"):
        view = visit(f"{base}index.html")
        assert view.page.title() == "run"
        assert view.requests == [f"{base}index.html", f"{base}a.js"]


def test_pages_open_without_scripts(folder: Path, visit: Visit) -> None:
    assert visit((folder / "index.html").as_uri(), scripts=False).page.title() == "t"


def test_a_request_to_another_machine_is_refused_and_recorded(serve: Serve, folder: Path, visit: Visit) -> None:
    view = visit(f"{serve(folder)}nosy.html")
    assert view.refused == ["http://example.org/pixel.png"]
    assert "ERR_FAILED" in view.console[0]
    view.refused.clear()
    view.console.clear()


def test_messages_of_the_console_are_recorded(serve: Serve, folder: Path, visit: Visit) -> None:
    view = visit(f"{serve(folder)}noisy.html")
    assert view.console == ["error: oh"]
    view.console.clear()


def test_a_named_browser_that_does_not_start_is_an_error(tmp_path: Path) -> None:
    named = tmp_path / "chrome"
    with pytest.raises(chromium.NoChromiumError, match="NASHRA_CHROMIUM names"):
        chromium.find({"NASHRA_CHROMIUM": str(named)})


def test_a_missing_browser_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "of_playwright", lambda: [Path("not-there")])
    with pytest.raises(chromium.NoChromiumError) as caught:
        chromium.find({"PATH": ""}, platform="other")
    for words in ("apt-get install -y chromium", "playwright install chromium", "NASHRA_CHROMIUM="):
        assert words in str(caught.value)
