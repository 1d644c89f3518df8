"""The rules of the sitemaps.org 0.9 schemas, and Google's for alternates in other languages."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from lxml import etree

from tests.rules.atom import is_absolute

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
# The schema's sequence: each of ours at most once and in this order, then elements of other namespaces.
ORDER = [f"{NAMESPACE}loc", f"{NAMESPACE}lastmod", LINK]
W3C_DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOST, LARGEST = 50_000, 50 * 1024 * 1024


def violations(data: bytes, root_address: str) -> list[str]:
    """Name every rule that a sitemap (not an index) breaks; ``root_address`` is that of the site."""
    root = ET.fromstring(data)
    found = [] if root.tag == f"{NAMESPACE}urlset" else [f"the root is {root.tag}"]
    found += [f"holds {child.tag}" for child in root if child.tag != f"{NAMESPACE}url"]
    if not 1 <= len(root) <= MOST or len(data) > LARGEST:
        found.append(f"{len(root)} addresses, {len(data)} bytes")
    addresses = Counter(element.text or "" for element in root.iter(f"{NAMESPACE}loc"))
    found += [f"{address} twice" for address, number in addresses.items() if number > 1]
    found += [f"{address} lies elsewhere" for address in addresses if not address.startswith(root_address)]
    return [*found, *(fault for url in root for fault in _url(url)), *_one_sided(root)]


def schema_errors(data: bytes) -> list[str]:
    """Hold a sitemap or an index of them against the schema beside this file."""
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("sitemap.xsd")))
    schema.validate(etree.fromstring(data))
    return [f"{error.line}: {error.message}" for error in schema.error_log]


def alternates(data: bytes) -> dict[str, dict[str, str]]:
    """Read address → language → address of the translations."""
    root = ET.fromstring(data)
    return {
        url.findtext(f"{NAMESPACE}loc", ""): {link.get("hreflang", ""): link.get("href", "") for link in url.iter(LINK)}
        for url in root
    }


def _url(url: ET.Element) -> Iterator[str]:
    tags = [child.tag for child in url]
    if tags != sorted(tags, key=ORDER.index) or any(tags.count(tag) > 1 for tag in ORDER[:2]):
        yield f"order of {tags}"
    address = url.findtext(f"{NAMESPACE}loc", "")
    if not 12 <= len(address) <= 2048 or not is_absolute(address):
        yield f"address {address!r}"
    day = url.findtext(f"{NAMESPACE}lastmod")
    if day is not None and not (W3C_DAY.fullmatch(day) and datetime.date.fromisoformat(day).year):
        yield f"lastmod {day}"
    links = list(url.iter(LINK))
    if links and address not in [link.get("href") for link in links]:
        yield f"{address} is not among its own alternates"
    yield from (f"link {link.attrib}" for link in links if set(link.attrib) != {"rel", "hreflang", "href"})


def _one_sided(root: ET.Element) -> Iterator[str]:
    """Find alternates that are not returned: then search engines ignore them."""
    said = alternates(ET.tostring(root))
    for address, others in said.items():
        for language, other in others.items():
            if address not in said.get(other, {}).values():
                yield f"{address} names {other} ({language}), which does not name it"
