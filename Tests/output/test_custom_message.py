"""The CustomMessage function of a build, under Node, beside what `lintel messages` says."""

import contextlib
import email
import email.policy
import json
import subprocess
import zipfile

import invoke
import pytest

from conftest import ROOT

SOURCES = {
    "CustomMessage_SignUp": "sign-up",
    "CustomMessage_ResendCode": "resend",
    "CustomMessage_AdminCreateUser": "invitation",
    "CustomMessage_ForgotPassword": "forgot-password",
    "CustomMessage_UpdateUserAttribute": "attribute",
    "CustomMessage_VerifyUserAttribute": "attribute",
    "CustomMessage_Authentication": "sign-in-code",
}
POOLS = json.loads((ROOT / "lintel.json").read_text())["pools"]
SAMPLES = [json.loads(path.read_text()) for path in sorted(ROOT.glob("themes/*/tenant.json"))]
LOCALES = sorted(path.stem for path in (ROOT / "templates/locales").glob("*.json"))
# Bytes. Source: AWS Lambda, quotas.
ZIPPED, UNZIPPED = 50_000_000, 262_144_000


def event(source, client, locale=None, **attributes):
    return {
        "version": "1", "triggerSource": source, "region": "eu-central-1",
        "userPoolId": "eu-central-1_AbC", "userName": "mara",
        "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": client},
        "request": {
            "userAttributes": {"sub": "1", **({"locale": locale} if locale else {}), **attributes},
            "codeParameter": "{####}", "linkParameter": None,
            "usernameParameter": "{username}" if "AdminCreate" in source else None},
        "response": {"smsMessage": None, "emailMessage": None, "emailSubject": None}}


