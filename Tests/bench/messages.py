"""Messages a second, as ratios measured in one run: Lintel beside mrml and Jinja2.

Everybody renders the same verification mail for the same 200 brands on one processor, a brand's colours
and names at hand. Lintel fills in its mail as it does when one is sent, styles inlined and escapes chosen
beforehand; Jinja2 fills the very same mail, as a compiled template, with values that are escaped already;
mrml renders `verification.mjml`, which looks the same, with each brand's values put in. `from theme`
derives a brand's values from its theme for each mail as well. The contestants take turns, and the medians
of ROUNDS rounds of processor time are compared.
"""

import json
import os
import re
import statistics
import string
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import jinja2
import mrml

ROOT = Path(__file__).resolve().parent.parent.parent
RENDERING = ROOT / ".build/release/rendering-bench"
ROUNDS = int(os.environ.get("ROUNDS", "5"))
GOAL = 5


def project(folder):
    """200 tenants with names and colours of their own."""
    folder.mkdir()
    (folder / "lintel.json").write_text(json.dumps({
        "pools": {"main": {"userPoolId": "eu-central-1_AbCdEf123", "domain": "id.app.example",
                           "sender": "ses"}},
        "defaults": {"pool": "main", "theme": "base", "url": "https://{id}.app.example/",
                     "locales": ["en"], "links": {"help": "mailto:help@app.example",
                                                  "privacy": "https://app.example/privacy"}},
        "tenants": "tenants.ndjson"}))
    with (folder / "tenants.ndjson").open("w") as file:
        for number in range(200):
            file.write(json.dumps({
                "id": f"t{number}", "name": f"Tenant & Sons {number}",
                "brand": {"color": {"primary": f"#{number * 37 % 128:02x}{number * 91 % 128:02x}80"}},
                "clients": {"web": {"clientId": f"{number:026}",
                                    "callbacks": [f"https://a{number}.example/"]}},
            }) + "\n")


def jinja(parts):
    """Lintel's mail as a template; a hole's name is its number."""
    text = "".join(
        f"{{{{ v{part} }}}}" if isinstance(part, int) else f"{{% raw %}}{part}{{% endraw %}}"
        for part in parts)
    return jinja2.Environment(keep_trailing_newline=True).from_string(text).render


def mjml(holes, row):
    """What the MJML mail's names stand for."""
    values = {re.sub(r"\W", "_", hole.partition(":")[0]): value
              for hole, value in zip(holes, row)}
    return {**values, "subject": f"Your verification code for {values['tenant']}"}


def rate(render, rows):
    count, start = 0, time.process_time()
    while (spent := time.process_time() - start) < 0.5:
        for row in rows:
            render(row)
        count += len(rows)
    return count / spent


def lintel(work):
    """Mails a second: filled in, and with a brand's values derived."""
    run = subprocess.run([RENDERING, work / "project", ROOT, "--mails"], check=True, text=True,
                         capture_output=True)
    return dict(zip(("lintel", "lintel whole"), map(float, run.stdout.split())))


def main():
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        project(work / "project")
        subprocess.run(
            [RENDERING, work / "project", ROOT, "--mail-port", work / "port"], check=True)
        mails = json.loads((work / "port/mails.json").read_text())
        render = jinja(mails["parts"])
        filled = [{f"v{number}": value for number, value in enumerate(row)}
                  for row in mails["values"]]
        if render(filled[0]) != (work / "port/first.html").read_bytes().decode():
            sys.exit("Jinja2's mail is not Lintel's")
        source = string.Template((Path(__file__).parent / "verification.mjml").read_text())
        named = [mjml(mails["holes"], row) for row in mails["values"]]
        rounds = [{
            **lintel(work), "jinja2": rate(render, filled),
            "mrml": rate(lambda row: mrml.to_html(source.substitute(row)).content, named),
        } for _ in range(ROUNDS)]
    medians = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    print("\nThe verification mail of 200 brands, mails a second on one processor")
    print(f"lintel      {medians['lintel']:12,.0f}")
    print(f"  from theme{medians['lintel whole']:12,.0f}  {times(medians, 'lintel whole', 'mrml')} mrml")
    print(f"jinja2      {medians['jinja2']:12,.0f}  lintel is {times(medians, 'lintel', 'jinja2')}")
    print(f"mrml        {medians['mrml']:12,.0f}  lintel is {times(medians, 'lintel', 'mrml')}; "
          f"the goal is {GOAL}")


def times(medians, one, other):
    return f"{medians[one] / medians[other]:.1f} x"


if __name__ == "__main__":
    main()
