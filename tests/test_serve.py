"""``nashra serve``: problems are shown on the pages they are about, while an editor mends them."""

from __future__ import annotations

import html
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests import publication

PATIENCE = 60.0
"""Seconds after which a preview that has not answered as it should never will."""
SHORT_PATIENCE = 5.0
"""Seconds after which to look again whether it answers."""


class Preview:
    """A running ``nashra serve``, and all it has said."""

    def __init__(self, project: Path, process: subprocess.Popen[str], base: str) -> None:
        self.project = project
        self.process = process
        self.base = base
        self.said = ""
        self.ended = False
        self.news = threading.Condition()
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self) -> None:
        """Take down what the preview says, and tell whoever waits for it."""
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                with self.news:
                    self.said += line
                    self.news.notify_all()
        with self.news:
            self.ended = True
            self.news.notify_all()

    def write(self, path: Path, text: str) -> None:
        """Change a file, and again as long as the preview, which may have only just begun to watch, takes no notice."""
        noticed = self.said.count("Detected file changes")
        deadline = time.monotonic() + PATIENCE
        while self.said.count("Detected file changes") == noticed:
            assert time.monotonic() < deadline, f"the preview does not notice changes:\n{self.said}"
            path.write_text(text, "utf-8")
            self.hears_more(len(self.said), SHORT_PATIENCE)

    def read(self, path: str) -> str:
        """Give a page; it is empty while there is none."""
        try:
            with urlopen(self.base + path, timeout=SHORT_PATIENCE) as answer:
                text: str = answer.read().decode()
                return text
        except HTTPError as error:
            error.close()
        except (URLError, ConnectionError, TimeoutError):
            pass
        return ""

    def until(self, path: str, holds: Callable[[str], bool]) -> str:
        """Ask for a page, and again whenever the preview has said something, until it is as expected; give it."""
        deadline = time.monotonic() + PATIENCE
        while True:
            heard = len(self.said)
            page = self.read(path)
            if page and holds(page):
                return page
            assert "An error happened during the rebuild" not in self.said, self.said
            if not self.hears_more(heard, deadline - time.monotonic()):
                pytest.fail(f"{path} never came right:\n{page}\n{self.said}")

    def hears_more(self, heard: int, seconds: float) -> bool:
        """Wait until the preview says something; false when it has stopped, or says nothing for so long."""
        with self.news:
            return self.news.wait_for(lambda: self.ended or len(self.said) > heard, seconds) and not self.ended

    def stop(self) -> None:
        """Stop it as Ctrl+C does in a terminal; by force when it does not heed that."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            raise
        finally:
            self.listener.join(PATIENCE)


@pytest.fixture
def start(project_copy: Path) -> Iterator[Callable[[], Preview]]:
    """Start the preview of the copy of the project; it is stopped at the end."""
    started: list[Preview] = []

    def preview() -> Preview:
        address = f"127.0.0.1:{free_port()}"
        with heeding_interrupts():
            process = subprocess.Popen(
                [sys.executable, "-m", "nashra", "serve", "--address", address],
                cwd=project_copy,
                env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                start_new_session=True,
            )
        started.append(Preview(project_copy, process, f"http://{address}/"))
        return started[-1]

    yield preview
    for running in started:
        running.stop()


@contextmanager
def heeding_interrupts() -> Iterator[None]:
    """Let a child process heed Ctrl+C also where the tests run in the background and do not."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def broken(text: str) -> str:
    """Give the text of a content file with broken front matter."""
    return text.replace('title: "', 'title: "“a” "b": ', 1)


def problems_shown(page: str) -> str:
    """The box with problems, empty when there is none."""
    box = re.search(r'<section class="problems".*?</section>', page, re.DOTALL)
    return box[0] if box else ""


