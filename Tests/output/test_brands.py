"""Brands as people may have them, by chance: every colour and shape, logos of all formats, names in many
scripts, some of them far too long. Whatever is made of them is valid, and what is too long is said."""

import email
import email.policy
import json
import struct
from random import Random

import invoke
import pytest
from bodies import bodies, check_svgs, fault, keeps_limits

from conftest import ROOT

# Brands in the short run, and in the long one.
FEW, MANY = 12, 500
LOCALES = sorted(path.stem for path in (ROOT / "templates/locales").glob("*.json"))
SOURCES = ["SignUp", "ResendCode", "AdminCreateUser", "ForgotPassword", "UpdateUserAttribute",
           "VerifyUserAttribute", "Authentication"]
NAMES = [
    "Ærø", "株式会社青空", "مرسى الأزرق", "Ω & <Söhne>", "שלום בע״מ", "Łódź «Sklep»", "नमस्ते बैंक", "ภูเก็ต",
    "O’Neill\u00a0Ltd", "Гранит", "대한상사", "Ünïcödé \"GmbH\"", "😀👩\u200d🚀 Rockets", "a" * 30, "漢" * 24,
]
POOL = {
    "domain": "id.app.example", "sender": "ses", "identifiers": ["email", "phone"],
    "recovery": ["email", "phone"], "mfa": {"methods": ["totp", "email", "sms"]}}
POOLS = {
    "one": {**POOL, "userPoolId": "eu-central-1_One", "tier": "plus"},
    "lite": {"userPoolId": "eu-central-1_Lite", "domain": "id.app.example", "tier": "lite"},
    "bare": {"userPoolId": "eu-central-1_Bare", "sender": "ses"},
    # Of its names some are too long, so that it cannot be made.
    "long": {**POOL, "userPoolId": "eu-central-1_Long"},
}


