"""Build speed, as ratios measured in one run: Lintel beside `cp -r`, Jinja2 and Hugo.

A project of TENANTS tenants with colours and names of their own, all pages, two languages each. Every
round runs each contestant once, in turn, so that a busy machine slows all of them; the medians of
ROUNDS rounds are compared.

`lintel` is a build of sites (`--only site`): tenants read, themes derived, style sheets, pages rendered and
checked, all files hashed, written and put in place. `pages only` is what of it the other engines do: pages
rendered and written. `files alone` is what of that is the file system's: as many files, with the bytes of one
tenant's pages. `whole` is a build of everything, messages, branding and deploy forms with it, which
none of the others has anything of. Jinja2 and Hugo get Lintel's own templates, translated (`ports.py`), and the
values that Lintel computed, as JSON; before anything is measured their pages are compared with Lintel's.
Jinja2's templates are compiled beforehand. It runs as it comes, in one process, and once more with a process
for each processor; Lintel and Hugo use all processors by themselves. Layouts and texts are written into the
others' templates; they include partials, as who writes for them does, while `jinja2 linked` has those written
in as well, as Lintel's linker does it. The last two columns are how many times the time of a
build of sites and of the bare pages each contestant takes.

The kit is copied first, and everybody gets that copy: a checkout that moves on in the middle, or a
`LINTEL_KIT` that names another one, would make pages differ for no fault of anybody's.
"""

import colorsys
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import ports

ROOT = Path(__file__).resolve().parent.parent.parent
LINTEL = ROOT / ".build/release/lintel"
RENDERING = ROOT / ".build/release/rendering-bench"
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
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def contestants(work, build):
    """Each name with what it runs; `lintel` comes first, and `one changed` follows `unchanged`."""
    out, whole, renamed = work / "out", work / "whole", iter(range(TENANTS))
    site = [*build, out, "--only", "site"]

    def changed():
        tenants(work / "project", TENANTS, renamed=next(renamed))
        return timed(site)

    def every_site():
        tenants(work / "project", TENANTS)
        return timed([*site, "--force"])

    return {
        "lintel": every_site,
        "cp -r": lambda: timed(["cp", "-r", "--reflink=never", out, work / "copy"]),
        "unchanged": lambda: timed(site),
        "one changed": changed,
        "whole": lambda: timed([*build, whole, "--force"]),
        "whole again": lambda: timed([*build, whole]),
        **engines(work),
    }


def engines(work):
    """What renders and writes pages and nothing else; each into a folder of its own name."""

    def jinja(name, processes, templates="compiled"):
        return lambda: timed([sys.executable, ROOT / "Tests/bench/jinja_pages.py",
                              work / "jinja-site", templates, work / name, processes])

    def pages(name, option):
        return lambda: timed([RENDERING, work / "project", work / "kit", option, work / name])

    found = {
        "pages only": pages("pages only", "--pages"),
        "files alone": pages("files alone", "--files"),
        "jinja2": jinja("jinja2", 1),
        "jinja2 each": jinja("jinja2 each", os.cpu_count()),
        "jinja2 linked": jinja("jinja2 linked", 1, "linked"),
    }
    if shutil.which("hugo"):
        found["hugo"] = lambda: timed(
            ["hugo", "--quiet", "-s", work / "hugo-site", "-d", work / "hugo"])
    return found


OUTPUTS = ("copy", "pages only", "files alone", "jinja2", "jinja2 each", "jinja2 linked", "hugo")
GOALS = {"unchanged": "0.1 x lintel or less", "whole again": "0.1 x whole or less",
         "jinja2": "5 x pages only or more", "hugo": "10 x pages only or more"}


def kit(work):
    """A copy of what a build reads of the checkout."""
    for name in ("templates", "themes", "site"):
        shutil.copytree(ROOT / name, work / "kit" / name)


def prepare(work, build):
    """Makes the project, the other engines' templates and data, and a first build; compares pages."""
    kit(work)
    project(work / "project", TENANTS)
    timed([*build, work / "out", "--only", "site"])
    timed([RENDERING, work / "project", work / "kit", "--port", work / "port"])
    timed([sys.executable, ROOT / "Tests/bench/ports.py", work / "port", work / "jinja-site",
           work / "hugo-site"])
    for run in engines(work).values():
        run()
    for output in OUTPUTS:
        if output != "files alone" and (work / output).exists():
            compare(work / "out", work / output, output)
    clean(work)


