"""A little bulletin with every case that feeds, metadata and redirects must tell apart, and its built editions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from nashra import strings
from nashra.content.catalogue import wording_digest
from tests.bulletins import Bulletin

SITE_URL = "https://host.example/repo/"
OVERRIDES = Path(__file__).resolve().parent.parent / "overrides"
PROBES = ("assets/js/probe.js", "assets/jquery.ui.js", "js/probe.js")
HOSTILE = 'Tom & Jerry </script><script>alert(1)</script> "q" <!--'
BODY = """Birinchi xatboshi: [ikkinchi](two.md) va [tashqi](https://else.example/a?b=1&c=2), izoh[^1].

<script>alert("body")</script>

![Rasm](one/map.png) \u0007 <a href="javascript:alert(1)" onclick="alert(2)">yomon</a>

| a | b |
|---|--:|
| 1 | 2 |

[^1]: Izoh matni.
"""


def write(root: Path) -> Bulletin:
    """Write the bulletin: Uzbek is the default language, Arabic has a translation, English nothing but its home."""
    bulletin = Bulletin(root, ("uz", "ar", "en"))
    dress(root)
    bulletin.article(
        "uz",
        "2024/one",
        title=HOSTILE.replace('"', '\\"'),
        body=BODY,
        summary='"Qisqa & aniq."',
        date="2024-04-23",
        added="2026-11-20",
        updated="2026-11-21",
        tags="[policy, prevention]",
        source="{publisher: Reuters, author: 'A. Muallif', url: 'https://source.example/1?a=1&b=2'}",
        aliases="[2023/oldest, 2024/older]",
    )
    digest = wording_digest(HOSTILE, f"\n{BODY}\n", "uz")
    bulletin.translation("ar", "2024/one", "uz", digest)
    bulletin.write("docs/uz/articles/2024/one/map.png", b"\x89PNG\r\n\x1a\n")
    bulletin.article("uz", "2024/two", title="Ikkinchi", added="2026-11-19", tags="[prevention]")
    bulletin.article("ar", "2026/three", title="ثالث", added="2026-11-18", aliases="[2026/former-three]")
    bulletin.article("uz", "2026/draft", title="Qoralama", draft="true", aliases="[2026/former-draft]")
    bulletin.article("uz", "2026/gone", title="Olingan", withdrawn="Xato.", aliases="[2026/former-gone]")
    bulletin.write("docs/uz/about.md", '---\ntitle: "Biz haqimizda"\n---\n\nBiz.\n')
    bulletin.write("docs/ar/about.md", '---\ntitle: "من نحن"\n---\n\nنحن.\n')
    return bulletin


def dress(root: Path) -> None:
    """Give a bulletin the theme, with files of two-letter names in it, which static-i18n takes for languages."""
    shutil.copytree(OVERRIDES, root / "overrides")
    for path in PROBES:
        (root / "overrides" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "overrides" / path).write_text("// nothing\n", "utf-8")


def build(root: Path, site: Path, *options: str) -> Path:
    """Build one edition as ``nashra build`` and ``nashra bundle`` do, in a process of its own."""
    return _whole(run_python("-m", "nashra.mkdocs_plugin", *options, *_places(root, site)), site)


def build_with_mkdocs(root: Path, site: Path) -> Path:
    """Build the website as people do who know MkDocs and not us."""
    return _whole(run_mkdocs(root, site), site)


def run_mkdocs(root: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Run plain MkDocs, which may fail."""
    return run_python("-m", "mkdocs", "build", "--strict", *_places(root, site))


def run_python(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def contents(site: Path) -> dict[str, bytes]:
    """Read all files of a site by their paths."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def words(codes: Iterable[str]) -> dict[str, strings.Strings]:
    """Give the interface words of languages."""
    return {code: strings.load(code)[0] for code in codes}


def _places(root: Path, site: Path) -> list[str]:
    return ["--config-file", str(root / "mkdocs.yml"), "--site-dir", str(site)]


def _whole(done: subprocess.CompletedProcess[str], site: Path) -> Path:
    assert done.returncode == 0, f"{done.args}\n{done.stdout}{done.stderr}"
    return site
