"""Addresses that may stand in an article: of the web and of mail, absolute, harmless, without a service in between."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, urljoin, urlsplit

from nashra.intake.html_tree import page_names

# What would end an address where it is written into a page or a file.
_MARKS = str.maketrans({mark: f"%{ord(mark):02X}" for mark in "<>\"'"})


def safe_address(address: str, base: str | None) -> str | None:
    """Give an absolute web or mail address without control characters; ``None`` when it is none, such as a script."""
    address = re.sub(r"[\x00-\x20\x7f]+", "%20", address.strip())
    if not address or address.startswith("#"):
        return None
    try:
        joined = urljoin(base, address) if base else address
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.query and (target := _behind(parts)):
        return safe_address(target, None)
    is_web = parts.scheme in ("http", "https") and bool(parts.netloc)
    is_mail = parts.scheme == "mailto" and "@" in parts.path
    return joined.translate(_MARKS) if (is_web or is_mail) and joined.isprintable() else None


def _behind(parts: SplitResult) -> str | None:
    """Give the address to which a service leads on that some programs write links by."""
    host = parts.netloc.lower().removeprefix("www.")
    found = next((values[0] for name, values in parse_qs(parts.query).items() if _leads_on(host, parts.path, name)), "")
    return found if found.startswith(("http://", "https://")) else None


def _leads_on(host: str, path: str, name: str) -> bool:
    return any(f"{host}{path}?{name}".endswith(service) for service in page_names()["forwarding"])
