"""Prints the gzip weight of each page and resource of every sample tenant beside its budget.

1 kB is 1,024 bytes; gzip level 9 without a file name in the header. Exits 1 if a budget is passed.
"""

import gzip
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
KB = 1024
BUDGETS = {"html": 3.5, "css": 3.5, "scripts": 7.0, "login": 14.0, "qr.js": 2.2, "pkce.js": 3.0}


def weight(path):
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def loaded_by(page):
    """What the page itself asks for, by element: style sheet, scripts, preloads."""
    text = page.read_text()
    scripts = re.findall(r'<script[^>]* src="([^"]+)"', text)
    scripts += re.findall(r'<link rel="modulepreload" href="([^"]+)"', text)
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
    return styles, list(dict.fromkeys(scripts))


def main():
    over = []

    def row(tenant, what, size, budget=None):
        mark = ""
        if budget is not None:
            mark = f" of {budget:.1f}"
            if size > budget * KB:
                mark += "  OVER"
                over.append(f"{tenant} {what}")
        print(f"{tenant:16} {what:34} {size / KB:7.2f} kB{mark}")

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [ROOT / ".build/debug/lintel", "build", "--quiet", "--only", "site", "--out", folder],
            cwd=ROOT, check=True)
        for tenant in sorted(Path(folder).iterdir()):
            site = tenant / "site"
            if not site.is_dir() or tenant.name.startswith("_"):
                continue
            for page in sorted(site.glob("*.html")):
                budget = BUDGETS["html"] if page.stem == "login" else None
                row(tenant.name, page.name, weight(page), budget)
            worst = max(site.glob("*/login.html"), key=weight, default=None)
            if worst:
                row(tenant.name, f"{worst.parent.name}/login.html (heaviest language)", weight(worst),
                    BUDGETS["html"])
            login = site / "login.html"
            styles, scripts = loaded_by(login)
            css = sum(weight(site / name) for name in styles)
            js = sum(weight(site / name) for name in scripts)
            row(tenant.name, "login: style sheet", css, BUDGETS["css"])
            row(tenant.name, f"login: {len(scripts)} scripts", js, BUDGETS["scripts"])
            row(tenant.name, "login with all but fonts and logo", weight(login) + css + js,
                BUDGETS["login"])
            for name in ("qr", "pkce"):
                for script in site.glob(f"assets/{name}.*.js"):
                    row(tenant.name, f"{name}.js", weight(script), BUDGETS[f"{name}.js"])
    if over:
        sys.exit("over budget: " + ", ".join(over))


main()
