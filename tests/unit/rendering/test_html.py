"""What is read away from the website says the same: bundles render Markdown as MkDocs does."""

from __future__ import annotations

from pathlib import Path

from nashra.publishing.titles import interface_titles
from nashra.rendering.html import HtmlRenderer
from nashra.strings import load
from tests import projects

# Constructs whose HTML depends on extensions and their settings. Links and images are MkDocs' own to rewrite.
CONSTRUCTS = """
## Sarlavha

Birinchi xatboshi, ==belgi== va ~~eski~~.[^1] ^^yangi^^ H~2~O

!!! warning
    Ehtiyot boʻling.

??? note "Yopiq"
    Ichi.

=== "Bir"
    Birinchi.

=== "Ikki"
    Ikkinchi.

- [x] bajarildi
- [ ] bajarilmadi

| a | b |
|:--|--:|
| 1 | 2 |

Atama
:   Izoh.

```python
print("a")
```

*[BMT]: Birlashgan Millatlar Tashkiloti

BMT va <b>HTML</b> &amp; boshqalar.

[^1]: Izoh matni.
"""


def test_an_article_is_rendered_as_on_its_page(project_copy: Path) -> None:
    path = project_copy / "docs/uz/articles/2026/constructs.md"
    path.write_text(f'---\ntitle: "Tuzilmalar"\nadded: 2026-11-21\ntags: [prevention]\n---\n{CONSTRUCTS}', "utf-8")
    projects.nashra(project_copy, "build", check=True)
    page = (project_copy / "site/articles/2026/constructs/index.html").read_text("utf-8")
    rendered = HtmlRenderer(interface_titles(load("uz")[0])).to_html(CONSTRUCTS)
    assert f'<div class="prose">\n{rendered}\n' in page


def test_rendering_one_article_leaves_nothing_behind_for_the_next() -> None:
    renderer = HtmlRenderer(interface_titles(load("uz")[0]))
    first = renderer.to_html(CONSTRUCTS)
    renderer.to_html("## Sarlavha\n\n[^1]\n\n[^1]: Boshqa.\n\n*[BMT]: Boshqa")
    assert renderer.to_html(CONSTRUCTS) == first
    assert "abbr" not in renderer.to_html("BMT")
