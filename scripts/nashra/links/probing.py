"""Asking other sites, politely, whether an address still leads anywhere.

One site is asked one thing at a time, with a pause between; by HEAD first, and by GET where a site does not answer
that properly. What did not work is tried again later, because a site that is down for a minute is not gone.
"""

from __future__ import annotations

import enum
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from itertools import chain, groupby
from urllib.parse import quote, urlsplit, urlunsplit

from nashra import __version__

_AGENT = f"nashra/{__version__} (checks the links of a bulletin once a week)"
# Seconds. Slow sites are no dead ones.
_TIMEOUT = 20.0
_PAUSE = 1.0
_PAUSE_BEFORE_ANOTHER_TRY = 30.0
_TRIES = 3
_SITES_AT_ONCE = 8
# RFC 9110: 404 Not Found, 410 Gone; RFC 7725: 451 Unavailable For Legal Reasons stands for a page that is there.
_GONE = frozenset({404, 410})
# Sites give many programs these, and people the page: 401, 403, 405, 406, 429 and 451 say nothing of the page.
_FAILURES_FROM = 500

Open = Callable[[urllib.request.Request, float], int]
"""Asks for something within so many seconds and gives the status of the answer; raises ``OSError`` without one."""
Wait = Callable[[float], None]


class State(enum.Enum):
    """What is known of an address."""

    THERE = "there"
    DEAD = "dead"
    UNREACHED = "unreached"


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address; ``found`` is the status, or what went wrong."""

    address: str
    state: State
    found: str


def opener() -> Open:
    """Give the way to the network: HTTP and HTTPS and nothing else, redirects followed as far as they stay there."""
    director = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
    ):
        director.add_handler(handler)

    def ask(request: urllib.request.Request, timeout: float) -> int:
        try:
            with director.open(request, timeout=timeout) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    return ask


def probe(addresses: Iterable[str], ask: Open, wait: Wait) -> tuple[Answer, ...]:
    """Ask for every address, and again for those without an answer, and give the answers in order."""
    by_site = groupby(sorted(addresses, key=_site), key=_site)
    sites = [tuple(group) for _, group in by_site]
    with ThreadPoolExecutor(_SITES_AT_ONCE) as pool:
        answers = pool.map(lambda site: tuple(_probe_site(site, ask, wait)), sites)
        return tuple(sorted(chain.from_iterable(answers), key=lambda answer: answer.address))


def _site(address: str) -> str:
    return urlsplit(address).hostname or ""


def _probe_site(addresses: tuple[str, ...], ask: Open, wait: Wait) -> Iterator[Answer]:
    waiting = addresses
    for number in range(_TRIES):
        if number and waiting:
            wait(_PAUSE_BEFORE_ANOTHER_TRY * number)
        failed = []
        for place, address in enumerate(waiting):
            if place:
                wait(_PAUSE)
            answer = _ask(address, ask, wait)
            if answer.state is State.UNREACHED and number < _TRIES - 1:
                failed.append(address)
            else:
                yield answer
        waiting = tuple(failed)


def _ask(address: str, ask: Open, wait: Wait) -> Answer:
    answer = _answer(address, "HEAD", ask)
    if answer.state is State.THERE:
        return answer
    wait(_PAUSE)
    return _answer(address, "GET", ask)


def _answer(address: str, method: str, ask: Open) -> Answer:
    # Some sites answer only what says that it takes pages.
    headers = {"User-Agent": _AGENT, "Accept": "text/html, */*;q=0.8"}
    try:
        request = urllib.request.Request(_in_ascii(address), method=method, headers=headers)
        status = ask(request, _TIMEOUT)
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return Answer(address, State.UNREACHED, f"{type(reason).__name__}: {reason}"[:200])
    state = State.DEAD if status in _GONE else State.UNREACHED if status >= _FAILURES_FROM else State.THERE
    return Answer(address, state, str(status))


def _in_ascii(address: str) -> str:
    """Write an address as HTTP asks for it: the site by IDNA, everything else percent-encoded (RFC 3987, 3.1)."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    kept = "%/:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme, f"{host}{port}", quote(parts.path, kept), quote(parts.query, kept), ""))
