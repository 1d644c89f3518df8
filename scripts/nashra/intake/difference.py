"""What changed between two texts, paragraph by paragraph, for an editor to take over by hand."""

from __future__ import annotations

import difflib


def difference(former: str, new: str, former_name: str, new_name: str) -> str:
    """Give a unified difference; empty when the texts say the same."""
    before, after = former.strip().split("\n"), new.strip().split("\n")
    return "\n".join(difflib.unified_diff(before, after, former_name, new_name, n=0, lineterm=""))
