"""Lintel's pages in other engines' words: the same templates, the same data, the same bytes.

`rendering-bench --port` writes each page's linked template as a tree of names, and each tenant's values.
From these come templates for Jinja2 and Hugo with every condition, loop and value of Lintel's own. Layouts
and texts are written in, as Lintel's linker does; partials are files of their own, and for Jinja2 once more
written in as well. Values that are the same for all tenants are kept apart and read once, as Lintel
keeps them, and what a page does not name is left out.
"""

import html
import json
import os
import shutil
import sys
from collections import Counter
from pathlib import Path

MARKS = ("{{", "{%", "{#")


def spelled(nodes, words):
    """A template's text; `words` has the engine's spelling of each kind of node."""
    parts = []
    for node in nodes:
        if isinstance(node, str):
            assert not any(mark in node for mark in MARKS), node
            parts.append(node)
        elif "value" in node:
            parts.append(words.value(words.place(*node["value"])))
        elif "data" in node:
            parts.append(words.data(words.place(*node["data"])))
        elif "if" in node:
            parts += [words.test(words.place(*node["if"]), node["wanted"]),
                      spelled(node["body"], words), words.end_test]
        elif "part" in node:
            parts.append(words.part(node["part"], spelled(node["body"], words)))
        elif "for" in node:
            words.loops += 1
            parts.append(words.loop(words.place(*node["for"]), words.loops))
            parts += [spelled(node["body"], words), words.end_loop]
            words.loops -= 1
        else:
            # The languages of this benchmark know one and many.
            forms = node["forms"]
            assert set(forms) <= {"one", "other"}, forms
            parts += [words.one(words.place(*node["plural"])), spelled(forms["one"], words),
                      words.otherwise, spelled(forms["other"], words), words.end_test]
    return "".join(parts)


class Jinja:
    end_test, end_loop, otherwise = "{% endif %}", "{% endfor %}", "{% else %}"

    def __init__(self, chosen):
        """`chosen` gives a partial its file, or None where it is written in."""
        self.loops = 0
        self.chosen = chosen

    def part(self, name, text):
        file = self.chosen(name, text)
        return '{%% include "partials/%s" %%}' % file if file else text

    def place(self, level, *names):
        first, rest = (f"e{level}", names) if level else (names[0], names[1:])
        # A subscript is looked up sooner than an attribute.
        return first + "".join(f"[{name!r}]" for name in rest)

    def value(self, place):
        return "{{ %s }}" % place

    def data(self, place):
        return "{{ %s|safe }}" % place

    def test(self, place, wanted):
        return "{%% if %s%s %%}" % ("" if wanted else "not ", place)

    def loop(self, place, number):
        return "{%% for e%d in %s %%}" % (number, place)

    def one(self, place):
        return "{%% if %s == 1 %%}" % place


class Partials:
    """Partials that are said more than once, as files of their own. What a layout, or a partial with blocks,
    became on one page only stays written in."""

    def __init__(self, spell):
        """`spell` spells all pages with a way to choose."""
        self.files, self.uses = {}, Counter()
        spell(self.counted)

    def counted(self, name, text):
        self.uses[name, text] += 1
        return self.file(name, text)

    def chosen(self, name, text):
        return self.file(name, text) if self.uses[name, text] > 1 else None

    def file(self, name, text):
        return self.files.setdefault((name, text), f"{len(self.files)}/{name}.html")

    def sources(self):
        return {f"partials/{file}": text for (name, text), file in self.files.items()
                if self.uses[name, text] > 1}


class Hugo:
    end_test, end_loop, otherwise = "{{ end }}", "{{ end }}", "{{ else }}"

    def __init__(self, homes, chosen):
        """`homes` tells for each name of the model which variable it is kept in."""
        self.loops = 0
        self.homes = homes
        self.chosen = chosen

    def part(self, name, text):
        """A partial is given what it may name. Hugo escapes one in a tag a second time: those are written in."""
        names = ["c", "l", "p", *(f"e{number + 1}" for number in range(self.loops))]
        head = "".join("{{ $%s := .%s }}" % (name, name) for name in names)
        file = text.startswith("<") and self.chosen(name, head + text)
        given = " ".join('"%s" $%s' % (name, name) for name in names)
        return '{{ partial "%s" (dict %s) }}' % (file, given) if file else text

    def place(self, level, *names):
        return ".".join([f"$e{level}" if level else self.homes[names[0]], *names])

    def value(self, place):
        return "{{ %s }}" % place

    def data(self, place):
        return "{{ safeJS %s }}" % place

    def test(self, place, wanted):
        return "{{ if %s%s }}" % ("" if wanted else "not ", place)

    def loop(self, place, number):
        return "{{ range $e%d := %s }}" % (number, place)

    def one(self, place):
        return "{{ if eq %s 1.0 }}" % place


def used(nodes):
    """The names of the model that a template looks at."""
    names = set()
    for node in nodes:
        if isinstance(node, dict):
            for kind in {"value", "data", "if", "for", "plural"} & node.keys():
                level, first, *_ = node[kind]
                if level == 0:
                    names.add(first)
            for body in [node.get("body", []), *node.get("forms", {}).values()]:
                names |= used(body)
    return names


def language(path):
    """The folder of a page's language; empty for the first one."""
    return path.rpartition("/")[0]


