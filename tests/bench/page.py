"""What a reader's first article costs: bytes, requests, LCP, blocking time; ``python -m tests.bench.page [runs]``.

The bulletin's own website beside plain Material for MkDocs with static-i18n and its search, made of the same
articles. A phone of 360 px opens an article with nothing in its cache, the processor is slowed down four times, and
the network is that of DevTools' throttling: three pairs of latency and throughput. Servers pack what they send. Other
machines do not answer, which favours plain Material: its fonts would come from one. Axe counts the broken rules.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Route, sync_playwright

from tests import projects, publication
from tests.browser import chromium
from tests.browser.server import serving

PROJECT = Path(__file__).resolve().parent.parent.parent
NETWORKS = ((562.5, 1475), (1125, 630), (2000, 400))
"""Milliseconds of latency, and kilobits a second."""
SLOWER = 4
PLAIN = """site_name: Plain
theme: {name: material}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: uz, name: Oʻzbekcha, default: true}
        - {locale: ar, name: العربية}
"""
FRONT_MATTER = re.compile(r"\A---\n.*?^title: (.*?)$.*?^---$", re.DOTALL | re.MULTILINE)
MEASURED = """() => new Promise((done) => {
  let paint = 0, blocked = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) paint = entry.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) blocked += Math.max(0, task.duration - 50);
  }).observe({ type: "longtask", buffered: true });
  setTimeout(() => done([paint, blocked]), 500);
})"""


@dataclass
class Visit:
    """What one visit cost; ``paint`` and ``blocked`` in milliseconds."""

    sizes: list[float] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    paint: float = 0
    blocked: float = 0


def main(runs: int) -> None:
    """Build both, and print their figures for an article in each language."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = build(Path(folder, "ours")), build_plain(Path(folder, "plain"))
        program = chromium.find()
        print(f"load of this machine at the beginning: {os.getloadavg()[0]:.1f} with {os.cpu_count()} processors")
        with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program) as browser:
            for language in publication.read(PROJECT).languages:
                article = publication.read(PROJECT).articles_in(language.code)[0].key
                path = f"{'' if language.code == 'uz' else f'{language.code}/'}{article}/"
                for name, site in (("Nashra", ours), ("plain Material", plain)):
                    with serving(site, packed=True) as base:
                        print_figures(browser, f"{name}, {language.code}", base + path, runs)


def build(folder: Path) -> Path:
    """Make the bulletin's website."""
    project = projects.copy(PROJECT, folder)
    projects.nashra(project, "build", environment={"SITE_URL": projects.SITE_URL}, check=True)
    return project / "site"


def build_plain(folder: Path) -> Path:
    """Make a website of the same articles as anybody would with the same packages and no theme of their own."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")
    for language in ("uz", "ar"):
        shutil.copytree(PROJECT / "docs" / language, folder / "docs" / language)
    for path in folder.rglob("*.md"):
        path.write_text(
            re.sub(
                r"\A---\n.*?^title: (.*?)$.*?^---$", r"# \1", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
            )
        )
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "site"


def print_figures(browser: Browser, name: str, url: str, runs: int) -> None:
    """Print what an article costs on each network, the median of some visits, and the rules that axe finds broken."""
    print(f"{name}: {broken_rules(browser, url)} rules of axe broken")
    for latency, throughput in NETWORKS:
        visits = [visit(browser, url, latency, throughput) for _ in range(runs)]
        paint, blocked = (statistics.median(getattr(one, key) for one in visits) for key in ("paint", "blocked"))
        sizes, asked = visits[0].sizes, len(visits[0].asked)
        print(
            f"  {latency:6.1f} ms, {throughput:4} kbit/s: {sum(sizes) / 1000:6.1f} kB, {asked:2} requests,"
            f" LCP {paint / 1000:.2f} s, TBT {blocked:.0f} ms"
        )


def visit(browser: Browser, url: str, latency: float, throughput: float) -> Visit:
    """Open a page with nothing in the cache, on a slow network and a slow processor."""
    found = Visit()
    with phone(browser) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        bytes_a_second = throughput * 1000 / 8
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": latency,
                "downloadThroughput": bytes_a_second,
                "uploadThroughput": bytes_a_second,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        session.on("Network.requestWillBeSent", lambda event: note(found.asked, event["request"]["url"]))
        session.on("Network.loadingFinished", lambda event: found.sizes.append(event["encodedDataLength"]))
        page.goto(url, wait_until="load", timeout=120_000)
        page.wait_for_load_state("networkidle", timeout=120_000)
        found.paint, found.blocked = page.evaluate(MEASURED)
    return found


def note(asked: list[str], url: str) -> None:
    """Keep an address that is asked for; data inside a page is no request."""
    if not url.startswith(("data:", "blob:")):
        asked.append(url)


def broken_rules(browser: Browser, url: str) -> int:
    """Count the rules of axe that a page breaks, best practices among them."""
    with phone(browser) as context:
        page = context.new_page()
        page.goto(url, wait_until="load")
        found: dict[str, Any] = Axe().run(page).response
        return len(found["violations"])


def phone(browser: Browser) -> BrowserContext:
    """Make a clean profile on a phone that reaches this machine only."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.route(lambda url: "127.0.0.1" not in url, refuse)
    return context


def refuse(route: Route) -> None:
    """Let nothing through to other machines."""
    route.abort()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
