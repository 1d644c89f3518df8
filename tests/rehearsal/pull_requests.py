"""The bulletin of the rehearsal, and the pull requests that editors and others make to it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from tests import projects, raw_texts
from tests.bulletins import Bulletin
from tests.conftest import PROJECT
from tests.rehearsal.hosting_site import HostingSite
from tests.rehearsal.runner import git

PROGRAMS = ("Makefile", "pyproject.toml", "requirements.txt", "requirements-test.txt", ".gitignore", ".gitattributes")
THEMES = """\
prevention:
  label: {uz: Oldini olish, ar: الوقاية}
  description: {uz: Tushuntirish ishlari., ar: التوعية.}
  phrases: {uz: {specific: [tushuntirish ishlari]}}
policy:
  label: {uz: Siyosat, ar: السياسات}
  description: {uz: Qonunlar va rejalar., ar: القوانين والخطط.}
  phrases: {uz: {specific: [yangi qonun]}}
"""
ORIGINAL = "docs/uz/articles/2026/asl-maqola.md"
TRANSLATION = "docs/ar/articles/2026/asl-maqola.md"
PARAGRAPH = "Maktablarda tushuntirish ishlari boshlandi. Ular butun yil davom etadi."
TRANSLATED = "بدأت أعمال التوعية في المدارس. وهي تستمر طوال العام."
SIDECAR = 'date: 2024-04-23\ntags: [prevention]\nslug: dastlabki-fayldan\ntitle: "Dastlabki fayldan olingan maqola"\n'
INJECTION = "@everyone [x](https://evil.example) <img src=x onerror=alert(1)> #1 ::error::no %0A::warning::no `~|"


def article(title: str, body: str, *, tags: str = "[prevention]") -> str:
    """Give the text of an article as an editor writes it."""
    return f'---\ntitle: "{title}"\nadded: 2026-11-21\ntags: {tags}\n---\n\n{body}\n'


NEWS = "Parlament yangi qonun qabul qildi. U kuchga kirdi."
CASES: dict[str, dict[str, str]] = {
    "good-article": {"docs/uz/articles/2026/yaxshi.md": article("Yaxshi maqola", NEWS)},
    "raw-file": {"articles/yangilik.txt": raw_texts.article(3), "articles/yangilik.yml": SIDECAR},
    "bad-front-matter": {
        "docs/uz/articles/2026/xato.md": '---\ntitle: "Xato"\nadded: 21.11.2026\nmavzu: x\n---\n\nMatn shu yerda.\n'
    },
    "wrong-theme": {
        "docs/ar/articles/2026/khata.md": article("مقالة", "نص المقالة هنا، وهو نص قصير.", tags="[preventoin]")
    },
    "hostile-file": {
        "docs/uz/articles/2026/hujum.md": article(
            INJECTION.replace('"', "'"), f"{INJECTION}\n\nBu oddiy matn, unda hech narsa yoʻq."
        ),
        "docs/uz/articles/2026/a\n::error::b%0A@everyone.md": "---\ntitle: '@everyone'\n---\n",
        "articles/c\n::warning file=x::%0A<b>.txt": "x",
    },
    "stale-translation": {
        ORIGINAL: article("Asl maqola", f"{PARAGRAPH}\n\nKeyin dastur viloyatlarga ham yetib bordi."),
    },
}


def make_repository(origin: Path) -> None:
    """Make the repository of a bulletin with one article and its translation, as the hosting site keeps it."""
    tree = origin.with_name("tree")
    bulletin = Bulletin(tree)
    shutil.copytree(PROJECT / "overrides", tree / "overrides")
    shutil.copytree(PROJECT / ".github", tree / ".github")
    for name in PROGRAMS:
        shutil.copy2(PROJECT / name, tree / name)
    for name in ("run.py", "workflows.py"):
        bulletin.write(f"scripts/{name}", (PROJECT / "scripts" / name).read_bytes())
    bulletin.write("docs/themes.yml", THEMES)
    bulletin.write("articles/README", "")
    (tree / "articles/README").rename(tree / "articles/.keep")
    bulletin.write("docs/uz/index.md", '---\ntitle: "Bosh sahifa"\n---\n\nXush kelibsiz.\n')
    bulletin.write("docs/ar/index.md", '---\ntitle: "الصفحة الرئيسية"\n---\n\nأهلا وسهلا.\n')
    bulletin.write(ORIGINAL, article("Asl maqola", PARAGRAPH))
    projects.nashra(tree, "translate", ORIGINAL, "--to", "ar", check=True)
    path = tree / TRANSLATION
    begun = path.read_text("utf-8").replace("Asl maqola", "المقالة الأصلية").replace(PARAGRAPH, TRANSLATED)
    path.write_text(re.sub(r"by: ?\S*", "by: Maryam", begun).replace("reviewed: false", "reviewed: true"), "utf-8")
    projects.nashra(tree, "check", check=True)
    git(tree, "init", "--quiet")
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "-m", "Begin a bulletin")
    git(tree.parent, "clone", "--quiet", "--bare", str(tree), str(origin))
    shutil.rmtree(tree)


def open_pull_request(origin: Path, folder: Path, name: str, site: HostingSite, *, fork: bool) -> dict[str, Any]:
    """Push the change of a case as an editor would, and give what a run is told about its pull request."""
    tree = folder / f"clone-of-{name}"
    git(folder, "clone", "--quiet", str(origin), str(tree))
    git(tree, "checkout", "--quiet", "-b", name)
    for path, text in CASES[name].items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_bytes(text.encode())
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "-m", f"Try: {name}")
    head, base = git(tree, "rev-parse", "HEAD").strip(), git(tree, "rev-parse", "main").strip()
    # A fork's commits are known to the repository by the pull request alone.
    git(tree, "push", "--quiet", "origin", f"HEAD:{'refs/pull/7/head' if fork else f'refs/heads/{name}'}")
    git(tree, "checkout", "--quiet", "main")
    git(tree, "merge", "--quiet", "--no-ff", "-m", "Merge", head)
    git(tree, "push", "--quiet", "origin", "HEAD:refs/pull/7/merge")
    repository = {"full_name": "somebody/bulletin" if fork else "editors/bulletin"}
    request = {"number": 7, "head": {"ref": name, "sha": head, "repo": repository}, "base": {"sha": base}}
    site.pulls["7"] = {"state": "open", "head": {"sha": head}}
    return {
        "event": {"pull_request": request},
        "repository": "editors/bulletin",
        "token": "",
        "sha": git(tree, "rev-parse", "HEAD").strip(),
    }
