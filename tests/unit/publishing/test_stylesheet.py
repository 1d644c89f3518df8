"""The stylesheet shrinks without changing, and the policy admits it and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from nashra.publishing.stylesheet import content_security_policy, minify


def test_comments_and_needless_space_go() -> None:
    css = "/* a */\n:root {\n  --a: 1px  2px;\n}\n\n.b > .c,\n.d { margin: calc(1em + 2px); }\n"
    assert minify(css) == ":root{--a: 1px 2px}.b > .c,.d{margin: calc(1em + 2px)}"


def test_our_stylesheet_is_one_that_may_be_shrunk_so(project: Path) -> None:
    css = (project / "overrides/assets/site.css").read_text("utf-8")
    for quoted in re.findall(r"\"[^\"]*\"|'[^']*'", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        assert minify(quoted) == quoted


def test_the_policy_names_the_digest_of_the_style() -> None:
    policy = content_security_policy("a{b:c}")
    digest = base64.b64encode(hashlib.sha256(b"a{b:c}").digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy


def test_only_the_preview_admits_live_reload() -> None:
    assert "script-src 'self' 'unsafe-inline'" in content_security_policy("", preview=True)
