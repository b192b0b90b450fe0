"""Prints what every sample tenant's site weighs beside its budget (product, section 6).

1 kB is 1,024 bytes; gzip level 9 without a file name in the header. Exits 1 if a budget is passed, or
if the login page asks for more files than it may.
"""

import gzip
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
KB = 1024
BUDGETS = {"html": 3.5, "css": 3.5, "scripts": 7.0, "login": 14.0, "qr": 2.2, "pkce": 3.0, "steps": 8.0}
REQUESTS = 5
# What a password sign-in without a challenge needs.
LOGIN_SCRIPTS = {"page", "cognito"}


def weight(path):
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def links(page, pattern):
    """The files that a page names, in order, each once."""
    found = re.findall(pattern, page.read_text())
    return list(dict.fromkeys((page.parent / name).resolve() for name in found))


def loaded_by(page):
    """What the page itself asks for, fonts apart: style sheets, scripts with their preloads, logo."""
    scripts = links(page, r'<link rel="modulepreload" href="([^"]+)"')
    scripts += links(page, r'<script[^>]* src="([^"]+)"')
    styles = links(page, r'<link rel="stylesheet" href="([^"]+)"')
    logos = links(page, r'<img class="logo__image" src="([^"]+)"')
    return styles, scripts, logos


def stem(path):
    return path.name.split(".")[0]


class Table:
    def __init__(self):
        self.over = []

    def row(self, tenant, what, size, budget=None):
        mark = "" if budget is None else f" of {budget:.1f}"
        if budget is not None and size > budget * KB:
            mark += "  OVER"
            self.over.append(f"{tenant} {what}")
        print(f"{tenant:12} {what:44} {size / KB:7.2f} kB{mark}")

    def fail(self, tenant, what):
        print(f"{tenant:12} {what}  OVER")
        self.over.append(f"{tenant} {what}")


def weigh(table, tenant, site):
    for page in sorted(site.glob("*.html")):
        if page.stem != "login":
            table.row(tenant, page.name, weight(page))
    logins = [site / "login.html", *site.glob("*/login.html")]
    for page in logins:
        name = page.relative_to(site)
        styles, scripts, logos = loaded_by(page)
        if {stem(script) for script in scripts} != LOGIN_SCRIPTS:
            table.fail(tenant, f"{name}: loads {sorted(map(stem, scripts))}")
        requests = 1 + len(styles) + len(scripts) + len(logos)
        if requests > REQUESTS:
            table.fail(tenant, f"{name}: {requests} requests")
        html, css, js = weight(page), sum(map(weight, styles)), sum(map(weight, scripts))
        table.row(tenant, f"{name}", html, BUDGETS["html"])
        if page.parent == site:
            table.row(tenant, "login: style sheet", css, BUDGETS["css"])
            table.row(tenant, f"login: {len(scripts)} scripts", js, BUDGETS["scripts"])
        table.row(
            tenant, f"{name}: all but fonts and logo, {requests} requests", html + css + js,
            BUDGETS["login"])
    for file in sorted(site.glob("assets/steps.*.html")):
        table.row(tenant, f"steps, {file.name.split('.')[1]}", weight(file), BUDGETS["steps"])
    for name in ("qr", "pkce"):
        for script in site.glob(f"assets/{name}.*.js"):
            table.row(tenant, f"{name}.js", weight(script), BUDGETS[name])


def main():
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [ROOT / ".build/debug/lintel", "build", "--quiet", "--only", "site", "--out", folder],
            cwd=ROOT, check=True)
        for tenant in sorted(Path(folder).iterdir()):
            if (tenant / "site").is_dir() and not tenant.name.startswith("_"):
                weigh(table, tenant.name, (tenant / "site").resolve())
    if table.over:
        sys.exit("over budget: " + ", ".join(table.over))


main()
