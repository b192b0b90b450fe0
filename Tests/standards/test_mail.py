"""All mails of all tenants and languages: the Nu HTML checker, and botocore's word on the API calls."""

import json
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from test_nu import checker  # noqa: F401  (a fixture)

WAIVERS = json.loads((Path(__file__).parent / "mail-waivers.json").read_text())
ROOT = Path(__file__).resolve().parent.parent.parent


def ids():
    return [json.loads(path.read_text())["id"] for path in sorted(ROOT.glob("themes/*/tenant.json"))]


@pytest.fixture(scope="session")
def mails(lintel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mails")
    for tenant in ids():
        lintel("messages", "--quiet", "--tenant", tenant, "--out", folder / tenant, check=False)
    return sorted(folder.rglob("*.html"))


def test_the_checker_reports_nothing_but_the_waivers(mails, checker):  # noqa: F811
    assert len(mails) > 100
    listing = subprocess.run(
        ["java", "-Xss4m", "-jar", str(checker), "--format", "json", "--exit-zero-always",
         *map(str, mails)],
        capture_output=True, text=True)
    patterns = [re.compile(waiver["pattern"]) for waiver in WAIVERS]
    left = {
        f"{Path(message.get('url', '')).name}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(listing.stderr)["messages"]
        if not any(pattern.search(message["message"]) for pattern in patterns)
    }
    assert not left, "\n".join(sorted(left)[:40])


def test_a_verification_mail_has_8000_characters_at_most(mails):
    for mail in mails:
        if mail.name == "verification.html":
            assert len(mail.read_text()) <= 8000, mail


FRAGMENTS = {
    "user-pool.json": ("UpdateUserPool", {}),
    "mfa.json": ("SetUserPoolMfaConfig", {}),
    "risk.json": ("SetRiskConfiguration", {"SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/a.example"}),
}


def test_cognito_takes_the_fragments(lintel, tmp_path):
    session = pytest.importorskip("botocore.session").get_session()
    validate = pytest.importorskip("botocore.validate").ParamValidator()
    service = session.get_service_model("cognito-idp")
    lintel("build", "--quiet", "--only", "messages", "--out", tmp_path)
    seen = set()
    for path in sorted(tmp_path.glob("_pools/*/*.json")):
        if path.name not in FRAGMENTS:
            continue
        operation, more = FRAGMENTS[path.name]
        members = {"UserPoolId": "eu-central-1_AbCdEf123", **json.loads(path.read_text())}
        if path.name == "risk.json":
            members["AccountTakeoverRiskConfiguration"]["NotifyConfiguration"].update(more)
            # What to do at which risk is the owner's choice; the call wants to know it.
            action = {"Notify": True, "EventAction": "NO_ACTION"}
            members["AccountTakeoverRiskConfiguration"]["Actions"] = {"LowAction": action}
        shape = service.operation_model(operation).input_shape
        assert not validate.validate(members, shape).generate_report(), path
        for pattern_miss in misses(members, shape):
            raise AssertionError(f"{path}: {pattern_miss}")
        seen.add(path.name)
    assert seen == set(FRAGMENTS)


def misses(value, shape, where=""):
    """Members that break the lengths or patterns of the service's model, which botocore leaves unread."""
    if shape.type_name == "structure":
        for name, member in value.items():
            yield from misses(member, shape.members[name], f"{where}.{name}")
    elif shape.type_name == "string":
        meta = shape.metadata
        if not meta.get("min", 0) <= len(value) <= meta.get("max", len(value)):
            yield f"{where} has {len(value)} characters"
        if "pattern" in meta and not matches(meta["pattern"], value):
            yield f"{where} does not match {meta['pattern']}"


def matches(pattern, text):
    """The service's pattern as its Java reads it: classes of Unicode, white space of ASCII alone."""
    known = "".join(
        letter if letter in " \t\n\v\f\r" or unicodedata.category(letter)[0] in "LMSNP" else "\0"
        for letter in text)
    plain = re.sub(r"\[(\\p\{\w\})+\\s\*?\]", r"[^\\0]", pattern)
    assert "\\p" not in plain, plain
    return re.fullmatch(plain, known)
