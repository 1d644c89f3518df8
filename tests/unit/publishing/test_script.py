"""Our scripts are shortened without changing what they do, and keep to the form that shortening presumes."""

from __future__ import annotations

import re

import pytest

from nashra.publishing.script import minify_script
from tests.search.corpus import PROJECT

SCRIPTS = ["overrides/assets/search.js", "overrides/assets/site.js", "scripts/nashra/publishing/leaving.js"]
OWN_LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
LISTED = re.compile(r"^// Short: (.+)$", re.MULTILINE)
# What would be shortened wrongly, and not be noticed before a reader comes to it.
UNFIT = {
    "a default value of a parameter": (
        r"(?<!for )\([^()]*\w\s*=(?![=>])[^()]*\)\s*(?:=>|\{)",
        "(one, other = top) => one",
    ),
    "a default value in a pattern": (r"(?:let|const) [{\[][^}\]]*\w\s*=[^}\]]*[}\]]\s*=", "const { one = top } = all;"),
    "a block after a colon": (r"\bcase\b|\bdefault:|^\s*\w+:\s*(?:\{|for|while)", "outer: for (;;) {}"),
    "an accessor or async method of an object": (r"[{,]\s*(?:async|get|set)\s+\w+\s*\(", "({ async one() {} })"),
    "a template or braces inside a template": (r"\$\{[^}]*[`{]", "`${all.map((one) => `${one}`)}`"),
    "a comment behind code": (r"\S.*\s//\s", "one(); // and more"),
}
# Names that the platform has: shortened, they would mean nothing, and where they are ours they would hide its own.
PLATFORM = (
    "Array Date Error Float64Array JSON Map Math Object Promise RegExp Set String URLSearchParams"
    " Uint8Array addEventListener clearTimeout document history localStorage location navigator setTimeout window"
)


def code(path: str) -> str:
    return OWN_LINE_COMMENT.sub("", (PROJECT / path).read_text("utf-8"))


@pytest.mark.parametrize("form", UNFIT)
def test_no_script_has_a_form_that_would_be_shortened_wrongly(form: str) -> None:
    pattern, example = UNFIT[form]
    assert re.search(pattern, example, re.MULTILINE)
    assert [re.findall(pattern, code(path), re.MULTILINE) for path in SCRIPTS] == [[]] * len(SCRIPTS)


@pytest.mark.parametrize("path", SCRIPTS)
def test_what_a_script_asks_of_the_platform_keeps_its_name(path: str) -> None:
    written, published = code(path), minify_script((PROJECT / path).read_text("utf-8"))
    for name in PLATFORM.split():
        asked = re.compile(rf"(?<![\w.-]){name}(?![\w-])")
        assert len(asked.findall(published)) == len(asked.findall(written)), name


@pytest.mark.parametrize("path", SCRIPTS)
def test_every_property_that_may_be_shortened_is_one_of_the_script(path: str) -> None:
    listed = " ".join(LISTED.findall((PROJECT / path).read_text("utf-8"))).split()
    assert [name for name in listed if not re.search(rf"(?<![\w\"]){name}\b", code(path))] == []
    assert len(listed) == len(set(listed))


SCRIPT = """(() => {
  // Short: stored
  // a comment with "a quote
  const long_name = "kept  // as it is";
  const keep = ({ stored, id }, ...others) => {
    const found = others.map((each) => `a ${each} b${stored}`);
    if (found.length) return { stored, id, found: /[/"]  x/g.test(found) };
    return found.true === true ? !false : typeof found + +1;
  };
  window.kept = { keep, stored: long_name };
})();
"""


def test_the_script_is_shortened_and_its_texts_and_public_names_are_not() -> None:
    assert minify_script(SCRIPT) == (
        '(()=>{let t="kept  // as it is";let e=({e,id:t},...n)=>{let r=n.map(i=>`a ${i} b${e}`);'
        'if(r.length)return{e,id:t,found:/[/"]  x/g.test(r)};return r.true===!0?!!1:typeof r+ +1};'
        "window.kept={keep:e,e:t}})();"
    )


def test_names_of_one_function_are_used_again_in_others() -> None:
    source = """(() => {
  function outer(first) { return first + 1; }
  function more(second, third) { return outer(second) + third; }
  function most(fourth) { return fourth + 2; }
  window.more = [more, most];
})();
"""
    read = re.fullmatch(
        r"\(\(\)=>\{function (\w)\((\w)\)\{return \2\+1\}function (\w)\((\w),(\w)\)\{return \1\(\4\)\+\5\}"
        r"function (\w)\((\w)\)\{return \7\+2\}window\.more=\[\3,\6\]\}\)\(\);",
        minify_script(source),
    )
    assert read
    assert read[2] == read[7]
    assert len({read[1], read[4], read[5]}) == len({read[1], read[3], read[6]}) == 3