def png(width, height, padding):
    """The head of a PNG, and bytes that nobody decodes."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + bytes(4)

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", bytes(padding))
            + chunk(b"IEND", b""))


def jpeg(width, height, padding):
    """A frame, and a scan that nobody decodes."""
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00"
    return b"\xff\xd8\xff\xc0" + frame + scan + bytes(padding) + b"\xff\xd9"


def webp(width, height, padding):
    body = b"WEBPVP8X" + struct.pack("<II", 10, 0)
    body += struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3] + bytes(padding)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def ico(width, height, padding):
    image = png(width, height, padding)
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, width, height, 0, 0, 1, 32, len(image), 22) + image


def svg(width, height, content="<path d='M0 0h9v9z'/>"):
    return (f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' role='img'>"
            f"{content}</svg>").encode()


IMAGES = {
    "wide.svg": svg(900, 20), "tall.svg": svg(20, 300), "square.svg": svg(64, 64),
    "use.svg": svg(30, 10, "<path id='a' d='M0 0h9v9z'/><use href='#a'/>"),
    "wide.png": png(800, 100, 4000), "heavy.png": png(350, 178, 120_000),
    "good.png": png(300, 100, 4000), "good.jpeg": jpeg(300, 120, 4000),
    "tall.jpeg": jpeg(100, 900, 9000), "flat.webp": webp(400, 100, 4000),
    "stage.png": png(1600, 900, 700_000), "stage.jpeg": jpeg(1600, 900, 300_000),
    "huge.png": png(1600, 900, 1_200_000), "icon.ico": ico(32, 32, 900),
}
LOGOS = [name for name in IMAGES if name[:4] not in ("stag", "huge", "icon")]


def brand(random):
    made = {
        "color": {"primary": f"#{random.randrange(1 << 24):06x}"},
        "mode": random.choice(["auto", "light", "dark"]), "contrast": "repair",
        "shape": {"radius": random.choice(["none", "sm", "md", "lg", "full", 3, 17.5]),
                  "border": random.choice([0, 1, 3])},
        "logo": {"src": f"logos/{random.choice(LOGOS)}", "height": random.choice([12, 32, 120]),
                 "place": random.choice(["inside", "outside", "header"])},
        "social": {"place": random.choice(["top", "bottom"])},
        "layout": {"variant": random.choice(["card", "plain", "split-start", "split-end", "full"])},
    }
    if random.random() < 0.3:
        made["color"]["surface"] = f"#{random.randrange(1 << 24):06x}"
    if random.random() < 0.3:
        made["logo"]["dark"] = f"logos/{random.choice(LOGOS)}"
    if random.random() < 0.5:
        made["logo"]["email"] = "logos/" + random.choice(
            ["good.png", "wide.png", "heavy.png", "good.jpeg", "tall.jpeg"])
    if random.random() < 0.4:
        made["layout"]["image"] = "logos/" + random.choice(["stage.png", "stage.jpeg", "huge.png"])
    if random.random() < 0.3:
        made["favicon"] = {"ico": "logos/icon.ico", "svg": "logos/square.svg"}
    return made


def tenant(random, number, pool, locales):
    name = random.choice(NAMES)
    if pool == "long":
        name = (name * 300)[:random.choice([45, 70, 100, 119, 120])].strip()
    # A text message has to say the host as well.
    host = "login.a-rather-long-name-{}.customers.app.example" if pool == "long" else "t{}.example"
    return {
        "id": f"t{number}", "name": name, "pool": pool, "brand": brand(random),
        "locales": random.sample(locales, 2), "url": f"https://{host.format(number)}/login/",
        "clients": {
            client: {"clientId": f"id{number}x{index}", "callbacks": ["https://a.example/cb"]}
            for index, client in enumerate(random.sample(["web", "my-app", "my_app", "1st"], 2))},
        "links": {"help": "mailto:help@a.example?subject=a%20b&body='x'",
                  "terms": "https://a.example/?x=${x}&y=1", "privacy": {
                      "en": "https://a.example/p", "de": "https://a.example/%{d}"}},
    }


@pytest.fixture(scope="module")
def brands(lintel, whole_matrix, tmp_path_factory):
    """Tenants, their build, and what was found on the way."""
    folder = tmp_path_factory.mktemp("brands")
    (folder / "logos").mkdir()
    for name, content in IMAGES.items():
        (folder / "logos" / name).write_bytes(content)
    random = Random(20)
    count, locales = (MANY, LOCALES) if whole_matrix else (FEW, ["en", "ja", "ar"])
    # However few there are, each pool has some.
    pools = [*POOLS, *(random.choice([*POOLS, "one", "one"]) for _ in range(count))]
    tenants = [tenant(random, number, pools[number], locales) for number in range(count)]
    (folder / "lintel.json").write_text(json.dumps(
        {"pools": POOLS, "defaults": {"theme": "base"}, "tenants": "tenants.ndjson"}))
    (folder / "tenants.ndjson").write_text("".join(json.dumps(one) + "\n" for one in tenants))
    done = lintel("build", "--quiet", "--project", folder, "--kit", ROOT, "--format", "json",
                  "--only", "cognito,deploy,messages", check=False)
    return folder, tenants, json.loads(done.stdout)["findings"]


def of(tenants, *pools):
    return [one for one in tenants if one["pool"] in pools]


def test_every_tenant_and_every_pool_is_made_but_the_one_with_names_too_long(brands):
    folder, tenants, findings = brands
    errors = [one for one in findings if one["severity"] == "error"]
    too_long = {"message.subject.long", "message.sms.long"}
    lines = {number + 1 for number, one in enumerate(tenants) if one["pool"] == "long"}
    for one in errors:
        # The pool's own messages are in its first tenant's name.
        assert one["code"] in too_long and (
            one["file"] == "lintel.json" or one["line"] in lines), one
    for one in tenants:
        assert (folder / "dist" / one["id"] / "manifest.json").exists(), one["id"]
    for pool in POOLS:
        assert (folder / "dist/_pools" / pool).exists() == (pool != "long" or not errors), pool


def test_every_body_is_one_that_the_service_takes(brands):
    folder, tenants, _ = brands
    pools = {one["id"]: one["pool"] for one in tenants}
    kinds = {pool: set() for pool in POOLS}
    for path, operation, body in bodies(folder / "dist"):
        assert not fault(operation, body), path
        keeps_limits(path, operation, body)
        if "_pools" not in path.parts:
            kinds[pools[path.parts[-4]]].add(operation)
    for pool in ("one", "long"):
        assert len(kinds[pool]) == 5, pool
    assert kinds["lite"] == {"set-ui-customization"}
    assert not kinds["bare"], "a pool without a domain has no pages of Cognito's"
    check_svgs(folder / "dist")
    templates = sorted((folder / "dist").glob("*/deploy/cloudformation.json"))
    assert templates
    assert all(path.stat().st_size <= 1_000_000 for path in templates)


@pytest.mark.parametrize(("file", "operation"), [
    ("user-pool", "update-user-pool"), ("mfa", "set-user-pool-mfa-config"),
    ("risk", "set-risk-configuration")])
def test_every_fragment_is_one_that_the_service_takes(brands, file, operation):
    folder, _, _ = brands
    paths = sorted((folder / "dist/_pools").glob(f"*/{file}.json"))
    assert paths
    for path in paths:
        body = {"UserPoolId": POOLS[path.parts[-2]]["userPoolId"], **json.loads(path.read_text())}
        if operation == "set-risk-configuration":
            takeover = body["AccountTakeoverRiskConfiguration"]
            takeover["NotifyConfiguration"]["SourceArn"] = "arn:aws:ses:eu-central-1:1:identity/a"
            takeover["Actions"] = {}
        assert not fault(operation, body), path


def length(text):
    return len(text.encode("utf-16-le")) // 2


def test_a_pool_s_function_has_a_message_for_every_event_of_every_tenant(brands):
    """The function judges its own answers: one that breaks a limit would be none."""
    folder, tenants, _ = brands
    with invoke.running(folder / "dist/_pools/one/custom-message") as function:
        for one in of(tenants, "one"):
            client = next(iter(one["clients"].values()))["clientId"]
            for source in SOURCES:
                for locale in one["locales"]:
                    answer = function(event(source, client, locale))["response"]
                    assert answer["emailMessage"], (one["id"], source, locale)
                    assert length(answer["emailSubject"]) <= 140
                    assert length(answer["emailMessage"]) <= 20_000
                    assert answer["smsMessage"] and length(answer["smsMessage"]) <= 140


def event(source, client, locale):
    return {
        "version": "1", "triggerSource": f"CustomMessage_{source}", "region": "eu-central-1",
        "userPoolId": "eu-central-1_One", "userName": "mara",
        "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": client},
        "request": {
            "userAttributes": {"sub": "1", "locale": locale}, "codeParameter": "{####}",
            "linkParameter": None,
            "usernameParameter": "{username}" if source == "AdminCreateUser" else None},
        "response": {"smsMessage": None, "emailMessage": None, "emailSubject": None}}


def test_no_message_is_over_a_limit_without_a_finding(brands, lintel, whole_matrix, tmp_path):
    folder, tenants, findings = brands
    said = {(one["code"], one["line"], *one["message"].split("'")[1:4:2]) for one in findings
            if one["code"].startswith("message.") and one.get("line")}
    over = 0
    # A process for each: some of them are enough.
    for one in of(tenants, "long", *(["one"] if whole_matrix else []))[:40]:
        line = int(one["id"][1:]) + 1
        out = tmp_path / one["id"]
        lintel("messages", "--project", folder, "--kit", ROOT, "--tenant", one["id"],
               "--out", out, check=False)
        texts = sorted(out.rglob("sms/*.txt"))
        mails = sorted(out.rglob("email/*.html"))
        assert texts and mails
        for path in texts:
            if length(path.read_bytes().decode()) > 140:
                over += 1
                assert ("message.sms.long", line, f"sms/{path.stem}", path.parts[-3]) in said, path
        for path in mails:
            subject = email.message_from_bytes(
                path.with_suffix(".eml").read_bytes(), policy=email.policy.default)["Subject"]
            where = (line, f"email/{path.stem}", path.parts[-3])
            if length(subject) > 140:
                over += 1
                assert ("message.subject.long", *where) in said, path
            if length(path.read_bytes().decode()) > 20_000:
                over += 1
                assert ("message.long", *where) in said, path
    assert over
