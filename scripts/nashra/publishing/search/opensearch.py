"""The OpenSearch description by which a browser takes a site among its search engines (OpenSearch 1.1)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
# The specification's limits, in characters.
_SHORT_NAME, _DESCRIPTION = 16, 1024


def opensearch_description(name: str, description: str, language: str, search_page: str) -> bytes:
    """Describe a site's search; ``search_page`` is the absolute address of its page."""
    root = ET.Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    ET.SubElement(root, "ShortName").text = _shortened(name, _SHORT_NAME)
    ET.SubElement(root, "LongName").text = _shortened(name, 48)
    ET.SubElement(root, "Description").text = _shortened(description or name, _DESCRIPTION)
    ET.SubElement(root, "Language").text = language
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    ET.SubElement(root, "Url", {"type": "text/html", "method": "get", "template": f"{search_page}?q={{searchTerms}}"})
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _shortened(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    head = text[:limit]
    return head.rpartition(" ")[0] or head
