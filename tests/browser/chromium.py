"""A Chromium for the browser tests: found, or installed by ``python -m tests.browser.chromium``.

``make test`` runs this before the tests, so that installing is a step that people see, and no test does it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "NASHRA_CHROMIUM"
# The headless shell comes first: it is the same engine without the windows of a browser, and takes half the time.
NAMES = ("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
PLACES = {
    "darwin": (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    "win32": (
        "${PROGRAMFILES}/Google/Chrome/Application/chrome.exe",
        "${PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe",
        "${LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
        "${LOCALAPPDATA}/Chromium/Application/chrome.exe",
    ),
}
DEBIAN_PACKAGES = ("chromium-headless-shell", "chromium")
DEBIAN_FONTS = "fonts-noto-core"
MISSING = f"""No Chromium was found, and none could be installed. The browser tests need one. Do one of these:
  Debian, Ubuntu:  apt-get update && apt-get install -y {DEBIAN_PACKAGES[0]} {DEBIAN_FONTS}
  any system:      .venv/bin/python -m playwright install chromium    (Windows: .venv\\Scripts\\python)
  or install Chrome or Chromium by hand, and name its program: {VARIABLE}=/path/to/chrome make test"""
NO_ARABIC_FONT = f"""Note: no Noto font for Arabic was found. The tests hold without it, but screenshots show
Arabic in whatever else there is. On Debian and Ubuntu: apt-get install -y {DEBIAN_FONTS}"""


class NoChromiumError(Exception):
    """There is no Chromium; the message says what to do about it."""


def find(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Give the program of a Chromium that starts: the one named by ``NASHRA_CHROMIUM``, else the first usual one.

    Must not be called while Playwright runs, because it may have to ask Playwright.
    Raises ``NoChromiumError``.
    """
    if named := environment.get(VARIABLE):
        if starts(Path(named), platform):
            return Path(named)
        raise NoChromiumError(f"{VARIABLE} names {named}, which is no browser that starts.")
    for candidate in [*on_path(environment), *in_usual_places(platform), *of_playwright()]:
        if starts(candidate, platform):
            return candidate
    raise NoChromiumError(MISSING)


def on_path(environment: Mapping[str, str]) -> list[Path]:
    """Browsers that can be called by name."""
    found = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    return [Path(program) for program in found if program]


def in_usual_places(platform: str) -> list[Path]:
    """Where installers put browsers on systems that do not add them to the path."""
    return [Path(os.path.expandvars(place)).expanduser() for place in PLACES.get(platform, ())]


def of_playwright() -> list[Path]:
    """The build that ``playwright install chromium`` downloads, whether or not it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return [Path(playwright.chromium.executable_path)]


def starts(program: Path, platform: str) -> bool:
    """Tell whether the program runs; Ubuntu's ``chromium-browser`` is a script that only speaks of snaps."""
    if not program.is_file():
        return False
    if platform == "win32":  # there `chrome.exe --version` opens a window
        return True
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


def install() -> None:
    """Install Debian's Chromium where this process may, else Playwright's own; never raises for a failure."""
    for package in DEBIAN_PACKAGES if may_use_apt() else ():
        apt(package, DEBIAN_FONTS)
        if any(starts(candidate, sys.platform) for candidate in on_path(os.environ)):
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def may_use_apt() -> bool:
    """Only root installs packages, and only where apt is: nobody's own machine is changed behind their back."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt(*packages: str) -> None:
    """Install Debian packages; a failure shows in apt's own words."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-q", *command], env=environment, check=False)


def has_arabic_font() -> bool:
    """Tell whether the screenshots will show Arabic as most readers see it; only Linux may lack the fonts."""
    if not sys.platform.startswith("linux"):
        return True
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=ar", "family"], capture_output=True, text=True, check=False)
    return "Noto" in listed.stdout


def main() -> int:
    """Find a Chromium or install one, then the fonts; 0 when there is one at the end."""
    try:
        find()
    except NoChromiumError:
        if VARIABLE not in os.environ:
            print("Installing Chromium for the browser tests (once) …", flush=True)
            install()
    try:
        program = find()
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    if not has_arabic_font() and may_use_apt():
        apt(DEBIAN_FONTS)
    if not has_arabic_font():
        print(NO_ARABIC_FONT, file=sys.stderr)
    print(f"Browser tests use {program}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
