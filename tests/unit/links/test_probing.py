"""Dead links: told from live ones and from sites in trouble, politely. Everything happens on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import Request

import pytest

from nashra.content.tree import read_content
from nashra.links.external import external_addresses, is_on_the_web
from nashra.links.findings import link_problems
from nashra.links.probing import Answer, State, opener, probe
from tests.bulletins import Bulletin

TARGETS = {"/moved": "/there", "/loop": "/loop", "/file": "file:///etc/passwd"}
NOT_ON_THE_WEB = ["https://", "https:///x", "ftp://host.example", "mailto:a@b.example", "http://[::1", "../x.md"]


@dataclass
class Web:
    """A site: what it answers by method and path, and what it was asked."""

    address: str = ""
    answers: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def status(self, method: str, path: str) -> int:
        known = self.answers.get((method, path)) or self.answers.get(("*", path)) or [404]
        return known.pop(0) if len(known) > 1 else known[0]

    def probe(self, *paths: str) -> dict[str, tuple[State, str]]:
        answers = probe([self.address + path for path in paths], opener(), self.waits.append)
        return {answer.address.removeprefix(self.address): (answer.state, answer.found) for answer in answers}


@pytest.fixture
def web() -> Iterator[Web]:
    site = Web()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            site.asked.append((self.command, self.path, self.headers["User-Agent"]))
            status = site.status(self.command, self.path)
            self.send_response(status)
            if status in {301, 302, 308}:
                self.send_header("Location", TARGETS[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815 # the names that http.server asks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


def test_what_is_there_is_asked_for_once_and_by_head(web: Web) -> None:
    web.answers = {("HEAD", "/there"): [200]}
    assert web.probe("/there") == {"/there": (State.THERE, "200")}
    assert [(method, path) for method, path, _ in web.asked] == [("HEAD", "/there")]
    assert web.asked[0][2].startswith("nashra/")


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_dead_when_get_says_so_too(web: Web, status: int) -> None:
    web.answers = {("*", "/gone"): [status]}
    assert web.probe("/gone") == {"/gone": (State.DEAD, str(status))}
    assert [method for method, _, _ in web.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [404, 405, 500, 501])
def test_a_site_that_does_not_answer_head_is_asked_by_get(web: Web, status: int) -> None:
    web.answers = {("HEAD", "/a"): [status], ("GET", "/a"): [200]}
    assert web.probe("/a")["/a"][0] is State.THERE


@pytest.mark.parametrize("status", [401, 403, 429, 451])
def test_a_site_that_keeps_programs_out_is_not_dead(web: Web, status: int) -> None:
    web.answers = {("*", "/a"): [status]}
    assert web.probe("/a")["/a"][0] is State.THERE


def test_a_site_in_trouble_is_tried_again_later(web: Web) -> None:
    web.answers = {("HEAD", "/a"): [503, 503, 200], ("GET", "/a"): [503]}
    assert web.probe("/a") == {"/a": (State.THERE, "200")}
    assert sum(wait >= 30 for wait in web.waits) == 2


def test_a_site_that_stays_in_trouble_is_not_called_dead(web: Web) -> None:
    web.answers = {("*", "/a"): [503]}
    assert web.probe("/a") == {"/a": (State.UNREACHED, "503")}
    assert len(web.asked) == 6


def test_redirects_are_followed_but_to_no_file_and_not_for_ever(web: Web) -> None:
    web.answers = {("*", "/moved"): [301], ("*", "/there"): [200], ("*", "/loop"): [302], ("*", "/file"): [302]}
    found = web.probe("/moved", "/loop", "/file")
    assert found["/moved"] == (State.THERE, "200")
    assert found["/loop"][0] is not State.DEAD
    assert found["/file"][0] is not State.DEAD
    assert "root:" not in str(found)


def test_one_site_is_asked_slowly(web: Web) -> None:
    web.answers = {("*", f"/{number}"): [200] for number in range(4)}
    web.probe(*(f"/{number}" for number in range(4)))
    assert len(web.waits) == 3
    assert min(web.waits) >= 1


def test_a_site_that_is_not_there_is_named_with_the_reason() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        (answer,) = probe([address], opener(), lambda _: None)
    assert answer.state is State.UNREACHED
    assert "refused" in answer.found.lower()


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://host.example/oʻzbek maqola?q=ش", "https://host.example/o%CA%BBzbek%20maqola?q=%D8%B4"),
        ("https://host.example/a%20b", "https://host.example/a%20b"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://host.example:8080/x#part", "http://host.example:8080/x"),
    ],
)
def test_addresses_are_asked_for_as_http_writes_them(address: str, asked: str) -> None:
    requests: list[str] = []

    def ask(request: Request, timeout: float) -> int:
        assert timeout > 0
        requests.append(request.full_url)
        return 200

    probe([address], ask, lambda _: None)
    assert requests == [asked]


@pytest.mark.parametrize("address", NOT_ON_THE_WEB)
def test_what_is_no_address_on_the_web_is_not_asked_for(address: str) -> None:
    assert not is_on_the_web(address)


def test_every_place_that_names_a_dead_page_is_told() -> None:
    answers = [Answer("https://a.example/", State.DEAD, "404"), Answer("https://b.example/", State.UNREACHED, "503")]
    places = {"https://a.example/": (("x.md", 1, 2), ("y.md", 0, 0)), "https://b.example/": (("x.md", 3, 4),)}
    found = [(p.place, p.code, p.severity.value) for p in link_problems(answers, places)]
    assert found == [
        ("x.md:1:2", "link-dead", "error"),
        ("y.md", "link-dead", "error"),
        ("x.md:3:4", "link-unreached", "warning"),
    ]


def test_links_and_sources_of_what_is_published_are_found_with_their_places(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path)
    link = "[a](https://a.example/x#y), [b](../2026/two.md), <https://b.example/>, [t](tel:+998)"
    bulletin.article("uz", "2026/one", body=link, source="{url: 'https://c.example/'}")
    bulletin.article("uz", "2026/two", body="[a](https://a.example/x)")
    bulletin.article("uz", "2026/draft", body="[d](https://d.example/)", draft="true")
    bulletin.article("uz", "2026/away", body="[e](https://e.example/)", withdrawn="Sabab.")
    settings = bulletin.settings()
    found = external_addresses(settings, read_content(settings))
    assert list(found) == ["https://a.example/x", "https://b.example/", "https://c.example/"]
    assert [path for path, _, _ in found["https://a.example/x"]] == [
        "docs/uz/articles/2026/one.md",
        "docs/uz/articles/2026/two.md",
    ]
    assert found["https://a.example/x"][0][1:] == (8, 5)
