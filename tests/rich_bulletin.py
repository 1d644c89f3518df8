"""A bulletin with everything an article may hold, and things it should not: what bundles have to stand."""

from __future__ import annotations

import base64
import datetime
from pathlib import Path

from nashra.bundles.library import Library
from nashra.content.catalogue import wording_digest
from nashra.content.tree import read_content
from tests.bulletins import Bulletin

MOMENT = datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
INLINE = base64.b64encode(PIXEL).decode()
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="x()">'
    '<script>x()</script><image xlink:href="https://spy.example/x.png" width="1" height="1"/>'
    '<style>@import url(https://spy.example/x.css);</style><circle cx="4" cy="4" r="3"/></svg>'
)
# A right-to-left override, so that the name shows as «photo gnp.exe.png»; 200 letters; and dots.
OVERRIDE = "photo \u202egnp.exe.png"
LONG = f"{'n' * 200}.png"
DOTS = "..hidden..png"
HOSTILE_TITLE = "../../etc/passwd \u202etxt.exe \\\\host <b>&amp; %2e%2e/ " + "x" * 200

EVERYTHING = f"""\
Opening with *stress*, **weight**, ~~gone~~, ^^new^^, ==marked==, H~2~O, E=mc^2^, `code`, ++ and a note.[^1]

## A heading

### A deeper heading {{ #own-id }}

[Within](#own-id), [other article](second.md), [its heading](second.md#part), [elsewhere](https://host.example/a?b=c&d),
[no page](first/pixel.png), [mail](mailto:a@host.example), [script](javascript:alert(1)), <https://host.example/x>.

![A picture](first/pixel.png "Title") ![Drawing](first/drawing.svg) ![](first/{LONG}) ![Odd](<first/{OVERRIDE}>)
![Dotted](first/{DOTS}) ![Far away](https://spy.example/x.png) ![Inside](data:image/png;base64,{INLINE})

!!! warning
    Take care.

??? note "Folded"
    Unfolded on paper.

=== "First tab"
    One way.

=== "Second tab"
    The other way.

- [x] done
- [ ] to do

1. one
2. two
    - three

| left | right |
|:-----|------:|
| a    | b     |

Term
:   Its meaning.

> Quoted.

```python
print("from left to right")
```

*[HTML]: HyperText Markup Language

HTML is an abbreviation.

[^1]: The note, with a [link](https://host.example/).

<script>alert(1)</script><iframe src="https://spy.example/"></iframe>
<img src="first/pixel.png" onerror="alert(1)" alt="raw">
<p onclick="alert(1)" style="color:red" id="a b">Raw <b>HTML <i>unclosed<p>paragraph</p>
<li>stray item</li><span><div>block in a phrase</div></span><details>no summary</details>
<table><tr><td align="center">cell</table><a id="own-id" href="//spy.example/">twice</a>
<video src="https://spy.example/v.mp4" autoplay></video><form action="https://spy.example/"><input name="q"></form>
<svg><script>alert(1)</script></svg><math><mi>x</mi></math><bdo>no direction</bdo><time datetime="never">then</time>
"""


def rich_bulletin(root: Path) -> Bulletin:
    """Write the bulletin: in Arabic and Uzbek, with two months, a translation, a draft and a withdrawn article."""
    bulletin = Bulletin(root, ("ar", "uz"))
    body = EVERYTHING
    source = '{publisher: "A & B <c>", url: "https://host.example/a?b=c&d", author: "N. N."}'
    bulletin.article("ar", "2026/first", "الأول: & <b>", body, source=source, tags="[prevention, policy]")
    bulletin.article("ar", "2026/second", HOSTILE_TITLE, "## Part\n\nText.", date="2025-02-03")
    for name, data in {"pixel.png": PIXEL, OVERRIDE: PIXEL + b"1", LONG: PIXEL + b"2", DOTS: PIXEL + b"3"}.items():
        bulletin.write(f"docs/ar/articles/2026/first/{name}", data)
    bulletin.write("docs/ar/articles/2026/first/drawing.svg", SVG)
    digest = wording_digest("الأول: & <b>", f"\n{body}\n", "ar")
    bulletin.translation("uz", "2026/first", "ar", digest)
    bulletin.article("ar", "2026/draft", "Draft", "Secret draft.", draft="true")
    bulletin.article("ar", "2026/withdrawn", "Withdrawn", "Secret text.", withdrawn="Wrong.")
    bulletin.article("uz", "2026/third", "Uchinchi", "Matn ![rasm](third/pixel.png)\n\n![](third/pixel.png)")
    bulletin.write("docs/uz/articles/2026/third/pixel.png", PIXEL)
    return bulletin


def library(bulletin: Bulletin) -> Library:
    """Open the bulletin for bundling."""
    settings = bulletin.settings()
    content = read_content(settings)
    assert content.problems == (), content.problems
    return Library(settings, content.catalogue, MOMENT)
