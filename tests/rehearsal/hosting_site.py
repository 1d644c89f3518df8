"""The part of the hosting site's interface that the workflows use, on this machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "a-token-of-this-run"  # noqa: S105 # no secret: it opens nothing


@dataclass
class HostingSite:
    """What the site knows, and what it was asked to do."""

    pulls: dict[str, dict[str, Any]] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    dispatches: list[tuple[str, str]] = field(default_factory=list)
    releases: dict[str, dict[str, Any]] = field(default_factory=dict)
    assets: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    address: str = ""

    def answer(self, method: str, path: str, query: dict[str, list[str]], data: bytes) -> tuple[int, Any]:
        """Answer one request as https://docs.github.com/rest says."""
        own = path.removeprefix("/repos/editors/bulletin")
        match method, own.strip("/").split("/"):
            case "GET", ["pulls", number]:
                return (200, self.pulls[number]) if number in self.pulls else (404, {})
            case "GET", ["issues", number, "comments"]:
                mine = [one for one in self.comments if one["number"] == number]
                length, page = int(query["per_page"][0]), int(query["page"][0])
                return 200, mine[(page - 1) * length : page * length]
            case "POST", ["issues", number, "comments"]:
                self.add_comment(number, json.loads(data)["body"])
                return 201, self.comments[-1]
            case "PATCH", ["issues", "comments", found]:
                (comment,) = (one for one in self.comments if str(one["id"]) == found)
                comment["body"] = json.loads(data)["body"]
                return 200, comment
            case "POST", ["actions", "workflows", name, "dispatches"]:
                self.dispatches.append((name, json.loads(data)["ref"]))
                return 204, None
            case _, ["releases", *rest]:
                return self._release(method, rest, query, data)
        return 404, {}

    def add_comment(self, number: str, body: str, login: str = "github-actions[bot]") -> None:
        """Add a comment, as somebody."""
        self.comments.append({"id": len(self.comments) + 1, "number": number, "user": {"login": login}, "body": body})

    def _release(self, method: str, rest: list[str], query: dict[str, list[str]], data: bytes) -> tuple[int, Any]:
        match method, rest:
            case "GET", ["tags", tag]:
                return (200, self._shown(unquote(tag))) if unquote(tag) in self.releases else (404, {})
            case "POST", []:
                tag = json.loads(data)["tag_name"]
                self.releases[tag] = {"id": len(self.releases) + 1}
                return 201, self._shown(tag)
            case "DELETE", ["assets", number]:
                del self.assets[int(number)]
                return 204, None
            case "POST", [_, "assets"]:
                name = query["name"][0]
                if name in [known for known, _ in self.assets.values()]:
                    return 422, {}
                self.assets[max(self.assets, default=0) + 1] = (name, data)
                return 201, {}
        return 404, {}

    def _shown(self, tag: str) -> dict[str, Any]:
        number = self.releases[tag]["id"]
        upload = f"{self.address}/repos/editors/bulletin/releases/{number}/assets{{?name,label}}"
        return {"upload_url": upload, "assets": [{"id": key, "name": name} for key, (name, _) in self.assets.items()]}


@contextmanager
def hosting_site() -> Iterator[HostingSite]:
    """Run the site on this machine."""
    site = HostingSite()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            parts = urlsplit(self.path)
            status, said = site.answer(self.command, parts.path, parse_qs(parts.query), data)
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                status, said = 401, {}
            body = b"" if said is None else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_DELETE = answer  # noqa: N815 # the names that http.server asks for

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def without_layout(markdown: str) -> str:
    """Give what a comment says, without its layout."""
    return re.sub(r"<[^>]*>", "", markdown)