def test_broken_yaml_is_shown_on_its_page_and_goes_away_when_mended(start: Callable[[], Preview]) -> None:
    preview = start()
    article = next(article for article in publication.read(preview.project).articles_in("ar") if not article.original)
    file = preview.project / "docs" / "ar" / f"{article.key}.md"
    address = f"ar/{article.key}/"
    sound = preview.until(address, lambda page: article.title in page)
    assert problems_shown(sound) == ""

    text = file.read_text("utf-8")
    preview.write(file, broken(text))
    page = preview.until(address, lambda page: problems_shown(page) != "")
    assert '<html lang="ar" dir="rtl">' in page
    words = publication.words("ar")["preview"]
    assert words["problems"] in problems_shown(page)
    assert f"docs/ar/{article.key}.md:2" in problems_shown(page)
    assert "YAML" in problems_shown(page)
    assert not re.search(r"\b(this is not valid|Look at the)\b", problems_shown(page)), "the remedy is in English"
    for other in ("", "ar/", "about/", "ar/about/", "ar/themes/", "themes/prevention/"):
        shown = preview.until(other, lambda page: "</html>" in page)
        assert problems_shown(shown) == "", other

    preview.write(file, text)
    page = preview.until(address, lambda page: article.title in page and problems_shown(page) == "")
    assert re.search(r"<h1[^>]*>" + re.escape(article.title), page)


def test_a_preview_starts_on_a_broken_tree_and_stops_at_ctrl_c(
    project_copy: Path, start: Callable[[], Preview]
) -> None:
    file = project_copy / "docs" / "uz" / "about.md"
    text = file.read_text("utf-8")
    file.write_text(broken(text), "utf-8")
    preview = start()
    page = preview.until("about/", lambda page: problems_shown(page) != "")
    assert publication.words("uz")["preview"]["broken"] in page
    assert "docs/uz/about.md:2" in problems_shown(page)
    preview.until("ar/about/", lambda page: "</html>" in page and problems_shown(page) == "")
    preview.write(file, text)
    preview.until("about/", lambda page: problems_shown(page) == "")
    preview.stop()
    assert "Traceback" not in preview.said


def test_a_problem_of_no_page_is_shown_on_the_home_page(start: Callable[[], Preview]) -> None:
    preview = start()
    preview.until("", lambda page: not problems_shown(page))
    themes = preview.project / "docs" / "themes.yml"
    whole = themes.read_text("utf-8")
    preview.write(themes, whole + "\nunfinished: [\n")
    shown = problems_shown(preview.until("", lambda page: "docs/themes.yml" in problems_shown(page)))
    assert "docs/themes.yml:" in shown
    assert "docs/themes.yml:" in preview.said
    preview.write(themes, whole)
    preview.until("", lambda page: not problems_shown(page))


def test_a_draft_is_shown_at_its_address_and_in_no_list(project_copy: Path, start: Callable[[], Preview]) -> None:
    article = next(article for article in publication.read(project_copy).articles_in("uz") if not article.original)
    file = project_copy / "docs" / "uz" / f"{article.key}.md"
    file.write_text(file.read_text("utf-8").replace("added:", "draft: true\nadded:", 1), "utf-8")
    preview = start()
    preview.until(f"{article.key}/", lambda page: article.title in page)
    assert article.key not in preview.until("", lambda page: "</html>" in page)


def test_what_check_finds_is_shown_on_the_page_that_is_edited_in_its_language(start: Callable[[], Preview]) -> None:
    preview = start()
    bulletin = publication.read(preview.project)
    for language, prefix in (("uz", ""), ("ar", "ar/")):
        article = next(article for article in bulletin.articles_in(language) if not article.original)
        file = preview.project / "docs" / language / f"{article.key}.md"
        sound = file.read_text("utf-8")
        preview.until(f"{prefix}{article.key}/", lambda page: "</html>" in page and problems_shown(page) == "")
        broken = sound.replace("added:", 'date: "2999-01-01"\nadded:', 1)
        preview.write(file, f"{broken}\n![](none.png)\n\n[x](gone.md)\n")
        page = preview.until(f"{prefix}{article.key}/", lambda page: "none.png" in problems_shown(page))
        shown = problems_shown(page)
        words = publication.words(language, "problems")
        for code in ("image-no-alt", "image-missing", "link-missing", "date-future"):
            message = re.sub("[\u2066-\u2069]", "", words[code]["message"])
            said = max(re.split(r"\{\w+\}", message), key=len)
            assert html.escape(said, quote=False) in re.sub("[\u2066-\u2069]", "", shown), code
        assert re.search(rf"docs/{language}/{article.key}\.md:\d+:\d+", shown)
        preview.write(file, sound)
        preview.until(f"{prefix}{article.key}/", lambda page: problems_shown(page) == "")
