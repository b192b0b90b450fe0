"""Build speed, as ratios measured in one run: Lintel beside `cp -r`, Jinja2 and Hugo.

A project of TENANTS tenants with colours and names of their own, all pages, two languages each. Every
round runs each contestant once, in turn, so that a busy machine slows all of them; the medians of
ROUNDS rounds are compared. Jinja2 and Hugo render pages that Lintel has built, with every word and
every address a variable again, as they are in Lintel's templates; choices and loops are left out.
"""

import colorsys
import html
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LINTEL = ROOT / ".build/release/lintel"
TENANTS = int(os.environ.get("TENANTS", "1000"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))


def colour(number):
    red, green, blue = colorsys.hls_to_rgb((number * 0.618) % 1, 0.35, 0.7)
    return "#%02x%02x%02x" % (int(red * 255), int(green * 255), int(blue * 255))


def tenant(number, name="Tenant & Sons"):
    return {
        "id": f"t{number:06}", "name": f"{name} {number}",
        "brand": {"color": {"primary": colour(number)}},
        "clients": {"web": {"clientId": f"{number:026}", "callbacks": [f"https://a{number}.example/"]}},
    }


def project(folder, count):
    folder.mkdir(parents=True)
    (folder / "lintel.json").write_text(json.dumps({
        "pools": {"main": {"userPoolId": "eu-central-1_AbCdEf123", "domain": "id.app.example",
                           "sender": "ses", "mfa": {"methods": ["totp", "email"]}}},
        "defaults": {"pool": "main", "theme": "base", "url": "https://{id}.app.example/",
                     "locales": ["en", "de"]},
        "tenants": "tenants.ndjson",
    }))
    tenants(folder, count)


def tenants(folder, count, renamed=None):
    with (folder / "tenants.ndjson").open("w") as file:
        for number in range(count):
            name = "Renamed" if number == renamed else "Tenant & Sons"
            file.write(json.dumps(tenant(number, name)) + "\n")


def timed(command, **options):
    """Wall seconds, user + system seconds and peak memory in MB of one command."""
    start = time.monotonic()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {command}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


JINJA = """
import sys, pathlib, json
from jinja2 import Environment
source, target, tenants, words = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), *(
    json.load(open(name)) for name in sys.argv[3:5])
env = Environment(autoescape=True)
pages = [(p.relative_to(source), env.from_string(p.read_text())) for p in sorted(source.rglob("*.html"))]
for tenant in tenants:
    for name, page in pages:
        file = target / tenant["id"] / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.render(tenant=tenant["name"], w=words[page_key(name)]))
""".replace("page_key(name)", 'str(name)[:-5].replace("/", "_").replace("-", "_")')

VARIABLE = re.compile(
    r'(?P<start>>|(?:href|src|content|integrity|value|title|aria-label|data-error-\w+)=")'
    r'(?P<text>[^<>"]*[^<>"\s][^<>"]*)(?P<end><|")')


def page_key(name):
    return str(name)[:-5].replace("/", "_").replace("-", "_")


def foreign_pages(sample, folder, spell_name, spell_word):
    """The pages of one built tenant as another engine's templates; returns each page's words."""
    words = {}
    for page in sorted((sample / "site").rglob("*.html")):
        name = page.relative_to(sample / "site")
        own = words[page_key(name)] = {}

        def variable(match, own=own, key=page_key(name)):
            text = html.unescape(match["text"])
            if "Tenant & Sons 0" in text:
                text = match["text"].replace("Tenant &amp; Sons 0", spell_name)
                return match["start"] + text + match["end"]
            own[f"w{len(own)}"] = text
            return match["start"] + spell_word(key, f"w{len(own) - 1}") + match["end"]

        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(VARIABLE.sub(variable, page.read_text()))
    return words


def hugo_site(folder, sample, tenants):
    words = foreign_pages(sample, folder / "pages", "{{ .Params.tenant }}",
                          lambda page, word: "{{ .Site.Data.words.%s.%s }}" % (page, word))
    (folder / "data").mkdir()
    (folder / "data" / "words.json").write_text(json.dumps(words))
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(
        'baseURL = "/"\ndisableKinds = ["RSS", "sitemap", "taxonomy", "term", "home", "section"]\n'
        "enableRobotsTXT = false\n")
    shutil.copy(folder / "hugo.toml", folder / "config.toml")
    names = []
    for page in sorted((folder / "pages").rglob("*.html")):
        name = str(page.relative_to(folder / "pages"))[:-5].replace("/", "-")
        names.append((name, str(page.relative_to(folder / "pages"))))
        shutil.copy(page, layouts / f"{name}.html")
    shutil.rmtree(folder / "pages")
    for entry in tenants:
        content = folder / "content" / entry["id"]
        content.mkdir(parents=True)
        for name, path in names:
            (content / f"{name}.md").write_text(
                f'---\nlayout: {name}\nurl: /{entry["id"]}/{path}\ntenant: {json.dumps(entry["name"])}\n'
                f'id: {entry["id"]}\n---\n')