class Data:
    """Values by what they depend on: `common` on the page alone; for each tenant, `locale` on the
    language, `page` on the page as well."""

    def __init__(self, folder):
        self.outlines = json.loads((folder / "outlines.json").read_text())
        records = folder / "records.ndjson"
        names = {path: used(nodes) for path, nodes in self.outlines.items()}
        first, varying, own = None, {path: set() for path in names}, set()
        for tenant in self.tenants(records):
            first = first or tenant
            for path, values in tenant["pages"].items():
                varying[path] |= {name for name in names[path]
                                  if values[name] != first["pages"][path][name]}
            own |= self.own(tenant, varying)
        self.common = {path: {name: value for name, value in first["pages"][path].items()
                              if name in names[path] - varying[path]} for path in names}
        self.homes = {path: {name: "$c" if name not in varying[path] else
                             "$p" if (language(path), name) in own else "$l"
                             for name in names[path]} for path in names}
        self.lines = []
        for tenant in self.tenants(records):
            line = {"id": tenant["id"], "locale": {}, "page": {}}
            for path, values in tenant["pages"].items():
                for name, home in self.homes[path].items():
                    if home == "$l":
                        line["locale"].setdefault(language(path), {})[name] = values[name]
                    elif home == "$p":
                        line["page"].setdefault(path, {})[name] = values[name]
            self.lines.append(line)

    @staticmethod
    def tenants(records):
        with records.open() as file:
            for line in file:
                yield json.loads(line)

    @staticmethod
    def own(tenant, varying):
        """Names that differ between the pages of one language."""
        known, own = {}, set()
        for path, values in tenant["pages"].items():
            for name in varying[path]:
                key = (language(path), name)
                if known.setdefault(key, values[name]) != values[name]:
                    own.add(key)
        return own


def jinja_site(folder, data):
    """Compiled templates, and the data as `jinja_pages.py` reads them. `compiled` has a file for each partial
    that is said more than once, `linked` has whole pages."""
    folder.mkdir()

    def spell(chosen):
        return {path: spelled(nodes, Jinja(chosen)) for path, nodes in data.outlines.items()}

    partials = Partials(spell)
    compile_jinja(folder / "compiled", {**spell(partials.chosen), **partials.sources()})
    compile_jinja(folder / "linked", spell(lambda name, text: None))
    (folder / "common.json").write_text(json.dumps(data.common))
    with (folder / "tenants.ndjson").open("w") as file:
        for line in data.lines:
            file.write(json.dumps(line) + "\n")


def compile_jinja(folder, sources):
    from jinja2 import DictLoader, Environment

    env = Environment(loader=DictLoader(sources), autoescape=True, keep_trailing_newline=True)
    env.compile_templates(folder, zip=None, ignore_errors=False)


def hugo_site(folder, data):
    """A page of content for each page of each tenant; values come from two data files."""
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    config = ('baseURL = "/"\nenableRobotsTXT = false\n'
              'disableKinds = ["RSS", "sitemap", "taxonomy", "term", "home", "section"]\n')
    for name in ("hugo.toml", "config.toml"):
        (folder / name).write_text(config)
    names = {path: path[:-5].replace("/", "-") for path in data.outlines}

    def spell(chosen):
        return {path: spelled(nodes, Hugo(data.homes[path], chosen))
                for path, nodes in data.outlines.items()}

    partials = Partials(spell)
    for path, text in partials.sources().items():
        (folder / "layouts" / path).parent.mkdir(parents=True)
        (folder / "layouts" / path).write_text(text)
    for path, text in spell(partials.chosen).items():
        head = ('{{ $c := index .Site.Data.common "%s" }}{{ $t := index .Site.Data.tenants '
                '.Params.tenant }}{{ $l := index $t.locale "%s" }}{{ $p := index $t.page "%s" }}'
                % (path, language(path), path))
        (layouts / f"{names[path]}.html").write_text(head + text)
    (folder / "data").mkdir()
    (folder / "data" / "common.json").write_text(json.dumps(data.common))
    (folder / "data" / "tenants.json").write_text(
        json.dumps({line["id"]: line for line in data.lines}))
    for line in data.lines:
        content = folder / "content" / line["id"]
        content.mkdir(parents=True)
        for path, name in names.items():
            (content / f"{name}.md").write_text(json.dumps(
                {"layout": name, "url": f"/{line['id']}/{path}", "tenant": line["id"]}))


def pages(folder):
    """The pages in a folder by their paths below it. What scripts fetch is no page."""
    names = (page.relative_to(folder) for page in sorted(folder.rglob("*.html")))
    return [name for name in names if "assets" not in name.parts]


def differences(folder, others):
    """Pages of `others` that say another thing, each with how: markup must be equal byte for byte, while
    characters may be escaped in another way (`&#34;` for `&quot;`)."""
    wrong = []
    for name in pages(folder):
        page, other = folder / name, others / name
        if not other.is_file():
            wrong.append(f"{name} is not there")
            continue
        own, found = (html.unescape(file.read_text()) for file in (page, other))
        if own != found:
            at = len(os.path.commonprefix([own, found]))
            wrong.append(f"{name} has {found[at:at + 60]!r} for {own[at:at + 60]!r}")
    return wrong


def main(port, jinja, hugo):
    """A process of its own, so that what it holds is in nobody's peak memory."""
    data = Data(Path(port))
    jinja_site(Path(jinja), data)
    if shutil.which("hugo"):
        hugo_site(Path(hugo), data)


if __name__ == "__main__":
    main(*sys.argv[1:])
