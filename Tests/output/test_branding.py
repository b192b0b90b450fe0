"""What Cognito gets of a brand: bodies that its own model accepts and the mock takes, read back equal."""

import base64
import json
import os
import re
import subprocess
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from bodies import bodies, check_svgs, fault, keeps_limits, parameters

from conftest import ROOT, Preview, cognito_client

pytest.importorskip("boto3")
AWS = ROOT / ".venv/bin/aws"
POOLS = json.loads((ROOT / "lintel.json").read_text())["pools"]
TENANTS = [json.loads(path.read_text()) for path in sorted(ROOT.glob("themes/*/tenant.json"))]
PAIRS = [{"EmailMessage", "EmailSubject"}, {"EmailMessageByLink", "EmailSubjectByLink"}]
# One pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")


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
    return cognito_client(mock.address)


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


def test_the_classic_pages_read_back_what_was_sent(built, mock, cognito):
    # Those of whole pools come first, while no client has a style of its own.
    for path, operation, body in bodies(built, "set-ui-customization"):
        named = {name: body[name] for name in ("UserPoolId", "ClientId")}
        folder = path.parent.parent
        tenant = next(one for one in TENANTS if folder.parent.name in (one["id"], one["pool"]))
        client = path.name.split(".")[0]
        if client == "ALL":
            client = next(iter(tenant["clients"]))
        shown = f"{mock.address}/_lintel/branding/{tenant['id']}/{client}/classic/logo"
        # Without a style the preview shows what a build would upload: another one first.
        for sent in ({**parameters(operation, body), "ImageFile": PNG}, parameters(operation, body)):
            cognito.set_ui_customization(**sent)
            said = cognito.get_ui_customization(**named)["UICustomization"]
            assert said["CSS"] == body["CSS"] == (folder / "classic.css").read_text()
            assert said["ImageUrl"]
            # Where that leads to is the service's; the preview shows the picture that it would.
            with urllib.request.urlopen(shown) as answer:
                assert answer.read() == sent["ImageFile"]
        assert sent["ImageFile"] == (folder / "classic-logo.png").read_bytes()


@pytest.mark.parametrize("name", POOLS)
def test_botocore_accepts_what_lintel_messages_prints(lintel, name):
    """Members of calls: what these need besides is the pool's."""
    calls = json.loads(lintel("messages", "--quiet", "--pool", name, "--as", "api").stdout)
    assert "UpdateUserPool" in calls
    for operation, members in calls.items():
        body = {"UserPoolId": POOLS[name]["userPoolId"], **members}
        takeover = body.get("AccountTakeoverRiskConfiguration")
        if operation == "SetRiskConfiguration":
            assert "SourceArn" not in takeover["NotifyConfiguration"]
            takeover["Actions"] = {}
            takeover["NotifyConfiguration"]["SourceArn"] = (
                "arn:aws:ses:eu-central-1:123456789012:identity/acme.example")
        assert not fault(re.sub(r"(?<!^)(?=[A-Z])", "-", operation).lower(), body), operation


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
        properties = json.loads(path.read_text())
        by_link = path.with_name("user-pool.by-link.properties.json")
        ways = [properties]
        if by_link.exists():
            ways.append({**properties, **json.loads(by_link.read_text())})
        for number, way in enumerate(ways):
            # Cognito refuses mails with a code and mails with a link together.
            mails = set(way["VerificationMessageTemplate"]) & (PAIRS[0] | PAIRS[1])
            assert mails in ([PAIRS[1]] if number else [PAIRS[0], set()]), path
            templates.append(tmp_path / f"{path.parts[-3]}-{number}.json")
            templates[-1].write_text(json.dumps({"Resources": {"Pool": {
                "Type": "AWS::Cognito::UserPool", "DeletionPolicy": "Retain",
                "UpdateReplacePolicy": "Retain", "Properties": way}}}))
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
            "AWS::Cognito::UserPoolRiskConfigurationAttachment",
            "AWS::IAM::Role", "AWS::Lambda::Function", "AWS::Lambda::Permission",
            "AWS::Logs::LogGroup"}
    for path in built.rglob("deploy/main.tf.json"):
        assert set(json.loads(path.read_text())["resource"]) <= {
            "aws_cognito_managed_login_branding", "aws_cognito_user_pool_ui_customization",
            "aws_cognito_risk_configuration", "awscc_cognito_terms", "aws_cloudwatch_log_group",
            "aws_iam_role", "aws_iam_role_policy", "aws_lambda_function", "aws_lambda_permission"}


def test_what_terraform_reads_lies_beside_it(built):
    for path in built.rglob("deploy/main.tf.json"):
        files = re.findall(r'\$\{path\.module\}/([^\\"]+)', path.read_text())
        assert files
        for file in files:
            assert (path.parent / file).exists(), file
