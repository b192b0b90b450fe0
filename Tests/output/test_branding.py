"""What Cognito gets of a brand: bodies that its own model accepts and the mock takes, read back equal."""

import base64
import json
import os
import re
import struct
import subprocess
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from conftest import ROOT, Preview

boto3 = pytest.importorskip("boto3")
AWS = ROOT / ".venv/bin/aws"
# What the service gives a style or a document: a call that changes one needs it.
ID = "6f1ed1f0-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def built(lintel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("branding") / "dist"
    lintel("build", "--quiet", "--out", folder, "--only", "cognito,deploy,messages")
    return folder


@pytest.fixture(scope="module")
def mock(lintel):
    """The sample project's own pools and clients."""
    preview = Preview()
    yield preview
    preview.stop()


@pytest.fixture(scope="module")
def cognito(mock):
    return boto3.client(
        "cognito-idp", endpoint_url=mock.address, region_name="eu-central-1",
        aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="example")


def bodies(built, operation=""):
    """Path, operation and body of each call."""
    folders = [*built.glob("*/cognito/calls"), *built.glob("_pools/*/cognito/calls")]
    for path in sorted(path for one in folders for path in one.glob(f"*.{operation}*.json")):
        yield path, path.name.split(".")[1], json.loads(path.read_text())


def parameters(operation, body):
    """The body as boto3 takes it: pictures as bytes."""
    body = json.loads(json.dumps(body))
    if "ImageFile" in body:
        body["ImageFile"] = base64.b64decode(body["ImageFile"], validate=True)
    for asset in body.get("Assets", ()):
        asset["Bytes"] = base64.b64decode(asset["Bytes"], validate=True)
    # Looked up when the call is made.
    if operation == "update-managed-login-branding":
        body["ManagedLoginBrandingId"] = ID
    if operation == "update-terms":
        body["TermsId"] = ID
    return body


def fault(operation, body):
    """What botocore's own model of a call finds wrong with its parameters."""
    session = pytest.importorskip("botocore.session").get_session()
    validate = pytest.importorskip("botocore.validate").ParamValidator()
    name = "".join(word.title() for word in operation.split("-"))
    name = name.replace("Ui", "UI")
    shape = session.get_service_model("cognito-idp").operation_model(name).input_shape
    return validate.validate(parameters(operation, body), shape).generate_report()


def test_botocore_accepts_every_body(built):
    operations = set()
    for path, operation, body in bodies(built):
        assert not fault(operation, body), path
        operations.add(operation)
    assert operations == {
        "set-ui-customization", "create-managed-login-branding", "update-managed-login-branding",
        "create-terms", "update-terms"}


def test_a_request_keeps_the_service_s_limits(built):
    for call in bodies(built):
        keeps_limits(*call)


def keeps_limits(path, operation, body):
    size = len(json.dumps(body))
    if operation == "set-ui-customization":
        assert len(body["CSS"]) <= 3072 and size <= 135_000, path
    elif "managed-login" in operation:
        assert size <= 2_000_000, path
        assert len(body["Assets"]) <= 40
        for asset in body["Assets"]:
            assert len(base64.b64decode(asset["Bytes"])) <= 1_000_000, path


