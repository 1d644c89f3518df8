"""The edge towards MkDocs: the only room that imports it.

Events unpack MkDocs' objects and call the other rooms with plain values. The recipes that static-i18n
demands (generated files, event priorities, nested builds) are facts of that plugin, measured and noted
in ARCHITECTURE.md.
"""

from nashra.mkdocs_plugin.plugin import NashraPlugin

__all__ = ["NashraPlugin"]
