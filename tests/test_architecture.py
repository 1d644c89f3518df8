"""The code base holds its own rules: who imports whom, who may touch the world, what may lie in the tree.

The rules are those of ARCHITECTURE.md. Each is a function from source text to findings, so that the
last tests here can show that each of them finds something.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path
from sys import stdlib_module_names

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "scripts" / "nashra"

# The table of ARCHITECTURE.md, "Rooms": what each room may import beside what those rooms import in turn.
ROOMS: dict[str, set[str]] = {
    "problems": set(),
    "environment": set(),
    "cache": set(),
    "yaml_files": {"problems"},
    "languages": {"problems"},
    "orthography": {"languages"},
    "language_model": set(),
    "identification": {"orthography", "language_model"},
    "model": {"languages"},
    "settings": {"languages", "yaml_files"},
    "strings": {"languages", "yaml_files"},
    "content": {"model", "settings", "orthography"},
    "rendering": {"content"},
    "checking": {"rendering", "identification", "strings", "cache"},
    "intake": {"content", "identification", "cache"},
    "review": {"intake", "checking"},
    "links": {"checking"},
    "publishing": {"rendering", "strings"},
    "bundles": {"publishing"},
    "mkdocs_plugin": {"publishing", "checking", "environment"},
    "pipeline": {"all"},
    "cli": {"pipeline", "environment"},
}
# Environment and clock are read where a run starts and then passed on as values, so no other room gets
# at them through a room that does.
NOT_INHERITED = {"environment"}

HTML_ROOMS = frozenset({"intake", "rendering", "bundles"})
HTML_PARSERS = ("html.parser", "lxml.html", "bs4", "html5lib", "justhtml", "selectolax", "readability", "trafilatura")
NETWORK = ("socket", "ssl", "http.client", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "httpx")
ROOMS_OF_IMPORTS = {
    "click": {"cli"},
    "mkdocs": {"mkdocs_plugin"},
    "mkdocs_static_i18n": {"mkdocs_plugin"},
    "properdocs": {"mkdocs_plugin"},
    "material": {"mkdocs_plugin"},
    "yaml": {"yaml_files"},
    **dict.fromkeys(HTML_PARSERS, HTML_ROOMS),
    **dict.fromkeys(NETWORK, frozenset({"links"})),
}
# Names that touch the world, and the one room that may use them.
WORLD = {
    **dict.fromkeys(("os.environ", "os.environb", "os.getenv", "os.putenv", "os.unsetenv"), "environment"),
    **dict.fromkeys(("datetime.date.today", "datetime.datetime.today"), "environment"),
    **dict.fromkeys(("datetime.datetime.now", "datetime.datetime.utcnow"), "environment"),
    **dict.fromkeys(("time.time", "time.time_ns", "time.localtime", "time.gmtime"), "environment"),
    **dict.fromkeys(("print", "input", "exit", "quit", "SystemExit", "sys.exit", "os._exit"), "cli"),
    **dict.fromkeys(("sys.stdout", "sys.stderr", "sys.argv"), "cli"),
}
CONDUCTOR = "pipeline"
NAMELESS_MODULES = {"utils", "util", "helpers", "helper", "common", "misc"}
Function = ast.FunctionDef | ast.AsyncFunctionDef
Named = Function | ast.ClassDef
LONGEST_FUNCTION, LONGEST_MODULE = 60, 400

# Neither pattern finds itself here.
REGISTRY = re.compile(
    r"https?://[a-z0-9.-]*(?:pypi|pythonhosted|npm|registry|mirror)|--(?:extra-)?index-url\b", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:home|Users|root|tmp|work)/[\w.-]+|\b[A-Z]:\\Users\\", re.ASCII)
TEXT_SUFFIXES = {"", ".css", ".html", ".js", ".json", ".md", ".py", ".sh", ".toml", ".txt", ".xml", ".yaml", ".yml"}


@dataclass(frozen=True)
class Module:
    """A module of the package: its dotted name, its room and its syntax tree. ``nashra`` itself is no room."""

    name: str
    is_package: bool
    tree: ast.Module

    @property
    def room(self) -> str:
        parts = self.name.split(".")
        return {"": "", "__main__": "cli"}.get(room := parts[1] if len(parts) > 1 else "", room)


def parsed(name: str, source: str, *, is_package: bool = False) -> Module:
    return Module(name, is_package, ast.parse(source))


def package_modules() -> list[Module]:
    modules = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        modules.append(parsed(name, path.read_text("utf-8"), is_package=path.name == "__init__.py"))
    return modules


def allowed_rooms(room: str) -> set[str]:
    """All rooms that a room may import, transitively."""
    if room in {"", *NOT_INHERITED}:
        return set()
    order = list(ROOMS)
    direct = ROOMS[room]
    if direct == {"all"}:
        direct = set(order[: order.index(room)]) - NOT_INHERITED
    inherited = (allowed_rooms(name) - NOT_INHERITED for name in direct)
    return direct.union(*inherited)


def imported_names(module: Module) -> Iterator[tuple[int, str]]:
    """Every dotted name a module imports, anywhere in it, with its line; relative imports are resolved."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.name.split(".")
                package = parts[: len(parts) - node.level + module.is_package]
                base = ".".join([*package, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def used_names(module: Module) -> Iterator[tuple[int, str]]:
    """Every name or attribute chain a module uses, as the dotted name that its imports make of it."""
    meaning: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            meaning |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            meaning |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute) and (parts := dotted(node)):
            yield node.lineno, ".".join([meaning.get(parts[0], parts[0]), *parts[1:]])


def dotted(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return [*before, node.attr]
    return []


def is_below(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")


def wrong_arrows(module: Module) -> list[str]:
    """Imports of rooms that the module's room may not import."""
    allowed = allowed_rooms(module.room) | {module.room, "", "__version__"}
    return [
        f"{module.name}:{line} imports {name}"
        for line, name in imported_names(module)
        if is_below(name, "nashra") and [*name.split("."), ""][1] not in allowed
    ]


def strays(module: Module) -> list[str]:
    """Third-party imports, and ways to the network, outside of their rooms."""
    return [
        f"{module.name}:{line} imports {name}"
        for line, name in imported_names(module)
        for prefix, rooms in ROOMS_OF_IMPORTS.items()
        if is_below(name, prefix) and module.room not in rooms
    ]


def world_contacts(module: Module) -> list[str]:
    """Uses of the environment, the clock, the terminal and the process outside of their room.

    A ``__main__`` is a process of its own, so it talks and exits as ``cli`` does.
    """
    rooms = {module.room, "cli"} if module.name.endswith(".__main__") else {module.room}
    return [
        f"{module.name}:{line} uses {name}"
        for line, name in sorted({*used_names(module), *imported_names(module)})
        if WORLD.get(name, module.room) not in rooms
    ]


def overlong_functions(module: Module) -> list[str]:
    """Functions of more than 60 lines."""
    return [
        f"{module.name}:{node.lineno} {node.name}: {length} lines"
        for node in ast.walk(module.tree)
        if isinstance(node, Function)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]


def undocumented(module: Module) -> list[str]:
    """Public modules, classes and functions without a docstring; a class's public methods count as well."""
    found = [] if ast.get_docstring(module.tree) else [f"{module.name}:1"]
    open_nodes: list[ast.Module | ast.ClassDef] = [module.tree]
    while open_nodes:
        for node in open_nodes.pop().body:
            if not isinstance(node, Named) or node.name.startswith("_"):
                continue
            if not ast.get_docstring(node):
                found.append(f"{module.name}:{node.lineno} {node.name}")
            if isinstance(node, ast.ClassDef):
                open_nodes.append(node)
    return found


def project_files() -> list[Path]:
    """All files of the checkout but those that .gitignore names: a copy without git is judged as well."""
    lines = (PROJECT / ".gitignore").read_text("utf-8").splitlines()
    ignored = [line.strip("/") for line in lines if line and not line.startswith("#")] + [".git"]
    found: list[Path] = []
    folders = [PROJECT]
    while folders:
        for path in folders.pop().iterdir():
            if any(path.match(pattern) for pattern in ignored):
                continue
            (folders if path.is_dir() else found).append(path)
    return sorted(found)


MODULES = package_modules()
every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def test_every_module_lies_in_a_room_of_the_table() -> None:
    unknown = [module.name for module in MODULES if module.room not in {"", *ROOMS}]
    assert unknown == []


def test_the_table_of_rooms_in_the_documentation_is_the_one_enforced() -> None:
    text = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")
    section = re.split(r"^## ", text.split("\n## Rooms\n")[1], flags=re.MULTILINE)[0]
    rows = re.findall(r"^\| *`(\w+)/?` *\|[^|\n]*\| *([^|\n]+?) *\|$", section, re.MULTILINE)
    documented = [(room, set(re.findall(r"\w+", cell.split(" but ")[0]))) for room, cell in rows]
    assert documented == list(ROOMS.items())


def test_every_room_imports_only_rooms_above_it() -> None:
    order = list(ROOMS)
    for room in order[: order.index(CONDUCTOR)]:
        assert allowed_rooms(room) <= set(order[: order.index(room)]), room


def test_the_environment_and_the_clock_are_open_to_the_command_line_and_the_plugin_only() -> None:
    assert {room for room in ROOMS if "environment" in allowed_rooms(room)} == {"cli", "mkdocs_plugin"}


@every_module
def test_imports_follow_the_arrows(module: Module) -> None:
    assert wrong_arrows(module) == []


@every_module
def test_third_party_imports_and_the_network_stay_in_their_rooms(module: Module) -> None:
    assert strays(module) == []


@every_module
def test_environment_clock_terminal_and_process_are_touched_in_one_room_each(module: Module) -> None:
    assert world_contacts(module) == []


@every_module
def test_every_public_thing_has_a_docstring(module: Module) -> None:
    assert undocumented(module) == []


def test_only_the_conductor_may_be_long() -> None:
    long = [finding for module in MODULES for finding in overlong_functions(module)]
    conductor = [finding for finding in long if finding.startswith(f"nashra.{CONDUCTOR}")]
    assert [finding for finding in long if finding not in conductor[:1]] == []


def test_no_module_is_too_long_to_read_in_one_go() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {path.name: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_module_has_a_name_that_says_what_it_holds() -> None:
    names = {path.relative_to(PROJECT).as_posix(): path.stem for path in project_files() if path.suffix == ".py"}
    assert [path for path, stem in names.items() if stem.strip("_") in NAMELESS_MODULES] == []


def test_every_imported_package_is_a_declared_dependency() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {normalized(re.split(r"[<>=!~;\[ ]", requirement)[0]) for requirement in declared}
    providers = packages_distributions()
    top_names = {name.split(".")[0] for module in MODULES for _, name in imported_names(module)}
    foreign = top_names - stdlib_module_names - {"nashra"}
    assert [name for name in sorted(foreign) if names.isdisjoint(map(normalized, providers.get(name, [])))] == []


def normalized(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_the_locks_pin_one_version_of_everything_with_hashes() -> None:
    site, everything = (pins(PROJECT / name) for name in ("requirements.txt", "requirements-test.txt"))
    assert site.items() <= everything.items()
    assert all(hashes for _, hashes in everything.values())


def pins(lock: Path) -> dict[str, tuple[str, int]]:
    """Package → its one version and how many files of it may be installed."""
    found: dict[str, tuple[str, int]] = {}
    for block in re.split(r"\n(?=[\w])", lock.read_text("utf-8")):
        if match := re.match(r"([\w.-]+)==(\S+)", block):
            assert match[1] not in found, f"{match[1]} has two versions"
            found[match[1]] = (match[2], block.count("--hash=sha256:"))
    return found


def test_no_file_names_a_package_registry_or_a_path_of_one_machine() -> None:
    findings = []
    for path in project_files():
        if path.suffix in TEXT_SUFFIXES and PROJECT / "articles" not in path.parents:
            text = path.read_text("utf-8", errors="replace")
            found = [*REGISTRY.findall(text), *MACHINE_PATH.findall(text)]
            findings += [f"{path.relative_to(PROJECT).as_posix()}: {place}" for place in found]
    assert findings == []


BROKEN: list[tuple[Callable[[Module], list[str]], str, str]] = [
    (wrong_arrows, "nashra.model", "from nashra.content import catalogue"),
    (wrong_arrows, "nashra.model", "from nashra import content"),
    (wrong_arrows, "nashra.content.schema", "from ..rendering import markdown"),
    (wrong_arrows, "nashra.bundles.zip", "import nashra.intake.text"),
    (wrong_arrows, "nashra.bundles.zip", "def later():\n    from nashra.inspection import links"),
    (wrong_arrows, "nashra.pipeline", "from nashra.environment import clock"),
    (wrong_arrows, "nashra", "from nashra.problems import Problem"),
    (strays, "nashra.publishing.feeds", "import mkdocs.config"),
    (strays, "nashra.publishing.feeds", "from html.parser import HTMLParser"),
    (strays, "nashra.publishing.feeds", "from lxml import html"),
    (strays, "nashra.rendering.markdown", "import yaml"),
    (strays, "nashra.pipeline", "from click import echo"),
    (strays, "nashra.publishing.feeds", "import urllib.request"),
    (world_contacts, "nashra.settings", "import os\nsite = os.environ['SITE_URL']"),
    (world_contacts, "nashra.settings", "from os import environ"),
    (world_contacts, "nashra.settings", "import os as system\nsystem.getenv('SITE_URL')"),
    (world_contacts, "nashra.content.writer", "import datetime\nadded = datetime.date.today()"),
    (world_contacts, "nashra.content.writer", "from datetime import date as day\nadded = day.today()"),
    (world_contacts, "nashra.content.writer", "from datetime import datetime\nadded = datetime.now()"),
    (world_contacts, "nashra.content.writer", "import time\ntime.time()"),
    (world_contacts, "nashra.content.writer", "print('written')"),
    (world_contacts, "nashra.pipeline", "import sys\nsys.exit(1)"),
    (world_contacts, "nashra.pipeline", "raise SystemExit"),
    (world_contacts, "nashra.mkdocs_plugin.__main__", "import time\ntime.time()"),
    (overlong_functions, "nashra.model", "def long():\n" + "    pass\n" * 60),
    (undocumented, "nashra.model", "x = 1"),
    (undocumented, "nashra.model", '"""Doc."""\nclass Shown:\n    """Doc."""\n    def method(self): ...'),
]


@pytest.mark.parametrize(("rule", "name", "source"), BROKEN, ids=lambda value: getattr(value, "__name__", str(value)))
def test_a_broken_rule_is_found(rule: Callable[[Module], list[str]], name: str, source: str) -> None:
    assert rule(parsed(name, source)) != []


FINE: list[tuple[Callable[[Module], list[str]], str, str]] = [
    (wrong_arrows, "nashra.checking.links", "from nashra.languages import Language\nfrom nashra import __version__"),
    (wrong_arrows, "nashra.mkdocs_plugin.events", "from nashra.environment import today"),
    (wrong_arrows, "nashra.__main__", "from nashra.cli import main"),
    (strays, "nashra.publishing.feeds", "from html import escape"),
    (strays, "nashra.publishing.feeds", "from urllib.parse import quote"),
    (world_contacts, "nashra.environment", "import os\nimport datetime\nos.environ.get('X')\ndatetime.date.today()"),
    (world_contacts, "nashra.cli", "import sys\nsys.exit(0)"),
    (world_contacts, "nashra.mkdocs_plugin.__main__", "import sys\nsys.exit(0)"),
    (world_contacts, "nashra.content.writer", "import os\nos.replace('a', 'b')"),
    (overlong_functions, "nashra.model", "def short():\n" + "    pass\n" * 59),
    (undocumented, "nashra.model", '"""Doc."""\ndef _own(): ...'),
]


@pytest.mark.parametrize(("rule", "name", "source"), FINE, ids=lambda value: getattr(value, "__name__", str(value)))
def test_a_kept_rule_is_not_reported(rule: Callable[[Module], list[str]], name: str, source: str) -> None:
    assert rule(parsed(name, source)) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (REGISTRY, "https://" + "files.pythonhosted" + ".org/x"),
        (REGISTRY, "pip install --" + "index-url x"),
        (MACHINE_PATH, "open('/" + "home/somebody/x')"),
        (MACHINE_PATH, "see /" + "root/notes"),
    ],
)
def test_a_registry_address_or_machine_path_is_found(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)