def contestants(work, build):
    """Each name with what it runs; `lintel` comes first, and `changed` follows `unchanged`."""
    out, renamed = work / "out", iter(range(TENANTS))

    def changed():
        tenants(work / "project", TENANTS, renamed=next(renamed))
        return timed([*build, out])

    def whole():
        tenants(work / "project", TENANTS)
        return timed([*build, out, "--force"])

    found = {
        "lintel": whole,
        "cp -r": lambda: timed(["cp", "-r", "--reflink=never", out, work / "copy"]),
        "unchanged": lambda: timed([*build, out]),
        "one changed": changed,
        "jinja2": lambda: timed(
            [sys.executable, "-c", JINJA, work / "jinja", work / "jinja-out", work / "tenants.json",
             work / "words.json"]),
    }
    if shutil.which("hugo"):
        found["hugo"] = lambda: timed(
            ["hugo", "--quiet", "-s", work / "hugo", "-d", work / "hugo-out"])
    return found


GOALS = {"unchanged": "0.1 or less", "jinja2": "5 or more", "hugo": "10 or more"}


def rows(place, base, copy_goal):
    work = Path(tempfile.mkdtemp(prefix="lintel-bench-", dir=base))
    try:
        project(work / "project", TENANTS)
        all_tenants = [tenant(number) for number in range(TENANTS)]
        (work / "tenants.json").write_text(json.dumps(all_tenants))
        build = [LINTEL, "build", "--quiet", "--project", work / "project", "--out"]
        timed([*build, work / "out"])
        sample = work / "out" / "t000000"
        words = foreign_pages(
            sample, work / "jinja", "{{ tenant }}", lambda page, word: "{{ w.%s }}" % word)
        (work / "words.json").write_text(json.dumps(words))
        if shutil.which("hugo"):
            hugo_site(work / "hugo", sample, all_tenants)
        runs = contestants(work, build)
        times = {name: [] for name in runs}
        for _ in range(ROUNDS):
            # Every contestant writes into a folder that is not there yet.
            shutil.rmtree(work / "out")
            for name, run in runs.items():
                times[name].append(run())
                for leftover in ("copy", "jinja-out", "hugo-out"):
                    shutil.rmtree(work / leftover, ignore_errors=True)
        report(place, work / "out", times, {**GOALS, "cp -r": f"{1 / copy_goal:.2f} or more"})
    finally:
        shutil.rmtree(work)


def report(place, out, times, goals):
    medians = {name: [statistics.median(column) for column in zip(*runs)]
               for name, runs in times.items()}
    files = sum(len(names) for _, _, names in os.walk(out))
    print(f"\n{place}: {TENANTS} tenants, {files} files, median of {ROUNDS}")
    own = medians["lintel"][0]
    for name, (wall, cpu, memory) in medians.items():
        goal = f"   goal {goals[name]}" if name in goals else ""
        print(f"  {name:11} {wall:7.2f} s wall {cpu:7.2f} s user+sys {memory:6.0f} MB"
              f" {wall / own:7.2f} x lintel{goal}")


def memory(base):
    """Peak memory with ten times as many tenants: it must stay where it was."""
    work = Path(tempfile.mkdtemp(prefix="lintel-bench-", dir=base))
    try:
        peaks = []
        for count in (TENANTS, TENANTS * 10):
            folder = work / str(count)
            project(folder, count)
            peaks.append(timed([LINTEL, "build", "--quiet", "--project", folder])[2])
            shutil.rmtree(folder)
        print(f"\nmemory: {peaks[0]:.0f} MB with {TENANTS} tenants, {peaks[1]:.0f} MB with"
              f" {TENANTS * 10}   goal under 200, flat")
    finally:
        shutil.rmtree(work)


def rendering(base):
    with tempfile.TemporaryDirectory(prefix="lintel-bench-", dir=base) as folder:
        project(Path(folder) / "project", 100)
        print("\nrendering alone, in memory", flush=True)
        subprocess.run([ROOT / ".build/release/rendering-bench", Path(folder) / "project", ROOT],
                       check=True)


def main():
    in_memory = "/dev/shm" if os.path.ismount("/dev/shm") else None
    rendering(in_memory)
    if in_memory:
        rows("tmpfs", in_memory, 1.0)
    rows("disk", tempfile.gettempdir(), 1.5)
    memory(in_memory or tempfile.gettempdir())


main()
