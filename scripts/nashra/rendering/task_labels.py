"""A Markdown extension: the words of a task are the label of its box, so that screen readers say them together."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class TaskLabelsExtension(Extension):
    """Registers the treeprocessor; it has no settings, and needs ``pymdownx.tasklist``."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name Python-Markdown calls
        """Run after the boxes are there (25) and before inline patterns (20) make elements of the words."""
        md.treeprocessors.register(_LabelTasks(md), "nashra_task_labels", 24)


class _LabelTasks(Treeprocessor):
    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            if "task-list-item" in item.get("class", "").split():
                _label(item if item.text and item.text.strip() else item[0])


def _label(holder: Element) -> None:
    """Move the box and the words, which are still one text, into a label; lists inside a task stay outside of it."""
    label = Element("label")
    label.text, holder.text = holder.text, None
    holder.insert(0, label)


def makeExtension(**settings: Any) -> TaskLabelsExtension:  # noqa: N802 # the name Python-Markdown calls
    """Make the extension (the entry point that Python-Markdown looks for)."""
    return TaskLabelsExtension(**settings)
