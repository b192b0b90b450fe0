"""Renders and writes every tenant's pages with Jinja2: `jinja_pages.py SITE TEMPLATES OUT PROCESSES`.

Jinja2 as it comes is one process; with more, tenants are shared out among them. Templates were compiled
beforehand and are loaded once; what all tenants share is read once, a tenant's own values once a tenant.
"""

import json
import multiprocessing
import os
import sys

from jinja2 import Environment, ModuleLoader

SITE, TEMPLATES, OUT, PROCESSES = *sys.argv[1:4], int(sys.argv[4])


def load():
    env = Environment(loader=ModuleLoader(f"{SITE}/{TEMPLATES}"), autoescape=True,
                      keep_trailing_newline=True)
    with open(f"{SITE}/common.json") as file:
        common = json.load(file)
    return [(path, path.rpartition("/")[0], env.get_template(path), values)
            for path, values in common.items()]


def render(line):
    tenant = json.loads(line)
    folder = f"{OUT}/{tenant['id']}"
    for language in tenant["locale"]:
        os.makedirs(f"{folder}/{language}", exist_ok=True)
    for path, language, template, common in PAGES:
        text = template.render(
            {**common, **tenant["locale"][language], **tenant["page"].get(path, {})})
        with open(f"{folder}/{path}", "wb", buffering=0) as file:
            file.write(text.encode())


PAGES = load()
if __name__ == "__main__":
    with open(f"{SITE}/tenants.ndjson") as file:
        if PROCESSES == 1:
            for line in file:
                render(line)
        else:
            with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
                pool.map(render, file.readlines(), chunksize=16)