@pytest.fixture(scope="module")
def built(lintel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("messages") / "dist"
    lintel("build", "--quiet", "--only", "messages", "--out", folder)
    return folder / "_pools"


@pytest.fixture(scope="module")
def functions(built):
    with contextlib.ExitStack() as stack:
        yield {pool: stack.enter_context(invoke.running(built / pool / "custom-message"))
               for pool in POOLS}


def said(folder, locale, message):
    """What `lintel messages --out` wrote, as members of an answer; None for what the pool never says."""
    mail, sms = (folder / locale / medium / message for medium in ("email", "sms"))
    headers = email.message_from_bytes(
        mail.with_suffix(".eml").read_bytes(), policy=email.policy.default,
    ) if mail.with_suffix(".eml").exists() else {"Subject": None}
    html, text = mail.with_suffix(".html"), sms.with_suffix(".txt")
    return {
        "emailSubject": headers["Subject"],
        "emailMessage": html.read_bytes().decode() if html.exists() else None,
        "smsMessage": text.read_bytes().decode() if text.exists() else None}


@pytest.mark.parametrize("tenant", SAMPLES, ids=lambda tenant: tenant["id"])
def test_the_function_says_what_lintel_says(lintel, functions, tenant, tmp_path):
    lintel("messages", "--tenant", tenant["id"], "--out", tmp_path)
    pool = tenant["pool"]
    has_sender = POOLS[pool].get("sender") == "ses"
    compared = 0
    for client in tenant["clients"].values():
        for locale in tenant["locales"]:
            for source, message in SOURCES.items():
                expected = said(tmp_path, locale, message)
                if not has_sender:
                    expected |= {"emailSubject": None, "emailMessage": None}
                given = event(source, client["clientId"], locale)
                answer = functions[pool](given)
                assert answer == {**given, "response": expected}, (locale, source)
                compared += sum(text is not None for text in expected.values())
    assert compared


@pytest.mark.parametrize("pool", POOLS)
def test_without_a_client_it_says_what_the_pool_says(built, functions, pool):
    """Invitations: an administrator has no app client."""
    has_sender = POOLS[pool].get("sender") == "ses"
    messages = built / pool / "messages"
    rows = [row for row in json.loads((messages / "index.json").read_text())
            if row["id"].startswith("invitation")]
    assert rows
    for row in rows:
        status = "CONFIRMED" if row["id"] == "invitation-passwordless" else "FORCE_CHANGE_PASSWORD"
        answer = functions[pool](event(
            "CustomMessage_AdminCreateUser", "CLIENT_ID_NOT_APPLICABLE", row["locale"],
            **{"cognito:user_status": status}))
        member, ending = {
            "email": ("emailMessage", "html"), "sms": ("smsMessage", "txt")}[row["medium"]]
        path = messages / row["medium"] / row["locale"] / f"{row['id']}.{ending}"
        expected = path.read_bytes().decode() if row["medium"] == "sms" or has_sender else None
        assert answer["response"][member] == expected, row


def test_the_archive_has_the_folder_and_nothing_else(built):
    for pool in POOLS:
        folder = built / pool / "custom-message"
        with zipfile.ZipFile(built / pool / "custom-message.zip") as archive:
            assert archive.testzip() is None
            entries = archive.infolist()
            assert {entry.filename: archive.read(entry) for entry in entries} == {
                str(path.relative_to(folder)): path.read_bytes()
                for path in folder.rglob("*") if path.is_file()}
        # Lambda runs as a user of its own, and the bytes must not follow from the day.
        assert all(entry.external_attr >> 16 == 0o100644 for entry in entries)
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_where_a_pool_confirms_by_link_nothing_is_said(functions):
    link = "{##Click Here##}"
    for tenant in SAMPLES:
        client = next(iter(tenant["clients"].values()))["clientId"]
        for source in ("CustomMessage_SignUp", "CustomMessage_ResendCode"):
            given = event(source, client)
            by_code = functions[tenant["pool"]](given)["response"]
            # A link beside the code is no matter.
            given["request"]["linkParameter"] = link
            assert functions[tenant["pool"]](given)["response"] == by_code != given["response"]
            given["request"]["codeParameter"] = link
            assert functions[tenant["pool"]](given) == given


def test_a_language_that_nobody_has_is_the_tenants_first(functions):
    for tenant in SAMPLES:
        client = next(iter(tenant["clients"].values()))["clientId"]
        first, other = (
            functions[tenant["pool"]](event("CustomMessage_SignUp", client, locale))["response"]
            for locale in (tenant["locales"][0], "xx"))
        assert first == other


@pytest.mark.parametrize("pool", POOLS)
def test_another_pools_client_is_nobodys(functions, pool):
    for tenant in SAMPLES:
        if tenant["pool"] != pool:
            for client in tenant["clients"].values():
                given = event("CustomMessage_SignUp", client["clientId"])
                assert functions[pool](given) == given


def test_a_pool_without_a_sender_has_no_mails(lintel, tmp_path):
    """Cognito answers a sign-up with an error where a function of such a pool gives one."""
    client = "client000000000000000001"
    (tmp_path / "lintel.json").write_text(json.dumps({
        "pools": {"main": {
            "userPoolId": "eu-central-1_NoSender1", "sender": "cognito", "signUp": True,
            "identifiers": ["email", "phone"], "recovery": ["email", "phone"],
            "mfa": {"required": False, "methods": ["sms"]}}},
        "defaults": {"locales": ["en", "ar"]},
        "tenants": [{
            "id": "acme", "name": "Acme", "url": "https://acme.example/",
            "brand": {"color": {"primary": "#0b5fff"}}, "clients": {"web": {"clientId": client}}}]}))
    lintel("build", "--quiet", "--kit", ROOT, "--only", "messages", cwd=tmp_path)
    folder = tmp_path / "dist/_pools/main/custom-message"
    with invoke.running(folder) as function:
        for source in SOURCES:
            for locale in ("en", "ar"):
                given = event(source, client, locale)
                said = function(given)["response"]
                assert said["emailMessage"] is None and said["emailSubject"] is None, source
                assert "{####}" in said["smsMessage"], source
    texts = [path.read_text() for path in (folder / "texts").iterdir()]
    assert texts and not any("emailMessage" in text for text in texts)


def brands(count):
    """Tenants of many colours and all languages, each with links and texts as long as they come."""
    for number in range(count):
        red, green = number * 37 % 128, number * 91 % 128
        yield {
            "id": f"tenant-{number}", "name": f"Tenant {number} Robotics und Söhne",
            "url": f"https://tenant-{number}.app.example/login/", "locales": LOCALES,
            "brand": {"color": {"primary": f"#{red:02x}{green:02x}80"}},
            "clients": {"web": {
                "clientId": f"client{number:018}example", "home": "/",
                "callbacks": [f"https://tenant-{number}.app.example/callback"]}},
            "links": {"help": f"mailto:help@tenant-{number}.example",
                      "privacy": f"https://tenant-{number}.example/privacy",
                      "terms": f"https://tenant-{number}.example/terms"}}


def many(lintel, folder, count):
    """The folder of a function for so many tenants."""
    (folder / "lintel.json").write_text(json.dumps({
        "pools": {"main": {**POOLS["main"], "attributes": []}},
        "defaults": {"pool": "main", "theme": "base"}, "tenants": ["tenants.ndjson"]}))
    (folder / "tenants.ndjson").write_text(
        "".join(json.dumps(tenant) + "\n" for tenant in brands(count)))
    lintel("build", "--quiet", "--kit", ROOT, "--only", "messages", cwd=folder)
    return folder / "dist/_pools/main/custom-message"


TIMING = """
import { pathToFileURL } from "node:url";
const began = performance.now();
const { handler } = await import(pathToFileURL(process.argv[1] + "/index.mjs"));
const events = JSON.parse(process.argv[2]);
const start = performance.now();
await handler(events[0]);
const first = performance.now();
for (const event of events) await handler(event);
const all = performance.now();
console.log(`start ${(start - began).toFixed(1)} ms, first answer ${(first - start).toFixed(1)} ms, `
  + `later ones ${((all - first) / events.length).toFixed(2)} ms each`);
"""


def test_many_tenants_in_all_languages_fit_into_a_function(
        lintel, tmp_path, whole_matrix, capsys):
    count = 100 if whole_matrix else 20
    folder = many(lintel, tmp_path, count)
    files = [path for path in folder.rglob("*") if path.is_file()]
    # What tenants add grows with their number; the rest is there once.
    tenants = sum(path.stat().st_size for path in folder.glob("tenants/tenant-*.json"))
    unzipped = sum(path.stat().st_size for path in files)
    zipped = folder.with_suffix(".zip").stat().st_size
    scale = 1000 / count
    assert unzipped + tenants * (scale - 1) < UNZIPPED
    assert zipped + tenants * (scale - 1) + 1000 * 200 < ZIPPED
    events = [event(source, f"client{number % count:018}example", LOCALES[number % len(LOCALES)])
              for number in range(210) for source in [list(SOURCES)[number % 7]]]
    timed = subprocess.run(
        ["node", "--input-type=module", "-e", TIMING, folder, json.dumps(events)],
        capture_output=True, text=True, check=True)
    assert not timed.stderr, timed.stderr
    with capsys.disabled():
        print(f"\n{count} tenants × {len(LOCALES)} languages: {len(files)} files, "
              f"{unzipped / 1e6:.1f} MB, zipped {zipped / 1e6:.2f} MB; {timed.stdout.strip()}")
