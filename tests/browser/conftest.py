"""Fixtures for tests in a real browser. Every test that uses ``visit`` also holds what is true of each page:

no request leaves this machine, and the console stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests import mixed_bulletin, projects, publication
from tests.browser import chromium, search_bulletin
from tests.browser.painting import Painted, paint
from tests.browser.server import serving
from tests.browser.tour import DESK, Edition, Tour, take

HERE = Path(__file__).parent
SCREENSHOTS = HERE.parent.parent / "screenshots"
# Playwright makes a new profile folder for each launch, and adds --headless and --no-sandbox itself.
FLAGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A picture of more than the window would show what sticks to its edge in the middle of the page, and leave out what the
# browser sets only when a reader comes near.
AS_A_WHOLE = """() => {
  document.querySelector('.exit')?.style.setProperty('position', 'static');
  for (const element of document.body.querySelectorAll('*'))
    if (getComputedStyle(element).contentVisibility === 'auto') element.style.contentVisibility = 'visible';
}"""
LOCAL_SCHEMES = {"about", "blob", "data", "file"}

Serve = Callable[..., str]
Visit = Callable[..., "View"]


@dataclass
class View:
    """A page in the browser and what happened while it was open."""

    page: Page
    requests: list[str] = field(default_factory=list)
    """Addresses asked for, in order."""
    refused: list[str] = field(default_factory=list)
    """Those among them that lead to another machine; none was let through."""
    console: list[str] = field(default_factory=list)
    """Errors and warnings of the console, and uncaught exceptions. A test that expects some clears them."""

    def screenshot(self, name: str) -> Path:
        """Keep the whole page as ``screenshots/<name>.png``, for people to look at."""
        path = SCREENSHOTS / f"{name}.png"
        self.page.evaluate(AS_A_WHOLE)
        self.page.screenshot(path=path, full_page=True)
        return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder that asks for the browser, so that none is forgotten."""
    for item in items:
        if HERE in item.path.parents and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a test process; a missing one fails the tests and says how to get it."""
    try:
        program = chromium.find()
    except chromium.NoChromiumError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program, args=FLAGS) as launched:
        yield launched


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open an address as a reader with a clean profile: ``visit(url, width=360, scheme="light", scripts=True)``."""
    views: list[View] = []
    with ExitStack() as stack:

        def opened(
            url: str, *, width: int = 360, scheme: Literal["light", "dark"] = "light", scripts: bool = True
        ) -> View:
            context = stack.enter_context(
                browser.new_context(
                    viewport={"width": width, "height": 800},
                    color_scheme=scheme,
                    java_script_enabled=scripts,
                )
            )
            view = watched(context)
            views.append(view)
            view.page.goto(url)
            return view

        yield opened
    for view in views:
        assert not view.refused, "the page asks other machines"
        assert not view.console, "the console has errors or warnings"


def watched(context: BrowserContext) -> View:
    """Open a page that lets nothing through to other machines and keeps account of what it does."""
    view = View(context.new_page())

    def note_request(request: Request) -> None:
        view.requests.append(request.url)
        if leaves_machine(request.url):
            view.refused.append(request.url)

    def note_message(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            view.console.append(f"{message.type}: {message.text}")

    context.route(leaves_machine, lambda route: route.abort())
    context.route_web_socket(leaves_machine, lambda socket: view.refused.append(socket.url))
    context.on("request", note_request)
    view.page.on("console", note_message)
    view.page.on("pageerror", lambda error: view.console.append(f"exception: {error}"))
    return view


def leaves_machine(url: str) -> bool:
    """Tell whether an address leads to another machine."""
    parts = urlsplit(url)
    return parts.scheme not in LOCAL_SCHEMES and parts.hostname != "127.0.0.1"


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder on the loopback and give its address: ``serve(folder, prefix="/repo/")``."""
    with ExitStack() as stack:
        yield lambda folder, prefix="/repo/": stack.enter_context(serving(folder, prefix))


@pytest.fixture(scope="session")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundles of the built project, unpacked as a reader does; only read."""

    def make(folder: Path) -> None:
        for archive in sorted((built / "dist").glob("*.zip")):
            with ZipFile(archive) as opened:
                opened.extractall(folder)

    return projects.made_once(tmp_path_factory, "unpacked", make)


@pytest.fixture(scope="session")
def editions(built: Path, unpacked: Path, serve: Serve) -> dict[str, Edition]:
    """Every way to read the bulletin, by name: ``site`` over http below a prefix, each bundle from files."""
    published = publication.read(built)
    codes = tuple(language.code for language in published.languages)
    site = built / "site"
    found = {"site": Edition("site", serve(site), site, published, codes, directories=True)}
    for name, included in {"all": codes, **{code: (code,) for code in codes}}.items():
        folder = unpacked / f"nashra-{name}" / "pages"
        found[name] = Edition(name, f"{folder.as_uri()}/", folder, published, included, directories=False)
    return found


@pytest.fixture(scope="session", params=["site", "all", "uz", "ar"])
def tour(request: pytest.FixtureRequest, editions: dict[str, Edition], browser: Browser) -> Iterator[Tour]:
    """What the pages of one edition show; one tour an edition and test process."""
    with browser.new_context() as context:
        yield take(editions[request.param], watched(context))


@pytest.fixture(scope="session")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bulletin of ``mixed_bulletin``, built; only read."""
    return projects.made_once(tmp_path_factory, "mixed", mixed_bulletin.make)


@pytest.fixture(scope="session")
def mixed_site(mixed: Path, serve: Serve) -> str:
    """The address of its website."""
    return serve(mixed / "site")


@pytest.fixture(scope="session")
def painted(mixed_site: str, browser: Browser) -> Painted:
    """What each of its pages paints at the width of a desk; one round a test process."""
    with browser.new_context(viewport={"width": DESK, "height": 900}) as context:
        return paint(context.new_page(), mixed_site)


@pytest.fixture(scope="session")
def searchable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website of ``search_bulletin``; only read."""
    return search_bulletin.built(tmp_path_factory)


@pytest.fixture(scope="session")
def searchable_site(searchable: Path, serve: Serve) -> str:
    """Its address."""
    return serve(searchable)