def png(width, height, padding):
    """The head of a PNG, and bytes that nobody decodes."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + bytes(4)

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", bytes(padding))
            + chunk(b"IEND", b""))


def svg(width, height, content="<path d='M0 0h9v9z'/>"):
    return (f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' role='img'>"
            f"{content}</svg>").encode()


LOGOS = {
    "wide.svg": svg(900, 20), "tall.svg": svg(20, 300), "square.svg": svg(64, 64),
    "use.svg": svg(30, 10, "<path id='a' d='M0 0h9v9z'/><use href='#a'/>"),
    "wide.png": png(800, 100, 4000), "heavy.png": png(350, 178, 120_000),
    "good.png": png(300, 100, 4000), "stage.png": png(1600, 900, 700_000),
    "huge.png": png(1600, 900, 1_200_000),
}


def random_tenant(random, number):
    """A brand as somebody might have it."""
    stem = random.choice([name for name in LOGOS if name[:-4] not in ("stage", "huge")])
    brand = {
        "color": {"primary": f"#{random.randrange(1 << 24):06x}"},
        "mode": random.choice(["auto", "light", "dark"]), "contrast": "repair",
        "shape": {"radius": random.choice(["none", "sm", "lg", "full", 3]),
                  "border": random.choice([0, 1, 3])},
        "logo": {"src": f"logos/{stem}", "place": random.choice(["inside", "outside", "header"])},
        "social": {"place": random.choice(["top", "bottom"])},
        "layout": {"variant": random.choice(["card", "plain", "split-end", "full"])},
    }
    if random.random() < 0.3:
        brand["logo"]["dark"] = "logos/square.svg"
    if random.random() < 0.5:
        brand["logo"]["email"] = f"logos/{random.choice(['good', 'wide', 'heavy'])}.png"
    if random.random() < 0.4:
        brand["layout"]["image"] = f"logos/{random.choice(['stage', 'huge'])}.png"
    name = random.choice(["Ærø", "株式会社青空", "مرسى", "Ω & <Söhne>", "A" * 110])
    return {
        "id": f"t{number}", "name": name, "pool": random.choice(["one", "lite", "bare"]),
        "brand": brand, "locales": random.sample(["en", "de", "ar"], 2),
        "clients": {
            client: {"clientId": f"id{number}x{index}", "callbacks": ["https://a.example/cb"]}
            for index, client in enumerate(random.sample(["web", "my-app", "my_app", "1st"], 2))},
        "links": {"terms": "https://a.example/?x=${x}", "privacy": {
            "en": "https://a.example/p", "de": "https://a.example/%{d}"}},
    }


def test_brands_as_people_may_have_them_make_valid_bodies(lintel, whole_matrix, tmp_path):
    random = Random(20)
    for name, content in LOGOS.items():
        path = tmp_path / "logos" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    pool = {"userPoolId": "eu-central-1_AbCdEf123", "domain": "id.app.example"}
    (tmp_path / "lintel.json").write_text(json.dumps({
        "pools": {
            "one": pool, "lite": {**pool, "userPoolId": "eu-central-1_Lite", "tier": "lite"},
            "bare": {"userPoolId": "eu-central-1_Bare"}},
        "defaults": {"theme": "base"}, "tenants": "tenants.ndjson"}))
    tenants = [random_tenant(random, number) for number in range(500 if whole_matrix else 60)]
    (tmp_path / "tenants.ndjson").write_text(
        "".join(json.dumps(tenant) + "\n" for tenant in tenants))
    lintel("build", "--quiet", "--project", tmp_path, "--kit", ROOT, "--only", "cognito,deploy")
    built = tmp_path / "dist"
    kinds = {"one": set(), "lite": set(), "bare": set()}
    for path, operation, body in bodies(built):
        assert not fault(operation, body), path
        keeps_limits(path, operation, body)
        if "_pools" not in path.parts:
            kinds[tenants[int(path.parts[-4][1:])]["pool"]].add(operation)
    assert len(kinds["one"]) == 5 and kinds["lite"] == {"set-ui-customization"}
    assert not kinds["bare"], "a pool without a domain has no pages of Cognito's"
    check_svgs(built)
    templates = sorted(built.glob("*/deploy/cloudformation.json"))
    assert templates
    assert all(path.stat().st_size <= 1_000_000 for path in templates)


def test_the_pictures_are_what_the_calls_say(built):
    for path, _, body in bodies(built, "create-managed-login-branding"):
        said = {
            f"{asset['Category']}.{asset['ColorMode']}.{asset['Extension']}".lower()
            .replace("_", "-"): asset["Bytes"] for asset in body["Assets"]}
        there = {
            file.name: base64.b64encode(file.read_bytes()).decode()
            for file in (path.parent.parent / "assets").iterdir()}
        assert said == there


def test_an_svg_says_its_size_and_has_the_shape_that_is_asked_for(built):
    check_svgs(built)


def check_svgs(built):
    logos = sorted(built.glob("*/cognito/assets/*.svg"))
    assert logos
    for path in logos:
        root = re.search(r'<svg [^>]*width="([\d.]+)" height="([\d.]+)" viewBox="', path.read_text())
        assert root, path
        if "logo" in path.name:
            assert 1 <= float(root[1]) / float(root[2]) <= 4, path


def test_the_classic_pages_read_back_what_was_sent(built, cognito):
    for path, _, body in bodies(built, "set-ui-customization"):
        cognito.set_ui_customization(**parameters("set-ui-customization", body))
        said = cognito.get_ui_customization(
            UserPoolId=body["UserPoolId"], ClientId=body["ClientId"])["UICustomization"]
        assert said["CSS"] == body["CSS"] == (path.parent.parent / "classic.css").read_text()
        assert said["ImageUrl"]


def test_managed_login_reads_back_what_was_sent(built, cognito):
    for path, operation, body in bodies(built, "create-managed-login-branding"):
        made = cognito.create_managed_login_branding(**parameters(operation, body))
        style = made["ManagedLoginBranding"]["ManagedLoginBrandingId"]
        update = json.loads((path.parent / path.name.replace("create-", "update-")).read_text())
        changed = parameters("update-managed-login-branding", update)
        cognito.update_managed_login_branding(**{**changed, "ManagedLoginBrandingId": style})
        said = cognito.describe_managed_login_branding_by_client(
            UserPoolId=body["UserPoolId"], ClientId=body["ClientId"])["ManagedLoginBranding"]
        assert said["Settings"] == body["Settings"]
        assert said["Assets"] == parameters(operation, body)["Assets"]
        # Nothing was left to the service's own values, which may change.
        merged = cognito.describe_managed_login_branding_by_client(
            UserPoolId=body["UserPoolId"], ClientId=body["ClientId"], ReturnMergedResources=True)
        assert merged["ManagedLoginBranding"]["Settings"] == body["Settings"]


def test_the_command_line_sends_documents_as_they_are(built, mock, cognito, tmp_path):
    nothing = tmp_path / "nothing"
    nothing.touch()
    environment = {
        **os.environ, "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "example",
        "AWS_DEFAULT_REGION": "eu-central-1", "AWS_PAGER": "", "AWS_CONFIG_FILE": str(nothing)}

    def send(call):
        path, operation, body = call
        done = subprocess.run(
            [AWS, "cognito-idp", operation, "--endpoint-url", mock.address, "--output", "json",
             "--cli-input-json", f"file://{path}"],
            env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        said = cognito.describe_terms(
            UserPoolId=body["UserPoolId"], TermsId=json.loads(done.stdout)["Terms"]["TermsId"])
        assert {name: said["Terms"][name] for name in body} == body

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(send, bodies(built, "create-terms")))


def test_cloudformation_has_nothing_to_say(built, tmp_path):
    pytest.importorskip("cfnlint")
    templates = sorted(built.glob("*/deploy/cloudformation.json"))
    pools = sorted(built.glob("_pools/*/deploy/cloudformation.json"))
    assert len(templates) == 5 and len(pools) == 4
    templates += pools
    for path in built.glob("_pools/*/deploy/user-pool.properties.json"):
        templates.append(tmp_path / f"{path.parts[-3]}.json")
        templates[-1].write_text(json.dumps({"Resources": {"Pool": {
            "Type": "AWS::Cognito::UserPool", "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain", "Properties": json.loads(path.read_text())}}}))
    done = subprocess.run(
        [ROOT / ".venv/bin/cfn-lint", "--include-checks", "I", "--", *map(str, templates)],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_form_owns_what_belongs_to_the_pool(built):
    for path in built.rglob("deploy/cloudformation.json"):
        types = {one["Type"] for one in json.loads(path.read_text())["Resources"].values()}
        assert types <= {
            "AWS::Cognito::ManagedLoginBranding", "AWS::Cognito::Terms",
            "AWS::Cognito::UserPoolUICustomizationAttachment",
            "AWS::Cognito::UserPoolRiskConfigurationAttachment"}
    for path in built.rglob("deploy/main.tf.json"):
        assert set(json.loads(path.read_text())["resource"]) <= {
            "aws_cognito_managed_login_branding", "aws_cognito_user_pool_ui_customization",
            "aws_cognito_risk_configuration", "awscc_cognito_terms"}


def test_what_terraform_reads_lies_beside_it(built):
    for path in built.rglob("deploy/main.tf.json"):
        files = re.findall(r'\$\{path\.module\}/([^\\"]+)', path.read_text())
        assert files
        for file in files:
            assert (path.parent / file).exists(), file
