"""The short text beside a bundle's pages that says which file to open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nashra.strings import Strings


def read_me_files(
    strings: Iterable[Strings], site_names: Mapping[str, str], starts: Mapping[str, str], fallback: str
) -> dict[str, bytes]:
    """Make one ``READ-ME.<language>.txt`` a language, with line ends that every editor of texts shows."""
    return {
        f"READ-ME.{words.language}.txt": words(
            "bundle.read-me", site=site_names[words.language], file=starts[words.language], fallback=fallback
        )
        .replace("\n", "\r\n")
        .encode("utf-8-sig")
        for words in strings
    }