def compare(out, others, name):
    """The first tenants' pages and the last one's, in every language."""
    ids = [f"t{number:06}" for number in (*range(min(5, TENANTS)), TENANTS - 1)]
    count = 0
    for entry in ids:
        own = out / entry / "site"
        other = others / entry / "site" if name == "pages only" else others / entry
        wrong = ports.differences(own, other)
        if wrong:
            sys.exit(f"{name}: {len(wrong)} pages of {entry} are not lintel's; {wrong[0]}")
        count += len(ports.pages(own))
    print(f"  {name}: {count} pages of {len(ids)} tenants are lintel's, character references resolved",
          flush=True)


def clean(work, names=OUTPUTS):
    """Makes place for the next contestant. On a disk what has been written is put aside until the end: for minutes
    ext4 looks for inodes among those that were deleted, and whoever writes next would pay for it."""
    aside = work / "aside"
    for path in [work / name for name in names if (work / name).exists()]:
        if aside.exists():
            path.rename(aside / str(len(os.listdir(aside))))
        else:
            shutil.rmtree(path)


def rows(place, base, copy_goal, keep=False):
    work = Path(tempfile.mkdtemp(prefix="lintel-bench-", dir=base))
    try:
        print(f"\n{place}: comparing pages", flush=True)
        if keep:
            (work / "aside").mkdir()
        build = [LINTEL, "build", "--quiet", "--kit", work / "kit", "--project", work / "project",
                 "--out"]
        prepare(work, build)
        runs = contestants(work, build)
        times = {name: [] for name in runs}
        for _ in range(ROUNDS):
            # Every contestant writes into a folder that is not there yet.
            clean(work, ("out", "whole"))
            for name, run in runs.items():
                # Nobody waits for what another one has left to be written.
                os.sync()
                times[name].append(run())
                clean(work)
        report(place, work / "out", times,
               {**GOALS, "cp -r": f"{1 / copy_goal:.2f} x lintel or more"})
    finally:
        shutil.rmtree(work)


def report(place, out, times, goals):
    medians = {name: [statistics.median(column) for column in zip(*runs)]
               for name, runs in times.items()}
    files = sum(len(names) for _, _, names in os.walk(out))
    print(f"{place}: {TENANTS} tenants, {files} files, {len(ports.pages(out))} of them pages;"
          f" median of {ROUNDS}")
    for name, (wall, cpu, memory) in medians.items():
        print(f"  {name:13} {wall:7.2f} s wall {cpu:7.2f} s user+sys {memory:6.0f} MB"
              + "".join(f"  {wall / medians[own][0]:6.2f} x {own}" for own in ("lintel", "pages only"))
              + (f"   goal {goals[name]}" if name in goals else ""))


def memory(base):
    """Peak memory with ten times as many tenants: sites must stay where they were. What a whole build leaves
    beside them for a pool has each of its tenants in one file, and grows with them."""
    work = Path(tempfile.mkdtemp(prefix="lintel-bench-", dir=base))
    try:
        for name, only in (("sites", ["--only", "site"]), ("whole", [])):
            peaks = []
            for count in (TENANTS, TENANTS * 10):
                folder = work / str(count)
                project(folder, count)
                peaks.append(timed([
                    LINTEL, "build", "--quiet", "--kit", ROOT, "--project", folder, *only])[2])
                shutil.rmtree(folder)
            print(f"\nmemory, {name}: {peaks[0]:.0f} MB with {TENANTS} tenants, {peaks[1]:.0f} MB with"
                  f" {TENANTS * 10}   goal under 200" + (", flat" if only else ""))
    finally:
        shutil.rmtree(work)


def rendering(base):
    with tempfile.TemporaryDirectory(prefix="lintel-bench-", dir=base) as folder:
        project(Path(folder) / "project", 100)
        print("\nrendering alone, in memory", flush=True)
        subprocess.run([RENDERING, Path(folder) / "project", ROOT], check=True)


def main():
    in_memory = "/dev/shm" if os.path.ismount("/dev/shm") else None
    rendering(in_memory)
    if in_memory:
        rows("tmpfs", in_memory, 1.0)
    # A round leaves some 5 MB a tenant.
    room = shutil.disk_usage(tempfile.gettempdir()).free
    rows("disk", tempfile.gettempdir(), 1.5, keep=room > (ROUNDS + 2) * TENANTS * 5_000_000)
    memory(in_memory or tempfile.gettempdir())


if __name__ == "__main__":
    main()
